"""The background's vectors: kept where they can be, and never trusted when broken."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from rolefit.matching.background import Background, load_background, vectors_name
from rolefit.matching.encoded import Grid

FAMILY = "no-such-bundle@0123456789abcdef"


def load(cache: Path) -> tuple[Background, int]:
    """The background by an encoder of two dimensions, and how many texts it had to encode."""
    encoded = 0

    def encode(texts: Sequence[str]) -> Grid:
        nonlocal encoded
        encoded += len(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.int16)

    return load_background(FAMILY, encode, cache), encoded


def test_vectors_are_encoded_once_and_kept(tmp_path: Path) -> None:
    first, encoded = load(tmp_path)
    again, anew = load(tmp_path)
    assert encoded > 0
    assert anew == 0
    assert all((a.vectors == b.vectors).all() for a, b in zip(first, again, strict=True))
    assert [path.name for path in tmp_path.iterdir()] == [vectors_name(FAMILY)]


@pytest.mark.parametrize("broken", [b"", b"half a file", None])
def test_a_broken_file_is_encoded_anew(tmp_path: Path, broken: bytes | None) -> None:
    kept = tmp_path / vectors_name(FAMILY)
    if broken is None:
        np.save(kept, np.zeros((3, 2), dtype=np.int16))
    else:
        kept.write_bytes(broken)
    _, encoded = load(tmp_path)
    assert encoded > 3
    assert load(tmp_path)[1] == 0


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert load(blocked / "cache")[1] > 0
