"""How far a mean over queries can be trusted: bootstrap intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rolefit.evaluation.extras import required

CONFIDENCE = 0.95
RESAMPLES = 9999
SEED = 20_240_229


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `count` queries, and its 95 % interval; None where one query tells nothing."""

    mean: float
    low: float | None
    high: float | None
    count: int


def estimate(values: Sequence[float]) -> Estimate | None:
    """Mean and percentile bootstrap interval, queries being what is drawn anew.

    Given the differences of two systems per query, it is the paired bootstrap. The pool of
    documents is held fixed. Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), 13.

    Returns:
        None without any value.

    Raises:
        MissingExtra: scipy is not installed.
    """
    if not values:
        return None
    sample = np.array(values, dtype=np.float64)
    mean = float(sample.mean())
    if len(sample) == 1:
        return Estimate(mean, None, None, 1)
    if np.all(sample == sample[0]):
        return Estimate(mean, mean, mean, len(sample))
    drawn = required("scipy.stats").bootstrap(
        (sample,),
        np.mean,
        confidence_level=CONFIDENCE,
        n_resamples=RESAMPLES,
        batch=500,
        method="percentile",
        rng=np.random.default_rng(SEED),
    )
    interval = drawn.confidence_interval
    return Estimate(mean, float(interval.low), float(interval.high), len(sample))
