"""Whether a score means the same everywhere: scores against the share of people who would be met.

The label is a proxy: a grade of 3 and more ("would be interviewed"), given by reading. A score
promises no probability; what is asked is whether one can be read off it, and whether it would be
the same one for every job.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.evaluation.extras import required
from rolefit.evaluation.intervals import CONFIDENCE, RESAMPLES, SEED
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.runs import Run

INTERVIEWED = 3
"""Grades of 3 and more count as relevant."""

BINS = 10
_LEAST_JOBS = 2

_Floats = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scored:
    """A graded pair: its score, 0..100, and whether somebody would be met for it."""

    score: float
    relevant: bool
    job: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95 % bootstrap interval, jobs being what is drawn anew."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One of the bins of equal count, by score.

    Args:
        low, high: the lowest and the highest score in it.
        score: the mean score.
        share: of relevant pairs, 0..1; drawn anew with the bin's bounds as they are.
    """

    count: int
    low: float
    high: float
    score: float
    share: Interval


@dataclass(frozen=True, slots=True)
class JobSpread:
    """What scores meant for one job.

    Args:
        relevant: how many pairs are.
        expected: how many the fit to all other jobs expects.
        score: mean score of the relevant ones.
        threshold: the highest score of one that is not relevant; None where there is none.
    """

    job: str
    count: int
    relevant: int
    expected: float
    score: float
    threshold: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How scores and shares hang together.

    Args:
        raw: expected calibration error of score / 100, taken as if it were a probability.
        fitted: the same of an isotonic fit to all *other* jobs: what a table from score to
            probability would still get wrong for a new job.
        off: mean over jobs of |expected − relevant|: how many people the same fit is off by.
        bins: the reliability curve.
        jobs: job by job, by name; only those with somebody relevant.
        spread: standard deviation of the mean score of the relevant, between jobs, in points.
    """

    pairs: int
    relevant: int
    raw: Interval
    fitted: Interval
    off: float
    bins: tuple[Bin, ...]
    jobs: tuple[JobSpread, ...]
    spread: float


def scored(judgements: Judgements, run: Run) -> list[Scored]:
    """The graded pairs that have a score, sorted by job and résumé."""
    return [
        Scored(run[job][name], grade >= INTERVIEWED, job)
        for job, row in sorted(judgements.items())
        for name, grade in sorted(row.items())
        if name in run.get(job, {})
    ]


def calibration(rows: Sequence[Scored], bins: int = BINS) -> Calibration | None:
    """Measure; None with fewer than two jobs, or where all pairs or none are relevant.

    Raises:
        MissingExtra: scipy is not installed.
    """
    names = sorted({row.job for row in rows})
    scores = np.array([row.score for row in rows], dtype=np.float64)
    relevant = np.array([row.relevant for row in rows], dtype=np.float64)
    jobs = np.array([names.index(row.job) for row in rows])
    if len(names) < _LEAST_JOBS or relevant.min() == relevant.max():
        return None
    held_out = _held_out(scores, relevant, jobs)
    spreads = tuple(_spreads(names, jobs, scores, relevant, held_out))
    return Calibration(
        pairs=len(rows),
        relevant=int(relevant.sum()),
        raw=_error(scores / 100.0, relevant, jobs, bins),
        fitted=_error(held_out, relevant, jobs, bins),
        off=float(np.mean(np.abs(np.bincount(jobs, held_out) - np.bincount(jobs, relevant)))),
        bins=tuple(_bins(scores, relevant, jobs, bins)),
        jobs=spreads,
        spread=float(np.std([one.score for one in spreads])),
    )


def calibration_error(predicted: _Floats, relevant: _Floats, bins: int = BINS) -> float:
    """Expected calibration error over bins of equal count: Σ n_b / n · |mean p − share relevant|.

    Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning" (AAAI 2015); their bins are of equal width, these of equal count. It is never
    below 0, so a small sample of a perfect predictor has one above it too.

    Args:
        predicted: (n,) probabilities.
        relevant: (n,) 0 or 1.
    """
    order = np.lexsort((relevant, predicted))
    away = [
        abs(float(predicted[part].sum() - relevant[part].sum()))
        for part in np.array_split(order, bins)
    ]
    return sum(away) / len(predicted)


def isotonic(scores: _Floats, relevant: _Floats) -> tuple[_Floats, _Floats]:
    """The non-decreasing curve nearest to the labels, by scipy: scores (k,) and shares (k,).

    Pairs of one score are one point with their mean.
    """
    points, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    means = np.bincount(place, weights=relevant) / counts
    fit = required("scipy.optimize").isotonic_regression(means, weights=counts)
    return points, np.asarray(fit.x, dtype=np.float64)


def _held_out(scores: _Floats, relevant: _Floats, jobs: _Places) -> _Floats:
    """For every pair the share that the curve of all other jobs gives, linear between points."""
    found = np.zeros(len(scores))
    for job in np.unique(jobs):
        own = jobs == job
        found[own] = np.interp(scores[own], *isotonic(scores[~own], relevant[~own]))
    return found


def _bins(scores: _Floats, relevant: _Floats, jobs: _Places, bins: int) -> Iterator[Bin]:
    drawn = _drawn(int(jobs.max()) + 1)
    for part in np.array_split(np.argsort(scores, kind="stable"), min(bins, len(scores))):
        size = int(jobs.max()) + 1
        count = np.bincount(jobs[part], minlength=size)
        found = np.bincount(jobs[part], weights=relevant[part], minlength=size)
        # A sample of jobs that has nobody in this bin tells nothing of it.
        present = count[drawn].sum(axis=1) > 0
        shares = found[drawn].sum(axis=1)[present] / count[drawn].sum(axis=1)[present]
        yield Bin(
            count=len(part),
            low=float(scores[part[0]]),
            high=float(scores[part[-1]]),
            score=float(scores[part].mean()),
            share=_interval(float(relevant[part].mean()), shares),
        )


def _spreads(
    names: Sequence[str],
    jobs: _Places,
    scores: _Floats,
    relevant: _Floats,
    held_out: _Floats,
) -> Iterator[JobSpread]:
    for place, name in enumerate(names):
        own = jobs == place
        yes, no = own & (relevant == 1), own & (relevant == 0)
        if yes.any():
            yield JobSpread(
                job=name,
                count=int(own.sum()),
                relevant=int(yes.sum()),
                expected=float(held_out[own].sum()),
                score=float(scores[yes].mean()),
                threshold=float(scores[no].max()) if no.any() else None,
            )


def _error(predicted: _Floats, relevant: _Floats, jobs: _Places, bins: int) -> Interval:
    """The calibration error; jobs are drawn anew, the held-out curves are not fitted anew."""
    members = [np.flatnonzero(jobs == place) for place in range(int(jobs.max()) + 1)]
    errors = []
    for row in _drawn(len(members)):
        at = np.concatenate([members[place] for place in row])
        errors.append(calibration_error(predicted[at], relevant[at], bins))
    return _interval(calibration_error(predicted, relevant, bins), np.array(errors))


def _drawn(jobs: int) -> _Places:
    """Bootstrap samples of jobs, (RESAMPLES, jobs), the same ones every time."""
    return np.random.default_rng(SEED).integers(0, jobs, size=(RESAMPLES, jobs))


def _interval(value: float, drawn: _Floats) -> Interval:
    tail = 100.0 * (1.0 - CONFIDENCE) / 2.0
    low, high = np.percentile(drawn, [tail, 100.0 - tail])
    return Interval(value, float(low), float(high))
