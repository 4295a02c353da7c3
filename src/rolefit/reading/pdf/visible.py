"""Which characters can a person see?

Told from their properties; where those leave doubt, by rendering the page with and without them
and comparing the pixels.
"""

import math
from operator import sub

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.reading.pdf import calls
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.glyphs import SKEW, Extracted, Ink
from rolefit.reading.pdf.model import Box, Glyph
from rolefit.reading.pdf.paint import Paint, Shape

NOT_PAINTED = "not painted"
"""The reason for text in render mode 3, which recognised text under a scan has as well."""

TINY = 2.5
"""Points: smaller text is an annotation to a machine, not to a person."""

_SCALE = 2.0  # pixels per point: a stem of 8-point type is then about a pixel wide
_MOST_PIXELS = 4_000_000
_CONTRAST = 24  # of 255, in any channel: type in #DDDDDD on white still passes
_MOST_SHAPES = 5000  # on a page; beyond, every character is compared
_LIGHT = 0.6  # relative luminance: lighter ink is looked at, whatever is below it
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})

Hidden = list[tuple[str, Glyph]]


def split(
    page: pdfium.PdfPage, extracted: Extracted, paint: Paint, frame: Frame
) -> tuple[list[Glyph], Hidden]:
    """The characters a person sees, and the others with the reason why not."""
    hidden: Hidden = []
    doubtful: list[Glyph] = []
    grid = _Grid(paint.shapes)
    judged: dict[int, tuple[str, bool]] = {}
    for glyph in extracted.glyphs:
        known = judged.get(glyph.ink)
        if known is None:
            ink = extracted.inks[glyph.ink]
            known = judged[glyph.ink] = (_hidden_ink(ink), _doubtful_ink(ink))
        reason, doubt = known
        reason = reason or _hidden_place(glyph, frame)
        if reason:
            hidden.append((reason, glyph))
        elif glyph.turn != SKEW and (doubt or grid.meets(glyph, frame)):
            doubtful.append(glyph)
    if not (hidden or doubtful):
        return extracted.glyphs, []
    shown = _shown(page, doubtful, extracted, frame) if doubtful else set()
    for glyph in doubtful:
        if id(glyph) not in shown:
            hidden.append((_reason(glyph, extracted.inks[glyph.ink], paint, frame), glyph))
    gone = {id(glyph) for _, glyph in hidden}
    return [glyph for glyph in extracted.glyphs if id(glyph) not in gone], hidden


def page_box(glyph: Glyph, frame: Frame) -> Box:
    """Where a character is on the page as shown, whatever its reading direction."""
    if glyph.turn in {0, SKEW}:
        return glyph.box
    quarter = Frame(0, 0, *_upright_size(frame, glyph.turn), 0)
    return quarter.upright(glyph.box, -glyph.turn % 4)


def _upright_size(frame: Frame, turn: int) -> tuple[float, float]:
    return (frame.height, frame.width) if turn % 2 else (frame.width, frame.height)


def _hidden_ink(ink: Ink) -> str:
    if ink.mode in _INVISIBLE:
        return NOT_PAINTED
    if ink.colour is not None and ink.colour[3] == 0:
        return "transparent"
    return ""


def _doubtful_ink(ink: Ink) -> bool:
    colour = ink.colour
    if colour is None or ink.layered or colour[3] < 255:
        return True
    return max(colour[:3]) > 180 and _light(colour)


def _hidden_place(glyph: Glyph, frame: Frame) -> str:
    if glyph.style.size < TINY and glyph.bottom - glyph.top < TINY:
        return "too small to read"
    if glyph.turn == SKEW:
        return ""
    width, height = _upright_size(frame, glyph.turn)
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    if not (0 <= x <= width and 0 <= y <= height):
        return "outside the page"
    return ""


def _light(colour: tuple[int, int, int, int]) -> bool:
    """Whether ink is near white: relative luminance (WCAG 2) with a plain power for the curve."""
    red, green, blue = (math.pow(part / 255, 2.2) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT


class _Grid:
    """Shapes by horizontal strip, so that a page of many shapes and glyphs stays linear."""

    _STRIP = 32.0

    def __init__(self, shapes: list[Shape]) -> None:
        self._strips: dict[int, list[Box]] = {}
        self._crowded = len(shapes) > _MOST_SHAPES
        for shape in shapes[:_MOST_SHAPES]:
            first = int(max(shape.box.y0, -1e4) // self._STRIP)
            last = int(min(shape.box.y1, 2e4) // self._STRIP)
            for strip in range(first, last + 1):
                self._strips.setdefault(strip, []).append(shape.box)

    def meets(self, glyph: Glyph, frame: Frame) -> bool:
        """Whether any shape shares area with a character, or so many that it may be."""
        if self._crowded or not self._strips:
            return self._crowded
        if glyph.turn:
            x0, y0, x1, y1 = page_box(glyph, frame)
        else:
            x0, y0, x1, y1 = glyph.x0, glyph.top, glyph.x1, glyph.bottom
        for box in self._strips.get(int((y0 + y1) / 2 // self._STRIP), ()):
            if x0 < box.x1 and box.x0 < x1 and y0 < box.y1 and box.y0 < y1:
                return True
        return False


def _shown(
    page: pdfium.PdfPage, doubtful: list[Glyph], extracted: Extracted, frame: Frame
) -> set[int]:
    """Identities of the characters whose ink changes the picture, decided word by word."""
    area = max(frame.width * frame.height, 1.0)
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / area))
    inks = {glyph.ink for glyph in doubtful}
    with_text = _render(page, scale)
    handles = [extracted.inks[ink].handle for ink in sorted(inks)]
    for handle in handles:
        calls.set_active(handle, 0)
    try:
        without = _render(page, scale)
    finally:
        for handle in handles:
            calls.set_active(handle, 1)
    shown: set[int] = set()
    for word in _words(doubtful):
        seen = sum(_differs(with_text, without, page_box(glyph, frame), scale) for glyph in word)
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


def _differs(one: _Picture, two: _Picture, box: Box, scale: float) -> bool:
    left = max(0, int(box.x0 * scale))
    right = min(one.width, math.ceil(box.x1 * scale))
    for row in range(max(0, int(box.y0 * scale)), min(one.height, math.ceil(box.y1 * scale))):
        start, end = row * one.stride + 4 * left, row * one.stride + 4 * right
        a, b = one.pixels[start:end], two.pixels[start:end]
        if a != b and max(map(abs, map(sub, a, b))) >= _CONTRAST:
            return True
    return False


def _reason(glyph: Glyph, ink: Ink, paint: Paint, frame: Frame) -> str:
    box = page_box(glyph, frame)
    over = [shape for shape in paint.shapes if shape.ink > ink.order and shape.box.meets(box)]
    if over:
        return "covered by a picture" if over[-1].picture else "covered by a box"
    if ink.layered:
        return "in a layer that is switched off"
    return "in the colour of its background"
