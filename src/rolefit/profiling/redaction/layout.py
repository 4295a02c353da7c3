"""The lines of a document and what part of it they stand in, as far as redaction cares."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rolefit.domain.resume import Section, SectionKind
from rolefit.domain.text import Document, Mark, MarkKind, Span
from rolefit.profiling.redaction.head import (
    CONTACT_HEADING,
    SENTENCE,
    Line,
    find_head_end,
)
from rolefit.profiling.redaction.ranges import Ranges

_FEWEST_LINES = 4
"""A text of fewer lines is a fragment without a contact block."""
_HEADING = re.compile(
    r"(?i)^[\W_]*(?:(?:professional|career|executive|work|employment|relevant|key|core|technical|"
    r"personal|additional|selected|academic|my|other|areas?\s+of)\s+)*"
    r"(?P<what>summary|profile|objectives?|goal|about(?:\s+me)?|overview|background|highlights|"
    r"experiences?|history|employment|education|qualifications|skills?|competenc(?:y|ies|es)|"
    r"expertise|strengths|accomplishments|achievements|projects|publications|certifications?|"
    r"licenses|languages|awards|interests|hobbies|references?|referees|contacts?|"
    r"contact\s+(?:details|info|information|me)|personal\s+(?:details|info|information|data)|"
    r"details|information|volunteering|memberships|affiliations|activities)"
    r"(?:\s+(?:and|&)\s+\w+|\s+(?:history|summary|statement|profile|experience|details))?[\W_]*$"
)
_POSITIONS = re.compile(r"(?i)experience|employment|history")
_REFERENCES = re.compile(
    r"(?i)^[\W_]*(?:(?:professional|personal)\s+)?(?:references?|referees)[\W_]*$"
)
_SIGNATURE = re.compile(
    r"(?i)^(?:(?:kind|best|warm|with\s+kind|yours)?\s*(?:regards|sincerely|faithfully|truly)|"
    r"sincerely\s+yours|respectfully)\s*[,.]?$"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the candidate introduces themselves and where others are named.

    Args:
        lines: non-blank, in order.
        head: index of the first line that is not of the head any more.
        openings: offsets where known sections open, contact sections aside.
        contacts: the head, the contact sections, what follows "Kind regards", and what stands
            below the candidate's name.
        introduced: those of the contacts that name or contacts told, not their place.
        beside: lines around the candidate's contacts elsewhere; what is surely a place goes there.
        work: the sections on experience, whose places are those of positions.
        referees: the sections that name referees.
        trusted: spans that a structured format says are no person (employer, school, skill…).
    """

    lines: tuple[Line, ...]
    head: int
    openings: frozenset[int]
    contacts: Ranges
    referees: Ranges
    trusted: Ranges
    work: Ranges
    introduced: Ranges = field(default_factory=Ranges)
    beside: Ranges = field(default_factory=Ranges)

    @property
    def head_end(self) -> int:
        """Offset where the head ends; 0 when there is none."""
        return self.lines[self.head - 1].span.end if self.head else 0

    def index_at(self, offset: int) -> int:
        """Index of the line that `offset` stands in, or of the one above it; at least 0."""
        found = bisect_right(self.lines, offset, key=lambda line: line.span.start)
        return max(0, found - 1)

    def end_of(self, count: int) -> int:
        """Offset where the first `count` lines end."""
        return self.lines[min(len(self.lines), count) - 1].span.end if self.lines else 0


_NO_PERSON = {
    MarkKind.EMPLOYER,
    MarkKind.INSTITUTION,
    MarkKind.SKILL,
    MarkKind.TITLE,
    MarkKind.DEGREE,
    MarkKind.CERTIFICATE,
    MarkKind.LANGUAGE,
    MarkKind.JOB_TITLE,
}


def lay_out(document: Document, sections: Sequence[Section]) -> Layout:
    """The layout of a document; `sections` are used where they are given."""
    lines = tuple(_lines(document.text, document.marks))
    openings = frozenset(
        (section.heading or section.span).start
        for section in sections
        if section.kind is not SectionKind.CONTACT
        and (section.heading is not None or section.kind is not SectionKind.OTHER)
    )
    head = find_head_end(lines, openings)
    contacts = []
    if head and len(lines) >= _FEWEST_LINES:
        contacts.append(Span(lines[0].span.start, lines[head - 1].span.end))
    references: list[Span] = []
    for index, line in enumerate(lines):
        if CONTACT_HEADING.match(line.text) or _SIGNATURE.match(line.text):
            contacts.append(_block(lines, index))
        elif _REFERENCES.match(line.text):
            references.append(_block(lines, index))
    contacts += [s.span for s in sections if s.kind is SectionKind.CONTACT]
    references += [s.span for s in sections if s.kind is SectionKind.REFERENCES]
    return Layout(
        lines=lines,
        head=head,
        openings=openings,
        contacts=Ranges(contacts),
        referees=Ranges(references),
        work=Ranges(_work(lines, sections)),
        trusted=Ranges(m.span for m in document.marks if m.kind in _NO_PERSON),
    )


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[Line]:
    headings = {mark.span.start for mark in marks if mark.kind is MarkKind.HEADING}
    at, blank = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(
                Span(start, start + len(stripped)),
                stripped,
                heading=len(stripped) <= 60 and _HEADING.match(stripped) is not None,
                marked=start in headings,
                apart=blank,
            )
        blank = not stripped
        at += len(raw) + 1


def _work(lines: Sequence[Line], sections: Sequence[Section]) -> Iterator[Span]:
    """The sections on experience; without sections, what stands below a heading of that name."""
    if sections:
        yield from (s.span for s in sections if s.kind is SectionKind.EXPERIENCE)
        return
    headings = [line for line in lines if line.heading]
    for line, following in zip(headings, [*headings[1:], None], strict=False):
        if _POSITIONS.search(line.text):
            end = following.span.start if following else lines[-1].span.end
            yield Span(line.span.start, end)


def _block(lines: Sequence[Line], heading: int) -> Span:
    """The lines under a heading, up to the next one, at most twenty."""
    end = heading
    for line in lines[heading + 1 : heading + 21]:
        if line.heading or SENTENCE.search(line.text):
            break
        end += 1
    return Span(lines[heading].span.end, lines[end].span.end)
