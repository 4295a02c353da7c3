"""Many stretches of text, asked whether they hold an offset or touch a span, in log time."""

from bisect import bisect_right
from collections.abc import Iterable

from rolefit.domain.text import Span


class Ranges:
    """Spans of a text, those that overlap or touch made one."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                last = self.spans[-1]
                self.spans[-1] = Span(last.start, max(last.end, span.end))
            elif len(span):
                self.spans.append(span)
        self._starts = [span.start for span in self.spans]

    def hold(self, offset: int) -> bool:
        """Whether one of the spans covers the code point at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self.spans[index].end

    def touching(self, span: Span) -> list[Span]:
        """The (united) spans that share a code point with `span`, in order."""
        index = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while index < len(self.spans) and self.spans[index].start < span.end:
            if self.spans[index].overlaps(span):
                found.append(self.spans[index])
            index += 1
        return found

    def touch(self, span: Span) -> bool:
        """Whether one of the spans shares a code point with `span`."""
        return bool(self.touching(span))
