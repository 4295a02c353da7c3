"""Degrees: level, field, institution, year, and whether they are finished."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Degree, DegreeLevel, Section, SectionKind
from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import DateRange, find_ranges
from rolefit.profiling.resumes.levels import Named, is_abbreviation, named_degrees
from rolefit.profiling.resumes.lines import Line, count_words, lines_of
from rolefit.profiling.resumes.repeats import told_once
from rolefit.profiling.resumes.schools import names_school, without_school
from rolefit.profiling.resumes.titles import PLACE_TEMPLATE, is_place, title_score

_ELSEWHERE = frozenset(
    {SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.CERTIFICATES, SectionKind.SKILLS}
)
_UNFINISHED = re.compile(
    r"\b(?:in[- ]progress|expected|anticipated|incomplete|some college|pursuing|currently"
    r"|enrolled|ongoing|candidate|not completed?|did not|toward[s]?|no degree|unfinished|present"
    r"|current|abd|all but dissertation|withdrew|credits? (?:hours )?(?:earned|completed)"
    r"|to be (?:completed|awarded)"
    r"|laufend|voraussichtlich|abgebrochen|en cours|en curso|projected|non[- ]degree)\b",
    re.I,
)
_FIELD = re.compile(
    r"(?:[ ]*\((?:hons|honou?rs|cum laude|with distinction)[^)]*\))?[ ]*(?:degree\b|diploma\b)?[ ]*"
    r"(?:(?:[:,–—]|[ ]-[ ])[ ]*)?(?:(?:with[ ]a[ ])?(?:major(?:ing|ed)?|concentration|emphasis"
    r"|specialization)\b[ ]*:?[ ]*)?(?:\b(?:in|of|en|für|der|de)\b[ ]+)?(?P<field>[^\n;"
    r"|()·•\[\]]{2,90})",
    re.I,
)
_FIELD_END = re.compile(
    r"[ ]*(?:,|[ ][-–—][ ]|\.[ ]|\.$|\bfrom\b|\bat\b|\b(?:19|20)\d\d\b|\b\d{1,2}/|\bgpa\b"
    r"|\bexpected\b"
    r"|\bcity\b|\b(?:cum|magna|summa)\b|\bgraduat|\bwith (?:hon|dist|a minor)|\bminor\b|:[ ]|\t"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ]\d)",
    re.I,
)
_BROAD = re.compile(
    r"^(?:(?:arts?|sciences?|applied science|applied sciences?|arts (?:and|&) sciences?|philosophy)"
    r"(?:[ ]degree)?)\b[ ]*(?:\([^)]*\))?",
    re.I,
)
_AGAIN = re.compile(r"[ ]*[-–—,(]+[ ]*([\w.]{2,7})\)?(?=[ ]*[,:–—-]|[ ]in\b)")
_BEFORE = re.compile(r"(?P<field>[A-Z][\w &/'’-]{3,60}?)[ ]*(?:,|\(|[ ][-–—][ ]|[:|])[ ]*$")


_HIGH = re.compile(r"\bhigh(?:[ ]school\b|(?=[ ]*(?:$|[-–,(\n])|[ ]City\b))", re.I | re.M)

_LEFT = re.compile(r"(?:left|leaving|finished|after)[ ]", re.I)
# Without "diploma" or the like these are a place more often than a level.
_BARE_SCHOOL = re.compile(r"(?:high|secondary|(?:higher|senior) secondary)(?: school)?\.?", re.I)
_GRADUATED = re.compile(
    r"\b(?:graduat(?:ed|e of)|finished|completed|diploma from)[ ](?:from[ ])?"
    r"(?:[\w.'’-]+[ ]){0,3}$",
    re.I,
)
_CLAIM_BEGINS = re.compile(
    r"(?:^|[.;!?|][ ])[\W_]*(?:(?:19|20)\d\d[^\w\n]*)?$"
    r"|\b(?:school with|hold|holds|obtained|earned|gained|achieved|passed|have)[ ]"
    r"(?:[\w-]+[ ]){0,2}$",
    re.I,
)
_CLAIM_GOES_ON = re.compile(
    r"[ ]*(?:$|[:;,.(|–—-])|[ ](?:in|from|at|with|grades?)\b|[ ](?:[\w,&]+[ ]){0,3}\(?\d"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A degree's name and the text that speaks of it."""

    named: Named
    own: Span
    around: tuple[Span, ...]


