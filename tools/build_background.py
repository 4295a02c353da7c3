"""Compose the background résumés from O*NET facts: `python tools/build_background.py DATA`.

Each is invented: a title, two stations, a dozen of the occupation's tasks as bullets, its tools as
a list and the usual schooling (O*NET 29.2, CC-BY 4.0, U.S. Department of Labor/ETA; see NOTICE).
The same people are written out as whole résumés too, with what real ones have beside their work:
dates, headings, a summary, languages, everyday skills. Then `rolefit` encodes both with the default
bundle and the vectors are written beside the texts.
"""

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/rolefit/matching/data"
COUNT = 110
SCHOOLING = {
    "1": "High school diploma",
    "2": "High school diploma and on-the-job training",
    "3": "Associate degree, vocational training",
    "4": "Bachelor's degree in the field",
    "5": "Master's degree in the field, postgraduate training",
}


SUMMARIES = (
    "{title} with many years of experience in the field.",
    "Reliable {title}, used to working with people and to writing reports.",
    "{title} who keeps deadlines, learns quickly and likes to work in a team.",
)
EVERYDAY = (
    "Communication, teamwork, Microsoft Office",
    "Problem solving, time management, customer service",
    "Microsoft Word, Microsoft Excel, organisational skills",
    "Leadership, planning, attention to detail",
)
LANGUAGES = ("English (native)", "English (fluent), Spanish (basic)")


@dataclass(frozen=True)
class Person:
    """Somebody invented.

    Args:
        jobs: titles of two stations, the later one first.
        tasks: of the occupation, in the words of O*NET.
    """

    title: str
    jobs: list[str]
    tasks: list[str]
    schooling: str
    tools: list[str]

    def passages(self) -> list[str]:
        """What the background measures."""
        lines = [self.title, *self.jobs, *self.tasks, self.schooling]
        return [*lines, ", ".join(self.tools)] if self.tools else lines


@dataclass(frozen=True)
class Facts:
    """O*NET by occupation code."""

    titles: dict[str, str]
    zones: dict[str, str]
    tasks: dict[str, list[str]]
    tools: dict[str, list[str]]
    others: dict[str, list[str]]


def main(data: Path) -> None:
    """Write the texts and their vectors."""
    people = invent(data / "onet")
    _write("background", [person.passages() for person in people])
    draw = random.Random(11)
    _write("typical", [written_out(person, draw) for person in people])
    _write_vectors()


def _write(name: str, rows: Sequence[object]) -> None:
    path = TARGET / f"{name}.jsonl.gz"
    body = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{name}: {len(rows)} résumés, {path.stat().st_size} bytes")


def invent(onet: Path) -> list[Person]:
    """`COUNT` people, spread over all major groups of occupations."""
    draw = random.Random(7)
    facts = Facts(
        titles={row[0]: row[1] for row in _rows(onet / "occupation_data.tsv.gz")},
        zones={row[0]: row[1] for row in _rows(onet / "job_zones.tsv.gz")},
        tasks=_grouped(onet / "task_statements.tsv.gz", 2),
        tools=_grouped(onet / "technology_skills.tsv.gz", 1),
        others=_grouped(onet / "alternate_titles.tsv.gz", 1),
    )
    by_group: dict[str, list[str]] = defaultdict(list)
    for code in sorted(facts.tasks):
        if len(facts.tasks[code]) >= 14 and code in facts.zones:
            by_group[code[:2]].append(code)
    chosen: list[str] = []
    while len(chosen) < COUNT:
        for group in sorted(by_group):
            if by_group[group] and len(chosen) < COUNT:
                chosen.append(by_group[group].pop(draw.randrange(len(by_group[group]))))
    return [_person(code, facts, draw) for code in chosen]


def _person(code: str, facts: Facts, draw: random.Random) -> Person:
    tasks, tools, others = facts.tasks[code], facts.tools[code], facts.others[code]
    bullets = draw.sample(tasks, min(len(tasks), draw.randrange(12, 19)))
    stations = draw.sample(others, min(2, len(others)))
    listed = draw.sample(tools, min(10, len(tools)))
    return Person(facts.titles[code], stations, bullets, SCHOOLING[facts.zones[code]], listed)


def written_out(person: Person, draw: random.Random) -> str:
    """A whole résumé: two of three have a summary and everyday skills, half tell languages."""
    end = draw.randrange(2016, 2024)
    middle, start = end - draw.randrange(2, 8), end - draw.randrange(9, 16)
    half = len(person.tasks) // 2
    plain = [re.sub(r"\s*\(.*?\)", "", job) for job in person.jobs]
    later, earlier = (*plain, person.title, person.title)[:2]
    parts = [person.title]
    if draw.random() < 2 / 3:
        parts.append("Summary\n" + draw.choice(SUMMARIES).format(title=person.title))
    parts.append(
        f"Experience\n{later}, Invented House (02/{middle} - 11/{end})\n"
        f"{_bullets(person.tasks[:half])}\n\n"
        f"{earlier}, Other House (06/{start} - 01/{middle})\n{_bullets(person.tasks[half:])}"
    )
    parts.append(f"Education\n{person.schooling}, {start}")
    skills = [", ".join(person.tools)] if person.tools else []
    if draw.random() < 2 / 3:
        skills.append(draw.choice(EVERYDAY))
    if skills:
        parts.append("Skills\n" + "\n".join(skills))
    if draw.random() < 1 / 2:
        parts.append(f"Languages\n{draw.choice(LANGUAGES)}")
    return "\n\n".join(parts) + "\n"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _grouped(path: Path, column: int) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in _rows(path):
        groups[row[0]].append(row[column])
    return groups


def _rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines][1:]


def _write_vectors() -> None:
    import numpy as np

    from rolefit.encoding import load_encoder, to_grid
    from rolefit.matching import background, typical
    from rolefit.matching.prepare import family
    from rolefit.profiling import Profiler
    from rolefit.profiling.skills import load_gazetteer
    from rolefit.reading import read_text

    encoder, profiler = load_encoder(), Profiler(load_gazetteer())
    whole = typical.passages_of([profiler.resume(read_text(t)) for t in typical.typical_texts()])
    weights = family(encoder.id)
    wanted = {
        background.vectors_name(weights): background.flat_texts(),
        typical.vectors_name(weights, whole): whole,
    }
    for stale in TARGET.glob("*.npy"):
        stale.unlink()
    for name, texts in wanted.items():
        np.save(TARGET / name, to_grid(encoder.encode(texts)), allow_pickle=False)
        print(f"{name}: {len(texts)} vectors by {encoder.id}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
