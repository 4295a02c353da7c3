"""Single dates as résumés write them: 03/2019, 2019-03, Mar 2019, Summer 2020, Q2 2019, '19."""

import re
from dataclasses import dataclass, replace

from rolefit.domain.resume import Month
from rolefit.domain.text import Span
from rolefit.profiling.resumes.folding import folded

_NAMES: dict[int, str] = {
    1: "january jan januar jänner jaenner janvier janv enero ene",
    2: "february feb febr februar februari février fevrier févr fevr fév febrero",
    3: "march mar märz maerz mär mrz mars marzo",
    4: "april apr avril avr abril abr",
    5: "may mai mayo",
    6: "june jun juni juin junio",
    7: "july jul juli juillet juil julio",
    8: "august aug août aout agosto ago",
    9: "september sep sept septembre septiembre setiembre",
    10: "october oct oktober okt octobre octubre",
    11: "november nov novembre noviembre",
    12: "december dec dezember dez décembre decembre déc diciembre dic",
}
MONTHS = {name: number for number, names in _NAMES.items() for name in names.split()}
_SEASONS = {
    "spring": (3, 5),
    "frühjahr": (3, 5),
    "printemps": (3, 5),
    "primavera": (3, 5),
    "summer": (6, 8),
    "sommer": (6, 8),
    "été": (6, 8),
    "verano": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "herbst": (9, 11),
    "automne": (9, 11),
    "otoño": (9, 11),
    "winter": (1, 2),
    "hiver": (1, 2),
    "invierno": (1, 2),
    "early": (1, 4),
    "beginning of": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "end of": (9, 12),
}

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_SEASON = "|".join(sorted(_SEASONS, key=len, reverse=True))
_SHORT = r"['’‘`´]\s?\d\d"
_PRESENT = (
    r"(?:to|till|til|until|up[ ]to)[ ]+(?:the[ ]+)?(?:date|now|present|today|current)"
    r"|presently|present(?:[ ]day)?|currently|current|now|today|on-?going|(?<=[-–—] )date"
    r"|heute|aktuell|laufend|dato|aujourd[’']hui|présent|ce[ ]jour|en[ ]cours"
    r"|(?:la[ ]+)?actualidad|actualmente|actual|presente|hoy"
)
_POINT = re.compile(
    rf"""(?<![\w.$€£,+])(?<![^\d\s]/)(?<!\b\d{{3}}-)(?<!\d{{3}}-\d{{4}}-)(?:
      (?P<iso_y>{_YEAR})-(?P<iso_m>0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\w-])
    | (?P<isos_y>{_YEAR})(?P<isos_sep>[./])(?P<isos_m>0[1-9]|1[0-2])
      (?:[./](?:0[1-9]|[12]\d|3[01]))?(?![\w/])
    | (?P<one_y>{_YEAR})(?P<one_sep>[./])(?P<one_m>[1-9])(?![\w/]|[.,]\d)
    | (?P<span_y>{_YEAR})(?:[/]|[-–—])(?P<span_z>\d\d)(?![\w/-])
    | (?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<dmy_y>{_YEAR}|\d\d)(?![\w/])
    | (?P<my_m>{_MONTH})[ ]?[./-][ ]?(?P<my_y>{_YEAR})(?!\w)
    | (?P<mys_m>{_MONTH})/(?P<mys_y>['’]?\d\d)(?![\w/.%])
    | (?P<dot_m>0[1-9]|1[0-2])\.(?P<dot_y>\d\d)(?![\w/%:,]|\.\d)
    | (?:\d\d?(?:st|nd|rd|th|\.)?[ ]+(?:of[ ]+)?)?(?P<name>{_MONTH_NAME})\b\.?
      (?:[ ]+\d\d?(?:st|nd|rd|th)?,?(?=[ ]+(?:{_YEAR}|{_SHORT})))?
      (?:[ ]*(?:[,/-]|of\b|de\b|del\b)?[ ]*
        (?P<name_y>{_YEAR}|{_SHORT}|(?<=[- /])\d\d(?![\w/.,:%]))(?!\w))?
    | (?P<winter>winter|hiver|invierno)[ ](?P<winter_y>{_YEAR})[/–-](?P<winter_z>{_YEAR}|\d\d)(?!\w)
    | (?P<season>{_SEASON})[ ]?(?:[,/-]|of\b)?[ ]?(?P<season_y>{_YEAR}|{_SHORT})(?!\w)
    | q(?P<q>[1-4])[ ]?[,/.-]?[ ]?(?P<q_y>{_YEAR}|{_SHORT})(?!\w)
    | (?P<qr_y>{_YEAR})[ ]?[,/.-]?[ ]?q(?P<qr>[1-4])(?!\w)
    | (?P<year>{_YEAR})(?![\w%]|[,.]\d)
    | (?P<present>{_PRESENT})(?!\w)
    )
    | (?<!\w)(?P<short>['’‘]\d\d)(?!\w)
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A date, or a word for the present.

    Args:
        span: where it stands.
        first: first month that it covers.
        last: last month that it covers.
        year_only: no month was told.
        weak: only a date when another stands beside it ("03/19").
        dotted: as well a time of day or an amount ("03.19"), two of which make a range as well.
        yearless: a month whose year stands with the other end ("March – May 2019").
        present: a word for the present; `first` and `last` mean nothing.
        joins: the word for the present brings its own "to" ("to date").
        until: the second year of "2015/16".
        swapped: the month when the day stands first, where both readings are dates (03/04/2019).
        day_first: the day surely stands first (15/03/2019).
        month_first: the month surely stands first (03/15/2019).
    """

    span: Span
    first: Month
    last: Month
    year_only: bool = False
    weak: bool = False
    dotted: bool = False
    yearless: bool = False
    present: bool = False
    joins: bool = False
    until: "Point | None" = None
    swapped: Month | None = None
    day_first: bool = False
    month_first: bool = False

    @property
    def year(self) -> int:
        """The calendar year of its first month."""
        return self.first.year

    def with_day_first(self) -> "Point":
        """The date read with the day before the month, where it may be."""
        return (
            self if self.swapped is None else replace(self, first=self.swapped, last=self.swapped)
        )

    def in_year_of(self, later: "Point") -> "Point":
        """This month in the year of a later date, or in the year before if it came after it."""
        number = self.first.index % 12 + 1
        year = later.year if later.year_only else later.last.year
        month = Month.of(year, number)
        if not later.year_only and month > later.last:
            month = Month.of(year - 1, number)
        return replace(self, first=month, last=month, yearless=False)


def points_of(text: str, within: Span) -> list[Point]:
    """Every date and word for the present inside `within`, in order."""
    found = (_point(match) for match in _POINT.finditer(text, within.start, within.end))
    return [point for point in found if point is not None]


def full_year(digits: str) -> int:
    """The year of "2019", "'19" or "19": two digits up to 49 are of this century."""
    number = int(re.sub(r"\D", "", digits))
    if number >= 100:
        return number
    return number + (2000 if number < 50 else 1900)


def _point(match: re.Match[str]) -> Point | None:
    span = Span(*match.span())
    group = match.groupdict()
    if group["present"]:
        joins = re.match(r"(?:to|till?|until|up)\b", group["present"], re.I) is not None
        return Point(span, Month(0), Month(0), present=True, joins=joins)
    if group["a"]:
        return _day_month_year(span, group)
    if group["name"]:
        return _named(span, group["name"], group["name_y"])
    return _in_figures(span, group) or _coarse(span, group)


def _in_figures(span: Span, group: dict[str, str | None]) -> Point | None:
    """Months and pairs of years, written in figures."""
    first, second = group["span_y"] or group["isos_y"], group["span_z"] or group["isos_m"]
    slashed = group["isos_y"] and group["isos_sep"] == "/"
    if first and second and (group["span_y"] or (slashed and _is_next(first, second))):
        return _two_years(span, first, second)
    for year, month in (("iso_y", "iso_m"), ("isos_y", "isos_m"), ("my_y", "my_m")):
        written, number = group[year], group[month]
        if written and number:
            return _month(span, full_year(written), int(number))
    if group["mys_y"] and group["mys_m"]:
        return replace(_month(span, full_year(group["mys_y"]), int(group["mys_m"])), weak=True)
    if group["one_y"] and group["one_m"]:  # with a dot as often a version: "Unity 2019.3"
        point = _month(span, full_year(group["one_y"]), int(group["one_m"]))
        return replace(point, weak=group["one_sep"] == ".")
    if group["dot_y"] and group["dot_m"]:
        point = _month(span, full_year(group["dot_y"]), int(group["dot_m"]))
        return replace(point, weak=True, dotted=True)
    return None


def _coarse(span: Span, group: dict[str, str | None]) -> Point:
    """Seasons, quarters and years."""
    if group["winter_y"] and group["winter_z"]:  # one winter: December to February
        later = full_year(group["winter_z"])
        return Point(span, Month.of(int(group["winter_y"]), 12), Month.of(later, 2))
    if group["season"] and group["season_y"]:
        first, last = _SEASONS[folded(group["season"])]
        return _months(span, full_year(group["season_y"]), first, last)
    quarter, year = group["q"] or group["qr"], group["q_y"] or group["qr_y"]
    if quarter and year:
        return _months(span, full_year(year), int(quarter) * 3 - 2, int(quarter) * 3)
    # Of a pair that goes backwards ("2019-18") the first is a year, the second a slip.
    written = group["year"] or group["span_y"] or group["short"] or ""
    point = _months(span, full_year(written), 1, 12)
    return replace(point, year_only=True, weak=group["short"] is not None)


def _named(span: Span, name: str, year: str | None) -> Point:
    number = MONTHS[folded(name)]
    if year is None:
        return Point(span, Month(number - 1), Month(number - 1), yearless=True)
    return replace(_month(span, full_year(year), number), weak=year.isdigit() and len(year) == 2)


def _day_month_year(span: Span, group: dict[str, str | None]) -> Point | None:
    """01.03.2019 is a day of March; 03/15/2019 is as well, and 03/01/2019 unless others tell."""
    first, second = int(group["a"] or 0), int(group["b"] or 0)
    dotted = group["sep"] == "."
    day_first = dotted or first > 12
    month, day = (second, first) if day_first else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = full_year(group["dmy_y"] or "")
    return replace(
        _month(span, year, month),
        swapped=None if day_first or day > 12 else Month.of(year, day),
        day_first=day_first and not dotted,
        month_first=day > 12 and not day_first,
    )


def _is_next(year: str, short: str) -> bool:
    return int(short) == (int(year) + 1) % 100


def _two_years(span: Span, year: str, short: str) -> Point | None:
    later = int(year) // 100 * 100 + int(short)
    later += 100 if later < int(year) else 0
    if later - int(year) > 50:
        return None
    end = replace(_months(span, later, 1, 12), year_only=True)
    return replace(_months(span, int(year), 1, 12), year_only=True, until=end)


def _month(span: Span, year: int, month: int) -> Point:
    return _months(span, year, month, month)


def _months(span: Span, year: int, first: int, last: int) -> Point:
    return Point(span, Month.of(year, first), Month.of(year, last))
