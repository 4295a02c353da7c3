"""The lines of a contact block: which of their pieces are where the candidate lives."""

import re
from collections.abc import Iterator, Sequence

from rolefit.domain.text import Span
from rolefit.profiling.redaction.head import SENTENCE
from rolefit.profiling.redaction.nameshape import WORD, Role, role_of
from rolefit.profiling.redaction.places import is_demonym, is_place
from rolefit.profiling.redaction.postal import (
    SEPARATOR,
    is_said,
    is_sure,
    places_in,
)
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.streets import DWELLING, POSTCODE, has_street, is_numbered
from rolefit.profiling.redaction.words import fold
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.titles import title_score

_ABBREVIATION = re.compile(r"[A-Z]{1,5}|(?!Mc|De|La|Le)[A-Z][a-z]{0,5}[A-Z][A-Za-z]{0,5}")
"""Letters after a name: "CPA", "PhD", "MRCPsych"."""
_INSIDE_WORD = re.compile(r"\w\(\w{1,9}\)\w")
"""An abbreviation with a part in brackets, "IR(ME)R": no region stands there."""
_CLOSING = re.compile(r"(?i)\b(?:yours|regards|respectfully|faithfully|sincerely|truly)\b")
_FIELD = re.compile(r"[^,\s][^,]*")
_FEW = 4
_LONGEST = 120
_FEWEST_LISTED = 5
_HAS_LABEL = re.compile(r"^[ \t]{0,9}[A-Za-z][A-Za-z ]{1,20}[:：]")


def find_in_line(
    text: str, line: Span, others: Ranges, inner: Ranges, *, surely: bool
) -> Iterator[Span]:
    """Addresses in a line of a contact block, between its separators and other personal data.

    Args:
        text: the document's.
        line: where the line stands.
        others: personal data found so far; it parts the line.
        inner: single words of the name, which an address may hold.
        surely: only what is an address by its own form, nothing by exclusion.
    """
    words = line.of(text)
    listing = not others.touch(line) and _is_listing(words)
    sentence = SENTENCE.search(words) is not None
    for left, right, beside in _pieces(text, line, others):
        start, stop = _edges(text, left, right)
        labels = text[stop:right].lstrip().startswith((":", "："))
        if stop <= start or labels or _is_named(text, Span(start, stop), inner):
            continue
        start += _after_title(text[start:stop]) or 0
        segment = text[start:stop]
        excluding = not surely and (beside or not sentence)
        if (
            is_sure(segment)
            or (not surely and _names_place(segment))
            or (excluding and _is_address(segment, listing=listing))
        ):
            yield Span(start, stop)


def _is_named(text: str, piece: Span, inner: Ranges) -> bool:
    """Whether nothing but words of the name stands in a piece, letters behind it aside."""
    names = inner.touching(piece)
    ends = [piece.start, *(name.end for name in names)]
    starts = [*(name.start for name in names), piece.end]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return bool(names) and all(
        _ABBREVIATION.fullmatch(word) and not is_place(word) for word in re.findall(r"\w+", rest)
    )


def _pieces(text: str, line: Span, others: Ranges) -> Iterator[tuple[int, int, bool]]:
    """Where the pieces of a line begin and end, and whether other personal data adjoins."""
    cuts = [(m.start(), m.end(), False) for m in SEPARATOR.finditer(text, line.start, line.end)]
    cuts += [(max(line.start, s.start), min(line.end, s.end), True) for s in others.touching(line)]
    at, before = line.start, False
    for left, right, personal in [*sorted(cuts), (line.end, line.end, False)]:
        if left > at:
            yield at, left, before or personal
        if right >= at:
            at, before = right, personal


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "#〒"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    return start, end


def _after_title(segment: str) -> int | None:
    """Where the places behind a job title begin ("Welder, Bergen, Norway"); None without a title.

    A street may be called after a trade ("5 Baker Street"); a postcode or a number in front tells.
    """
    parts = [match.span() for match in _FIELD.finditer(segment)]
    titled = any(title_score(segment[start:end]) > 1 for start, end in parts)
    if not titled or segment[0].isdigit() or POSTCODE.search(segment) or has_street(segment):
        return None
    at = len(segment)
    for start, end in reversed(parts):
        if not is_place(segment[start:end].strip(" .()")):
            break
        at = start
    return at


def _is_listing(line: str) -> bool:
    """Whether a line lists skills or the like: many parts, and ordinary words in many of them."""
    parts = [part for part in re.split(r"[|•·;,\t]", line) if part.strip()]
    plain = sum(
        any(role_of(match.group()) is Role.ORDINARY for match in WORD.finditer(part))
        for part in parts
    )
    return len(parts) >= _FEWEST_LISTED and plain > len(parts) / 3


def _names_place(segment: str) -> bool:
    """Whether a known place is one of few parts or words, most of them capitalised."""
    if len(segment) > _LONGEST or _HAS_LABEL.match(segment) or _INSIDE_WORD.search(segment):
        return False
    words = _words(segment)
    short = "," in segment or len(words) <= _FEW
    return short and _is_capital(words) and any(is_place(p) for p in places_in(segment))


def _is_address(segment: str, *, listing: bool) -> bool:
    """Whether what is left of a contact line is a place: by postcode, by street, by exclusion.

    Nothing is a place by exclusion in a line that lists things.
    """
    if len(segment) > _LONGEST or _HAS_LABEL.match(segment) or _INSIDE_WORD.search(segment):
        return False
    words = _words(segment)
    if not words:
        return POSTCODE.fullmatch(segment.strip()) is not None
    told = DWELLING.match(segment) is not None or has_street(segment)
    return told or (_is_capital(words) and _is_odd(segment, words, listing=listing))


def _words(segment: str) -> list[str]:
    return [match.group().rstrip(".") for match in WORD.finditer(segment)]


def _is_capital(words: Sequence[str]) -> bool:
    return 2 * sum(w[0].isupper() or not w[0].isascii() for w in words) >= len(words) > 0


def _is_odd(segment: str, words: Sequence[str], *, listing: bool) -> bool:
    """Whether a postcode or words that are no ordinary ones make it a place in a contact block."""
    if is_numbered(segment) or _CLOSING.search(segment) or find_ranges(segment):
        return False
    if POSTCODE.search(segment) and len(words) <= 12:
        return True
    roles = [role_of(w) for w in words]
    if any(c.isdigit() for c in segment):
        odd = len(roles) - roles.count(Role.ORDINARY) - roles.count(Role.SURNAME)
        return odd >= len(roles) / 2 and not any(is_said(word) for word in words)
    return (
        not listing
        and len(words) <= 5
        and roles.count(Role.ORDINARY) <= (len(roles) / 2 if "," in segment else 0)
        and any(r in {Role.UNKNOWN, Role.FOREIGN, Role.GIVEN} for r in roles)
        and not all(_ABBREVIATION.fullmatch(w) for w in words)
        and not any(is_demonym(fold(w)) for w in words)
    )
