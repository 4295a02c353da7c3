"""Near-duplicates: what two documents share of their words, told by a few bytes of each.

MinHash (Broder, "On the resemblance and containment of documents", 1997) over shingles of words:
of each of many orders of all shingles the smallest that a document has. Two documents have the same
one as often as they share shingles, |A ∩ B| / |A ∪ B|. Of each the last 16 bits are kept (Li and
König, "b-Bit Minwise Hashing", 2010). datasketch does the same, but wants SciPy.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import ceil

import numpy as np
import numpy.typing as npt

SHINGLE = 3
"""Words of a shingle: of five, one changed word would touch twice as many."""

ORDERS = 128
"""How many smallest shingles are told; what two share is then told to within .04 (one sigma)."""

FEWEST = 40
"""Shingles that a document must have; shorter ones say what many say, and are nobody's copy."""

ALIKE = 0.65
"""From this share on two documents are one; how it was measured: docs/search.md."""


def sketch_of(passages: Iterable[Sequence[str]]) -> bytes:
    """The sketch of a document, 256 bytes; none of one that has too few shingles.

    Args:
        passages: stems of each; their order plays no part, for a sidebar comes first in one format
            and last in another. A shorter passage is a shingle as a whole.
    """
    shingles = {
        " ".join(stems[at : at + SHINGLE])
        for stems in passages
        for at in range(max(len(stems) - SHINGLE + 1, min(len(stems), 1)))
    }
    if len(shingles) < FEWEST:
        return b""
    hashes = np.array([_hash(one) for one in sorted(shingles)], dtype=np.uint64)
    # Odd factors permute the 64-bit numbers; their upper half is well mixed.
    smallest = ((hashes[:, None] * _FACTORS + _ADDED) >> np.uint64(32)).min(axis=0)
    return bytes(smallest.astype("<u2").data)


class Sketches:
    """Sketches of several documents, to hold others against. Safe to share between threads."""

    def __init__(self, sketches: Sequence[bytes]) -> None:
        whole = b"".join(one or bytes(2 * ORDERS) for one in sketches)
        self._told = np.frombuffer(whole, dtype="<u2").reshape(-1, ORDERS)
        self._known = np.array([bool(one) for one in sketches], dtype=np.bool_)

    def shared(self, sketch: bytes) -> npt.NDArray[np.float64]:
        """What each shares with a document, (sketches) of 0..1; nothing without a sketch."""
        if not sketch:
            return np.zeros(len(self._known))
        equal = np.count_nonzero(self._told == np.frombuffer(sketch, dtype="<u2"), axis=1)
        shares: npt.NDArray[np.float64] = equal / ORDERS * self._known
        return shares


class Alikes:
    """Sketches in the order they come, each found by one that shares `ALIKE` with it.

    Two that share so many orders differ in too few to differ in all of as many pairs of orders,
    so they have a whole pair in common: nobody else has to be looked at.
    """

    def __init__(self) -> None:
        self._sketches: list[bytes] = []
        self._holders: dict[tuple[int, bytes], list[int]] = {}

    def add(self, sketch: bytes) -> None:
        """Hold one; an empty one is like nobody."""
        for pair in _pairs(sketch):
            self._holders.setdefault(pair, []).append(len(self._sketches))
        self._sketches.append(sketch)

    def nearest(self, sketch: bytes) -> int | None:
        """The place of the one that shares most, of several the first; None where none is alike."""
        near = {place for pair in _pairs(sketch) for place in self._holders.get(pair, ())}
        same = {place: _same(sketch, self._sketches[place]) for place in near}
        alike = (place for place in near if same[place] >= _LEAST)
        return min(alike, key=lambda place: (-same[place], place), default=None)


_LEAST = ceil(ALIKE * ORDERS)
"""Orders that two documents which are alike have the same smallest of."""

_PAIRS = ORDERS - _LEAST + 1
_PAIR = 4
"""Bytes of two orders."""


def _pairs(sketch: bytes) -> list[tuple[int, bytes]]:
    found = range(_PAIRS if sketch else 0)
    return [(n, sketch[_PAIR * n : _PAIR * (n + 1)]) for n in found]


def _same(one: bytes, other: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(one, "<u2") == np.frombuffer(other, "<u2")))


def _hash(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


_FACTORS = np.array([_hash(f"factor {n}") | 1 for n in range(ORDERS)], dtype=np.uint64)
_ADDED = np.array([_hash(f"added {n}") for n in range(ORDERS)], dtype=np.uint64)
