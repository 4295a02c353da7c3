"""Copies of one résumé: found, and put behind everybody else, so they don't fill a shortlist."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
    holders: dict[int, list[int]] = {}
    lengths: dict[int, int] = {}
    doubtful = _doubtful(candidates, share)
    for candidate in sorted(candidates, key=lambda one: one.order):
        original = None
        if candidate.index in doubtful:
            said = candidate.said.tolist()
            original = _original(said, holders, lengths, share)
            if original is None:
                lengths[len(firsts)] = len(said)
                for text in said:
                    holders.setdefault(text, []).append(len(firsts))
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


def _original(
    said: list[int], holders: dict[int, list[int]], lengths: dict[int, int], share: float
) -> int | None:
    """Of those it is a copy of the one it shares most with, by rank; of several the best-placed.

    Args:
        holders: text -> ranks of those that say it.
        lengths: rank -> how many texts it has.
    """
    shared = Counter(holder for text in said for holder in holders.get(text, ()))
    for holder, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= share * max(len(said), lengths[holder]):
            return holder
    return None
