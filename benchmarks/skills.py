"""How well skills are found: `python benchmarks/skills.py DATA [--worst N]`.

DATA is the development data folder (docs/skills.md tells the figures). Four parts: how well ESCO's
run-together labels are parted (against the ICT skills, whose labels are known), whether those
labels lead back to their concept, mentions against SkillSpan's people on its dev part, and speed.
How well texts are linked to ESCO is measured by `rolefit evaluate --devset skills` and
`--devset skill-sentences`.
"""

import argparse
import csv
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from gazetteer.esco import read_exact, read_rows, trusted_labels

from rolefit.domain.text import Span
from rolefit.evaluation.devsets.run_together import split_all
from rolefit.profiling.skills import Gazetteer, load_gazetteer


@dataclass
class Tally:
    """Gold spans found or not, and our mentions that people marked or not."""

    hit: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    def share(self) -> float:
        """The hits among all."""
        return self.hit / max(1, self.hit + self.missed)

    def add(self, text: str, *, hit: bool) -> None:
        """Count one; keep it as an example when it is no hit."""
        if hit:
            self.hit += 1
        else:
            self.missed += 1
            self.examples.append(text)


def parted_labels(data: Path) -> None:
    """Parting without any knowledge of the ICT labels, against the ICT labels."""
    rows, exact = read_rows(data), read_exact(data)
    found = split_all([(label, text) for _, label, text in rows])
    kept = trusted_labels(rows, found)
    for name, labels in (("all parted labels", found), ("those the build trusts", kept)):
        hits = ours = theirs = 0
        for (uri, preferred, text), mine in zip(rows, labels, strict=True):
            truth = {label for label in exact.get(uri, []) if label in text} - {preferred}
            if uri in exact:
                made = set(mine) - {preferred}
                hits += len(truth & made)
                ours += len(made)
                theirs += len(truth)
        print(f"{name}: precision {hits / ours:.3f}, recall {hits / theirs:.3f} ({theirs} labels)")


def label_recovery(data: Path, gazetteer: Gazetteer) -> None:
    """The share of ESCO's ICT labels that `link` leads back to their concept."""
    right = wrong = unknown = 0
    known = {uri for uri, _, _ in read_rows(data)}
    for uri, labels in sorted(read_exact(data).items()):
        if uri not in known:
            continue
        for label in labels:
            skill = gazetteer.link(label)
            if skill is None:
                unknown += 1
            elif uri in skill.ids:
                right += 1
            else:
                wrong += 1
    total = right + wrong + unknown
    print(
        f"ICT labels: {right / total:.3f} to their concept, {wrong / total:.3f} to another, "
        f"{unknown / total:.3f} to none ({total})"
    )


def sentences(path: Path) -> Iterator[tuple[str, list[Span], list[Span]]]:
    """Text, knowledge spans and skill spans of each SkillSpan sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            starts, at = [], 0
            for token in row["tokens"]:
                starts.append(at)
                at += len(token) + 1
            ends = [start + len(token) for start, token in zip(starts, row["tokens"], strict=True)]
            yield (
                " ".join(row["tokens"]),
                _spans(row["tags_knowledge"], starts, ends),
                _spans(row["tags_skill"], starts, ends),
            )


def _spans(tags: list[str], starts: list[int], ends: list[int]) -> list[Span]:
    spans: list[Span] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B") or (tag.startswith("I") and not spans):
            spans.append(Span(starts[at], ends[at]))
        elif tag.startswith("I"):
            spans[-1] = Span(spans[-1].start, ends[at])
    return spans


def skillspan(path: Path, gazetteer: Gazetteer, worst: int) -> None:
    """Overlap of our mentions with the spans that people marked."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for text, knowledge, skills in sentences(path):
        found = gazetteer.find(text)
        gold = knowledge + skills
        for skill in found:
            hit = any(skill.span.overlaps(span) for span in gold)
            tallies["precision"].add(f"{skill.surface} -> {skill.label} | {text}", hit=hit)
        for name, spans in (("recall of knowledge", knowledge), ("recall of skills", skills)):
            for span in spans:
                hit = any(skill.span.overlaps(span) for skill in found)
                tallies[name].add(f"{span.of(text)} | {text}", hit=hit)
    for name, tally in sorted(tallies.items()):
        print(f"{path.name} {name}: {tally.share():.3f} ({tally.hit + tally.missed})")
        for example in tally.examples[:: max(1, len(tally.examples) // max(1, worst))][:worst]:
            print("    ", example[:180])


def exactness(path: Path, gazetteer: Gazetteer) -> None:
    """F1 over tokens, and over spans that must agree in both ends, as taggers are measured."""
    shared: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for text, knowledge, skills in sentences(path):
        found = {skill.span for skill in gazetteer.find(text)}
        starts = [word.start() for word in re.finditer(r"\S+", text)]
        kinds = {"knowledge": knowledge, "skills": skills, "both": knowledge + skills}
        for name, spans in kinds.items():
            for unit, mine, gold in (
                ("tokens", _covered(starts, found), _covered(starts, spans)),
                ("spans", found, set(spans)),
            ):
                key = f"{unit}, {name}"
                shared[key] += len(mine & gold)
                ours[key] += len(mine)
                theirs[key] += len(gold)
    for key in sorted(ours):
        precision, recall = shared[key] / ours[key], shared[key] / theirs[key]
        f1 = 2 * shared[key] / (ours[key] + theirs[key])
        print(f"{path.name} {key}: F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")


def _covered(starts: Sequence[int], spans: Iterable[Span]) -> set[int]:
    return {at for at in starts for span in spans if span.start <= at < span.end}


def speed(data: Path, gazetteer: Gazetteer) -> None:
    """Characters per CPU second over the résumés, everything parsed beforehand."""
    with gzip.open(data / "resumes.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in texts:
        gazetteer.find(text)
    started = time.process_time()
    for text in texts:
        gazetteer.find(text)
    took = time.process_time() - started
    size = sum(map(len, texts))
    print(f"{len(texts)} résumés, {size:,} characters: {size / took / 1e6:.2f} million a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="examples of each kind to print")
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--no-split", action="store_true", help="leave out the slow first part")
    given = parser.parse_args()
    csv.field_size_limit(10_000_000)
    if not given.no_split:
        parted_labels(given.data)
    started = time.perf_counter()
    gazetteer = load_gazetteer()
    print(f"loaded in {time.perf_counter() - started:.3f} s, version {gazetteer.version}")
    label_recovery(given.data, gazetteer)
    skillspan(given.data / f"skillspan/{given.part}.jsonl.gz", gazetteer, given.worst)
    exactness(given.data / f"skillspan/{given.part}.jsonl.gz", gazetteer)
    speed(given.data, gazetteer)


if __name__ == "__main__":
    main()
