"""How well résumés are profiled, on the labelled documents.

    python benchmarks/profiling/resumes.py DATA_FOLDER [a|b|c-dev|c-check]...

Prints, per set, precision, recall and F1 of sections, positions, titles, employers, dates,
degrees, languages, certificates and skills, and the documents that do worst, by id. Half **a** is
for development; **b** is the test half, for reporting only. Set **c** was drawn and labelled
later, a document of every occupation: its part c-dev may be looked at, c-check is measured only.
It has no labels of sections, and positions of eleven documents only; five of its documents are read
from their PDF. `also` holds the other mentions of a certificate that is labelled once.

Offsets of the labels point into the raw text, ours into the repaired one: the two are aligned by
their ASCII letters and digits, which neither repair nor these PDFs' reading order touches.
"""

import json
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents import digest, resume_texts

from rolefit.domain.resume import DegreeLevel, Position, Resume
from rolefit.domain.text import Document, Span
from rolefit.profiling.resumes import profile_resume
from rolefit.profiling.skills import Gazetteer, load_gazetteer
from rolefit.reading.limits import Limits
from rolefit.reading.router import read_bytes, read_text

LABELS = Path(__file__).parent / "labels"
Label = dict[str, Any]
_PLAIN = re.compile("[A-Za-z0-9]")


@dataclass
class Tally:
    """Counts of one aspect, of one document or many.

    Args:
        aspect: what was counted.
        right: predictions that are right.
        predicted: how many were made.
        true: how many there are.
        hit: how many of those were found; the same as `right` unless told.
    """

    aspect: str
    right: int = 0
    predicted: int = 0
    true: int = 0
    hit: int = -1

    def __post_init__(self) -> None:
        self.hit = self.right if self.hit < 0 else self.hit

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.aspect,
            self.right + other.right,
            self.predicted + other.predicted,
            self.true + other.true,
            self.hit + other.hit,
        )

    @property
    def errors(self) -> int:
        """How many are wrong or missing."""
        return self.predicted - self.right + self.true - self.hit

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there is nothing to find and nothing was found."""
        precision = self.right / self.predicted if self.predicted else float(not self.true)
        recall = self.hit / self.true if self.true else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


class Alignment:
    """Offsets of the raw text in the read text."""

    def __init__(self, raw: str, read: str) -> None:
        self._raw = [match.start() for match in _PLAIN.finditer(raw)]
        self._read = [match.start() for match in _PLAIN.finditer(read)]
        self.exact = [raw[i] for i in self._raw] == [read[i] for i in self._read]

    def span(self, label: Label) -> Span:
        """Where a labelled span stands in the read text."""
        last = len(self._read) - 1
        first = min(last, bisect_left(self._raw, label["start"]))
        end = min(last, max(first, bisect_left(self._raw, label["end"]) - 1))
        return Span(self._read[first], self._read[end] + 1)


def key(words: str) -> str:
    """Letters and digits only, lower case."""
    return "".join(_PLAIN.findall(words)).lower()


def pairs(predicted: Sequence[Span], true: Sequence[Span]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, the largest overlap first."""
    overlaps = sorted(
        (min(p.end, t.end) - max(p.start, t.start), -i, -j)
        for i, p in enumerate(predicted)
        for j, t in enumerate(true)
        if p.overlaps(t)
    )
    taken: list[tuple[int, int]] = []
    for _, i, j in reversed(overlaps):
        if all(-i != left and -j != right for left, right in taken):
            taken.append((-i, -j))
    return taken


def judge(resume: Resume, label: Label, alignment: Alignment, text: str) -> Iterator[Tally]:
    """Every aspect of one document."""
    if "sections" in label:
        yield Tally("sections", *_sections(resume, label, alignment))
    if "positions" in label:
        yield from _positions(resume, label, alignment, text)
    yield from _degrees(resume, label, alignment)
    found = Counter(language.code for language in resume.languages)
    told = Counter(language["code"] for language in label["languages"])
    yield Tally("languages", (found & told).total(), found.total(), told.total())
    yield _certificates(resume, label, alignment)
    yield from _skills(resume, label, alignment, text)


def _sections(resume: Resume, label: Label, alignment: Alignment) -> tuple[int, int, int]:
    found = [(s.heading, s.kind.value) for s in resume.sections if s.heading]
    true = [(alignment.span(section), section["kind"]) for section in label["sections"]]
    matched = pairs([span for span, _ in found], [span for span, _ in true])
    return sum(found[i][1] == true[j][1] for i, j in matched), len(found), len(true)


def _positions(resume: Resume, label: Label, alignment: Alignment, text: str) -> Iterator[Tally]:
    true = label["positions"]
    matched = pairs(
        [p.header for p in resume.positions], [alignment.span(position) for position in true]
    )
    yield Tally("positions", len(matched), len(resume.positions), len(true))
    for name in ("title", "employer"):
        right = sum(
            key(getattr(resume.positions[i], name)) == key(alignment.span(true[j][name]).of(text))
            for i, j in matched
            if true[j][name]
        )
        found = sum(bool(getattr(position, name)) for position in resume.positions)
        yield Tally(f"{name}s", right, found, sum(bool(position[name]) for position in true))
    for name, months in (("from", _start), ("to", _end)):
        right = sum(
            true[j][name] is not None and months(resume.positions[i]) == true[j][name]
            for i, j in matched
        )
        found = sum(months(position) is not None for position in resume.positions)
        yield Tally(f"dates {name}", right, found, sum(bool(p[name]) for p in true))


