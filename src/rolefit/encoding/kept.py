"""Vectors that take long to make and never change: made once, kept in a folder."""

import contextlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from rolefit.encoding.grid import GridMatrix


def kept_name(kind: str, encoder_family: str, version: str) -> str:
    """The file that holds vectors of one kind.

    Args:
        kind: what was encoded, for whoever looks into the folder.
        encoder_family: names the weights, as `Encoder.id` does before its first "/".
        version: names the texts.
    """
    key = sha256(f"{encoder_family}\n{version}".encode()).hexdigest()[:16]
    return f"{kind}-{key}.npy"


def kept_or_made(path: Path, rows: int, make: Callable[[], GridMatrix]) -> GridMatrix:
    """The vectors in a file, else made now and written there.

    Args:
        path: where they are kept; where nothing can be written they are made anew each time.
        rows: how many there must be; a file that holds others is broken.
        make: int16 (rows, dimension).
    """
    kept = _kept(path, rows)
    if kept is not None:
        return kept
    vectors = make()
    with contextlib.suppress(OSError):  # only the next start would have been quicker
        _keep(vectors, path)
    return vectors


def _kept(path: Path, rows: int) -> GridMatrix | None:
    """Vectors that were kept; None where there are none, or a broken file."""
    try:
        kept: GridMatrix = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return kept if kept.dtype == np.int16 and kept.ndim == 2 and len(kept) == rows else None


def _keep(vectors: GridMatrix, path: Path) -> None:
    """Put them in place whole, whatever else is writing there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".rolefit-", dir=path.parent) as beside:
        part = Path(beside) / path.name
        np.save(part, vectors, allow_pickle=False)
        part.replace(path)
