"""A document with some of its words changed: the raw material of every counterfactual."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rolefit.domain.text import Document, Finding, Mark, Page, Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`words` in the place of `span`; an empty span inserts them."""

    span: Span
    words: str


def edited(document: Document, edits: Iterable[Edit], *, name: str | None = None) -> Document:
    """The document as it would have been read with other words.

    Offsets of pages, marks and findings follow the text. A mark's value (an ISO date, say) takes
    the same change where it holds the changed words.

    Args:
        document: what the reader saw.
        edits: no two of them overlapping.
        name: another file name.

    Raises:
        ValueError: two edits overlap.
    """
    ordered = sorted(set(edits))
    text = _text(document.text, ordered)
    moved = _Moved(ordered)
    return replace(
        document,
        text=text,
        name=document.name if name is None else name,
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=_pages(document.pages, moved, len(text)),
        marks=tuple(sorted(_mark(mark, document.text, ordered, moved) for mark in document.marks)),
        findings=tuple(_finding(one, moved) for one in document.findings),
    )


class _Moved:
    """Where offsets of the old text lie in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        self._grown = [0]
        for edit in edits:
            self._grown.append(self._grown[-1] + len(edit.words) - len(edit.span))

    def span(self, span: Span) -> Span:
        """A span over what it covered; an edit that it cuts through belongs to it as a whole."""
        start = self.start(span.start)
        return Span(start, max(start, self._end(span.end)))

    def start(self, offset: int) -> int:
        """Where something begins; what is inserted there stands before it."""
        done = bisect_right(self._ends, offset)
        cut = done < len(self._edits) and self._starts[done] < offset
        return (self._starts[done] if cut else offset) + self._grown[done]

    def _end(self, offset: int) -> int:
        """Where something ends; what is inserted there stands behind it."""
        begun = bisect_left(self._starts, offset)
        inside = begun > 0 and self._ends[begun - 1] > offset
        return (self._ends[begun - 1] if inside else offset) + self._grown[begun]


def _text(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        if edit.span.start < at or edit.span.end > len(text):
            raise ValueError(f"edits overlap or leave the text at {edit.span.start}")
        parts += [text[at : edit.span.start], edit.words]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _pages(pages: Sequence[Page], moved: _Moved, length: int) -> tuple[Page, ...]:
    """Pages still cover the whole text: what is inserted between two stands on the first."""
    starts = [0, *(moved.start(page.span.start) for page in pages[1:])]
    ends = [*starts[1:], length]
    return tuple(
        Page(page.number, Span(start, end))
        for page, start, end in zip(pages, starts, ends, strict=False)
    )


def _mark(mark: Mark, text: str, edits: Sequence[Edit], moved: _Moved) -> Mark:
    value = mark.value
    for edit in edits:
        if len(edit.span) and mark.span.contains(edit.span):
            value = value.replace(edit.span.of(text), edit.words, 1)
    return replace(mark, span=moved.span(mark.span), value=value)


def _finding(finding: Finding, moved: _Moved) -> Finding:
    return replace(finding, span=moved.span(finding.span)) if finding.span else finding
