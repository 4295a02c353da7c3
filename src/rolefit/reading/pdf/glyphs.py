"""Every character of a page with its place, looks and paint order, from pdfium's text page."""

import ctypes
import math
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.reading.pdf import calls
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.model import Box, Glyph, Style
from rolefit.reading.pdf.paint import Paint

SKEW = 4
"""`Glyph.turn` of text that is set at an angle."""

_SKEWED = math.radians(6)
_WHITE = frozenset("\t\n\r\x0b\x0c \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_HYPHENS = frozenset({0x2010, 0x2011})
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})  # what pdfium puts in their place
_BOLD = ("bold", "black", "heavy", "demi", "semibold")
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_STROKED = frozenset({raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP})
_SEMIBOLD = 600


@dataclass(slots=True)
class Ink:
    """A text object.

    Args:
        handle: pdfium's address of it, valid while the page is open.
        order: its place in paint order.
        mode: text render mode, 0..7 (PDF 32000-1, table 106).
        colour: what it is painted with, red, green, blue, alpha 0..255; None when it is a pattern.
        layered: it stands in an optional layer.
        angle: radians clockwise of its reading direction.
        font: the font's identity, for the time the page is open.
    """

    handle: int
    order: int
    style: Style
    turn: int
    mode: int
    colour: tuple[int, int, int, int] | None
    layered: bool
    angle: float = 0.0
    font: int = 0


