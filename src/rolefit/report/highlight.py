"""A résumé's text with the passages marked that gave points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rolefit.domain.match import Match, Status
from rolefit.domain.resume import Resume
from rolefit.domain.text import Span
from rolefit.profiling.resumes import blind_view
from rolefit.report.presentable import labels

FOUND = (Status.MET, Status.PARTLY)
"""Statuses whose evidence is marked; what merely came nearest is not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what it is evidence for.

    Args:
        requirements: the labels of the requirements that it shows, none when it shows none.
        anchors: (requirement, evidence), both 0-based, of the evidence that begins here.
    """

    text: str
    requirements: tuple[str, ...] = ()
    anchors: tuple[tuple[int, int], ...] = ()


def pieces(resume: Resume, match: Match, *, blind: bool) -> list[Piece]:
    """The whole text in order, cut wherever a piece of evidence begins or ends.

    Args:
        blind: what the score is blind to appears as placeholders.
    """
    text = resume.document.text
    spans = _evidence(match)
    names = labels(match)
    cuts = sorted({0, len(text), *(edge for span, *_ in spans for edge in (span.start, span.end))})
    stretches = [Span(start, end) for start, end in zip(cuts, cuts[1:], strict=False)]
    words = words_of(resume, blind=blind)
    return [_piece(stretch, words(stretch), spans, names) for stretch in stretches]


def _piece(
    stretch: Span, words: str, spans: Sequence[tuple[Span, int, int]], names: Sequence[str]
) -> Piece:
    shown = sorted({r for span, r, _ in spans if span.contains(stretch)})
    begun = tuple((r, e) for span, r, e in spans if span.start == stretch.start)
    return Piece(words, tuple(names[r] for r in shown), begun)


def _evidence(match: Match) -> list[tuple[Span, int, int]]:
    """Spans of what was found, with the indices of the requirement and of the evidence."""
    return [
        (evidence.span, r, e)
        for r, item in enumerate(match.requirements)
        if item.status in FOUND
        for e, evidence in enumerate(item.evidence)
    ]


def words_of(resume: Resume, *, blind: bool) -> Callable[[Span], str]:
    """The words of a stretch of a résumé.

    Args:
        blind: personal data, schools and years of study appear as placeholders.
    """
    if blind:
        return blind_view(resume.document).words
    return lambda span: span.of(resume.document.text)
