"""Pairs from postings and résumés. Their licence is unknown: for experiments, not for a bundle.

Postings and résumés that an evaluation set holds are left out, and so is every line that stands in
one of them. Résumés are redacted as they are before they are matched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rolefit.domain.resume import Resume
from rolefit.evaluation.devsets import Part, build, sources
from rolefit.evaluation.devsets.split import drawn
from rolefit.matcher import Matcher
from rolefit.settings import Settings
from rolefit.training.data.likeness import likeness
from rolefit.training.data.pair import Pair, PairKind

JUDGED = ("category", "graded")
"""The sets whose documents are whole postings and résumés."""

LEAST = 4
"""Words of a passage that says something."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What evaluation sets hold.

    Args:
        ids: of postings and résumés.
        lines: likenesses of their lines.
    """

    ids: frozenset[str]
    lines: frozenset[str]


def judged(data: Path) -> Judged:
    """The documents of all parts of the sets that judge documents.

    Raises:
        UsageError: the data cannot be read.
    """
    tasks = [task for name in JUDGED for part in Part for task in build(name, data, part)]
    texts = {key: text for task in tasks for key, text in (task.queries | task.documents).items()}
    lines = {likeness(line) for text in texts.values() for line in lines_of(text)}
    return Judged(frozenset(texts), frozenset(lines))


def posting_pairs(data: Path) -> Iterator[Pair]:
    """Responsibilities with qualifications of one posting, and its title with both.

    Groups are the categories of the source.

    Raises:
        UsageError: the data cannot be read.
    """
    held = judged(data)
    for posting in sources.postings(data):
        if posting.id in held.ids:
            continue
        group = f"posting {posting.category}"
        does = _new(lines_of(posting.responsibilities), held)
        asks = _new(lines_of(f"{posting.minimum}\n{posting.preferred}"), held)
        for one, another in zip(does, asks, strict=False):
            yield Pair(PairKind.POSTING_HALVES, another, one, posting.id, group)
        for line in [*does, *asks]:
            yield Pair(PairKind.POSTING_TITLE, posting.title, line, posting.id, group)


def resume_pairs(data: Path) -> Iterator[Pair]:
    """Passages of one position, in a drawn order: what one did there belongs together.

    Groups are the categories of the source.

    Raises:
        UsageError: the data cannot be read.
    """
    held = judged(data)
    with Matcher(settings=Settings(model=None)) as matcher:
        for identifier, category, text in sources.resumes(data):
            if identifier not in held.ids:
                for said in _positions(matcher.resume(text)):
                    own = sorted(_new(said, held), key=lambda one: drawn("passage", one))
                    for one, another in pairwise(own):
                        group = f"resume {category}"
                        yield Pair(PairKind.RESUME_PASSAGES, one, another, identifier, group)


def _positions(resume: Resume) -> list[list[str]]:
    """Passages by the position they stand in; those in none are left out."""
    found: dict[int, list[str]] = {}
    for passage in resume.passages:
        if passage.position is not None and not passage.listing:
            found.setdefault(passage.position, []).append(passage.text)
    return list(found.values())


def _new(lines: Iterable[str], held: Judged) -> Sequence[str]:
    return [line for line in lines if likeness(line) not in held.lines]


def lines_of(text: str) -> Iterator[str]:
    """The lines that say something, without their bullets."""
    stripped = (line.strip(" \t-•*") for line in text.splitlines())
    yield from (line for line in stripped if len(line.split()) >= LEAST)
