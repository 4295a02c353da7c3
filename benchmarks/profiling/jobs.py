"""How well postings are understood, measured on hand-made labels.

    python benchmarks/profiling/jobs.py DATA_FOLDER [--half a b c-dev c-check]

Half a (25 postings) is the development half of the first extractor; half b (25) is only ever run,
never looked at. Half c was drawn later (`draw_c.py`): c-dev (40 titles, 10 of them labelled whole)
was developed on, c-check (20 titles, 5 of them whole) is only measured. A predicted requirement
matches a labelled one when the characters of both overlap with an intersection over union of at
least one half, one to one, best overlaps first; the lenient figure asks for 0.3 or for one to lie
inside the other. "Its whole line" is how often the labelled title is the whole first line: what
cutting nothing would get.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents import digest, job_texts

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.text import Document, Kind, Page, Span
from rolefit.profiling.jobs import PROFILER_JOBS, profile_job
from rolefit.profiling.skills import load_gazetteer

LABELS = Path(__file__).parent / "labels"
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")
"""The reader makes them plain spaces; offsets stay."""
HALVES = ("a", "b", "c-dev", "c-check")
Label = dict[str, Any]
Pair = tuple[int, int]


@dataclass
class Tally:
    """Counts over the postings of one half."""

    counts: Counter[str] = field(default_factory=Counter)
    by_document: list[tuple[float, str]] = field(default_factory=list)

    def ratio(self, above: str, below: str) -> float:
        """Share of two counts, 0 when there is nothing to share."""
        return self.counts[above] / self.counts[below] if self.counts[below] else 0.0

    def f1(self, hits: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of the requirements counted as `hits`."""
        precision, recall = self.ratio(hits, "predicted"), self.ratio(hits, "labelled")
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def as_document(text: str) -> Document:
    key = hashlib.sha256(text.encode()).hexdigest()
    return Document(text, Kind.TEXT, "", key, (Page(1, Span(0, len(text))),))


def span_of(label: Label) -> Span:
    return Span(label["start"], label["end"])


def overlap(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def strict(first: Span, second: Span) -> float:
    shared = overlap(first, second)
    union = len(first) + len(second) - shared
    share = shared / union if union else 0.0
    return share if share >= 0.5 else 0.0


def lenient(first: Span, second: Span) -> float:
    shared = overlap(first, second)
    union = len(first) + len(second) - shared
    inside = shared > 0 and shared == min(len(first), len(second))
    share = shared / union if union else 0.0
    return share if share >= 0.3 or inside else 0.0


def pairs(
    predicted: Sequence[Span], labelled: Sequence[Span], measure: Callable[[Span, Span], float]
) -> Iterator[Pair]:
    """One-to-one matches, best overlap first; ties by position."""
    scored = sorted(
        (-measure(p, q), i, j) for i, p in enumerate(predicted) for j, q in enumerate(labelled)
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for score, i, j in scored:
        if score < 0 and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield i, j


def count(job: Job | None, label: Label, tally: Tally) -> None:
    counts = tally.counts
    found = job.requirements if job else ()
    wanted = label["requirements"]
    spans = [item.span for item in found]
    labelled = [span_of(item) for item in wanted]
    hits = list(pairs(spans, labelled, strict))
    counts.update(predicted=len(found), labelled=len(wanted), hits=len(hits))
    counts["lenient"] += len(list(pairs(spans, labelled, lenient)))
    counts["whole"] += 1
    for i, j in hits:
        kind = found[i].kind.value == wanted[j]["kind"]
        importance = found[i].importance.value == wanted[j]["importance"]
        counts.update(kind=kind, importance=importance, both=kind and importance)
    total = len(found) + len(wanted)
    tally.by_document.append((2 * len(hits) / total if total else 1.0, label["id"]))
    for piece in label["boilerplate"]:
        span = span_of(piece)
        counts["boilerplate"] += len(span)
        counts["leaked"] += sum(overlap(span, other) for other in spans)


def count_title(job: Job | None, label: Label, text: str, tally: Tally) -> None:
    title = span_of(label["title"]).of(text).strip().casefold()
    given = job.title.casefold() if job else ""
    if "seniority" in label:
        tally.counts["levels"] += 1
        tally.counts["seniority"] += job is not None and job.seniority.value == label["seniority"]
    shared = set(title.split()) & set(given.split())
    union = set(title.split()) | set(given.split())
    tally.counts.update(
        documents=1,
        title=given == title,
        whole_line=text.split("\n", 1)[0].strip().casefold() == title,
        near_title=bool(shared) and len(shared) / len(union) >= 0.5,
    )


def measure_half(half: str, texts: dict[str, str]) -> Tally:
    gazetteer = load_gazetteer()
    tally = Tally()
    for line in (LABELS / f"jobs-{half}.jsonl").read_text(encoding="utf-8").splitlines():
        label: Label = json.loads(line)
        text = texts[label["id"]]
        if digest(text) != label["sha256"]:
            raise SystemExit(f"the text of {label['id']} is not the one that was labelled")
        text = text.translate(SPACES)
        try:
            job: Job | None = profile_job(as_document(text), gazetteer)
        except NoRequirements:
            job = None
        count_title(job, label, text, tally)
        if "requirements" in label:
            count(job, label, tally)
    return tally


def report(half: str, tally: Tally) -> None:
    counts = tally.counts
    sizes = f"{counts['documents']} titles, {counts['whole']} whole postings"
    print(f"half {half}: {sizes}, profiler {PROFILER_JOBS}")
    print(f"  requirements       {counts['predicted']} found, {counts['labelled']} labelled")
    for name, hits in (("strict", "hits"), ("lenient", "lenient"), ("kind+importance", "both")):
        precision, recall, f1 = tally.f1(hits)
        print(f"  {name:<18} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for name, above, below in (
        ("kind right", "kind", "hits"),
        ("importance right", "importance", "hits"),
        ("title exact", "title", "documents"),
        ("title overlap", "near_title", "documents"),
        ("(its whole line)", "whole_line", "documents"),
        ("seniority right", "seniority", "levels"),
        ("boilerplate leaked", "leaked", "boilerplate"),
    ):
        if counts[below]:
            print(f"  {name:<18} {tally.ratio(above, below):.3f}")
    worst = ", ".join(f"{name} {score:.2f}" for score, name in sorted(tally.by_document)[:6])
    print(f"  worst (F1)         {worst}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the data folder")
    parser.add_argument("--half", nargs="+", choices=HALVES, default=HALVES)
    options = parser.parse_args()
    texts = job_texts(options.data)
    for half in options.half:
        report(half, measure_half(half, texts))


if __name__ == "__main__":
    main()
