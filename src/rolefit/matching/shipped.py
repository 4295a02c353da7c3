"""Vectors of texts that never change: shipped for the default bundle, kept for others."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from rolefit.encoding.kept import kept_or_made
from rolefit.matching.encoded import Grid

Encode = Callable[[Sequence[str]], Grid]
"""Texts to vectors on the grid, (n, dim) int16."""


def shipped_or_kept(name: str, texts: Sequence[str], encode: Encode, cache: Path) -> Grid:
    """The vectors of texts: those of the package, else cached ones, else encoded now and cached.

    Args:
        name: of the file, which names encoder and texts.
        cache: not used for the bundle that ships. Where it cannot be written they are encoded anew
            each time.
    """
    shipped = files("rolefit.matching").joinpath("data", name)
    if shipped.is_file():
        with shipped.open("rb") as stream:
            vectors: Grid = np.load(stream, allow_pickle=False)
        return vectors
    return kept_or_made(cache / name, len(texts), lambda: encode(texts))
