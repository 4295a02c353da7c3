"""The picture of a page with and without some of its text: is the text seen in it?"""

import math
from bisect import bisect_left
from operator import sub

import pypdfium2 as pdfium

from rolefit.reading.pdf import calls
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.model import Box, Glyph

_SCALE = 2.0  # pixels per point: a stem of 8-point type is then about a pixel wide
_MOST_PIXELS = 4_000_000
_CONTRAST = 24  # of 255, in any channel: type in #DDDDDD on white still passes


def shown_of(
    page: pdfium.PdfPage, doubtful: list[Glyph], objects: list[int], frame: Frame
) -> set[int]:
    """Identities of the characters whose ink changes the picture, decided word by word.

    Args:
        page: an open page.
        doubtful: characters, level or in quarter turns.
        objects: the text objects that they belong to, by address.
        frame: how the page is shown.
    """
    area = max(frame.width * frame.height, 1.0)
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / area))
    with_text = _render(page, scale)
    for one in objects:
        calls.set_active(one, 0)
    try:
        without = _render(page, scale)
    finally:
        for one in objects:
            calls.set_active(one, 1)
    rows = _rows_that_differ(with_text, without)
    shown: set[int] = set()
    for word in _words(doubtful):
        boxes = [frame.placed(glyph.box, glyph.turn) for glyph in word]
        seen = sum(_differs(with_text, without, rows, box, scale) for box in boxes)
        if 2 * seen >= len(word):
            shown.update(id(glyph) for glyph in word)
    return shown


def _words(glyphs: list[Glyph]) -> list[list[Glyph]]:
    words: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        near = before is not None and abs(glyph.x0 - before.x1) < 0.3 * glyph.style.size
        if before is None or glyph.space or glyph.turn != before.turn or not near:
            words.append([])
        words[-1].append(glyph)
        before = glyph
    return words


class _Picture:
    """Pixels of a rendered page, four bytes each."""

    def __init__(self, pixels: bytes, stride: int, width: int, height: int) -> None:
        self.pixels = pixels
        self.stride = stride
        self.width = width
        self.height = height


def _render(page: pdfium.PdfPage, scale: float) -> _Picture:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        return _Picture(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height)
    finally:
        bitmap.close()


def _rows_that_differ(one: _Picture, two: _Picture) -> list[int]:
    """In ascending order; none, where all that was in doubt is hidden."""
    if one.pixels == two.pixels:
        return []
    starts = range(0, one.height * one.stride, one.stride)
    return [
        row
        for row, start in enumerate(starts)
        if one.pixels[start : start + one.stride] != two.pixels[start : start + one.stride]
    ]


def _differs(one: _Picture, two: _Picture, rows: list[int], box: Box, scale: float) -> bool:
    left = max(0, int(box.x0 * scale))
    right = min(one.width, math.ceil(box.x1 * scale))
    first = bisect_left(rows, max(0, int(box.y0 * scale)))
    last = bisect_left(rows, min(one.height, math.ceil(box.y1 * scale)))
    for row in rows[first:last]:
        start, end = row * one.stride + 4 * left, row * one.stride + 4 * right
        a, b = one.pixels[start:end], two.pixels[start:end]
        if a != b and max(map(abs, map(sub, a, b))) >= _CONTRAST:
            return True
    return False
