"""Dated positions: finding headers around dates, in whatever order their parts stand."""

from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.anchors import Anchor, dated_anchors, with_undated
from rolefit.profiling.resumes.dates import DateRange, find_ranges
from rolefit.profiling.resumes.entries import Entry
from rolefit.profiling.resumes.headers import Header, is_part_time
from rolefit.profiling.resumes.levels import named_degrees
from rolefit.profiling.resumes.lines import Line, lines_of
from rolefit.profiling.resumes.neighbours import take_in
from rolefit.profiling.resumes.runon import split_bodies
from rolefit.profiling.resumes.schools import names_school
from rolefit.profiling.resumes.shapes import is_header_like
from rolefit.profiling.resumes.titles import employer_score, title_score


def find_entries(
    text: str, within: Span, *, marks: Sequence[Mark] = (), strict: bool = False
) -> list[Entry]:
    """Entries with a header in `within`, in order.

    Args:
        text: the text.
        within: a section.
        marks: the reader's notes; a HEADING belongs to what follows it.
        strict: believe only a range of dates beside a job title, for texts without sections.
    """
    ranges = find_ranges(text, within)
    lines = split_bodies(text, lines_of(text, within), ranges)
    anchors = dated_anchors(text, lines, ranges, strict=strict)
    if not strict:
        anchors = with_undated(text, lines, anchors)
    take_in(text, lines, anchors, _headed(lines, marks))
    anchors = _believed(text, lines, anchors, strict=strict)
    return _entries(text, lines, _without_groups(lines, anchors), within)


def _headed(lines: Sequence[Line], marks: Sequence[Mark]) -> set[int]:
    """Indices of the lines that a HEADING mark stands on."""
    starts = {mark.span.start for mark in marks if mark.kind is MarkKind.HEADING}
    return {index for index, line in enumerate(lines) if line.span.start in starts}


def _believed(
    text: str, lines: Sequence[Line], anchors: list[Anchor], *, strict: bool
) -> list[Anchor]:
    """Without those that no word speaks for.

    Dates in brackets behind one unknown name ("Premium review (2012 – 2014)") are a detail once
    an entry with title and employer was seen, and a year that stands alone ("Windows Server
    2003") is no date once a range was seen. Only what stands before counts, so that text
    appended later takes no entry away.
    """
    kept: list[Anchor] = []
    complete = ranged = False
    for anchor in anchors:
        header = anchor.core
        told = title_score(header.title) + employer_score(header.employer)
        whole = bool(header.title and header.employer)
        titled = title_score(header.title) > 0 or _is_employers(text, lines, anchor)
        if (strict and not titled) or (kept and anchor.top <= kept[-1].bottom):
            continue
        detail = complete and not told and not whole and _is_bracketed(text, anchor.dates)
        if detail or (ranged and _is_bare_year(anchor.dates)):
            continue
        kept.append(anchor)
        complete = complete or (whole and told > 0)
        ranged = ranged or (anchor.dates is not None and not anchor.dates.alone)
    return kept


def _is_employers(text: str, lines: Sequence[Line], anchor: Anchor) -> bool:
    """Whether an organisation with a range of dates heads a block of its own, with text below.

    No school is meant, whose dates are those of an education.
    """
    header, below = anchor.core, anchor.bottom + 1
    if header.title or employer_score(header.employer) == 0 or anchor.dates is None:
        return False
    if anchor.dates.alone or not lines[anchor.top].gap or lines[anchor.top].bullet:
        return False
    described = (
        below < len(lines) and not lines[below].gap and not is_header_like(lines[below].text)
    )
    span = Span(lines[anchor.top].span.start, lines[anchor.bottom].span.end)
    block = Span(span.start, lines[below].span.end) if described else span
    return described and not (names_school(span.of(text)) or named_degrees(text, block))


def _is_bracketed(text: str, dates: DateRange | None) -> bool:
    return dates is not None and text[max(0, dates.span.start - 1) : dates.span.start] == "("


def _is_bare_year(dates: DateRange | None) -> bool:
    return dates is not None and dates.alone and dates.start is not None and dates.start.year_only


def _without_groups(lines: list[Line], anchors: list[Anchor]) -> list[Anchor]:
    """Hand an employer's name down to the titles below it, and drop the employer's own line."""
    kept: list[Anchor] = []
    group = ""
    for index, anchor in enumerate(anchors):
        following = anchors[index + 1] if index + 1 < len(anchors) else None
        header = anchor.header
        name = _of_group(anchor, following, lines)
        if name:
            group = name
            continue
        if header.employer:
            group = header.employer if anchor.above else ""
        elif header.title and group:
            anchor.header = replace(header, employer=group)
        kept.append(anchor)
    return kept


def _of_group(anchor: Anchor, following: Anchor | None, lines: list[Line]) -> str:
    """The employer whose titles follow on the lines below, or "".

    A name that no word tells is one when its dates hold those of the title below it.
    """
    name, below = anchor.header, following.header if following else Header()
    if following is None or (name.title and name.employer) or not below.title or below.employer:
        return ""
    if following.top != anchor.bottom + 1 or lines[following.top].gap:
        return ""
    unknown = bool(name.title) and title_score(name.title) == 0 < title_score(below.title)
    within = unknown and _holds(anchor.dates, following.dates)
    return name.employer or (name.title if within else "")


def _holds(outer: DateRange | None, inner: DateRange | None) -> bool:
    if outer is None or inner is None or outer.alone:
        return False
    (start, end), (first, last) = outer.months(), inner.months()
    if start is None or first is None or first < start:
        return False
    return outer.current or (end is not None and last is not None and last <= end)


def _entries(text: str, lines: list[Line], anchors: Sequence[Anchor], within: Span) -> list[Entry]:
    entries: list[Entry] = []
    for index, anchor in enumerate(anchors):
        start, end = lines[anchor.top].span.start, lines[anchor.core_bottom].span.end
        last = within.end
        if index + 1 < len(anchors):
            last = max(end, lines[anchors[index + 1].top - 1].span.end)
        entries.append(
            Entry(
                title=anchor.header.title,
                employer=anchor.header.employer,
                dates=anchor.dates,
                header=Span(start, end),
                span=Span(start, max(end, last)),
                part_time=is_part_time(text[start:end]),
            )
        )
    return entries
