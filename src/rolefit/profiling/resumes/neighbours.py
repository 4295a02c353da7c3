"""Lines above and below an entry's dates that belong to its header."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from rolefit.domain.text import Span
from rolefit.profiling.resumes.anchors import Anchor, header_of
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.headers import Header
from rolefit.profiling.resumes.levels import named_degrees
from rolefit.profiling.resumes.lines import Line, count_words
from rolefit.profiling.resumes.shapes import capital_share, is_header_like
from rolefit.profiling.resumes.titles import employer_score, is_place, title_score

_PARTS = re.compile(r"[ ]*(?:[|(]|,|[ ][-–—][ ])[ ]*")
_NAME_AND_PLACE = re.compile(
    r"[^\W\d_][^,|\n]{1,50},[ ](?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*)(?:[ ][A-ZÀ-Þ][\w'’.-]*){0,2}"
)

# A heading that names no kind, and nobody's name.
_GENERIC = re.compile(
    r"(?:other|others|earlier|previous(?:ly)?|before(?: that)?|further|also|more|misc(?:ellaneous)?"
    r"|additional(?:ly)?|extras?|various|present|recent(?:ly)?|now|past|later|weitere[sr]?|autres?|otros?)",
    re.I,
)


def take_in(text: str, lines: Sequence[Line], anchors: Sequence[Anchor], headed: Set[int]) -> None:
    """Read every header, taking in the lines around it that supply what is missing.

    Whether titles stand above or below the dates is told by the first entry. A blank line is
    crossed only upwards to a line that the format marks as a heading, which belongs to what
    follows it, or downwards for what is told, in which case the header ends before it.

    Args:
        text: the text.
        lines: the section's lines.
        anchors: in order; they are changed in place.
        headed: indices of lines with a HEADING mark.
    """
    votes = 0
    above = _lines_above_first(lines, anchors, headed)
    for index, anchor in enumerate(anchors):
        first = votes < 0
        anchor.header = header_of(text, lines, anchor, employer_first=first)
        anchor.settle()
        floor = anchors[index - 1].bottom + 1 if index else 0
        ceiling = anchors[index + 1].first if index + 1 < len(anchors) else len(lines)
        if anchor.dates is not None:
            for _ in range(above):
                if floor < anchor.top:
                    _above(text, lines, anchor, headed, employer_first=first)
            for _ in range(2):
                if anchor.bottom + 1 < ceiling:
                    _below(text, lines, anchor, employer_first=first)
        votes += {"title": 1, "employer": -1}.get(anchor.header.first, 0)


def _lines_above_first(lines: Sequence[Line], anchors: Sequence[Anchor], headed: Set[int]) -> int:
    """How many header lines stand above the dates in this section, told by its first entry."""
    first = next((anchor.first for anchor in anchors if anchor.dates is not None), 0)
    count = 0
    while count < min(first, 3) and is_header_like(lines[first - 1 - count].text):
        count += 1
        if lines[first - count].gap and first - count not in headed:
            break
    return min(count, 2) if count < first else count


def _above(
    text: str, lines: Sequence[Line], anchor: Anchor, headed: Set[int], *, employer_first: bool
) -> None:
    line = lines[anchor.top - 1]
    apart = lines[anchor.top].gap and anchor.top - 1 not in headed
    if line.bullet or apart or _GENERIC.fullmatch(line.text.strip(" :")):
        return
    if not is_header_like(line.text) or _is_told(anchor.header, line.text):
        return
    wider = replace(anchor, top=anchor.top - 1)
    header = header_of(text, lines, wider, employer_first=employer_first)
    if _worth(header) > _worth(anchor.header):
        anchor.top, anchor.header, anchor.above = wider.top, header, True
        anchor.settle()


def _below(text: str, lines: Sequence[Line], anchor: Anchor, *, employer_first: bool) -> None:
    line = lines[anchor.bottom + 1]
    old = anchor.header
    if line.bullet or not is_header_like(line.text) or _is_told(old, line.text):
        return
    if _GENERIC.fullmatch(line.text.strip(" :")) or (line.gap and _is_of_study(line.text)):
        return
    if old.title and old.employer and title_score(old.title) and title_score(line.text):
        return  # the next entry, its own dates not understood
    if not _supplies(line.text, old, gap=line.gap):
        return
    wider = replace(anchor, bottom=anchor.bottom + 1)
    header = header_of(text, lines, wider, employer_first=employer_first)
    if old.title and old.employer and title_score(old.title):
        # The words beside the title were a part of it: "Staff Nurse, Intensive Care".
        whole = f"{old.title}, {old.employer}"
        title = whole if whole in text else old.title
        header = Header(title, _PARTS.split(line.text)[0].strip(), "title")
    elif _worth(header) <= _worth(old):
        return
    joined = anchor.core_bottom == anchor.bottom and not line.gap
    anchor.bottom, anchor.header = wider.bottom, header
    if joined:
        anchor.settle()


def _is_of_study(line: str) -> bool:
    """Whether a line apart tells of a degree or brings dates of its own, and is no employer's."""
    return bool(find_ranges(line) or named_degrees(line, Span(0, len(line))))


def _is_told(header: Header, line: str) -> bool:
    """Whether title and employer are known for good, or at least better than by `line`."""
    if not (header.title and header.employer):
        return False
    if not title_score(header.title):
        return not title_score(line)
    return employer_score(header.employer) > 0 or not _names_employer(line)


def _worth(header: Header) -> float:
    """How much of a header is known: its parts, and whether the words say that they are it."""
    known = 4 * bool(header.title) + 4 * bool(header.employer)
    return known + title_score(header.title) + employer_score(header.employer)


def _supplies(line: str, header: Header, *, gap: bool) -> bool:
    """Whether a line below the dates is believed to be the missing title or employer."""
    if count_words(line) > 12:
        return False
    if not header.title and not header.employer:
        return not gap or title_score(line) > 0
    if not header.title or not title_score(header.title):
        return title_score(line) > 0
    return _names_employer(line) or (
        not (gap or header.employer) and capital_share(line) == 1 and count_words(line) <= 4
    )


def _names_employer(line: str) -> bool:
    """Whether a line reads as an organisation, perhaps with its place."""
    if title_score(line) == 2:
        return False
    placed = any(is_place(part) for part in _PARTS.split(line)[1:])
    return employer_score(line) > 0 or placed or _NAME_AND_PLACE.fullmatch(line) is not None
