"""One property of many characters or objects: a call into pdfium each, and no Python between.

At most `CHUNK` at a time, so that a page of millions takes no more memory than its text.
"""

import ctypes
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from struct import calcsize, unpack_from
from typing import Any

from rolefit.reading.pdf import calls
from rolefit.reading.pdf.calls import Handle

CHUNK = 512


def codes(text: Handle, indices: Sequence[int]) -> list[int]:
    """Characters' code points, as pdfium found them."""
    return list(map(calls.char_code, repeat(text), indices))


def objects(text: Handle, indices: Sequence[int]) -> list[int | None]:
    """Characters' text objects, by address; None for those that pdfium made up."""
    return list(map(calls.char_object, repeat(text), indices))


def sizes(text: Handle, indices: Sequence[int]) -> list[float]:
    """Characters' font sizes before any scaling."""
    return list(map(calls.char_font_size, repeat(text), indices))


def loose_boxes(text: Handle, indices: Sequence[int]) -> tuple[Sequence[float], ...]:
    """Lefts, tops, rights, bottoms of characters with side bearings, from ascent to descent."""
    memory = _MEMORY.rectangles
    _run(map(calls.char_loose_box, repeat(text), indices, memory.places))
    edges = memory.values(len(indices))
    return tuple(edges[side::4] for side in range(4))


def matrices(text: Handle, indices: Sequence[int]) -> Sequence[bytes]:
    """The first four numbers (a, b, c, d) of characters' matrices, as pdfium's bytes."""
    memory = _MEMORY.matrices
    _run(map(calls.char_matrix, repeat(text), indices, memory.places))
    return memory.values(len(indices))


def fill_colours(handles: Sequence[Handle]) -> list[bytes | None]:
    """Red, green, blue, alpha of objects, as pdfium's bytes; None where it is a pattern."""
    memory = _MEMORY.colours
    plain = list(map(calls.fill_colour, handles, *memory.parts))
    colours = memory.values(len(handles))
    if all(plain):
        return list(colours)
    return [colour if known else None for known, colour in zip(plain, colours, strict=True)]


def stroke_colour(handle: Handle) -> bytes | None:
    """The same of one object's outline."""
    memory = _MEMORY.colours
    if not calls.stroke_colour(handle, *(part[0] for part in memory.parts)):
        return None
    colour: bytes = memory.values(1)[0]
    return colour


def page_objects(page: Handle, indices: Sequence[int]) -> list[int]:
    """A page's objects, by address, without those that pdfium cannot give."""
    items = list(map(calls.page_object, repeat(page), indices))
    return [item for item in items if item]


def kinds(handles: Sequence[Handle]) -> list[int]:
    """Page objects' kinds."""
    return list(map(calls.object_kind, handles))


class _Records:
    """Memory that pdfium writes one record per call into.

    Args:
        layout: of a record, in the terms of `struct`.
        part: bytes of what one pointer points at, where a record takes several.
    """

    def __init__(self, layout: str, part: int = 0) -> None:
        self._layout = layout
        size = calcsize(layout)
        self._memory = ctypes.create_string_buffer(size * CHUNK)
        start = ctypes.addressof(self._memory)
        self.parts = [
            [Handle(start + size * index + offset) for index in range(CHUNK)]
            for offset in range(0, size, part or size)
        ]
        self.places = self.parts[0]

    def values(self, count: int) -> tuple[Any, ...]:
        """Those of the first `count` records, one after the other."""
        return unpack_from(self._layout * count, self._memory)


class _Memory(threading.local):
    """Made once: the arguments cost as much as the calls."""

    def __init__(self) -> None:
        self.rectangles = _Records("4f")
        self.matrices = _Records("16s8x")
        self.colours = _Records("16s", part=4)


_MEMORY = _Memory()


def _run(made: Iterable[int]) -> None:
    deque(made, maxlen=0)
