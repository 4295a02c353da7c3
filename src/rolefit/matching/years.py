"""Months of dated experience in what a requirement asks."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rolefit.matching.encoded import Career, Integers

RELATED = 0.35
"""A cosine from which a passage says that its position was about what a requirement asks."""


def months_about(near: npt.NDArray[np.bool_], careers: Sequence[Career]) -> Integers:
    """Months in positions about each requirement, (y, n), overlaps counted once.

    Args:
        near: (y, n, length) whether a passage of one of the n résumés is about a requirement.
    """
    covered: defaultdict[tuple[int, int], int] = defaultdict(int)
    cells = zip(*(indices.tolist() for indices in np.nonzero(near)), strict=True)
    for asked, place, passage in cells:
        covered[asked, place] |= careers[place].about[passage]
    months = np.zeros(near.shape[:2], dtype=np.int64)
    for cell, bits in covered.items():
        months[cell] = bits.bit_count()
    return months
