"""Vectors of documents in memory, searched exactly."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.domain.search import GridMatrix

_SCALE = np.float32(2.0**-22)
"""One over the square of the grid's steps for a unit, see `rolefit.encoding.grid`."""

Numbers = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Laid:
    """Vectors of all documents one below the other.

    Args:
        numbers: (n) of the documents, ascending.
        starts: (n) the first row of each.
        rows: (rows, dimension) float32, integers on the grid, so that products are exact.
    """

    numbers: Numbers
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.float32]


class VectorTable:
    """Documents by number, each with few vectors. Not safe to share between threads."""

    def __init__(self) -> None:
        self._vectors: dict[int, GridMatrix] = {}
        self._laid: _Laid | None = None

    def put(self, number: int, vectors: GridMatrix) -> None:
        """Hold a document's vectors, (few, dimension); none at all are as if it were not there."""
        self.drop(number)
        if len(vectors):
            self._vectors[number] = vectors

    def drop(self, number: int) -> None:
        """Forget a document."""
        self._vectors.pop(number, None)
        self._laid = None

    def nearest(
        self, asked: GridMatrix, among: Collection[int] | None, limit: int
    ) -> Iterator[tuple[int, float]]:
        """Numbers and cosines of the nearest, best first, ties at the end of `limit` included.

        Args:
            asked: (few, dimension); a document's cosine is that of the nearest two.
            among: only of these documents; None for all.
        """
        laid = self._lay()
        if laid is None or limit < 1:
            return
        best = np.maximum.reduceat(
            (laid.rows @ asked.astype(np.float32).T).max(axis=1), laid.starts
        )
        kept = _kept(laid.numbers, among)
        values = best[kept]
        if len(values) > limit:
            least = np.partition(values, len(values) - limit)[len(values) - limit]
            kept, values = kept[values >= least], values[values >= least]
        for place in np.argsort(-values, kind="stable").tolist():
            yield int(laid.numbers[kept[place]]), float(values[place] * _SCALE)

    def _lay(self) -> _Laid | None:
        if self._laid is None and self._vectors:
            numbers = sorted(self._vectors)
            counts = [len(self._vectors[number]) for number in numbers]
            self._laid = _Laid(
                np.array(numbers, dtype=np.uint64),
                np.cumsum([0, *counts[:-1]]),
                np.concatenate([self._vectors[number] for number in numbers]).astype(np.float32),
            )
        return self._laid


def _kept(numbers: Numbers, among: Iterable[int] | None) -> npt.NDArray[np.int64]:
    if among is None:
        return np.arange(len(numbers))
    wanted = np.array(sorted(among), dtype=np.uint64)
    return np.flatnonzero(np.isin(numbers, wanted, assume_unique=True))
