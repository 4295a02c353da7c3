"""Lines that an entry's header is found by: those that hold its dates, or read as one without."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import DateRange
from rolefit.profiling.resumes.headers import Header, read_header, without
from rolefit.profiling.resumes.lines import Line, count_words
from rolefit.profiling.resumes.shapes import (
    MOST_WORDS,
    capital_share,
    is_header_like,
    opens_with_verb,
)
from rolefit.profiling.resumes.titles import (
    EMPLOYER_TEMPLATE,
    PLACE_IN_LINE,
    employer_score,
    is_place,
    title_score,
)

_DURATION = re.compile(
    r"[ ]?[·(|,;–-]{0,3}[ ]?"
    r"(?:\b\d{1,2}\+?[ ]?(?:years?|yrs?|months?|mos?|jahre?|monate?|ans|mois)\b"
    r"[ ,]*)+\)?",
    re.I,
)
_REMARK = re.compile(r"\s*\([a-z0-9][^()\n]{0,60}\)\s*")
"""What somebody adds to a header in brackets: "(no night shifts)"."""
_LONGEST = 400
"""A header's line has at most so many characters."""


@dataclass(slots=True)
class Anchor:
    """A header by its lines, all indices into one list of lines.

    Args:
        first: first line that holds its dates, or the undated header.
        last: last such line.
        dates: None when undated.
        top: first line of the header, once the lines around are taken in.
        bottom: last line of the header.
        header: what it says.
        above: something of it stands above its dates.
        core: what it says above the first blank line.
        core_bottom: its last line above the first blank line.
    """

    first: int
    last: int
    dates: DateRange | None
    top: int = 0
    bottom: int = 0
    header: Header = field(default_factory=Header)
    above: bool = False
    core: Header = field(default_factory=Header)
    core_bottom: int = -1

    def settle(self) -> None:
        """Take the header as it is for its core."""
        self.core, self.core_bottom = self.header, self.bottom


def dated_anchors(
    text: str, lines: Sequence[Line], ranges: Sequence[DateRange], *, strict: bool
) -> list[Anchor]:
    """Lines that hold a header's dates, in order; `strict` believes ranges only."""
    anchors: list[Anchor] = []
    at = 0
    for dates in ranges:
        while at + 1 < len(lines) and lines[at].span.end <= dates.span.start:
            at += 1
        last = at
        while last + 1 < len(lines) and lines[last + 1].span.start < dates.span.end:
            last += 1
        if anchors and anchors[-1].last >= at:
            continue
        if not (strict and dates.alone) and _is_anchor(text, lines[at : last + 1], dates):
            anchors.append(Anchor(at, last, dates, at, last))
    return anchors


def _is_anchor(text: str, lines: Sequence[Line], dates: DateRange) -> bool:
    span = Span(lines[0].span.start, lines[-1].span.end)
    if len(span) > _LONGEST:
        return False
    before = text[span.start : dates.span.start].strip(" \t\n,;:|•·([-–—")
    after = text[dates.span.end : span.end]
    after = (
        "" if is_remark(after) and before else _DURATION.sub("", after).strip(" \t\n,;:|•·)]-–—.")
    )
    rest = f"{before} {after}".strip()
    if not rest:
        return not (dates.alone and lines[0].bullet)
    if count_words(rest) > MOST_WORDS or opens_with_verb(rest):
        return False
    told = title_score(rest) > 0 or employer_score(rest) > 0
    outside = not (before and after)
    if dates.alone or lines[0].bullet:
        plain = told and outside and is_header_like(rest) and count_words(rest) <= 14
        return plain and not (dates.alone and lines[0].bullet)
    if outside:
        return is_header_like(rest) or (told and capital_share(rest) >= 0.5)
    return is_header_like(before) and (is_header_like(after) or capital_share(after) >= 0.5)


def is_remark(words: str) -> bool:
    """Whether words behind the dates are a remark in brackets, neither title nor employer."""
    told = title_score(words) == 2 or employer_score(words) > 0
    return _REMARK.fullmatch(words) is not None and not told


def with_undated(text: str, lines: Sequence[Line], anchors: list[Anchor]) -> list[Anchor]:
    """The anchors and, between them, the lines that read as a header without dates."""
    taken: set[int] = set()
    for anchor in anchors:
        taken |= set(range(anchor.first, anchor.last + 1))
        own = header_of(text, lines, anchor, employer_first=False)
        if not (own.title and own.employer):  # its other half may be the line above or below
            taken |= {anchor.first - 1} if not lines[anchor.first].gap else set()
            taken |= {anchor.last + 1} if not own.employer else set()
    undated: list[Anchor] = []
    for index, line in enumerate(lines):
        if index in taken or line.bullet:
            continue
        free = index > 0 and index - 1 not in taken and not line.gap
        if undated and undated[-1].last >= index - 1:
            free = False
        if free and _are_undated(lines[index - 1], line):
            undated.append(Anchor(index - 1, index, None, index - 1, index))
        elif _is_undated(line.text):
            undated.append(Anchor(index, index, None, index, index))
    return sorted([*anchors, *undated], key=lambda anchor: anchor.first)


def _are_undated(above: Line, line: Line) -> bool:
    """Whether a title stands above an employer with its place."""
    place = PLACE_IN_LINE.search(line.text)
    if place is None or place.end() < len(line.text) or count_words(line.text) > 10:
        return False
    titled = title_score(above.text) == 2 and title_score(line.text) < 2
    return titled and not above.bullet and is_header_like(above.text) and is_header_like(line.text)


def _is_undated(line: str) -> bool:
    if count_words(line) > 14 or not is_header_like(line):
        return False
    if EMPLOYER_TEMPLATE.search(line):
        return title_score(EMPLOYER_TEMPLATE.sub(" ", line)) > 0
    parts = [part.strip() for part in re.split(r"\s*(?:,|\||[ ][-–—][ ])\s*", line)]
    title = [part for part in parts if title_score(part) == 2]
    others = [part for part in parts if part not in title]
    placed = any(is_place(part) for part in others) or any(employer_score(p) > 0 for p in others)
    return len(parts) >= 3 and len(title) == 1 and placed and capital_share(line) >= 0.9


def header_of(text: str, lines: Sequence[Line], anchor: Anchor, *, employer_first: bool) -> Header:
    """What the lines of an anchor say, its dates cut out."""
    cuts = [anchor.dates.span] if anchor.dates else []
    parts: list[str] = []
    for line in lines[anchor.top : anchor.bottom + 1]:
        pieces = without(text, line.span, [c for c in cuts if c.overlaps(line.span)])
        parts += [p for p in pieces if not (len(pieces) > 1 and p is pieces[-1] and is_remark(p))]
    return read_header(parts, employer_first=employer_first)
