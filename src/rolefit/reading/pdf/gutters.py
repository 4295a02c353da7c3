"""Gutters: vertical strips of a page that part its text into a left and a right side."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.reading.pdf.cells import is_label, is_value
from rolefit.reading.pdf.model import Segment

EDGE = 2.5
"""Points: edges this close are aligned."""

_SAME_ROW = 0.3  # em: baselines this close form a row
_LEAST_ROWS = 3  # on each side of a gutter
_LEAST_GUTTER = 0.6  # em
_MOST_CANDIDATES = 60
_TALL = 8  # rows: a column of the page's layout, not a short list set in columns

Row = list[Segment]


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """Stretches by common baseline, from the top down, left to right."""
    rows: list[Row] = []
    base = -1e9
    for one in sorted(segments, key=lambda one: (one.base, one.x0)):
        if one.base - base > _SAME_ROW * max(one.size, 2.0):
            rows.append([])
            base = one.base
        rows[-1].append(one)
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip without text at `x`, from row `first` to row `last`.

    Args:
        x: where the right side begins, points.
        first, last: indices of rows, both included.
        weight: rows with text on the left plus rows with text on the right.
        prose: both sides are tall enough to be called columns when told to a person.
    """

    x: float
    first: int
    last: int
    weight: int
    prose: bool


def best_gutter(rows: list[Row]) -> Gutter | None:
    """The gutter over the most rows, or None where the rows form one column."""
    if len(rows) < _LEAST_ROWS:
        return None
    best: Gutter | None = None
    for x in _candidates(rows):
        for first, last in _uncrossed(rows, x):
            gutter = _judge(rows, x, first, last)
            if gutter and (best is None or gutter.weight > best.weight):
                best = gutter
    return best


def _candidates(rows: list[Row]) -> list[float]:
    """Where a right part could begin: left edges that several stretches share."""
    edges = sorted(one.x0 for row in rows for one in row)
    clusters: list[list[float]] = []
    for edge in edges:
        if clusters and edge - clusters[-1][0] <= 2 * EDGE:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    shared = [cluster for cluster in clusters[1:] if len(cluster) >= 2]
    shared.sort(key=lambda cluster: (-len(cluster), cluster[0]))
    return [cluster[0] - 0.1 for cluster in shared[:_MOST_CANDIDATES]]


