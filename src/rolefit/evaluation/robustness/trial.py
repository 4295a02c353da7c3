"""What a perturbation did: pairs of scores, and the families they make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from statistics import fmean

from rolefit.evaluation.robustness import pairs as measures
from rolefit.evaluation.robustness.pairs import Pair
from rolefit.evaluation.robustness.perturbation import OfPair, Perturbation, Promise

OURS = "rolefit"


@dataclass(frozen=True, slots=True)
class RobustFamily:
    """One measure of one perturbation, by job; 0..1, more is better."""

    name: str
    measure: str
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class Trial:
    """A perturbation, tried.

    Args:
        pairs: by job, the pairs that it changed; jobs of which it changed none are left out.
        unchanged: how many pairs it left as they were.
        best: by job, the best score of an honest résumé of the job's highest grade.
        beside: by baseline and job, what became of its order; none for changes of single pairs.
    """

    perturbation: Perturbation
    pairs: Mapping[str, tuple[Pair, ...]]
    unchanged: int = 0
    best: Mapping[str, float] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, tuple[Pair, ...]]] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Pair, ...]:
        """The pairs of all jobs."""
        return tuple(pair for row in self.pairs.values() for pair in row)

    @property
    def is_trick(self) -> bool:
        """Whether it is done to gain points."""
        return isinstance(self.perturbation, OfPair) and self.perturbation.trick

    @property
    def broken(self) -> tuple[Pair, ...]:
        """The pairs that broke the promise."""
        promise = self.perturbation.promise
        return tuple(pair for pair in self.all if not promise.kept(pair.before, pair.after))

    def overtakers(self) -> tuple[Pair, ...]:
        """Pairs that passed the best honest résumé and were not ahead of it before."""
        return tuple(
            pair
            for job, row in self.pairs.items()
            for pair in row
            if pair.before <= self.best.get(job, 0.0) < pair.after
        )

    def orders(self) -> dict[str, dict[str, float]]:
        """By system, ours first: "order kept" and "grades kept", means over jobs."""
        measured = {"order kept": measures.order_kept, "grades kept": measures.grades_kept}
        found: dict[str, dict[str, float]] = {}
        for system, rows in {OURS: self.pairs, **self.beside}.items():
            by_measure = {
                name: [value for row in rows.values() if (value := measure(row)) is not None]
                for name, measure in measured.items()
            }
            found[system] = {name: fmean(values) for name, values in by_measure.items() if values}
        return found

    def families(self) -> list[RobustFamily]:
        """Its measures by job; one without any value is left out."""
        found = [self._family(name, measure) for name, measure in self._measures().items()]
        return [family for family in found if family.values]

    def _measures(self) -> dict[str, Callable[[str], float | None]]:
        by_name: dict[str, Callable[[str], float | None]] = {}
        if not isinstance(self.perturbation, OfPair):
            by_name["order kept"] = lambda job: measures.order_kept(self.pairs[job])
            by_name["grades kept"] = lambda job: measures.grades_kept(self.pairs[job])
            by_name["score kept"] = lambda job: measures.score_kept(self.pairs[job])
        if self.perturbation.promise is not Promise.NONE:
            by_name["promise kept"] = partial(_promise_kept, self)
            by_name["own requirements kept"] = partial(_own_kept, self)
        elif self.is_trick:
            by_name["points kept"] = lambda job: measures.points_kept(self.pairs[job])
            by_name["not overtaken"] = partial(_not_overtaken, self)
        return by_name

    def _family(self, measure: str, value: Callable[[str], float | None]) -> RobustFamily:
        found = {job: value(job) for job in self.pairs}
        kept = {job: one for job, one in found.items() if one is not None}
        return RobustFamily(self.perturbation.name, measure, kept)


def _promise_kept(trial: Trial, job: str) -> float | None:
    return measures.promise_kept(trial.pairs[job], trial.perturbation.promise)


def _own_kept(trial: Trial, job: str) -> float | None:
    return measures.own_kept(trial.pairs[job], trial.perturbation.promise)


def _not_overtaken(trial: Trial, job: str) -> float | None:
    return measures.not_overtaken(trial.pairs[job], trial.best[job]) if job in trial.best else None
