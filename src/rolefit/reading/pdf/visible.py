"""Which characters can a person see?

Told from their properties; where those leave doubt, by the page's picture with and without them.
"""

import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.glyphs import Extracted
from rolefit.reading.pdf.inks import SKEW, Ink
from rolefit.reading.pdf.model import Box, Glyph
from rolefit.reading.pdf.paint import Paint, Shape
from rolefit.reading.pdf.picture import shown_of

NOT_PAINTED = "not painted"
"""The reason for text in render mode 3, which recognised text under a scan has as well."""

TINY = 2.5
"""Points: smaller text is an annotation to a machine, not to a person."""

_MOST_SHAPES = 5000  # on a page; beyond, every character is compared
_LIGHT = 0.6  # relative luminance: lighter ink is looked at, whatever is below it
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})

Hidden = list[tuple[str, Glyph]]


def split(
    page: pdfium.PdfPage, extracted: Extracted, paint: Paint, frame: Frame
) -> tuple[list[Glyph], Hidden]:
    """The characters a person sees, and the others with the reason why not."""
    hidden: Hidden = []
    doubtful: list[tuple[Glyph, Ink]] = []
    grid = _Grid(paint.shapes)
    judged = {ink: _judge(ink, frame) for ink in dict.fromkeys(extracted.inks)}
    for glyph, ink in _questionable(extracted, judged, grid):
        verdict = judged[ink]
        reason = verdict.reason or _hidden_place(glyph, verdict)
        if reason:
            hidden.append((reason, glyph))
        elif glyph.turn != SKEW and (verdict.doubtful or grid.meets(glyph, frame)):
            doubtful.append((glyph, ink))
    if not (hidden or doubtful):
        return extracted.glyphs, []
    glyphs = [glyph for glyph, _ in doubtful]
    shown = shown_of(page, glyphs, _objects(glyphs, extracted, paint), frame) if glyphs else set()
    for glyph, ink in doubtful:
        if id(glyph) not in shown:
            hidden.append((_reason(glyph, ink, paint, frame), glyph))
    gone = {id(glyph) for _, glyph in hidden}
    return [glyph for glyph in extracted.glyphs if id(glyph) not in gone], hidden


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


class _Judged(NamedTuple):
    """What an ink says about the characters that are set in it.

    Args:
        reason: why nobody sees them, "" when its colour does not tell.
        doubtful: only the picture of the page can tell.
        tiny: the type is too small to read.
        width, height: of the page as these characters stand on it; infinite for text at an angle.
        plain: they are level, and seen wherever they stand on the page with nothing over them.
    """

    reason: str
    doubtful: bool
    tiny: bool
    width: float
    height: float
    plain: bool


def _judge(ink: Ink, frame: Frame) -> _Judged:
    size = (math.inf, math.inf) if ink.turn == SKEW else frame.size(ink.turn)
    reason, doubtful, tiny = _hidden_ink(ink), _doubtful_ink(ink), ink.style.size < TINY
    plain = not (reason or doubtful or tiny or ink.turn)
    return _Judged(reason, doubtful, tiny, *size, plain)


def _questionable(
    extracted: Extracted, judged: dict[Ink, _Judged], grid: "_Grid"
) -> Iterator[tuple[Glyph, Ink]]:
    """The characters that are not plainly seen where nothing is near: few, on most pages."""
    before: Ink | None = None
    plain, width, height = False, 0.0, 0.0
    for glyph, ink in zip(extracted.glyphs, extracted.inks, strict=True):
        if ink is not before:
            before = ink
            _, _, _, width, height, plain = judged[ink]
        if not (
            plain
            and (glyph.x1 <= grid.left or glyph.x0 >= grid.right)
            and glyph.x0 >= 0
            and glyph.x1 <= width
            and glyph.top >= 0
            and glyph.bottom <= height
        ):
            yield glyph, ink


def _hidden_place(glyph: Glyph, judged: _Judged) -> str:
    if judged.tiny and glyph.bottom - glyph.top < TINY:
        return "too small to read"
    if glyph.turn == SKEW:
        return ""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    if not (0 <= x <= judged.width and 0 <= y <= judged.height):
        return "outside the page"
    return ""


def _light(colour: tuple[int, int, int, int]) -> bool:
    """Whether ink is near white: relative luminance (WCAG 2) with a plain power for the curve."""
    red, green, blue = (math.pow(part / 255, 2.2) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT


class _Grid:
    """Shapes by horizontal strip, so that a page of many shapes and glyphs stays linear.

    Attributes:
        left, right: the ends of all shapes; nothing that stands further out meets any.
    """

    _STRIP = 32.0

    def __init__(self, shapes: list[Shape]) -> None:
        self._strips: dict[int, list[Box]] = {}
        self._crowded = len(shapes) > _MOST_SHAPES
        self.left = min((shape.box.x0 for shape in shapes), default=math.inf)
        self.right = max((shape.box.x1 for shape in shapes), default=-math.inf)
        if self._crowded:
            self.left, self.right = -math.inf, math.inf
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
            x0, y0, x1, y1 = frame.placed(glyph.box, glyph.turn)
        else:
            x0, y0, x1, y1 = glyph.x0, glyph.top, glyph.x1, glyph.bottom
        for box in self._strips.get(int((y0 + y1) / 2 // self._STRIP), ()):
            if x0 < box.x1 and box.x0 < x1 and y0 < box.y1 and box.y0 < y1:
                return True
        return False


def _objects(glyphs: list[Glyph], extracted: Extracted, paint: Paint) -> list[int]:
    """The addresses of the text objects that characters belong to."""
    inks = {glyph.ink for glyph in glyphs}
    everything = itertools.chain(paint.texts.items(), extracted.unreached.items())
    return [address for address, ink in everything if address and ink in inks]


def _reason(glyph: Glyph, ink: Ink, paint: Paint, frame: Frame) -> str:
    box = frame.placed(glyph.box, glyph.turn)
    over = [shape for shape in paint.shapes if shape.ink > glyph.ink and shape.box.meets(box)]
    if over:
        return "covered by a picture" if over[-1].picture else "covered by a box"
    if ink.layered:
        return "in a layer that is switched off"
    return "in the colour of its background"
