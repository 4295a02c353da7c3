"""The vectors of a job that are multiplied with the passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.matching.blocks import Products
from rolefit.matching.checks import Checks
from rolefit.matching.encoded import EncodedJob
from rolefit.matching.legs import on_columns


@dataclass(frozen=True, slots=True)
class Lines:
    """The vectors of all r requirements in context, then those of their own words.

    What T is measured by stands in context; whether a single passage says what is asked, and
    whether a position was about it, is told by the requirement's own words.

    Args:
        vectors: (dim, 2r) integers on the grid.
        titles: (2r) whether it is the job's title.
        naming: concept id -> the lines whose requirement names it.
    """

    vectors: Products
    titles: npt.NDArray[np.bool_]
    naming: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, job: EncodedJob, checks: Checks) -> "Lines":
        """Lay a job's vectors side by side."""
        count = len(job.asked)
        vectors = [item.context for item in job.asked] + [item.vector for item in job.asked]
        naming = {
            concept: [*rows, *(count + row for row in rows)]
            for concept, rows in checks.naming.items()
        }
        titles = np.array([item.is_title for item in job.asked])
        return cls(on_columns(vectors), np.tile(titles, 2), naming)
