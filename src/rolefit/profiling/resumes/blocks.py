"""Which stretches of a résumé are cut into passages, and what they are about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rolefit.domain.resume import CONTENT_SECTIONS, Position, Section
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.passages import Block
from rolefit.profiling.resumes.lines import lines_of
from rolefit.profiling.resumes.titles import EMPLOYER_TEMPLATE
from rolefit.profiling.resumes.view import View

_LETTERS = re.compile(r"[^\W_]+")
_CONTACT = re.compile(
    r"(?<![^\s@])[^\s@]{1,80}@[^\s@]{1,200}\.\w+"
    r"|(?:https?://|www\.)\S+|(?:linkedin|github)\.com\S*|\+?\d[\d ().-]{7,}\d"
    r"|\[(?!alma mater\]|year\])[a-z -]+\]"
    r"|\b(?:e-?mail|phone|tel|telephone|mobile|cell|fax|address|linkedin|github|website"
    r"|home|work|contact|m|t|e|p|f)\b\s*[:.]?",
    re.I,
)


def blocks_of(
    view: View, sections: Sequence[Section], positions: Sequence[Position], marks: Sequence[Mark]
) -> list[Block]:
    """The blocks of all content sections, in order.

    A position's header is a block of its own, "Title, Employer" without dates and place, and so
    is its description. Lines above the first heading that only tell how to reach somebody are
    left out.

    Args:
        view: the redacted text.
        sections: in order.
        positions: in order; each lies inside one section.
        marks: NAME and CONTACT marks are left out wherever they are.
    """
    hidden = [m.span for m in marks if m.kind in {MarkKind.NAME, MarkKind.CONTACT}]
    blocks: list[Block] = []
    starts = [position.span.start for position in positions]
    for section in sections:
        if section.kind in CONTENT_SECTIONS:
            first = bisect_left(starts, section.span.start)
            last = bisect_left(starts, section.span.end)
            inside = list(enumerate(positions[first:last], start=first))
            blocks += _of_section(view.text, section, inside, hidden)
    return blocks


def _of_section(
    text: str,
    section: Section,
    positions: Sequence[tuple[int, Position]],
    hidden: Sequence[Span],
) -> Iterator[Block]:
    at = section.span.start
    for index, position in positions:
        yield from _plain(
            text, Block(Span(at, position.header.start), section.kind), section, hidden
        )
        title = _title(text, position)
        if title:
            yield Block(position.header, section.kind, index, title)
        yield Block(Span(position.header.end, position.span.end), section.kind, index)
        at = position.span.end
    yield from _plain(text, Block(Span(at, section.span.end), section.kind), section, hidden)


def _title(text: str, position: Position) -> str:
    """Title and employer, as far as they stand in the header itself; no blank of a template."""
    header = position.header.of(text)
    employer = "" if EMPLOYER_TEMPLATE.fullmatch(position.employer) else position.employer
    words = [part for part in (position.title, employer) if part and part in header]
    return " ".join(", ".join(words).split())


def _plain(text: str, block: Block, section: Section, hidden: Sequence[Span]) -> Iterator[Block]:
    """The block, without the lines that only tell how to reach somebody."""
    if section.heading is not None:
        yield block
        return
    start = block.span.start
    for line in lines_of(text, block.span):
        covered = any(span.overlaps(line.span) for span in hidden)
        if covered or _is_contact(line.text):
            yield Block(Span(start, line.span.start), block.section)
            start = line.span.end
    yield Block(Span(start, block.span.end), block.section)


def _is_contact(line: str) -> bool:
    """Whether contacts and placeholders are most of a line's letters and digits."""
    rest = sum(map(len, _LETTERS.findall(_CONTACT.sub(" ", line))))
    return rest <= 0.4 * sum(map(len, _LETTERS.findall(line))) and bool(_CONTACT.search(line))
