"""Which vectors of a job are multiplied with the passages: all, or only what a score needs."""

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
    """The vectors of all r requirements in context, then those of some by their own words.

    What T is measured by stands in context; whether a single passage says what is asked, and
    whether a position was about it, is told by the requirement's own words.

    Args:
        vectors: (dim, r + own) integers on the grid.
        titles: (r + own) whether it is the job's title.
        naming: concept id -> the lines whose requirement names it.
        timed: of the own ones, those whose requirement asks for years.
    """

    vectors: Products
    titles: npt.NDArray[np.bool_]
    naming: Mapping[str, Sequence[int]]
    timed: Sequence[int]

    @classmethod
    def of(cls, job: EncodedJob, checks: Checks, own: Sequence[int]) -> "Lines":
        """Lay a job's vectors side by side.

        Args:
            own: the requirements whose own words are needed too; all that ask for years, at least.
        """
        count, places = len(job.asked), {r: place for place, r in enumerate(own)}
        vectors = [item.context for item in job.asked] + [job.asked[r].vector for r in own]
        titles = [item.is_title for item in job.asked] + [job.asked[r].is_title for r in own]
        naming = {
            concept: [*rows, *(count + places[r] for r in rows if r in places)]
            for concept, rows in checks.naming.items()
        }
        return cls(on_columns(vectors), np.array(titles), naming, [places[r] for r in checks.timed])