def find_degrees(text: str, sections: Sequence[Section]) -> tuple[Degree, ...]:
    """Degrees in the sections on education; where there are none, plain claims elsewhere."""
    degrees = [
        degree
        for section in sections
        if section.kind is SectionKind.EDUCATION
        for degree in _in_section(text, section.span, plain=False)
    ]
    if not degrees:
        degrees = [
            degree
            for section in sections
            if section.kind in _ELSEWHERE
            for degree in _in_section(text, section.span, plain=True)
        ]
    return tuple(told_once(degrees))


def _in_section(text: str, within: Span, *, plain: bool) -> Iterator[Degree]:
    named = [
        name
        for name in named_degrees(text, within)
        if name.plain or (_is_school_claim(text, name) if plain else not _in_prose(text, name.span))
    ]
    for entry in _entries(text, within, named):
        degree = _degree(text, entry)
        if degree is not None:
            yield degree


def _is_school_claim(text: str, name: Named) -> bool:
    """Whether a school level opens a line or sentence of its own, or somebody says he has it.

    "High school diploma, Leeds, 2012" and "Graduated Elm High School", not "High school teacher"
    or "Prepared pupils for GCSE".
    """
    if name.level is not DegreeLevel.SECONDARY:
        return False
    before = text[max(0, name.span.start - 80) : name.span.start].rsplit("\n", 1)[-1]
    after = text[name.span.end : name.span.end + 80].split("\n", 1)[0]
    written = name.span.of(text)
    if _GRADUATED.search(before):
        return title_score(written + after) < 2
    if _BARE_SCHOOL.fullmatch(written) or title_score(written + after) == 2:
        return False
    stands = _CLAIM_BEGINS.search(before) is not None
    return stands and (written.endswith((".", "s")) or _CLAIM_GOES_ON.match(after) is not None)


def _in_prose(text: str, span: Span) -> bool:
    """Whether a line is so long that it tells a story: "pupils leave high school ready"."""
    before = text[max(0, span.start - 400) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + 400].split("\n", 1)[0]
    return count_words(before) + count_words(after) > 40


def _entries(text: str, within: Span, named: Sequence[Named]) -> Iterator[_Entry]:
    lines = lines_of(text, within)
    rows = list(_rows(lines, named))
    above = bool(rows) and _is_above(text, lines, rows[0])
    for index, (row, name) in enumerate(zip(rows, named, strict=True)):
        line = lines[row].span
        first = index == 0 or rows[index - 1] != row
        last = index + 1 == len(rows) or rows[index + 1] != row
        own = Span(
            line.start if first else name.span.start,
            line.end if last else named[index + 1].span.start,
        )
        before = rows[index - 1] + 1 if index else 0
        after = rows[index + 1] if index + 1 < len(rows) else len(lines)
        around: list[Span] = []
        if above and first:
            around = [lines[i].span for i in range(row - 1, max(before, row - 3) - 1, -1)]
        if last:
            below = [lines[i].span for i in range(row + 1, min(after, row + 4))]
            around += [span for span in below if not (above and find_ranges(span.of(text)))]
        yield _Entry(name, own, tuple(around))


def _rows(lines: Sequence[Line], named: Sequence[Named]) -> Iterator[int]:
    row = 0
    for name in named:
        while row + 1 < len(lines) and lines[row + 1].span.start <= name.span.start:
            row += 1
        yield row


