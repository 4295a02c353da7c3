"""Copies of one résumé: found, and put behind everybody else, so they don't fill a shortlist."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

SHARED = 0.8
"""Share of the longer résumé's passages that two must have in common to be copies."""

APART = 0.48
"""Below this share no third résumé can be the original of both: with |a ∩ f| and |b ∩ f| at least
0.8 |f|, a and b share 0.6 |f| or more, and |f| is at least 0.8 of the longer one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What decides a résumé's place, beside its copies.

    Args:
        index: position in the input.
        score: hundredths of a point.
        redacted: decides ties, so that neither a name nor the order of the input does.
        said: hashes of its passages' texts.
    """

    index: int
    score: int
    redacted: str
    said: npt.NDArray[np.uint64]

    @property
    def order(self) -> tuple[int, str, int]:
        """By score, then by redacted content, then by position."""
        return -self.score, self.redacted, self.index


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the ranking: which résumé, and the better-placed one it is a copy of."""

    index: int
    copy_of: int | None


def fold_copies(candidates: Sequence[Candidate], share: float = SHARED) -> list[Place]:
    """In order, copies after all others.

    A copy is a résumé that shares at least `share` of its passages, personal data aside, with a
    better-placed one. Résumés without passages are nobody's copy.
    """
    firsts: list[Place] = []
    copies: list[Place] = []
    originals = _Originals(share)
    doubtful = _doubtful(candidates, share)
    for candidate in sorted(candidates, key=lambda one: one.order):
        original = None
        if candidate.index in doubtful:
            said = candidate.said.tolist()
            original = originals.of(said)
            if original is None:
                originals.add(len(firsts), said)
        if original is None:
            firsts.append(Place(candidate.index, None))
        else:
            copies.append(Place(candidate.index, firsts[original].index))
    return firsts + copies


def _doubtful(candidates: Sequence[Candidate], share: float) -> set[int]:
    """Those that may share enough texts with the others together to be a copy or an original.

    Counted by the last bits of their hashes, which can only add to them.
    """
    lengths = np.array([len(one.said) for one in candidates], dtype=np.int64)
    texts = np.concatenate([np.zeros(0, np.uint64), *(one.said for one in candidates)])
    bins = 1 << len(texts).bit_length() + 2
    last_bits = (texts & np.uint64(bins - 1)).astype(np.int64)
    repeated = np.bincount(last_bits, minlength=bins)[last_bits] > 1
    sums = np.concatenate([[0], np.cumsum(repeated)])
    ends = np.cumsum(lengths)
    shared = sums[ends] - sums[ends - lengths]
    found = np.flatnonzero((shared >= share * lengths) & (lengths > 0))
    return {candidates[place].index for place in found.tolist()}


class _Originals:
    """Résumés by rank, found by what they share.

    Where texts stand in one order, two that share so much have one in common among their first
    few: what is left out is too little (prefix filter; Chaudhuri, Ganti and Kaushik, "A Primitive
    Operator for Similarity Joins in Data Cleaning", ICDE 2006).
    """

    def __init__(self, share: float) -> None:
        self._share = share
        self._holders: dict[int, list[int]] = {}
        self._said: dict[int, set[int]] = {}

    def add(self, rank: int, said: list[int]) -> None:
        """Hold one.

        Args:
            said: hashes of its texts, ascending, each once.
        """
        self._said[rank] = set(said)
        for text in self._first(said):
            self._holders.setdefault(text, []).append(rank)

    def of(self, said: list[int]) -> int | None:
        """Of those it is a copy of the one it shares most with; of several the best-placed."""
        own = set(said)
        near = {rank for text in self._first(said) for rank in self._holders.get(text, ())}
        shared = {rank: len(own & self._said[rank]) for rank in near}
        return min(
            (rank for rank in near if shared[rank] >= self._share * self._longer(own, rank)),
            key=lambda rank: (-shared[rank], rank),
            default=None,
        )

    def _first(self, said: list[int]) -> list[int]:
        return said[: len(said) - ceil(self._share * len(said)) + 1]

    def _longer(self, own: set[int], rank: int) -> int:
        return max(len(own), len(self._said[rank]))
