"""How far two models' scores of the same résumés agree, summed up as numbers alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

TOP = 10
"""Places of an order that are held against each other."""

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What rankings come to. It holds nothing of any document.

    Args:
        rankings: that were compared.
        resumes: that were scored in them.
        spearman: sum of the rank correlations of the scores, -1..1 each.
        correlated: rankings that have one; where all scores are equal there is none.
        overlap: sum of the shares of the best ten that both have among theirs.
        overlapped: rankings of more than ten, where that says something.
        difference: sum of the sizes of the differences of scores, in points.
        largest: the largest of them.
    """

    rankings: int = 0
    resumes: int = 0
    spearman: float = 0.0
    correlated: int = 0
    overlap: float = 0.0
    overlapped: int = 0
    difference: float = 0.0
    largest: float = 0.0

    def with_ranking(self, ours: Sequence[float], theirs: Sequence[float]) -> "Agreement":
        """This and one ranking more.

        Args:
            ours: scores, one at least.
            theirs: the other's, of the same résumés in the same order.
        """
        one, other = np.array(ours, dtype=np.float64), np.array(theirs, dtype=np.float64)
        correlation, shared = spearman(one, other), _shared(one, other)
        sizes = np.abs(one - other)
        return Agreement(
            rankings=self.rankings + 1,
            resumes=self.resumes + len(one),
            spearman=self.spearman + (correlation or 0.0),
            correlated=self.correlated + (correlation is not None),
            overlap=self.overlap + (shared or 0.0),
            overlapped=self.overlapped + (shared is not None),
            difference=self.difference + float(sizes.sum()),
            largest=max(self.largest, float(sizes.max())),
        )


def spearman(one: _Floats, other: _Floats) -> float | None:
    """Spearman's rank correlation, equal values at the mean of their ranks; None without any.

    Pearson's correlation of the ranks: C. Spearman, "The Proof and Measurement of Association
    between Two Things", 1904.
    """
    first, second = _ranks(one), _ranks(other)
    first, second = first - first.mean(), second - second.mean()
    spread = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum() / spread) if spread else None


def _ranks(values: _Floats) -> _Floats:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means = np.cumsum(counts) - (counts - 1) / 2
    ranks: _Floats = means[places]
    return ranks


def _shared(one: _Floats, other: _Floats) -> float | None:
    """Which share of the best ten both have; of equal scores those that stand first count."""
    if len(one) <= TOP:
        return None
    best, others = (np.argsort(-scores, kind="stable")[:TOP] for scores in (one, other))
    return len(np.intersect1d(best, others)) / TOP
