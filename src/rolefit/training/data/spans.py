"""Pairs from SkillSpan: a span that annotators marked as a skill, and the sentence it stands in.

Zhang, Jensen, Sonniks, Plank, "SkillSpan: Hard and Soft Skill Extraction from English Job
Postings" (NAACL 2022); MIT licence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.training.data.pair import Pair, PairKind

_NO_SPACE_BEFORE = frozenset(". , ; : ) ] % ? ! 's n't".split())
_NO_SPACE_AFTER = frozenset("( [ $ #".split())


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its marked spans, as text."""

    sentence: str
    spans: tuple[str, ...]


def marked_sentences(data: Path, part: str) -> Iterator[Marked]:
    """The sentences of a part ("train" or "dev") that hold a span.

    Raises:
        UsageError: the data cannot be read.
    """
    for row in sources.skillspan(data, part):
        tokens = row["tokens"]
        spans = {*_spans(row["tags_skill"]), *_spans(row["tags_knowledge"])}
        if spans:
            texts = tuple(joined(tokens[start:end]) for start, end in sorted(spans))
            yield Marked(joined(tokens), texts)


def span_pairs(data: Path) -> Iterator[Pair]:
    """Spans with their sentences; sentences that are little more than the span say nothing."""
    for place, marked in enumerate(marked_sentences(data, "train")):
        words = len(marked.sentence.split())
        for span in marked.spans:
            if len(span.split()) <= 0.6 * words:
                yield Pair(PairKind.SKILL_SPAN, span, marked.sentence, f"skillspan {place}")


def joined(tokens: Sequence[str]) -> str:
    """Tokens as a sentence."""
    text, glue = "", True
    for token in tokens:
        text += token if glue or token in _NO_SPACE_BEFORE else f" {token}"
        glue = token in _NO_SPACE_AFTER
    return text


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Bounds [start, end) of the runs of B I I."""
    start: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and tag != "I":
            yield start, place
            start = None
        if tag == "B":
            start = place
