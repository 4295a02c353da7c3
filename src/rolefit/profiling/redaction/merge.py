"""From overlapping findings to sorted spans that do not overlap."""

import re
from collections.abc import Iterable

from rolefit.domain.text import Span
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan

_STRENGTH = {
    kind: rank
    for rank, kind in enumerate(
        (
            PersonalKind.EMAIL,
            PersonalKind.LINK,
            PersonalKind.BIRTH,
            PersonalKind.IDENTITY,
            PersonalKind.NATIONALITY,
            PersonalKind.MARITAL,
            PersonalKind.GENDER,
            PersonalKind.AGE,
            PersonalKind.PHOTO,
            PersonalKind.PHONE,
            PersonalKind.ADDRESS,
            PersonalKind.NAME,
            PersonalKind.PRONOUN,
        )
    )
}
_BRIDGE = re.compile(r"[\s,;|/•·–—\-()\[\]\"“”'’:.&]*")
_LONGEST_BRIDGE = 8
_BRIDGED = frozenset(PersonalKind) - {PersonalKind.PRONOUN}


def merge(text: str, found: Iterable[PersonalSpan]) -> tuple[PersonalSpan, ...]:
    """Sorted, non-overlapping spans.

    Findings that overlap become one span over all of them, of the strongest kind. Neighbours of
    one kind with nothing but separators between them become one, so that the number of words in
    a name or of links in a line tells nothing.
    """
    merged: list[PersonalSpan] = []
    for personal in sorted(found):
        if not len(personal.span):
            continue
        if merged and merged[-1].span.overlaps(personal.span):
            merged[-1] = _united(merged[-1], personal)
        else:
            merged.append(personal)
    return tuple(_joined(text, merged))


def _joined(text: str, spans: list[PersonalSpan]) -> list[PersonalSpan]:
    """Neighbours of one kind joined; only after unions, which settle what kind a span has."""
    joined: list[PersonalSpan] = []
    for personal in spans:
        if joined and _are_neighbours(text, joined[-1], personal):
            joined[-1] = _over(joined[-1], personal)
        else:
            joined.append(personal)
    return joined


def _united(first: PersonalSpan, second: PersonalSpan) -> PersonalSpan:
    strongest = min(first, second, key=lambda p: (_STRENGTH[p.kind], -len(p.span)))
    end = max(first.span.end, second.span.end)
    return PersonalSpan(Span(first.span.start, end), strongest.kind, strongest.placeholder)


def _over(first: PersonalSpan, second: PersonalSpan) -> PersonalSpan:
    end = max(first.span.end, second.span.end)
    return PersonalSpan(Span(first.span.start, end), first.kind, first.placeholder)


def _are_neighbours(text: str, first: PersonalSpan, second: PersonalSpan) -> bool:
    if first.kind is not second.kind or first.kind not in _BRIDGED:
        return False
    between = text[first.span.end : second.span.start] if _near(first, second) else "\n\n"
    return _BRIDGE.fullmatch(between) is not None and between.count("\n") < 2


def _near(first: PersonalSpan, second: PersonalSpan) -> bool:
    return second.span.start - first.span.end <= _LONGEST_BRIDGE
