"""Chance that comes from a text: the same on every machine, in every release of Python."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeVar

_T = TypeVar("_T")


def shuffled(items: Iterable[_T], seed: str) -> list[_T]:
    """The items in an order that the seed alone decides.

    Args:
        items: their representations tell them apart.
        seed: any text.
    """
    key = blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def place(item: _T) -> bytes:
        return blake2b(repr(item).encode("utf-8", "replace"), key=key, digest_size=8).digest()

    return sorted(items, key=place)
