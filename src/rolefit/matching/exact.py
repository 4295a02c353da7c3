"""Products of matrices on a grid: exact, whatever their shape, and steady under load."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Number = TypeVar("Number", np.float32, np.float64)

_ALONE = 2**18
"""Multiply-adds from which OpenBLAS hands a product to several threads. On products as slim as
ours that gains little, and when another process has a core, each one waits for the thread that
has none: measured, a second instead of 20 ms for 50,000 passages. So they are cut smaller."""


def product(left: npt.NDArray[Number], right: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """`left @ right`, (n, k) by (k, m), cut into products of few rows.

    How it is cut cannot matter where both lie on a grid that leaves every partial sum exact, as
    vectors do (`rolefit.encoding.grid.similarities`) and BM25's weights (`terms.on_grid`).
    """
    rows = max(_ALONE // max(right.size, 1), 1)
    tiles = len(left) // rows
    whole = tiles * rows
    result = np.empty((len(left), right.shape[1]), dtype=left.dtype)
    cut, into = left[:whole], result[:whole]
    np.matmul(
        cut.reshape(tiles, rows, left.shape[1]),
        right,
        out=into.reshape(tiles, rows, right.shape[1]),
    )
    np.matmul(left[whole:], right, out=result[whole:])
    return result
