"""Two parts that share nothing: dev to work with, test to look at once per release.

A thing's part depends on its kind and id alone, not on its place in a file or on the others, so
that an occupation, a posting or a résumé stands in the same part of every set and stays there
when data is added. Things whose text is the same but for case, punctuation and spacing go
together, to the part of the smallest id among them.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from hashlib import sha256

SEED = "rolefit-devsets-2"
"""Changing it deals all sets anew, and makes every opened test part worthless.

The first number with which every résumé category has an occupation in each part; chosen before
anything was measured.
"""


class Part(StrEnum):
    """The parts of a set."""

    DEV = "dev"
    TEST = "test"


def part_of(kind: str, identifier: str) -> Part:
    """The part of a thing; half of all fall into each."""
    return Part.DEV if drawn(kind, identifier)[0] < 128 else Part.TEST


HELD_OUT = 64
"""Of 256 concepts of a taxonomy so many are never trained on, for either part to ask about."""


def is_held_out(kind: str, identifier: str) -> bool:
    """Whether a concept is kept from training, so that both parts can ask about it."""
    return drawn(f"{kind}/held out", identifier)[0] < HELD_OUT


def drawn(kind: str, identifier: str) -> bytes:
    """A hash to draw by: as good as chance, and the same every time."""
    return sha256(f"{SEED}/{kind}/{identifier}".encode("utf-8", "surrogatepass")).digest()


def normal(text: str) -> str:
    """A text's words without case, punctuation and spacing: equal for near-duplicates."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def parts(kind: str, texts: Mapping[str, Iterable[str]]) -> dict[str, Part]:
    """The part of each thing, near-duplicates together.

    Args:
        kind: names the things, for instance "posting".
        texts: by id, the texts that must not stand in both parts; blank ones join nothing.
    """
    leader = {identifier: identifier for identifier in texts}
    first: dict[str, str] = {}
    for identifier in sorted(texts):
        for text in map(normal, texts[identifier]):
            if text:
                _join(leader, identifier, first.setdefault(text, identifier))
    return {identifier: part_of(kind, _top(leader, identifier)) for identifier in texts}


def _join(leader: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_top(leader, a), _top(leader, b)))
    leader[high] = low


def _top(leader: dict[str, str], identifier: str) -> str:
    while leader[identifier] != identifier:
        identifier = leader[identifier]
    return identifier
