"""Descriptions that run on after a header, on the same line, taken apart from it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import DateRange
from rolefit.profiling.resumes.headings import read_heading
from rolefit.profiling.resumes.lines import Line, count_words
from rolefit.profiling.resumes.shapes import capital_share, is_header_like, opens_with_verb
from rolefit.profiling.resumes.titles import (
    EMPLOYER_TEMPLATE,
    PLACE_IN_LINE,
    employer_score,
    title_score,
)

_FEWEST = 5
"""A description has at least so many words."""
_FEWEST_AFTER_SIGN = 2
"""After a colon, semicolon or full stop, so many will do."""
_SIGN = re.compile(r"[ )\]]{0,2}(?P<sign>[:;.])[ ]+(?=\S)")
_NAME_AND_COLON = re.compile(r"[ ,|:–—-]{1,4}(?P<name>[^\W\d_][^:.;\n]{2,60}):[ ]+(?=[^\W\d_])")
_PARTS = re.compile(r"\s*(?:[,|@•·]|[ ][-–—][ ]|[ ]at[ ])\s*")
_FARTHEST = 120
"""A place stands at most so many characters behind the dates."""


def split_bodies(text: str, lines: Sequence[Line], ranges: Sequence[DateRange]) -> list[Line]:
    """The lines, those cut in two on which a description follows a header.

    The cut is made after the place that ends a header ("2013 – 2015 Acme - Leeds, UK Ran the
    shop ..."), after the dates when title and employer stand before them, and at a colon or full
    stop behind the dates or behind the one name that follows them.
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
    if count_words(text[dates.span.end : line.span.end]) < _FEWEST_AFTER_SIGN:
        return None
    before = text[line.span.start : dates.span.start] if dates.span.start > line.span.start else ""
    limit = min(line.span.end, dates.span.end + _FARTHEST)
    for place in PLACE_IN_LINE.finditer(text, dates.span.end, limit):
        between = text[dates.span.end : place.start()].strip(" ,–—-")
        if count_words(between) <= 8 and _is_body(text[place.end() : line.span.end]):
            return place.end()
        break
    told = _after_sign(text, line, dates, before)
    if told is not None:
        return told
    complete = title_score(before) > 0 and (
        employer_score(before) > 0 or EMPLOYER_TEMPLATE.search(before)
    )
    if complete and _is_body(text[dates.span.end : line.span.end]):
        return dates.span.end
    return None


def _after_sign(text: str, line: Line, dates: DateRange, before: str) -> int | None:
    """Where a colon or full stop ends a header: "Cook, Elm Inn, 2017 – 2019: soups and bread"."""
    if not is_header_like(before):
        before = ""
    sign = _SIGN.match(text, dates.span.end, line.span.end)
    if sign and before and _names_both(before):
        body = text[sign.end() : line.span.end]
        if sign["sign"] != "." or body[0].isupper():
            return dates.span.end
    if dates.span.start > line.span.start or line.bullet:
        return None
    named = _NAME_AND_COLON.match(text, dates.span.end, line.span.end)
    name = named["name"] if named else ""
    if named and capital_share(name) >= 0.8 and is_header_like(name) and not read_heading(name):
        return named.end("name")
    return None


def _names_both(header: str) -> bool:
    """Whether a title and something else, set off by a sign, stand in a header."""
    parts = [part for part in _PARTS.split(header) if part.strip(" ,(")]
    return len(parts) > 1 and any(title_score(part) for part in parts)


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
