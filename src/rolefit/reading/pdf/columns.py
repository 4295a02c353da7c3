"""Reading order: which stretches of text form columns, and which only share a line.

A recursive cut of the page. A *gutter* is a vertical strip that no stretch crosses over several
successive rows with text on both of its sides. The gutter over the most rows cuts its rows into
a left and a right part, each cut again; the rows above and below stay in their places. A gutter
that only sets off a margin of dates, numbers, places or labels cuts nothing: there a row is read
as one line ("Title … 2019 - 2021").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rolefit.reading.pdf.cells import is_label, is_value
from rolefit.reading.pdf.gutters import EDGE, Row, best_gutter, rows_of
from rolefit.reading.pdf.lines import joined
from rolefit.reading.pdf.model import Line, Segment

_DEEPEST = 6
_JUSTIFIED = 0.5  # of a column's rows: as many end at its right edge when it is set justified


@dataclass(slots=True)
class Ordered:
    """Lines in reading order.

    Args:
        lines: with their columns numbered from 0 in reading order.
        columns: two or more columns of running text were told apart.
    """

    lines: list[Line]
    columns: bool


def reading_order(segments: Sequence[Segment]) -> Ordered:
    """Lines of one reading direction in the order that a person reads them."""
    cutter = _Cutter()
    cutter.cut(rows_of(segments), 0)
    return Ordered(cutter.lines, cutter.columns)


class _Cutter:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.columns = False
        self._column = 0

    def cut(self, rows: list[Row], depth: int) -> None:
        """Append the rows' lines in reading order."""
        gutter = best_gutter(rows) if depth < _DEEPEST else None
        if gutter is None:
            self._emit(rows)
            return
        self.columns = self.columns or gutter.prose
        band = rows[gutter.first : gutter.last + 1]
        if gutter.first:
            self.cut(rows[: gutter.first], depth + 1)
        for side in (True, False):
            part = [[one for one in row if (one.x0 < gutter.x) is side] for row in band]
            self.cut([row for row in part if row], depth + 1)
        if gutter.last + 1 < len(rows):
            self.cut(rows[gutter.last + 1 :], depth + 1)

    def _emit(self, rows: list[Row]) -> None:
        right = max((one.x1 for row in rows for one in row), default=0.0)
        justified = _is_justified(rows, right)
        for row in rows:
            for cells in (
                [_closed(row)] if justified and row[-1].x1 > right - EDGE else _lines_of(row)
            ):
                self.lines.append(Line(cells, self._column, right))
        self._column += 1


def _is_justified(rows: list[Row], right: float) -> bool:
    """Whether a column's lines are stretched to its right edge, so that wide gaps mean nothing."""
    full = sum(row[-1].x1 > right - EDGE / 2 and not is_value(row[-1].text) for row in rows)
    return full >= max(4, _JUSTIFIED * len(rows))


def _closed(row: Row) -> Row:
    """A stretched line as one stretch of text."""
    if len(row) == 1 or any(one.bullet for one in row[1:]):
        return row
    return [joined(row)]


def _lines_of(row: Row) -> list[Row]:
    """One line, unless each cell is an item of its own or the first is a heading at the side."""
    if len(row) == 1:
        return [row]
    lines: list[Row] = [[row[0]]]
    for before, cell in pairwise(row):
        apart = cell.bullet and not is_value(cell.text)
        at_side = (
            len(lines[-1]) == 1
            and before is row[0]
            and not is_label(before.text)
            and not is_value(before.text)
            and not is_value(cell.text)
            and before.text.isupper()
            and not cell.text.isupper()
        )
        if apart or at_side:
            lines.append([])
        lines[-1].append(cell)
    return lines
