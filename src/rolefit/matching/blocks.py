"""Cosines of many résumés at once, in blocks of bounded size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.encoding.grid import STEPS
from rolefit.matching.encoded import Grid
from rolefit.matching.exact import product

Products = npt.NDArray[np.float32]
"""Cosines as integers: `UNIT` times the cosine. Below 2**24, so float32 holds them exactly."""

UNIT = STEPS**2

ROWS = 2048
"""Passages in a block: 3 MB of float32 at 384 dimensions, which a processor's cache still holds."""


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
        count = max(ROWS // length, 1)
        order, members = order[:-count], order[-count:]
        yield Block(tuple(members), _products(asked, [vectors[i] for i in members], length))


def _products(asked: Products, vectors: Sequence[Grid], length: int) -> Products:
    laid = np.empty((len(vectors), length, len(asked)), dtype=np.float32)
    for own, place in zip(vectors, laid, strict=True):
        place[: len(own)] = own
        place[len(own) :] = 0.0
    products = product(laid.reshape(-1, len(asked)), asked)
    return np.ascontiguousarray(products.T).reshape(-1, len(vectors), length)
