"""Many pairs in a few figures: by group, by job, and the worst of them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rolefit.trust.swaps import Outcome, Pair

WORST = 10
"""How many of the largest changes are shown."""
BINS = 10
"""Bins of the histogram on either side of 0, at most."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed over some pairs; changes are in points of the score.

    Args:
        moved: pairs whose score changed.
        equal: pairs whose whole outcome is the same, evidence and reasons included.
        mean: of all changes, signed: whom a change favours.
        mean_absolute: of their sizes.
        lowest, highest: the extreme changes, signed.
        places_moved: pairs whose place among the other résumés changed.
        places_most: by how many places at most.
    """

    pairs: int
    moved: int
    equal: int
    mean: float
    mean_absolute: float
    lowest: float
    highest: float
    places_moved: int
    places_most: int

    @property
    def largest(self) -> float:
        """The size of the largest change."""
        return max(abs(self.lowest), abs(self.highest))


@dataclass(frozen=True, slots=True)
class Bin:
    """Changes in [low, high) above 0, (low, high] below it; never 0 itself."""

    low: float
    high: float
    count: int


def summarise(pairs: Sequence[Pair]) -> Summary:
    """The figures of some pairs; of none, all are 0."""
    changes = [pair.change for pair in pairs]
    sizes = [abs(change) for change in changes]
    places = [abs(pair.places) for pair in pairs]
    return Summary(
        pairs=len(pairs),
        moved=sum(size > 0 for size in sizes),
        equal=sum(pair.equal for pair in pairs),
        mean=_mean(changes),
        mean_absolute=_mean(sizes),
        lowest=min(changes, default=0.0),
        highest=max(changes, default=0.0),
        places_moved=sum(place > 0 for place in places),
        places_most=max(places, default=0),
    )


def by_group(pairs: Sequence[Pair]) -> dict[str, Summary]:
    """Figures by what was put in, in the order of the audit."""
    return _by(pairs, lambda pair: pair.group)


def by_job(pairs: Sequence[Pair]) -> dict[str, Summary]:
    """Figures by job."""
    return _by(pairs, lambda pair: pair.job)


def worst(pairs: Sequence[Pair], count: int = WORST) -> list[Pair]:
    """The pairs with the largest changes, none without any."""
    moved = [pair for pair in pairs if pair.change]
    order = sorted(moved, key=lambda p: (-abs(p.change), p.job, p.resume, p.group, p.detail))
    return order[:count]


def holds(outcome: Outcome) -> bool | None:
    """Whether a promised 0 is 0 in every pair; None where none is promised."""
    if not outcome.audit.invariant:
        return None
    return not any(pair.change for pair in outcome.pairs)


def histogram(pairs: Sequence[Pair]) -> list[Bin]:
    """The changes that are not 0, in bins of a round width, symmetric about 0."""
    changes = [pair.change for pair in pairs if pair.change]
    if not changes:
        return []
    width = round_up(max(map(abs, changes)) / BINS)
    count = math.ceil(round(max(map(abs, changes)) / width, 9))
    found = dict.fromkeys([*range(-count, 0), *range(1, count + 1)], 0)
    for change in changes:
        size = min(count, int(round(abs(change) / width, 9)) + 1)
        found[size if change > 0 else -size] += 1
    return [_bin(number, width, many) for number, many in found.items()]


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, … times a power of ten, at least a hundredth, as scores are."""
    if value <= 0.01:
        return 0.01
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1.0, 2.0, 5.0, 10.0)
    return round(next(step * power for step in steps if step * power >= value * 0.999999), 6)


def _bin(number: int, width: float, count: int) -> Bin:
    low = (number - 1 if number > 0 else number) * width
    return Bin(round(low, 6), round(low + width, 6), count)


def _by(pairs: Sequence[Pair], key: Callable[[Pair], str]) -> dict[str, Summary]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(key(pair), []).append(pair)
    return {name: summarise(some) for name, some in found.items()}


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
