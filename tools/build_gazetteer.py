"""Make the skill gazetteer: `python tools/build_gazetteer.py DATA`.

DATA is the development data folder (ESCO 1.1, O*NET 29.2 and the texts whose counts decide which
phrases are too common); the package `skill-extractor` 0.2.0 must be installed, only its list of
names is read. Sources, rules and sizes: docs/skills.md. The same inputs give the same bytes.
"""

import json
import sys
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

from gazetteer.assemble import Assembly, Draft
from gazetteer.corpus import document_frequencies
from gazetteer.curated import Curated, read_curated
from gazetteer.esco import EscoSkill, read_skills
from gazetteer.modes import mode_of_name, mode_of_phrase
from gazetteer.onet import read_technologies
from gazetteer.select import selected

TARGET = Path(__file__).parent.parent / "src/rolefit/profiling/data"


def extractor_names() -> list[str]:
    """The names in skill-extractor's gazetteer, lower case; none of its code is run."""
    path = distribution("skill-extractor").locate_file("skill_extractor/data/skills.json")
    names: list[str] = json.loads(Path(str(path)).read_text("utf-8"))
    return names


def build(data: Path, skills: list[EscoSkill], ordinary: set[str], target: Path) -> None:
    """Write the data files and print what they hold."""
    curated = read_curated()
    made = Assembly(curated, ordinary)
    made.add_esco(skills)
    made.add_onet(read_technologies(data))
    unknown = made.add_aliases(curated.aliases)
    names = extractor_names()
    made.add_extracted(selected(names, data, made, ordinary))
    keys, lowered, total = document_frequencies(data, made.phrases.keys(), made.names.keys())
    modes_names = {
        light: mode
        for light, claim in made.names.items()
        if (mode := mode_of_name(light, claim, made, lowered[light] / total)) is not None
    }
    modes_phrases = {
        key: mode
        for key, claim in made.phrases.items()
        if (mode := mode_of_phrase(key, claim, made, keys[key] / total)) is not None
    }
    closed = closure(made, curated)
    used = sorted(
        {made.names[light].concept for light in modes_names}
        | {made.phrases[key].concept for key in modes_phrases}
        | {parent for parents in closed.values() for parent in parents}
    )
    place = {old: new for new, old in enumerate(used)}
    files = {
        "concepts": [
            _row(made.concepts[at], [made.concepts[up].id for up in closed[at]]) for at in used
        ],
        "names": [
            f"{light}\t{place[made.names[light].concept]}{modes_names[light]}"
            for light in sorted(modes_names)
        ],
        "phrases": _phrase_lines(made, modes_phrases, place),
        "ambiguous": curated.ambiguous.splitlines(),
    }
    for name, lines in files.items():
        body = "".join(line + "\n" for line in lines).encode()
        (target / f"skills.{name}.tsv").write_bytes(body)
        print(f"skills.{name}.tsv: {len(lines):,} lines, {len(body):,} bytes")
    print(f"{len(modes_phrases):,} phrases")
    print("concepts of our own:", ", ".join(sorted(set(unknown))))


def _row(one: Draft, broader: list[str]) -> str:
    return "\t".join(
        (one.id, one.label, one.kind, one.family, " ".join(one.others), " ".join(broader))
    )


def _phrase_lines(
    made: Assembly, modes: dict[tuple[str, ...], str], place: dict[int, int]
) -> list[str]:
    lines: dict[str, list[str]] = defaultdict(list)
    for key in sorted(modes):
        entry = f"{place[made.phrases[key].concept]}{modes[key]}"
        lines[key[0]].append(f"{' '.join(key[1:])}={entry}")
    return [f"{first}\t{'|'.join(lines[first])}" for first in sorted(lines)]


def closure(made: Assembly, curated: Curated) -> dict[int, list[int]]:
    """Every concept's more general concepts, nearest first.

    Raises:
        ValueError: a relation names a concept that no source has.
    """
    parents: dict[int, list[int]] = defaultdict(list)
    for narrow, wide in curated.broader:
        a, b = made.find(narrow), made.find(wide)
        if a is None or b is None:
            raise ValueError(f"broader.tsv: unknown: {narrow if a is None else wide}")
        if a != b:
            parents[a].append(b)
    closed: dict[int, list[int]] = defaultdict(list)
    for child in sorted(parents):
        queue: list[int] = list(parents[child])
        seen: set[int] = {child}
        while queue:
            at = queue.pop(0)
            if at not in seen:
                seen.add(at)
                closed[child].append(at)
                queue += parents.get(at, [])
    return closed


def main(data: Path, target: Path = TARGET) -> None:
    """Read the sources and build."""
    skills, ordinary = read_skills(data)
    build(data, skills, ordinary, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
