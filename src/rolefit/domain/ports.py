"""The ports: what the rooms ask of an adapter. Small, synchronous, typed."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rolefit.domain.text import Document

FloatMatrix = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Texts to vectors. Contract: tests/contract/encoder.py.

    A text's vector depends on that text and `id` alone: never on its neighbours, the order or
    the batch size, byte for byte.
    """

    @property
    def id(self) -> str:
        """Names weights, runtime, precision and instruction set."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> FloatMatrix:
        """float32 array (len(texts), dimension), each row of L2 norm 1.

        An empty or blank text yields a row of zeros, the one exception to the norm. Texts beyond
        the model's window are cut at its token limit.
        """
        ...


class Reader(Protocol):
    """Bytes to a document. Contract: tests/contract/reader.py."""

    def read(self, content: bytes, name: str = "") -> Document:
        """The document in `content`; its kind is decided by the bytes, `name` is for display.

        Raises:
            ReadError: one of its subclasses, and no other exception.
        """
        ...
