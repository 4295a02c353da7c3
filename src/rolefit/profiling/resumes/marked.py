"""Entries whose fields the format itself tells, as JSON Resume does: no guessing."""

from collections.abc import Sequence

from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.entries import Entry
from rolefit.profiling.resumes.headers import is_part_time
from rolefit.profiling.resumes.lines import Line, lines_of


def find_marked_entries(text: str, within: Span, marks: Sequence[Mark]) -> list[Entry]:
    """Entries in `within` whose header line carries a TITLE or EMPLOYER mark, in order."""
    fields = [
        mark
        for mark in marks
        if mark.kind in {MarkKind.TITLE, MarkKind.EMPLOYER} and within.contains(mark.span)
    ]
    if not fields:
        return []
    headers: list[tuple[Line, dict[MarkKind, str]]] = []
    at = 0
    for line in lines_of(text, within):
        found: dict[MarkKind, str] = {}
        while at < len(fields) and fields[at].span.start < line.span.end:
            found.setdefault(fields[at].kind, fields[at].span.of(text))
            at += 1
        if found:
            headers.append((line, found))
    ends = [following.span.start for following, _ in headers[1:]] + [within.end]
    return [
        _entry(text, line, found, end) for (line, found), end in zip(headers, ends, strict=True)
    ]


def _entry(text: str, line: Line, found: dict[MarkKind, str], end: int) -> Entry:
    ranges = find_ranges(text, line.span)
    body = text[line.span.start : end].rstrip()
    return Entry(
        title=found.get(MarkKind.TITLE, ""),
        employer=found.get(MarkKind.EMPLOYER, ""),
        dates=ranges[-1] if ranges else None,
        header=line.span,
        span=Span(line.span.start, line.span.start + len(body)),
        part_time=is_part_time(line.text),
    )