def _is_above(text: str, lines: Sequence[Line], row: int) -> bool:
    """Whether school and year stand above the degree, told by the first one."""
    own = lines[row].span.of(text)
    if row == 0 or (names_school(own) and find_ranges(own)):
        return False
    line = lines[row - 1].text
    told = names_school(line) or find_ranges(line) or _UNFINISHED.fullmatch(line)
    return count_words(line) <= 12 and bool(told)


def _degree(text: str, entry: _Entry) -> Degree | None:
    own = entry.own.of(text)
    context = "\n".join([own, *(span.of(text) for span in entry.around)])
    level = entry.named.level
    name = entry.named.span.of(text).lower()
    if "diploma" in name and _HIGH.search(context):
        level = DegreeLevel.SECONDARY
    field, end = _field(text, entry)
    dates = _dates(own) or _dates(context)
    current = dates is not None and dates.current
    return Degree(
        level=level,
        field=field,
        span=Span(entry.named.span.start, end),
        institution=_institution(text, entry, end),
        year=_year(dates),
        finished=not (current or _UNFINISHED.search(own) or _says_unfinished(text, entry)),
    )


def _dates(words: str) -> DateRange | None:
    found = find_ranges(words)
    return (
        max(found, key=lambda dates: dates.months()[1] or dates.months()[0] or -1)
        if found
        else None
    )


def _year(dates: DateRange | None) -> int | None:
    point = dates and (dates.end or dates.start)
    return point.last.year if point and not (dates and dates.current) else None


def _says_unfinished(text: str, entry: _Entry) -> bool:
    """Whether a short line beside says so: "Expected 2026", not "Currently working as ..."."""
    lines = (span.of(text) for span in entry.around[:2])
    return any(count_words(line) <= 6 and _UNFINISHED.search(line) for line in lines)


def _field(text: str, entry: _Entry) -> tuple[str, int]:
    """The field of study as written, and where the degree's name with its field ends."""
    start = entry.named.span.end
    if entry.named.level is DegreeLevel.SECONDARY:
        return "", start
    rest = text[start : entry.own.end]
    broad = _BROAD.match(rest.lstrip())
    if broad and entry.named.span.of(text).lower().endswith((" of", " in")):
        start += len(rest) - len(rest.lstrip()) + broad.end()
        rest = text[start : entry.own.end]
    again = _AGAIN.match(rest)
    if again and is_abbreviation(again[1]):
        start, rest = start + again.end(), rest[again.end() :]
    match = _FIELD.match(rest)
    written = match["field"] if match else ""
    stop = _FIELD_END.search(written)
    written = written[: stop.start()] if stop else written
    if match and "," in rest[: match.start("field")] and names_school(written):
        written = ""
    written = without_school(written).strip(" .:,-–—/")
    if match and written and not is_place(written) and count_words(written) <= 10:
        offset = start + match.start("field") + match["field"].find(written)
        return " ".join(written.split()), offset + len(written)
    before = _BEFORE.search(text, max(entry.own.start, start - 80), entry.named.span.start)
    if before and not names_school(before["field"]) and not is_place(before["field"]):
        return before["field"].strip(), start
    return "", start


def _institution(text: str, entry: _Entry, end: int) -> str:
    own = [Span(entry.own.start, entry.named.span.start), Span(end, entry.own.end)]
    for span in (*own, *entry.around):
        words = PLACE_TEMPLATE.sub(",", span.of(text)) if span.start < span.end else ""
        for dates in reversed(find_ranges(words)):
            words = f"{words[: dates.span.start]},{words[dates.span.end :]}"
        for segment in re.split(r"\s*(?:[,;|()\n\t•:]|[ ][-–—][ ]|[–—]|\bfrom\b|\bat\b)\s*", words):
            if _LEFT.match(segment):
                continue
            if names_school(segment) and count_words(segment) <= 9:
                return " ".join(segment.strip(" .-").split())
    return ""
