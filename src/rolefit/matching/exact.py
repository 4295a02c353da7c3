"""Products of matrices on a grid: exact, whatever their shape, and steady under load."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Number = TypeVar("Number", np.float32, np.float64)

_ALONE = 2**18
"""Multiply-adds from which OpenBLAS hands a product to several threads. On products as slim as
ours that gains little, and when another process has a core, each one waits for the thread that
has none: measured, a second instead of 20 ms for 50,000 passages. So they are cut smaller."""

_ROWS, _COLUMNS = 12, 16
"""Whole tiles of its kernels (4, 6 or 12 by 8 or 16): cut and filled up to them, a product takes
little more than half as long as one of 24 rows and 28 columns, though it is larger."""


_FEW = 4
"""Columns up to which a product is taken column by column: in tiles it would fill up most of them
with zeros for nothing."""

_ROWS_OF_FEW = 24
"""Rows of such a product, so few that OpenBLAS leaves it to one thread."""


def product(left: npt.NDArray[Number], right: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """`left @ right`, (n, k) by (k, m), cut into products of few rows.

    How it is cut cannot matter where both lie on a grid that leaves every partial sum exact, as
    vectors do (`rolefit.encoding.grid.similarities`) and BM25's weights (`terms.on_grid`).
    """
    inner, columns = right.shape
    if columns <= _FEW:
        return _by_column(left, right)
    filled = np.zeros((inner, columns + -columns % _COLUMNS), dtype=right.dtype)
    filled[:, :columns] = right
    rows = max(_ALONE // max(filled.size, 1), 1)
    rows -= rows % (_ROWS if rows > _ROWS else min(rows, 4))
    tiles = len(left) // rows
    whole = tiles * rows
    result = np.empty((len(left), filled.shape[1]), dtype=left.dtype)
    cut, into = left[:whole], result[:whole]
    np.matmul(
        cut.reshape(tiles, rows, inner), filled, out=into.reshape(tiles, rows, filled.shape[1])
    )
    np.matmul(left[whole:], filled, out=result[whole:])
    return result[:, :columns]


def _by_column(left: npt.NDArray[Number], right: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The same, a product of matrix and vector for each column."""
    tiles, columns = len(left) // _ROWS_OF_FEW, right.shape[1]
    whole = tiles * _ROWS_OF_FEW
    cut = left[:whole].reshape(tiles, _ROWS_OF_FEW, left.shape[1])
    result = np.empty((columns, len(left)), dtype=left.dtype)
    for column, into in zip(np.ascontiguousarray(right.T), result, strict=True):
        np.matmul(cut, column, out=into[:whole].reshape(tiles, _ROWS_OF_FEW))
        np.matmul(left[whole:], column, out=into[whole:])
    return result.T
