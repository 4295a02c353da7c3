"""Sections of a résumé: where each begins and what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.headings import Heading, read_heading
from rolefit.profiling.resumes.language_names import CODES
from rolefit.profiling.resumes.lines import Line, lines_of
from rolefit.profiling.resumes.study import STUDY

_INLINE = re.compile(r"([^\n:;,.()]{3,40}?)[ \t]*(?::|[ ][-–—]{1,2}[ ])[ \t]*(?=\S)")
_SHOUTED = re.compile(
    r"((?:[A-ZÀ-Ý&]{2,20}(?![A-ZÀ-Ý&])[ ]?(?:[&/][ ]?)?){1,4})(?<=[A-Z ])"
    r"(?=[ ]?[A-Z][a-z]|[ ][a-z•])"
)
_DECORATION = " \t=-–—_*#|:.~"
_OF_A_JOB = re.compile(r"achievement|accomplishment|responsibilit|contribution|highlight", re.I)
# Inside a position these open a part of it, not a new section, when they end in a colon or speak
# of achievements and responsibilities, unless they stand apart in capitals.
_PARTS = frozenset(
    {
        SectionKind.OTHER,
        SectionKind.PROJECTS,
        SectionKind.SKILLS,
        SectionKind.AWARDS,
        SectionKind.SUMMARY,
        SectionKind.CONTACT,
    }
)

# These hold no headings of their own, so one that names no kind ends them.
_CLOSED = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.REFERENCES,
        SectionKind.CONTACT,
    }
)


@dataclass(frozen=True, slots=True)
class _Start:
    """A section's beginning: its heading and where its body starts."""

    kind: SectionKind
    heading: Span
    body: int


def is_of_a_job(heading: str) -> bool:
    """Whether a heading may as well open a part of a job, as "Key Achievements" may."""
    return _OF_A_JOB.search(heading) is not None


def find_sections(text: str, marks: Sequence[Mark] = ()) -> tuple[Section, ...]:
    """The sections of a résumé, in order, covering every line of it once.

    What stands before the first heading is a section of kind OTHER without a heading, and so is
    the whole of a text without any. Whether a line is a heading depends on the lines before it
    only, so that text appended later moves nothing.

    Args:
        text: the text.
        marks: the reader's notes on `text`; a HEADING mark makes a heading of any line whose
            words name a kind, and ends a summary, languages and the like with any words.
    """
    headed = sorted(mark.span for mark in marks if mark.kind is MarkKind.HEADING)
    starts = _starts(lines_of(text), headed)
    sections: list[Section] = []
    lead = text[: starts[0].heading.start] if starts else text
    if lead.strip():
        sections.append(Section(SectionKind.OTHER, _trimmed(text, 0, len(lead))))
    for start, following in zip(starts, [*starts[1:], None], strict=False):
        end = following.heading.start if following else len(text)
        sections.append(Section(start.kind, _trimmed(text, start.body, end), start.heading))
    return tuple(sections)


def _starts(lines: list[Line], headed: list[Span]) -> list[_Start]:
    starts: list[_Start] = []
    current: SectionKind | None = None
    empty = True  # nothing stands below the last heading yet
    at = 0
    for line in lines:
        while at < len(headed) and headed[at].end <= line.span.start:
            at += 1
        marked = at < len(headed) and headed[at].overlaps(line.span)
        start = _start(line, current, marked=marked)
        if start is not None and not (empty and _is_content(start, line, marked=marked)):
            starts.append(start)
            current = start.kind
            empty = start.body >= line.span.end
        else:
            empty = False
    return starts


def _is_content(start: _Start, line: Line, *, marked: bool) -> bool:
    """Whether the first line of a section only looks like a heading: "English and Irish"."""
    return marked and start.kind is SectionKind.OTHER and read_heading(line.text) is None


def _start(line: Line, current: SectionKind | None, *, marked: bool) -> _Start | None:
    # A school or a year of study heads nothing, however short its line has become.
    heading = None if STUDY.search(line.text) else read_heading(line.text)
    if heading is not None and _is_heading(line, heading, current, marked=marked):
        return _Start(heading.kind, line.span, line.span.end)
    if marked and heading is None and current in _CLOSED and not _is_language(line, current):
        return _Start(SectionKind.OTHER, line.span, line.span.end)
    return None if marked else _inline(line, current)


def _is_language(line: Line, current: SectionKind | None) -> bool:
    words = line.text.lower().split()
    return current is SectionKind.LANGUAGES and any(word.strip(",()") in CODES for word in words)


def _is_heading(line: Line, heading: Heading, current: SectionKind | None, *, marked: bool) -> bool:
    text = line.text.lstrip(_DECORATION)
    shouted, colon = text.isupper(), text.endswith(":")
    if current is SectionKind.EXPERIENCE and heading.kind in _PARTS:
        of_a_job = is_of_a_job(text) and not marked
        if colon or of_a_job:
            return line.gap and shouted
    if marked or line.bullet or text.endswith((".", ",", ";", "!", "?")):
        return marked
    if not heading.known:
        return (shouted or colon or (line.gap and text.istitle())) and line.words <= 4
    if shouted or colon or line.gap:
        return True
    if heading.weak:
        return text[0].isupper() and _may_follow(current)
    same = heading.kind is current and line.words > 1
    return text[0].isupper() and not same and (line.words == 1 or _is_titled(text))


def _may_follow(current: SectionKind | None) -> bool:
    """Whether a bare weak heading is believed after this section: not where items are listed."""
    return current not in {SectionKind.SKILLS, SectionKind.OTHER, SectionKind.INTERESTS, None}


def _is_titled(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    capital = sum(1 for word in words if word[0].isupper() or len(word) <= 3)
    return words[0][0].isupper() and (capital == len(words) or len(words) <= 3)


def _inline(line: Line, current: SectionKind | None) -> _Start | None:
    """A heading with its text on the same line: "Skills: Java", "EDUCATION Master of Arts"."""
    for pattern in (_INLINE, _SHOUTED):
        match = pattern.match(line.text)
        heading = read_heading(match[1]) if match else None
        if match is None or heading is None or not heading.known or heading.weak:
            continue
        colon = ":" in match[0][len(match[1]) :]
        if pattern is _INLINE and not colon and heading.kind is SectionKind.EXPERIENCE:
            continue
        inside = current is SectionKind.EXPERIENCE and heading.kind in _PARTS
        apart = line.gap and not line.bullet and colon and not is_of_a_job(match[1])
        if inside and not apart:
            continue
        entry = current is SectionKind.EDUCATION and heading.kind is SectionKind.CERTIFICATES
        if (line.bullet and current is not None) or (entry and not line.gap):
            continue
        if colon and not match[1][0].isupper():
            continue
        at = line.span.start
        end = at + len(match[1].rstrip())
        return _Start(heading.kind, Span(at, end), at + match.end())
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    left = len(body) - len(body.lstrip(" \t\n:"))
    right = len(body.rstrip())
    return Span(start + min(left, right), start + right) if right else Span(start, start)
