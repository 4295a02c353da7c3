"""Dates and ranges of dates in a text, in the many ways that résumés write them.

Conventions (docs/profiling-resumes.md): months count inclusively. A year without a month means
the middle of that year, so "2015 – 2016" is July 2015 to June 2016, 12 months; one year alone, or
twice the same, is April to September, 6 months. Where the other end lies in the same year, the
unknown month is halfway between it and the year's edge. "Summers 2015 – 2017" is three months of
each year; they are counted as one stretch of nine that ends with the last of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rolefit.domain.resume import Month
from rolefit.domain.text import Span
from rolefit.profiling.resumes.calendar import Point, points_of


@dataclass(frozen=True, slots=True)
class DateRange:
    """One or two dates that belong together.

    Args:
        span: where it stands, "since" and open dashes included.
        start: first date, None for "until 2019".
        end: last date; equal to `start` for a date that stands alone; None when current.
        current: its end is "present", or it is open.
        alone: a single date, not a range.
        season: first and last month (1..12) of the season of each year that is meant, not the
            time between.
    """

    span: Span
    start: Point | None
    end: Point | None
    current: bool = False
    alone: bool = False
    season: tuple[int, int] | None = None

    def months(self, as_of: Month | None = None) -> tuple[Month | None, Month | None]:
        """First and last month by the module's conventions; the last is None when current.

        A month that was guessed (a year alone, a season) is not later than `as_of` when the date
        as written need not be.
        """
        first, last = self._months(as_of)
        if as_of is None:
            return first, last
        if first is not None and self.start is not None and self.start.first <= as_of < first:
            first = as_of
        written = self.start if self.alone else self.end
        if last is not None and written is not None and written.first <= as_of < last:
            last = as_of
        return first, last

    def _months(self, as_of: Month | None) -> tuple[Month | None, Month | None]:
        if self.start is None:
            return None, None if self.end is None else _middle_end(self.end, None)
        if self.current:
            return _middle_start(self.start, as_of), None
        if self.end is None or self.alone:
            return _alone(self.start)
        if self.season is not None:
            return _yearly(self.start.year, self.end.year, self.season)
        if self.start.year_only and self.end.year_only and self.start.year == self.end.year:
            return _alone(self.start)
        first = _middle_start(self.start, None if self.end.year_only else self.end.last)
        return first, _middle_end(self.end, None if self.start.year_only else self.start.first)


def _alone(point: Point) -> tuple[Month, Month]:
    if point.year_only:
        return Month.of(point.year, 4), Month.of(point.year, 9)
    return point.first, point.last


def _yearly(first: int, last: int, season: tuple[int, int]) -> tuple[Month, Month]:
    """The months of a season of every year, as one stretch that ends with the last of them."""
    count = (last - first + 1) * (season[1] - season[0] + 1)
    end = Month.of(last, season[1])
    return Month(end.index - count + 1), end


def _middle_start(point: Point, before: Month | None) -> Month:
    if not point.year_only:
        return point.first
    if before is not None and before.year == point.year:
        return Month((point.first.index + before.index) // 2)
    return Month.of(point.year, 7)


def _middle_end(point: Point, after: Month | None) -> Month:
    if not point.year_only:
        return point.last
    if after is not None and after.year == point.year:
        return Month((after.index + point.last.index) // 2)
    return Month.of(point.year, 6)


_DASH = r"[-–—―‒−~→>－〜～]"
_BETWEEN = re.compile(
    rf"[ \t]*\.?[ \t]*\n?[ \t]*(?:\(?(?:{_DASH}{{1,3}}|/|to|till|til|until|untill|through|thru"
    rf"|up to"
    rf"|bis(?:[ ]zum)?|à|au|al|a|hasta|jusqu[’']à|jusqu[’']en)\.?[ \t]*(?:the[ ])?)"
    r"[ \t]*\n?[ \t]*\(?",
    re.I,
)
# The columns of a table: "03/2012 | 08/2015".
_BAR = re.compile(r"[ ]?[|\t][ ]?")
_SPACE = re.compile(r"[ \t,]*\n?[ \t]*\(?")
_SINCE = re.compile(
    r"(?:\b(?:since|from|seit|ab|depuis|desde|starting|beginning|started|as of)[ \t]*:?[ \t]*)$",
    re.I,
)
_UNTIL = re.compile(r"(?:\b(?:until|till|bis|jusqu[’']en|hasta|through)[ \t]*:?[ \t]*)$", re.I)
# What may open a range, "from 2015 to 2018"; a part of it, or it would be taken for a title.
_FROM = re.compile(
    r"(?<![^\s(|])(?:from|between|since|von|vom|seit|de|du|depuis|desde|del)[ \t]*:?[ \t]*$", re.I
)
# "Summers 2015 – 2017", "each spring, 2015 to 2017", "2015 – 2017 (summers)".
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_SEASON = "|".join(_SEASONS)
_YEARLY_BEFORE = re.compile(
    rf"\b(?:(?:every|each)[ ](?P<one>{_SEASON})|(?P<many>{_SEASON})s)"
    r"[ ,:(]{0,2}(?:of[ ])?\d{4}$",
    re.I,
)
_YEARLY_AFTER = re.compile(
    rf"[ ,(]{{1,3}}(?:(?:every|each)[ ](?P<one>{_SEASON})|(?P<many>{_SEASON})s)\b(?:[ ]only)?\)?",
    re.I,
)
_OPEN = re.compile(rf"[ \t]*(?:{_DASH}{{1,2}})[ \t]*(?=$|[\n)|,;])", re.M)


def find_ranges(text: str, within: Span | None = None) -> list[DateRange]:
    """Every date and range of dates in `text`, in order, not overlapping.

    A date that is only a date when another stands beside it ("03/19", a month without a year,
    "now") is left out when it stands alone. Where a date in figures can only be read with its day
    first (15/03/2019) and none with its month first, so are those that could be read either way.
    Takes time linear in the text.
    """
    span = Span(0, len(text)) if within is None else within
    points = points_of(text, span)
    ranges = list(_ranges(text, span, points))
    if any(p.day_first for p in points) and not any(p.month_first for p in points):
        return [_with_day_first(dates) for dates in ranges]
    return ranges


def _with_day_first(dates: DateRange) -> DateRange:
    start = dates.start and dates.start.with_day_first()
    return replace(dates, start=start, end=dates.end and dates.end.with_day_first())


def _ranges(text: str, within: Span, points: Sequence[Point]) -> Iterator[DateRange]:
    at = 0
    while at < len(points):
        point = points[at]
        following = points[at + 1] if at + 1 < len(points) else None
        joined = _join(text, point, following, within.start) if following else None
        if joined:
            yield _yearly_told(text, within, joined)
            at += 2
            continue
        single = _single(text, point, within)
        if single:
            yield single
        at += 1


def _join(text: str, left: Point, right: Point, floor: int) -> DateRange | None:
    """The range from `left` to `right` when what stands between them says so."""
    between = text[left.span.end : right.span.start]
    if len(between) > 24 or not _are_dotted_dates(left, right):
        return None
    self_joining = right.present and right.joins
    joined = _BETWEEN.fullmatch(between) or (self_joining and _SPACE.fullmatch(between))
    if not (joined or _are_columns(between, left, right) or _are_stacked(text, left, right)):
        return None
    before = text[max(floor, left.span.start - 16) : left.span.start]
    opening = _FROM.search(before)
    start = left.span.start - (len(before) - opening.start() if opening else 0)
    span = Span(start, right.span.end)
    if left.present or right.present:
        begun = left if right.present else right
        known = not (begun.present or begun.yearless)
        return DateRange(span, begun, None, current=True) if known else None
    if right.yearless:
        return None
    if left.yearless:
        left = left.in_year_of(right)
    return DateRange(span, left, right)


def _are_dotted_dates(left: Point, right: Point) -> bool:
    """Whether "04.20 – 05.21" are months of years and no opening hours or wages."""
    if not (left.dotted and right.dotted):
        return left.dotted == right.dotted or not (left.weak and right.weak)
    times = all(point.first.year % 100 in (0, 15, 30, 45) for point in (left, right))
    return not times and 0 < right.first.index - left.first.index < _LONGEST_DOTTED


_LONGEST_DOTTED = 12 * 30
"""Two dates with dots lie fewer months apart."""


def _yearly_told(text: str, within: Span, dates: DateRange) -> DateRange:
    """The range, as a season of each of its years where the words beside it say so."""
    start, end = dates.start, dates.end
    if start is None or end is None or not end.year_only:
        return dates
    floor = max(within.start, start.span.start - 20)
    found = _YEARLY_BEFORE.search(text, floor, start.span.end)
    if found:
        span = Span(found.start(), dates.span.end)
    else:
        found = _YEARLY_AFTER.match(text, dates.span.end, within.end)
        if found is None or not start.year_only:
            return dates
        span = Span(dates.span.start, found.end())
    season = _SEASONS[(found["one"] or found["many"]).lower()]
    return replace(dates, span=span, season=season)


def _are_columns(between: str, left: Point, right: Point) -> bool:
    """Whether two dates stand in cells next to each other, the earlier first."""
    if not _BAR.fullmatch(between) or left.present or left.yearless or right.yearless:
        return False
    return right.present or left.first < right.first


def _are_stacked(text: str, left: Point, right: Point) -> bool:
    """Whether two dates fill a line each, the earlier above the later."""
    between = text[left.span.end : right.span.start]
    if between.strip(" \t") != "\n" or right.present or left.present or left.first > right.first:
        return False
    before = text[text.rfind("\n", 0, left.span.start) + 1 : left.span.start]
    after = text[right.span.end : right.span.end + 40].split("\n")[0]
    return not (before.strip() or after.strip() or left.yearless or right.yearless)


def _single(text: str, point: Point, within: Span) -> DateRange | None:
    if point.present or point.yearless or point.until is not None:
        return DateRange(point.span, point, point.until) if point.until is not None else None
    before = text[max(within.start, point.span.start - 16) : point.span.start]
    since = _SINCE.search(before)
    if since:
        start = point.span.start - (len(before) - since.start())
        return DateRange(Span(start, point.span.end), point, None, current=True)
    if point.weak:
        return None
    opened = _OPEN.match(text, point.span.end, within.end)
    if opened:
        return DateRange(Span(point.span.start, opened.end()), point, None, current=True)
    until = _UNTIL.search(before)
    if until:
        start = point.span.start - (len(before) - until.start())
        return DateRange(Span(start, point.span.end), None, point)
    return DateRange(point.span, point, point, alone=True)
