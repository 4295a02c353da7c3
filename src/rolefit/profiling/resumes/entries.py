"""An entry: something dated with a header and a description, as positions and projects are."""

from dataclasses import dataclass

from rolefit.domain.resume import Month, Position
from rolefit.domain.text import Span
from rolefit.profiling.resumes.dates import DateRange


@dataclass(frozen=True, slots=True)
class Entry:
    """A header that was found, and its dates as written.

    Args:
        title: as written, "" when none was found.
        employer: as written, "" when none was found.
        dates: None when undated.
        header: the lines of title, employer and dates.
        span: header and description.
        part_time: the header says so.
    """

    title: str
    employer: str
    dates: DateRange | None
    header: Span
    span: Span
    part_time: bool = False

    def position(self, as_of: Month | None) -> Position:
        """The position it tells of, its months by the conventions of `dates`."""
        start, end = self.dates.months(as_of) if self.dates else (None, None)
        return Position(
            title=self.title,
            employer=self.employer,
            start=start,
            end=end,
            current=self.dates is not None and self.dates.current,
            span=self.span,
            header=self.header,
            part_time=self.part_time,
        )
