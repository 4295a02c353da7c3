"""How far an impact ratio can be trusted: bootstrap intervals."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rolefit.evaluation.extras import required
from rolefit.matcher import Progress
from rolefit.trust.impact import (
    Category,
    Comparison,
    Impact,
    Individual,
    Measure,
    category_of,
)

CONFIDENCE = 0.95
RESAMPLES = 1999
SEED = 20_230_705
FEWEST = 2
"""A category of one person tells nothing of how others of it would fare."""

_CELLS = 4_000_000  # numbers drawn at once: bounds memory, never changes an interval
_Floats = npt.NDArray[np.float64]


def with_intervals(
    answer: Impact, people: Sequence[Individual], *, progress: Progress | None = None
) -> Impact:
    """The same with a 95 % interval for every ratio.

    Percentile bootstrap: individuals are drawn anew within each category, the median is taken
    anew over the whole sample, and every ratio is that to the category that led in the data.
    Held fixed, that reference lets an interval reach beyond 1. Efron and Tibshirani, "An
    Introduction to the Bootstrap" (1993), chapters 8 and 13.

    Args:
        progress: called with how many more comparisons are done.

    Raises:
        MissingExtra: scipy is not installed.
    """
    told = []
    for one in answer.comparisons:
        told.append(_told(one, people))
        if progress is not None:
            progress(1)
    return replace(answer, comparisons=tuple(told))


def _told(comparison: Comparison, people: Sequence[Individual]) -> Comparison:
    drawn = [one for one in comparison.categories if one.ratio is not None and one.count >= FEWEST]
    names = [one.name for one in drawn]
    if comparison.reference not in names:
        return comparison
    samples, rest = _samples(comparison, people, names)
    lows, highs = _interval(samples, rest, names.index(comparison.reference), comparison.measure)
    found = {
        name: (_finite(low), _finite(high))
        for name, low, high in zip(names, lows, highs, strict=True)
    }
    # The reference is 1 by definition, not by measurement.
    found[comparison.reference] = (None, None)
    return replace(comparison, categories=tuple(_with(one, found) for one in comparison.categories))


def _with(one: Category, found: dict[str, tuple[float | None, float | None]]) -> Category:
    low, high = found.get(one.name, (None, None))
    return replace(one, low=low, high=high)


def _samples(
    comparison: Comparison, people: Sequence[Individual], names: Sequence[str]
) -> tuple[list[_Floats], _Floats]:
    """What is drawn anew, by category; and the scores that only the median sees."""
    values: dict[str, list[float]] = {name: [] for name in names}
    rest: list[float] = []
    for one in people:
        name = category_of(one, comparison.dimension)
        counted = one.score if comparison.measure is Measure.SCORING else one.selected
        if name in values and counted is not None:
            values[name].append(float(counted))
        elif one.score is not None:
            rest.append(one.score)
    return [np.array(values[name]) for name in names], np.array(rest)


def _interval(
    samples: list[_Floats], rest: _Floats, reference: int, measure: Measure
) -> tuple[_Floats, _Floats]:
    def ratios(*drawn: _Floats, axis: int) -> _Floats:
        rates = _rates(drawn, rest, measure, axis)
        leading = rates[reference]
        with np.errstate(divide="ignore", invalid="ignore"):
            # Nobody favoured on both sides is equality.
            return np.where(rates == leading, 1.0, rates / leading)

    size = sum(map(len, samples)) + len(rest)
    with np.errstate(invalid="ignore"):
        answer: Any = required("scipy.stats").bootstrap(
            samples,
            ratios,
            confidence_level=CONFIDENCE,
            n_resamples=RESAMPLES,
            batch=max(1, _CELLS // size),
            vectorized=True,
            method="percentile",
            rng=np.random.default_rng(SEED),
        )
    return answer.confidence_interval.low, answer.confidence_interval.high


def _rates(drawn: Sequence[_Floats], rest: _Floats, measure: Measure, axis: int) -> _Floats:
    """Rates by category, (categories, resamples)."""
    if measure is Measure.SELECTION:
        return np.stack([one.mean(axis=axis) for one in drawn])
    shape = drawn[0].shape[:-1]
    fixed = np.broadcast_to(rest, (*shape, len(rest)))
    middle = np.median(np.concatenate([*drawn, fixed], axis=axis), axis=axis, keepdims=True)
    return np.stack([(one > middle).mean(axis=axis) for one in drawn])


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