def _uncrossed(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """Runs of successive rows, first and last index, that no stretch crosses at `x`."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, row in enumerate(rows):
        if any(one.x0 < x < one.x1 for one in row):
            if start is not None:
                runs.append((start, index - 1))
            start = None
        elif start is None:
            start = index
    if start is not None:
        runs.append((start, len(rows) - 1))
    return runs


def _judge(rows: list[Row], x: float, first: int, last: int) -> Gutter | None:
    """The gutter at `x` within a run, trimmed to where it has text on both sides.

    None when what it separates is no columns.
    """
    trimmed = _trim(rows, x, first, last)
    if trimmed is None:
        return None
    first, last = trimmed
    band = rows[first : last + 1]
    left = [[one for one in row if one.x0 < x] for row in band]
    right = [[one for one in row if one.x0 >= x] for row in band]
    left_rows, right_rows = sum(map(bool, left)), sum(map(bool, right))
    if min(left_rows, right_rows) < _LEAST_ROWS:
        return None
    gap = min(r[0].x0 for r in right if r) - max(one[-1].x1 for one in left if one)
    size = max(one.size for row in band for one in row)
    if gap < _LEAST_GUTTER * min(size, 12.0):
        return None
    if _is_margin(right, left, right_side=True) or _is_margin(left, right, right_side=False):
        return None
    return Gutter(x, first, last, left_rows + right_rows, _prose(left) and _prose(right))


def _trim(rows: list[Row], x: float, first: int, last: int) -> tuple[int, int] | None:
    lefts = [i for i in range(first, last + 1) if rows[i][0].x0 < x]
    rights = [i for i in range(first, last + 1) if rows[i][-1].x0 >= x]
    if not lefts or not rights:
        return None
    top, bottom = max(lefts[0], rights[0]), min(lefts[-1], rights[-1])
    within = [{row for row in side if top <= row <= bottom} for side in (lefts, rights)]
    if top >= bottom or not all(within):
        return None
    top = _upwards(rows, x, first, top)
    bottom = _downwards(rows, x, bottom, last)
    rest = _inside(rows, x, top, bottom, last)
    tall = rest == len(rows) - 1 and bottom - top + 1 >= _TALL
    if bottom < rest and (tall or _fills(rows[bottom + 1 : rest + 1], x)):
        bottom = rest
    return top, bottom


def _inside(rows: list[Row], x: float, top: int, bottom: int, last: int) -> int:
    """The last row below a band that keeps to the left edges of its two sides."""
    lefts = [row[0].x0 for row in rows[top : bottom + 1] if row[0].x0 < x]
    rights = [one.x0 for row in rows[top : bottom + 1] for one in row if one.x0 >= x]
    edges = (min(lefts) - EDGE, min(rights) - EDGE)
    end = bottom
    while end < last and rows[end + 1][0].x0 >= edges[rows[end + 1][0].x0 >= x]:
        end += 1
    return end


def _upwards(rows: list[Row], x: float, first: int, top: int) -> int:
    """Where a band begins that reaches up into rows with text on one side alone.

    Not into the last lines of a paragraph that crosses the gutter further up.
    """
    start = top
    while start > first and (rows[start - 1][-1].x0 < x or _close(rows, start - 1, start)):
        start -= 1
    while 0 < start < top and _leads(rows, start - 1, start):
        start += 1
    return start


def _downwards(rows: list[Row], x: float, bottom: int, last: int) -> int:
    """Where a band ends whose longer side goes on without a paragraph's distance."""
    end = bottom
    while end < last and _leads(rows, end, end + 1) and _alike(rows[end], rows[end + 1], x):
        end += 1
    return end


def _alike(upper: Row, lower: Row, x: float) -> bool:
    """Whether a row with text on one side alone goes on with what stands above it there."""
    on_left = lower[-1].x0 < x
    if not on_left and lower[0].x0 < x:
        return False
    above = upper[0] if on_left else upper[-1]
    return lower[0].bullet == above.bullet and lower[0].bold == above.bold


def _leads(rows: list[Row], upper: int, lower: int) -> bool:
    """Whether two rows have the distance of lines in a paragraph."""
    one, two = rows[upper][0], rows[lower][0]
    return two.base - one.base < 1.6 * max(two.size, 4.0) and abs(one.size - two.size) < 0.6


def _close(rows: list[Row], upper: int, lower: int) -> bool:
    """Whether two rows follow each other without a paragraph's distance."""
    return rows[lower][0].base - rows[upper][0].base < 2.5 * max(rows[lower][0].size, 4.0)


def _fills(rows: list[Row], x: float) -> bool:
    """Whether rows beyond the shorter column still keep to a column's width.

    Either they stand right of the gutter, or several of them wrap just before it.
    """
    if all(row[0].x0 >= x for row in rows):
        return True
    ends = [x - row[-1].x1 for row in rows if row[0].x0 < x]
    return sum(end < 4 * rows[0][0].size for end in ends) >= 2


def _is_margin(side: list[Row], other: list[Row], *, right_side: bool) -> bool:
    """Whether a side only holds labels, dates, places or numbers for the rows of the other."""
    rows = [(index, row) for index, row in enumerate(side) if row]
    paired = [row for index, row in rows if other[index]]
    texts = [" ".join(one.text for one in row) for row in paired]
    telling = sum(is_value(text) or is_label(text) for text in texts)
    if len(paired) >= max(2, 0.5 * len(rows)) and telling >= 0.6 * len(paired):
        return True
    if len(paired) < 0.85 * len(rows):
        return False
    if sum(map(len, texts)) / len(texts) > 30:
        return False
    if right_side and _right_aligned([row for _, row in rows]):
        return True
    following = sum(bool(side[index + 1]) for index, _ in rows if index + 1 < len(side))
    filled = sum(map(bool, other))
    return following / len(rows) <= 0.34 and len(rows) <= 0.6 * filled


def _right_aligned(rows: list[Row]) -> bool:
    rights = [row[-1].x1 for row in rows]
    lefts = [row[0].x0 for row in rows]
    edge = max(rights)
    ended = sum(edge - right <= EDGE for right in rights) / len(rows)
    begun = sum(left - min(lefts) <= EDGE for left in lefts) / len(rows)
    return ended >= 0.8 and begun < 0.6


def _prose(side: list[Row]) -> bool:
    """Whether a side is tall enough to be called a column when told to a person."""
    return sum(map(bool, side)) >= _TALL
