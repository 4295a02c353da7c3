"""Two scorecards against each other, pair by pair."""

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from rolefit.domain.errors import UsageError
from rolefit.evaluation.intervals import Estimate
from rolefit.training.scorecard import Family, Scorecard, mean_of


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """How far the mean over one occupation group moved."""

    group: str
    queries: int
    mean: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The challenger's values minus the champion's, paired by query.

    Args:
        challenger, champion: their own means.
        difference: mean and interval of the paired differences.
        groups: the same mean by occupation group, sorted by name.
    """

    name: str
    measure: str
    challenger: Estimate
    champion: Estimate
    difference: Estimate
    groups: tuple[GroupDifference, ...] = ()

    @property
    def verdict(self) -> Literal["better", "worse", "not told apart"]:
        """On which side of 0 the interval lies; a single query tells nothing."""
        low, high = self.difference.low, self.difference.high
        if low is not None and low > 0:
            return "better"
        return "worse" if high is not None and high < 0 else "not told apart"


def compare(challenger: Scorecard, champion: Scorecard) -> tuple[Difference, ...]:
    """The paired difference of every family that both have, in the challenger's order.

    Raises:
        UsageError: they have no family in common, or were measured on other queries or data.
        MissingExtra: scipy is not installed.
    """
    both = [one for one in challenger.families if champion.family(one.name, one.measure)]
    if not both:
        raise UsageError(
            f"{challenger.model} and {champion.model} have no family in common.",
            remedy="Measure both by the same sets.",
        )
    return tuple(paired(challenger, champion, one.name, one.measure) for one in both)


def paired(challenger: Scorecard, champion: Scorecard, name: str, measure: str) -> Difference:
    """The paired difference of one family.

    Raises:
        UsageError: one of them lacks it, or they were measured on other queries or data.
        MissingExtra: scipy is not installed.
    """
    ours, theirs = _of(challenger, name, measure), _of(champion, name, measure)
    _same_data(challenger, champion, name)
    if ours.values.keys() != theirs.values.keys():
        raise UsageError(
            f"{ours.title}: {challenger.model} answered {len(ours.values)} queries, "
            f"{champion.model} {len(theirs.values)}, and not the same ones.",
            remedy="Measure both anew by the same set.",
        )
    if ours.groups != theirs.groups:
        raise UsageError(
            f"{ours.title}: the two scorecards put queries into other groups.",
            remedy="Measure both anew by the same set.",
        )
    minus = {query: value - theirs.values[query] for query, value in ours.values.items()}
    return Difference(
        name=name,
        measure=measure,
        challenger=mean_of(ours.values),
        champion=mean_of(theirs.values),
        difference=mean_of(minus),
        groups=_by_group(minus, ours.groups),
    )


def _of(scorecard: Scorecard, name: str, measure: str) -> Family:
    found = scorecard.family(name, measure)
    if found is None:
        raise UsageError(
            f"{scorecard.model} was not measured by {name} {measure}.",
            remedy="Measure it by every set that the gate asks for.",
        )
    return found


def _same_data(challenger: Scorecard, champion: Scorecard, name: str) -> None:
    shared = challenger.data.keys() & champion.data.keys()
    own = {name} & (challenger.data.keys() | champion.data.keys())
    other = [
        one for one in sorted(shared | own) if challenger.data.get(one) != champion.data.get(one)
    ]
    if other:
        raise UsageError(
            f"{challenger.model} and {champion.model} were measured on other data: "
            f"{', '.join(other)}.",
            remedy="Measure both anew on the same data.",
        )


def _by_group(minus: dict[str, float], groups: dict[str, str]) -> tuple[GroupDifference, ...]:
    rows: dict[str, list[float]] = {}
    for query, group in sorted(groups.items()):
        rows.setdefault(group, []).append(minus[query])
    return tuple(GroupDifference(g, len(v), fmean(v)) for g, v in sorted(rows.items()))
