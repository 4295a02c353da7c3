"""The text that may be looked at: personal data replaced, with a way back to the original."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolefit.domain.text import Document, Mark, Span
from rolefit.profiling.redaction.model import Redaction
from rolefit.profiling.redaction.ranges import Ranges


@dataclass(frozen=True, slots=True)
class View:
    """A redacted text and where each of its pieces comes from.

    Args:
        text: the document's text with placeholders.
        starts: where each piece begins in `text`; pieces are kept text or one placeholder.
        origins: the original span of each piece.
        replaced: whether the piece is a placeholder.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[Span, ...]
    replaced: tuple[bool, ...]

    def original(self, span: Span) -> Span:
        """The span of the original text that `span` shows; a placeholder counts as a whole."""
        start = self._back(span.start, at_end=False)
        return Span(start, max(start, self._back(span.end, at_end=True)))

    def words(self, span: Span) -> str:
        """The words of an original span; a placeholder that it cuts through stands as a whole."""
        first = max(0, bisect_right(self.origins, span.start, key=lambda one: one.start) - 1)
        ends = (*self.starts[1:], len(self.text))
        parts: list[str] = []
        for piece in range(first, len(self.starts)):
            origin, start = self.origins[piece], self.starts[piece]
            if origin.start >= span.end:
                break
            if not self.replaced[piece]:
                shift = start - origin.start
                left, right = max(origin.start, span.start), min(origin.end, span.end)
                parts.append(self.text[left + shift : right + shift])
            elif origin.end > span.start:
                parts.append(self.text[start : ends[piece]])
        return "".join(parts)

    def placeholders(self) -> list[tuple[Span, Span]]:
        """What is replaced: its span in the original, and that of its placeholder in `text`."""
        ends = (*self.starts[1:], len(self.text))
        pieces = zip(self.origins, self.starts, ends, self.replaced, strict=True)
        return [(origin, Span(start, end)) for origin, start, end, replaced in pieces if replaced]

    def _back(self, offset: int, *, at_end: bool) -> int:
        piece = bisect_right(self.starts, offset - at_end) - 1
        if piece < 0:
            return 0
        origin = self.origins[piece]
        if self.replaced[piece]:
            return origin.end if at_end else origin.start
        return min(origin.end, origin.start + offset - self.starts[piece])

    def shown(self, span: Span) -> Span | None:
        """The span of `text` that shows an original span; None when it is replaced in part."""
        at = bisect_right(self.origins, span.start, key=lambda origin: origin.start) - 1
        if at < 0 or self.replaced[at] or span.end > self.origins[at].end:
            return None
        shift = self.starts[at] - self.origins[at].start
        return Span(span.start + shift, span.end + shift)

    def marks(self, marks: Iterable[Mark]) -> list[Mark]:
        """The reader's notes, on `text`; those on replaced text are left out."""
        shown = ((mark, self.shown(mark.span)) for mark in marks)
        return sorted(replace(mark, span=span) for mark, span in shown if span is not None)


def plain_view(text: str) -> View:
    """The text as it is, nothing replaced."""
    return View(text, (0,), (Span(0, len(text)),), (False,))


def redacted_view(document: Document, redaction: Redaction) -> View:
    """The document's text with every personal detail replaced by a fixed placeholder."""
    found = [(personal.span, personal.placeholder) for personal in redaction.spans]
    return _view(document.text, found)


def further_redacted(view: View, document: Document, found: Iterable[tuple[Span, str]]) -> View:
    """A view in which more is replaced.

    Args:
        view: of the document.
        document: its original.
        found: spans of the view's text, not overlapping, and what stands in their place.
    """
    more = sorted((view.original(span), words) for span, words in found)
    covered = Ranges(span for span, _ in more)
    kept = [
        (origin, span.of(view.text))
        for origin, span in view.placeholders()
        if not covered.touch(origin)
    ]
    return _view(document.text, sorted([*kept, *more]))


def _view(text: str, found: Iterable[tuple[Span, str]]) -> View:
    parts: list[str] = []
    starts: list[int] = []
    origins: list[Span] = []
    replaced: list[bool] = []
    length = at = 0

    def add(words: str, origin: Span, *, personal: bool) -> None:
        nonlocal length
        if not words:
            return
        parts.append(words)
        starts.append(length)
        origins.append(origin)
        replaced.append(personal)
        length += len(words)

    for span, placeholder in found:
        add(text[at : span.start], Span(at, span.start), personal=False)
        add(placeholder, span, personal=True)
        at = span.end
    add(text[at:], Span(at, len(text)), personal=False)
    if not parts:
        return plain_view(text)
    return View("".join(parts), tuple(starts), tuple(origins), tuple(replaced))
