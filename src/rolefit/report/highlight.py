"""A résumé's text with the passages marked that gave points."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.match import Match, Status
from rolefit.domain.resume import Resume
from rolefit.domain.text import Span
from rolefit.profiling.redaction import find_personal


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the requirements (1-based) that it is evidence for."""

    text: str
    requirements: tuple[int, ...] = ()


def pieces(resume: Resume, match: Match, *, blind: bool) -> list[Piece]:
    """The whole text in order, cut wherever a piece of evidence begins or ends.

    Args:
        blind: personal data appears as placeholders.
    """
    text = resume.document.text
    spans = _evidence(match)
    cuts = sorted({0, len(text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    stretches = [Span(start, end) for start, end in zip(cuts, cuts[1:], strict=False)]
    show = _redacted(resume, stretches) if blind else [span.of(text) for span in stretches]
    return [
        Piece(words, tuple(sorted(number for marked, number in spans if marked.contains(stretch))))
        for stretch, words in zip(stretches, show, strict=True)
    ]


def _evidence(match: Match) -> list[tuple[Span, int]]:
    """Spans of what was found; what merely came nearest is not marked."""
    return [
        (evidence.span, number)
        for number, item in enumerate(match.requirements, 1)
        if item.status in (Status.MET, Status.PARTLY)
        for evidence in item.evidence
    ]


def _redacted(resume: Resume, stretches: Sequence[Span]) -> list[str]:
    personal = find_personal(resume.document, resume.sections)
    return [personal.apply(resume.document.text, stretch) for stretch in stretches]
