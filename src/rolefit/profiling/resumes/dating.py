"""The month that "present" means when nobody says: the latest date that the text speaks of."""

import re
from collections.abc import Iterable, Sequence

from rolefit.domain.resume import Month, Section, SectionKind
from rolefit.domain.text import Document
from rolefit.profiling.resumes.dates import DateRange, find_ranges

# Elsewhere a bare year is as often part of a name: "Office 2016", "Windows Server 2008".
_YEARS_COUNT = frozenset(
    {
        SectionKind.CERTIFICATES,
        SectionKind.PUBLICATIONS,
        SectionKind.AWARDS,
        SectionKind.PROJECTS,
    }
)
_AHEAD = re.compile(
    r"\b(?:expir\w*|exp\b|valid (?:until|through|thru|to)|expected\w*|anticipat\w*|renew\w*|due"
    r"|until|graduating|graduation|candidate|born|birth|dob|est\.)\W*(?:\w+\W+){0,2}$",
    re.I,
)


def document_month(document: Document) -> Month | None:
    """The month of the document's own date, or None when it has none."""
    try:
        return Month.parse(document.dated) if document.dated else None
    except ValueError:
        return None


def latest_month(
    text: str, sections: Sequence[Section], counted: Iterable[DateRange]
) -> Month | None:
    """The latest month in the text, or None when it has no date but those of education.

    Left out: education, or a year of graduation would lengthen a position; dates that lie ahead
    by their words ("expected 2026", "valid until"), the ends of certificates, and bare years
    outside of the headers of entries (`counted`) and the sections where a year is a date.
    """
    months = [_latest(dates) for dates in counted]
    for section in sections:
        if section.kind is SectionKind.EDUCATION:
            continue
        for dates in find_ranges(text, section.span):
            bare = dates.alone and dates.start is not None and dates.start.year_only
            if bare and section.kind not in _YEARS_COUNT:
                continue
            point = dates.start or dates.end
            at = point.span.start if point else dates.span.start
            if _AHEAD.search(text, max(0, at - 32), at):
                continue
            begun = section.kind is SectionKind.CERTIFICATES
            months.append(dates.months()[0] if begun else _latest(dates))
    known = [month for month in months if month is not None]
    return max(known, default=None)


def _latest(dates: DateRange) -> Month | None:
    first, last = dates.months()
    return last or first