@dataclass(slots=True)
class Extracted:
    """A page's characters as the file has them, seen or not.

    Args:
        glyphs: in the file's order.
        inks: text objects by `Glyph.ink`.
        unmapped: characters that have no code point.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    inks: dict[int, Ink] = field(default_factory=dict)
    unmapped: int = 0


class _Page:
    """Reads one text page; holds the buffers that pdfium writes into.

    Some writers put every letter into a text object of its own, so whatever is asked per object
    is asked per letter: looks are looked up by font and matrix, baselines by looks.
    """

    def __init__(self, text: pdfium.PdfTextPage, frame: Frame, paint: Paint) -> None:
        self.text = calls.address(text.raw)
        self.frame = frame
        self.paint = paint
        self.found = Extracted()
        self._by_address: dict[int, Ink] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._looks: dict[tuple[object, ...], tuple[Style, int, float]] = {}
        self._drops: dict[tuple[int, int], float] = {}
        self._mapped: dict[tuple[int, int], bool] = {}
        self._rectangle = raw.FS_RECTF()
        self._at_rectangle = ctypes.addressof(self._rectangle)
        self._matrix = raw.FS_MATRIX()
        self._at_matrix = ctypes.addressof(self._matrix)
        self._seen_matrix = memoryview(self._matrix).cast("B")[: 4 * ctypes.sizeof(ctypes.c_float)]
        self._rgba = (ctypes.c_uint * 4)()
        self._seen_rgba = memoryview(self._rgba).cast("B")
        self._colours: dict[bytes, tuple[int, int, int, int]] = {}
        self._at_rgba = _places(self._rgba, ctypes.sizeof(ctypes.c_uint))
        self._edges = (ctypes.c_double * 4)()
        self._at_edges = _places(self._edges, ctypes.sizeof(ctypes.c_double))

    def read(self, count: int) -> Extracted:
        """All of it, `count` characters."""
        get_object, get_code = calls.char_object, calls.char_code
        text, inks = self.text, self._by_address
        glyphs = self.found.glyphs
        space = False
        for index in range(count):
            code = get_code(text, index)
            handle = get_object(text, index)
            if not handle:  # pdfium made this character up
                space = space or chr(code) in _WHITE
                continue
            ink = inks.get(handle)
            if ink is None:
                ink = inks[handle] = self._ink(index, handle)
            character = chr(code)
            if character in _WHITE:
                space = True
                continue
            x0, top, x1, bottom, base = self._place(index, ink)
            glyphs.append(
                Glyph(
                    self._letter(index, code, character, ink),
                    *(x0, x1, top, bottom, base),
                    ink.style,
                    ink.order,
                    space,
                    ink.turn,
                )
            )
            space = False
        self.found.inks = {ink.order: ink for ink in inks.values()}
        self._mark_dropped_spaces()
        return self.found

    def _letter(self, index: int, code: int, character: str, ink: Ink) -> str:
        if code in _HYPHENS or (
            code in _LINE_END_HYPHENS and calls.char_is_hyphen(self.text, index) == 1
        ):
            return "-"
        key = (ink.font, code)
        mapped = self._mapped.get(key)
        if mapped is None:
            unmapped = calls.char_is_unmapped(self.text, index) == 1
            mapped = self._mapped[key] = not unmapped and code >= 0x20 and code != 0xFFFD
        if mapped:
            return character
        self.found.unmapped += 1
        return "\ufffd"

    def _place(self, index: int, ink: Ink) -> tuple[float, float, float, float, float]:
        """Left, top, right, bottom and baseline of a character, its text level."""
        rectangle = self._rectangle
        calls.char_loose_box(self.text, index, self._at_rectangle)
        left, bottom = rectangle.left, rectangle.bottom
        right, top = rectangle.right, rectangle.top
        if right <= left or top <= bottom:
            calls.char_box(self.text, index, *self._at_edges)
            left, right, bottom, top = self._edges
        if ink.turn == SKEW:
            return self._level(ink, *self._origin(index))
        frame = self.frame
        if frame.rotation or ink.turn:
            box = frame.upright(frame.box(left, bottom, right, top), ink.turn)
            x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
        else:
            x0, y0, x1, y1 = (
                left - frame.left,
                frame.top - top,
                right - frame.left,
                frame.top - bottom,
            )
        # The box ends at the font's descent, so below a baseline it is as deep for every letter,
        # but for those few that reach deeper: these are told by their height.
        key = (id(ink.style), round(10 * (y1 - y0)))
        drop = self._drops.get(key)
        if drop is None:
            x, y = self._origin(index)
            drop = self._drops[key] = y1 - frame.upright(Box(x, y, x, y), ink.turn).y0
        return x0, y0, x1, y1, y1 - drop

    def _origin(self, index: int) -> tuple[float, float]:
        calls.char_origin(self.text, index, *self._at_edges[:2])
        return self.frame.point(self._edges[0], self._edges[1])

    def _level(self, ink: Ink, x: float, y: float) -> tuple[float, float, float, float, float]:
        """Text at an angle, turned level about the page's corner; widths are guessed."""
        cos, sin = math.cos(-ink.angle), math.sin(-ink.angle)
        along, base = x * cos - y * sin, x * sin + y * cos
        size = ink.style.size
        return along, base - 0.8 * size, along + 0.5 * size, base + 0.2 * size, base

    def _ink(self, index: int, handle: int) -> Ink:
        calls.char_matrix(self.text, index, self._at_matrix)
        font = calls.text_font(handle) or 0
        mode = calls.text_mode(handle)
        size = calls.char_font_size(self.text, index)
        key = (font, size, mode, self._seen_matrix.tobytes())
        looks = self._looks.get(key)
        if looks is None:
            looks = self._looks[key] = self._look(font, size, mode)
        style, turn, angle = looks
        return Ink(
            handle,
            self.paint.texts.get(handle, 0),
            style,
            turn,
            mode,
            self._colour(handle, mode),
            handle in self.paint.layered,
            angle,
            font,
        )

    def _look(self, font: int, size: float, mode: int) -> tuple[Style, int, float]:
        matrix = self._matrix
        name, bold = self._font(font)
        angle = self.frame.angle(matrix.a, matrix.b)
        quarters = round(angle / (math.pi / 2))
        skewed = abs(angle - quarters * (math.pi / 2)) > _SKEWED
        style = Style(
            name,
            bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
            size * math.hypot(matrix.c, matrix.d),
        )
        return style, SKEW if skewed else quarters % 4, angle

    def _font(self, font: int) -> tuple[str, bool]:
        if not font:
            return "", False
        known = self._fonts.get(font)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            length = calls.font_name(font, ctypes.addressof(buffer), len(buffer))
            name = buffer.raw[: max(0, length - 1)].decode("utf-8", "replace").rpartition("+")[2]
            bold = (
                any(word in name.casefold() for word in _BOLD)
                or calls.font_weight(font) >= _SEMIBOLD
                or bool(calls.font_flags(font) & _FORCE_BOLD)
            )
            known = self._fonts[font] = (name, bold)
        return known

    def _colour(self, handle: int, mode: int) -> tuple[int, int, int, int] | None:
        get = calls.stroke_colour if mode in _STROKED else calls.fill_colour
        if not get(handle, *self._at_rgba):
            return None
        key = self._seen_rgba.tobytes()
        colour = self._colours.get(key)
        if colour is None:
            red, green, blue, alpha = self._rgba
            colour = self._colours[key] = (red, green, blue, alpha)
        return colour

    def _mark_dropped_spaces(self) -> None:
        """pdfium leaves out text objects that hold a lone space; the walk of the page has them."""
        seen = {ink.order for ink in self._by_address.values()}
        dropped = sorted(order for order in self.paint.texts.values() if order not in seen)
        if not dropped:
            return
        before: Glyph | None = None
        for glyph in self.found.glyphs:
            if before is not None and before.ink < glyph.ink and not glyph.space:
                at = bisect_left(dropped, before.ink)
                glyph.space = at < len(dropped) and dropped[at] < glyph.ink
            before = glyph


def _places(values: ctypes.Array[Any], size: int) -> tuple[int, ...]:
    """The addresses of an array's elements of `size` bytes."""
    start = ctypes.addressof(values)
    return tuple(start + size * index for index in range(len(values)))


def read_glyphs(text: pdfium.PdfTextPage, count: int, frame: Frame, paint: Paint) -> Extracted:
    """The first `count` characters of a text page, white space turned into `Glyph.space`."""
    return _Page(text, frame, paint).read(count)