def _start(position: Position) -> str | None:
    return str(position.start) if position.start else None


def _end(position: Position) -> str | None:
    return "present" if position.current else str(position.end) if position.end else None


def _degrees(resume: Resume, label: Label, alignment: Alignment) -> Iterator[Tally]:
    levels = {level.name.lower() for level in DegreeLevel}
    true = [(alignment.span(degree), degree) for degree in label["degrees"]]
    counted = [(span, degree) for span, degree in true if degree["level"] in levels]
    # "other" (a course without a level) is neither asked for nor held against us.
    found = [
        degree
        for degree in resume.degrees
        if not any(degree.span.overlaps(s) for s, d in true if d["level"] not in levels)
    ]
    matched = pairs([degree.span for degree in found], [span for span, _ in counted])
    right = [(i, j) for i, j in matched if found[i].level.name.lower() == counted[j][1]["level"]]
    yield Tally("degrees", len(right), len(found), len(counted))
    years = sum(
        counted[j][1]["year"] is not None and str(found[i].year) == str(counted[j][1]["year"])
        for i, j in right
    )
    yield Tally(
        "degree years",
        years,
        sum(degree.year is not None for degree in found),
        sum(degree["year"] is not None for _, degree in counted),
    )


def _certificates(resume: Resume, label: Label, alignment: Alignment) -> Tally:
    """One to one by overlap; where a certificate is labelled with all its mentions, by any."""
    spans = [certificate.span for certificate in resume.certificates]
    true = [
        [alignment.span(mention) for mention in (told, *told.get("also", ()))]
        for told in label["certificates"]
    ]
    if not any(len(mentions) > 1 for mentions in true):
        right = len(pairs(spans, [mentions[0] for mentions in true]))
        return Tally("certificates", right, len(spans), len(true))
    right = sum(any(s.overlaps(m) for told in true for m in told) for s in spans)
    hit = sum(any(s.overlaps(m) for s in spans for m in told) for told in true)
    return Tally("certificates", right, len(spans), len(true), hit)


def _skills(resume: Resume, label: Label, alignment: Alignment, text: str) -> Iterator[Tally]:
    """By surface, anywhere in the text: a label names a skill once, a text many times."""
    told = {_words(alignment.span(skill).of(text)) for skill in label["skills"]}
    found = {_words(skill.span.of(text)) for skill in resume.skills if not skill.negated}
    right = sum(any(_meet(words, other) for other in told) for words in found)
    hit = sum(any(_meet(words, other) for other in found) for words in told)
    yield Tally("skills", right, len(found), len(told), hit)


def _words(surface: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9+#]+", surface.lower()))


def _meet(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    width = len(short)
    return any(long[at : at + width] == short for at in range(len(long) - width + 1))


def labels_of(half: str) -> list[Label]:
    """The labels of a set, or of a part of it: "a", "c-dev"."""
    name, _, part = half.partition("-")
    lines = (LABELS / f"resumes-{name}.jsonl").read_text("utf-8").splitlines()
    return [label for label in map(json.loads, lines) if label.get("part", "") == part]


def document_of(label: Label, raw: str, data: Path) -> Document:
    """The labelled document as rolefit reads it."""
    if "file" not in label:
        return read_text(raw)
    file = data / "resume_pdf" / label["file"]
    return read_bytes(file.read_bytes(), file.name, Limits())


def measure(half: str, data: Path, texts: dict[str, str], gazetteer: Gazetteer) -> None:
    tallies: dict[str, Tally] = {}
    worst: list[tuple[int, str, str]] = []
    labels = labels_of(half)
    for label in labels:
        raw = texts[label["id"]]
        assert digest(raw) == label["sha256"], f"the text of {label['id']} has changed"
        document = document_of(label, raw, data)
        alignment = Alignment(raw, document.text)
        if not alignment.exact:
            print(f"not aligned exactly: {label['id']}")
        resume = profile_resume(document, gazetteer)
        judged = list(judge(resume, label, alignment, document.text))
        for tally in judged:
            tallies[tally.aspect] = tallies.get(tally.aspect, Tally(tally.aspect)) + tally
        wrong = [tally for tally in judged if tally.errors and tally.aspect != "skills"]
        told = ", ".join(f"{tally.aspect} {tally.errors}" for tally in wrong)
        worst.append((sum(tally.errors for tally in wrong), label["id"], told))
    print(f"\n{half}: {len(labels)} résumés")
    print(f"{'':14}{'precision':>10}{'recall':>10}{'F1':>10}{'true':>8}{'found':>8}")
    for tally in tallies.values():
        cells = "".join(f"{score:10.3f}" for score in tally.scores)
        print(f"{tally.aspect:14}{cells}{tally.true:8}{tally.predicted:8}")
    print("worst (wrong or missing, skills apart):")
    for errors, name, told in sorted(worst, reverse=True)[:6]:
        print(f"  {name}: {errors}: {told}")


def main() -> None:
    data = Path(sys.argv[1])
    texts = resume_texts(data)
    gazetteer = load_gazetteer()
    for half in sys.argv[2:] or ["a"]:
        measure(half, data, texts, gazetteer)


if __name__ == "__main__":
    main()
