"""Scores before and after, and what they say: pure numbers.

Everything that goes into a scorecard is in 0..1, and more is better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import numpy.typing as npt

from rolefit.evaluation.extras import required
from rolefit.evaluation.robustness.perturbation import Promise

POINTS = 100.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A graded résumé that was changed, or whose posting was.

    Args:
        before, after: scores, 0..100.
        own: before and after, the points of the requirements that the change is about; None where
            it is about none in particular.
    """

    job: str
    resume: str
    grade: int
    before: float
    after: float
    own: tuple[float, float] | None = None

    @property
    def change(self) -> float:
        """Points by which the score moved, in hundredths as scores are."""
        return round(self.after - self.before, 2)


def order_kept(pairs: Sequence[Pair]) -> float | None:
    """The share of twos with different scores whose order is the same after; a tie is half.

    It is (Kendall's tau + 1) / 2 where nobody ties. None where there are no such twos.
    """
    before, after, _ = _signs(pairs)
    return _share(before, after, before != 0)


def grades_kept(pairs: Sequence[Pair]) -> float | None:
    """The same of the twos that the scores put in the order of their grades."""
    before, after, grades = _signs(pairs)
    return _share(before, after, (grades != 0) & (before == grades))


def score_kept(pairs: Sequence[Pair]) -> float | None:
    """1 minus the mean |change|, as a share of the hundred points."""
    return 1.0 - fmean(abs(one.change) for one in pairs) / POINTS if pairs else None


def points_kept(pairs: Sequence[Pair]) -> float | None:
    """1 minus the mean gain, as a share of the hundred points; a loss is no gain."""
    return 1.0 - fmean(max(one.change, 0.0) for one in pairs) / POINTS if pairs else None


def promise_kept(pairs: Sequence[Pair], promise: Promise) -> float | None:
    """The share of pairs whose scores are as promised."""
    return fmean(promise.kept(one.before, one.after) for one in pairs) if pairs else None


def own_kept(pairs: Sequence[Pair], promise: Promise) -> float | None:
    """The same of the requirements that the change is about."""
    own = [one.own for one in pairs if one.own is not None]
    return fmean(promise.kept(*points) for points in own) if own else None


def not_overtaken(pairs: Sequence[Pair], best: float) -> float | None:
    """The share of those at or below the best honest score who stay there."""
    honest = [one for one in pairs if one.before <= best]
    return fmean(one.after <= best for one in honest) if honest else None


def correlations(pairs: Sequence[Pair]) -> tuple[float, float] | None:
    """Spearman's and Kendall's rank correlation (tau-b) of the scores before and after.

    None with fewer than three pairs, or where one of the two orders has but ties.

    Raises:
        MissingExtra: scipy is not installed.
    """
    before, after = [one.before for one in pairs], [one.after for one in pairs]
    if len(pairs) < 3 or len(set(before)) == 1 or len(set(after)) == 1:
        return None
    stats = required("scipy.stats")
    return (
        float(stats.spearmanr(before, after).statistic),
        float(stats.kendalltau(before, after).statistic),
    )


_Signs = npt.NDArray[np.float64]


def _signs(pairs: Sequence[Pair]) -> tuple[_Signs, _Signs, _Signs]:
    """Which of two is ahead, for every two: by score before, by score after, by grade."""
    above = np.triu_indices(len(pairs), 1)
    columns = [
        np.array([getattr(one, name) for one in pairs], dtype=np.float64)
        for name in ("before", "after", "grade")
    ]
    before, after, grades = (np.sign(c[above[0]] - c[above[1]]) for c in columns)
    return before, after, grades


def _share(before: _Signs, after: _Signs, asked: npt.NDArray[np.bool_]) -> float | None:
    if not asked.any():
        return None
    return float(((1.0 + before[asked] * after[asked]) / 2.0).mean())
