"""Batches for a loss with in-batch negatives: hard ones, and no false ones.

Half of a batch is of one group, whose members are easily mistaken for one another; the rest is of
any. Within a batch no two pairs share a concept or a text, or the one would be a negative of the
other though it is none.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from rolefit.domain.errors import TrainingError
from rolefit.training.data.pair import Pair, PairKind

TRIES = 200
"""Draws for a place in a batch before it is given up: a small group may have no more to give."""


class Batches:
    """Draws batches, the same ones for the same seed.

    Args:
        weights: by kind, how often it is drawn; a kind without a weight is left out.
        size: pairs in a batch.
        grouped: share of a batch that is of one group, 0..1.

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
    ) -> None:
        self._pairs = pairs
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
        groups = sorted(self._by_group)
        sizes = np.array([sum(map(len, self._by_group[g].values())) for g in groups], dtype=float)
        for _ in range(count):
            batch = _Batch(self._pairs)
            if groups and self._in_group:
                # By the root of their sizes, so small groups are met too.
                odds = np.sqrt(sizes) / np.sqrt(sizes).sum()
                self._fill(
                    batch,
                    self._by_group[groups[rng.choice(len(groups), p=odds)]],
                    self._in_group,
                    rng,
                )
            self._fill(batch, self._by_kind, self._size, rng)
            yield batch.pairs

    def _fill(
        self,
        batch: "_Batch",
        pools: Mapping[PairKind, Sequence[int]],
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
