"""Descriptions that run on after a header, on the same line, taken apart from it."""

from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import DateRange
from rolefit.profiling.resumes.lines import Line, count_words
from rolefit.profiling.resumes.shapes import is_header_like, opens_with_verb
from rolefit.profiling.resumes.titles import (
    EMPLOYER_TEMPLATE,
    PLACE_IN_LINE,
    employer_score,
    title_score,
)

_FEWEST = 5
"""A description has at least so many words."""
_FARTHEST = 120
"""A place stands at most so many characters behind the dates."""


def split_bodies(text: str, lines: Sequence[Line], ranges: Sequence[DateRange]) -> list[Line]:
    """The lines, those cut in two on which a description follows a header.

    The cut is made after the place that ends a header ("2013 – 2015 Acme - Leeds, UK Ran the
    shop ..."), or after the dates when title and employer stand before them.
    """
    split: list[Line] = []
    at = 0
    for line in lines:
        while at < len(ranges) and ranges[at].span.end <= line.span.start:
            at += 1
        cut = None
        if at < len(ranges) and ranges[at].span.end <= line.span.end and not ranges[at].alone:
            cut = _cut(text, line, ranges[at])
        split += [line] if cut is None else _halves(text, line, cut)
    return split


def _cut(text: str, line: Line, dates: DateRange) -> int | None:
    if count_words(text[dates.span.end : line.span.end]) < _FEWEST:
        return None
    before = text[line.span.start : dates.span.start] if dates.span.start > line.span.start else ""
    limit = min(line.span.end, dates.span.end + _FARTHEST)
    for place in PLACE_IN_LINE.finditer(text, dates.span.end, limit):
        between = text[dates.span.end : place.start()].strip(" ,–—-")
        if count_words(between) <= 8 and _is_body(text[place.end() : line.span.end]):
            return place.end()
        break
    complete = title_score(before) > 0 and (
        employer_score(before) > 0 or EMPLOYER_TEMPLATE.search(before)
    )
    if complete and _is_body(text[dates.span.end : line.span.end]):
        return dates.span.end
    return None


def _is_body(words: str) -> bool:
    """Whether words that follow a header are a description and no part of it."""
    bare = words.strip(" .,:;|)–—-")
    if count_words(bare) < _FEWEST or not bare[0].isupper():
        return False
    return opens_with_verb(bare) or not is_header_like(bare)


def _halves(text: str, line: Line, cut: int) -> list[Line]:
    head = text[line.span.start : cut].rstrip()
    body = text[cut : line.span.end]
    left = cut + len(body) - len(body.lstrip(" .,:;|)–—-"))
    first = Span(line.span.start, line.span.start + len(head))
    second = Span(left, line.span.end)
    return [
        replace(line, span=first, text=head),
        Line(second, second.of(text), bullet=False, gap=False),
    ]
