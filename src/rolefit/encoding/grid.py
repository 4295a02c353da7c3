"""Similarities that are the same bytes whatever computes them.

A float32 product of two vectors depends on how the linear algebra library blocks, orders and
fuses the sum, which changes with the chip and with the shape of the matrices. On a grid of
integers small enough for float32 it cannot, because every step is exact.
"""

import numpy as np
import numpy.typing as npt

from rolefit.domain.errors import UsageError
from rolefit.domain.ports import FloatMatrix

GRID_VERSION = "1"
"""Bump when a stored grid vector would no longer mean the same."""

STEPS = 2048
"""Grid steps per unit: a component is a multiple of 2**-11."""

GridMatrix = npt.NDArray[np.int16]
"""Shape (n, dimension), entries in -2049..2049: `STEPS` times the components."""

_NORM_TOLERANCE = 1e-3


def to_grid(vectors: FloatMatrix) -> GridMatrix:
    """Round each component to the nearest multiple of 2**-11, ties to even.

    Scaling by a power of two is exact, so the result depends on the component alone. A cosine
    moves by about 2e-4 (standard deviation of the sum of rounding errors, any dimension).

    Args:
        vectors: float32 (n, dimension), each row of L2 norm at most 1.

    Returns:
        int16 (n, dimension), `rint(vectors * 2048)`.

    Raises:
        UsageError: not a matrix, a component that is no number, or a row longer than 1.
    """
    if vectors.ndim != 2:
        raise UsageError(f"Vectors must be a matrix, not an array of {vectors.ndim} dimensions.")
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64))
    if not np.all(norms <= 1.0 + _NORM_TOLERANCE):  # also false for NaN
        raise UsageError("A vector is longer than 1 or holds something that is no number.")
    grid: GridMatrix = np.rint(vectors * np.float32(STEPS)).astype(np.int16)
    return grid


def similarities(a: GridMatrix, b: GridMatrix) -> FloatMatrix:
    """Cosines of all pairs of rows, byte for byte the same on every machine and in every shape.

    Why it is exact. A row of length 1 on the grid has |a| <= 2048 + sqrt(d)/2, the second term
    being the longest possible rounding error. By Cauchy-Schwarz the sum of |a_i b_i| over any
    subset of the components is at most |a||b|, about 2**22 (4.24e6 for d = 384) and below 2**24
    for every d < 2**24. So every product and every partial sum, in whatever order, block or
    fused multiply-add it is taken, is an integer that float32 represents exactly (all integers
    up to 2**24 are), no step rounds, and integer addition is associative. The last factor is a
    power of two. Hence the result does not depend on the BLAS kernel, threads or neighbours.

    Args:
        a: (n, d) from `to_grid`.
        b: (m, d) from `to_grid`.

    Returns:
        float32 (n, m), multiples of 2**-22 within 1 ± 0.01 of the unit interval -1..1.

    Raises:
        UsageError: the two are not matrices of the same dimension.
    """
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise UsageError(f"Vectors of shapes {a.shape} and {b.shape} cannot be compared.")
    products: FloatMatrix = a.astype(np.float32) @ b.astype(np.float32).T
    return products * np.float32(1.0 / STEPS**2)
