"""Batches for a loss with in-batch negatives: hard ones, and no false ones.

A share of a batch is of one group, whose members are easily mistaken for one another; the rest is
of any. A batch may be of one kind, too: a title is no test for who has to tell tasks apart, and
texts of one length waste no padding. Within a batch no two pairs share a concept or a text, or the
one would be a negative of the other though it is none.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from rolefit.domain.errors import TrainingError
from rolefit.training.data.pair import Pair, PairKind

TRIES = 200
"""Draws for a place in a batch before it is given up: a small group may have no more to give."""


Pools = Mapping[PairKind, Sequence[int]]
"""Places of pairs by kind."""


class Batches:
    """Draws batches, the same ones for the same seed.

    Args:
        weights: by kind, how often it is drawn; a kind without a weight is left out.
        size: pairs in a batch.
        grouped: share of a batch that is of one group, 0..1.
        homogeneous: a batch is of one kind, as far as there are enough pairs of it.

    Raises:
        TrainingError: a kind has a weight and no pair, or nothing is left to draw from.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        weights: Mapping[PairKind, float],
        *,
        size: int,
        grouped: float,
        seed: int,
        homogeneous: bool = False,
    ) -> None:
        self._pairs, self._homogeneous = pairs, homogeneous
        self._size, self._in_group, self._seed = size, round(size * grouped), seed
        self._by_kind: dict[PairKind, list[int]] = {kind: [] for kind, w in weights.items() if w}
        self._by_group: dict[str, dict[PairKind, list[int]]] = {}
        for place, pair in enumerate(pairs):
            if pair.kind in self._by_kind:
                self._by_kind[pair.kind].append(place)
                if pair.group:
                    group = self._by_group.setdefault(pair.group, {})
                    group.setdefault(pair.kind, []).append(place)
        missing = [kind.value for kind, places in self._by_kind.items() if not places]
        if missing or not self._by_kind:
            raise TrainingError(f"There are no pairs of kind {', '.join(missing) or 'any'}.")
        self._weights = weights

    def drawn(self, count: int) -> Iterator[list[Pair]]:
        """So many batches, each of `size` pairs."""
        rng = np.random.default_rng(self._seed)
        for _ in range(count):
            batch = _Batch(self._pairs)
            for pools, upto in self._turns(rng):
                self._fill(batch, pools, upto, rng)
            yield batch.pairs

    def _turns(self, rng: np.random.Generator) -> Iterator[tuple[Pools, int]]:
        """What a batch is filled from, one after the other, and up to which size."""
        kinds = self._one_kind(rng) if self._homogeneous else sorted(self._by_kind)
        groups = [name for name, own in self._by_group.items() if not own.keys().isdisjoint(kinds)]
        if groups and self._in_group:
            yield _only(self._by_group[self._one_group(groups, kinds, rng)], kinds), self._in_group
        yield _only(self._by_kind, kinds), self._size
        yield self._by_kind, self._size

    def _one_kind(self, rng: np.random.Generator) -> list[PairKind]:
        kinds = sorted(self._by_kind)
        odds = np.array([self._weights[kind] for kind in kinds])
        return [kinds[int(rng.choice(len(kinds), p=odds / odds.sum()))]]

    def _one_group(
        self, names: Sequence[str], kinds: Sequence[PairKind], rng: np.random.Generator
    ) -> str:
        """By the root of their sizes, so small groups are met too."""
        ordered = sorted(names)
        own = (_only(self._by_group[name], kinds) for name in ordered)
        odds = np.sqrt([float(sum(map(len, pools.values()))) for pools in own])
        return ordered[int(rng.choice(len(ordered), p=odds / odds.sum()))]

    def _fill(
        self,
        batch: "_Batch",
        pools: Pools,
        upto: int,
        rng: np.random.Generator,
    ) -> None:
        kinds = sorted(pools)
        odds = np.array([self._weights[kind] for kind in kinds])
        odds /= odds.sum()
        for _ in range(TRIES * upto):
            if len(batch.pairs) >= upto:
                return
            pool = pools[kinds[int(rng.choice(len(kinds), p=odds))]]
            batch.offer(pool[int(rng.integers(len(pool)))])


def _only(pools: Pools, kinds: Sequence[PairKind]) -> Pools:
    return {kind: pools[kind] for kind in kinds if kind in pools}


class _Batch:
    """Pairs that share neither concept nor text."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._all = pairs
        self._taken: set[str] = set()
        self.pairs: list[Pair] = []

    def offer(self, place: int) -> None:
        """Take a pair, if it fits."""
        pair = self._all[place]
        marks = {f"concept {pair.concept}", pair.left.casefold(), pair.right.casefold()}
        if self._taken.isdisjoint(marks):
            self._taken |= marks
            self.pairs.append(pair)
