"""Where the job is."""

import re

from rolefit.domain.text import Document, MarkKind, Span
from rolefit.profiling.jobs.cleaning import clean, trim
from rolefit.profiling.jobs.conditions import is_condition
from rolefit.profiling.jobs.occupations import ROLE_NOUN

_LABEL = re.compile(
    r"\b(?:job |work |primary )?location(?:s|\(s\))?\s*[:–-]\s*([^\n.;|(]{2,60})", re.IGNORECASE
)
# A full stop ends a sentence, unless it shortens: "St. Albans", "D.C.".
_PART = r"(?:(?:St|Ste|Mt|Ft)\.|(?:[A-Z]\.){2,}|[A-Z][\w’'-]*)"
_NAME = rf"{_PART}(?: (?:{_PART}|of|upon|on|and|de|la|del|do|am|an der)){{0,4}}"
_PLACE = re.compile(rf"{_NAME}, (?:{_NAME}|[A-Z]{{2}})(?:, {_NAME})?$")
_AFTER_DASH = re.compile(rf"(?:\s[-–—|•·]\s)({_NAME}(?:, {_NAME}){{0,2}})$")
_BASED = re.compile(
    rf"\b(?:based|located|position|role|job|vacancy|"
    rf"(?i:{ROLE_NOUN}s?) (?:needed|wanted|required|sought)|work(?:ing)?)"
    rf"(?: is)?(?: based)? in ({_NAME}(?:, (?:[A-Z]{{2}}\b|{_NAME}))?)"
)
_POSTCODE = re.compile(
    rf"(?:^|, |\s[-–—|•·]\s)({_NAME})(?:, [A-Z]{{2}})?,? (?:[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}|"
    rf"[A-Z]{{2}} \d{{5}}|\d{{5}})\b"
)
_IN = re.compile(rf"\bin (?!(?:Test|Training|Charge|Residence)\b)({_NAME}(?:, {_NAME})?)$")
_NO_PLACE = re.compile(r"(?:in person|on-?site|hybrid|various|flexible|office)\b", re.IGNORECASE)
_REMOTE = re.compile(r"\b(?:fully |100% )?remote\b", re.IGNORECASE)


def location_of(document: Document, head: tuple[Span, ...], title: Span | None) -> str:
    """The place as written, "" when none is found."""
    text = document.text
    for mark in document.marks:
        if mark.kind is MarkKind.LOCATION:
            return mark.value or clean(mark.span.of(text))
    rest = [
        trim(text, max(line.start, title.end if title and line.contains(title) else 0), line.end)
        for line in head
    ]
    for line in [*rest[1:], *rest[:1]]:
        for pattern in (_AFTER_DASH, _POSTCODE, _PLACE, _IN):
            if hit := pattern.search(text, line.start, line.end):
                place = clean(hit.group(1) if pattern.groups else hit.group())
                if not is_condition(place):
                    return place
    window = text[:6000]
    if (hit := _LABEL.search(window)) and not _NO_PLACE.match(hit.group(1)):
        return clean(hit.group(1))
    if hit := _BASED.search(window):
        return clean(hit.group(1))
    return "Remote" if _REMOTE.search(window[:400]) else ""
