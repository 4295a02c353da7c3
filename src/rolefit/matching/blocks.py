"""Cosines of many résumés at once, in blocks of bounded size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.encoding.grid import STEPS
from rolefit.matching.encoded import Grid, Integers
from rolefit.matching.exact import product

Products = npt.NDArray[np.float32]
"""Cosines as integers: `UNIT` times the cosine. Below 2**24, so float32 holds them exactly."""

UNIT = STEPS**2

LAID = 2**14
"""Passages in a block, filled up: one megabyte of cosines for each sixteen lines."""

AT_ONCE = 2048
"""Passages turned into float32 at once: 3 MB at 384 dimensions, which a processor's cache holds."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some résumés side by side, short ones filled up with cosines of zero.

    Args:
        members: (n) places in the list that was cut into blocks.
        products: (r, n, length) cosines of each requirement with each passage.
    """

    members: tuple[int, ...]
    products: Products


def blocks_of(asked: Products, vectors: Sequence[Grid]) -> Iterator[Block]:
    """Cosines with all that is asked, of all résumés that have passages.

    Exact, both sides being on the grid: the argument of `rolefit.encoding.grid.similarities` holds
    for any shape and order, so how résumés are laid together cannot matter. They are laid by
    length, which leaves little to fill up.

    Args:
        asked: (dim, r) integers on the grid.
        vectors: (passages, dim) of each résumé.
    """
    order = sorted((i for i, own in enumerate(vectors) if len(own)), key=lambda i: len(vectors[i]))
    while order:
        length = len(vectors[order[-1]])
        count = max(LAID // length, 1)
        order, members = order[:-count], order[-count:]
        yield Block(tuple(members), _products(asked, [vectors[i] for i in members], length))


def _products(asked: Products, vectors: Sequence[Grid], length: int) -> Products:
    counts = np.array([len(own) for own in vectors])
    held = np.arange(length) < counts[:, None]
    products = np.zeros((asked.shape[1], *held.shape), dtype=np.float32)
    products[:, held] = _cosines(asked, vectors, counts)
    return products


def _cosines(asked: Products, vectors: Sequence[Grid], counts: Integers) -> Products:
    """Cosines (r, passages) with all passages of several résumés, one after the other."""
    ends = np.cumsum(counts)
    cosines = np.empty((asked.shape[1], ends[-1]), dtype=np.float32)
    laid = np.empty((max(AT_ONCE, counts.max()), len(asked)), dtype=np.float32)
    first = 0
    while first < len(vectors):
        start = ends[first] - counts[first]
        behind = max(int(np.searchsorted(ends, start + AT_ONCE, side="right")), first + 1)
        rows = laid[: ends[behind - 1] - start]
        np.concatenate(vectors[first:behind], out=rows)
        cosines[:, start : start + len(rows)] = product(rows, asked).T
        first = behind
    return cosines
