"""Months of dated experience in what a requirement asks."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rolefit.domain.resume import months_covered
from rolefit.matching.encoded import Career, Integers

RELATED = 0.35
"""A cosine from which a passage says that its position was about what a requirement asks."""


def months_about(near: npt.NDArray[np.bool_], careers: Sequence[Career]) -> Integers:
    """Months in positions about each requirement, (y, n), overlaps counted once.

    Args:
        near: (y, n, length) whether a passage of one of the n résumés is about a requirement.
    """
    related: dict[tuple[int, int], set[int]] = {}
    cells = zip(*(indices.tolist() for indices in np.nonzero(near)), strict=True)
    for asked, place, passage in cells:
        rows = careers[place].about[passage]
        if rows:
            related.setdefault((asked, place), set()).update(rows)
    months = np.zeros(near.shape[:2], dtype=np.int64)
    for (asked, place), told in related.items():
        periods = careers[place].periods
        months[asked, place] = months_covered(periods[row] for row in told)
    return months
