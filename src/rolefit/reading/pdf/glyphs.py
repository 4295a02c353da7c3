"""Every character of a page with its place, looks and paint order, from pdfium's text page."""

import ctypes
import math
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from rolefit.reading.pdf import bulk, calls
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.inks import SKEW, Ink, Inks
from rolefit.reading.pdf.model import Box, Glyph
from rolefit.reading.pdf.paint import Paint

_WHITE = frozenset("\t\n\r\x0b\x0c \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_HYPHENS = frozenset({0x2010, 0x2011})
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})  # what pdfium puts in their place
_UNMAPPED = "\ufffd"
_SPACE = ""  # what a white character is read as
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # halves of a character above U+FFFF

_Place = tuple[float, float, float, float, float]  # left, right, top, bottom, baseline


@dataclass(slots=True)
class Extracted:
    """A page's characters as the file has them, seen or not.

    Args:
        glyphs: in the file's order.
        inks: what each of them is painted with.
        unmapped: how many have no code point.
        unreached: text objects that `Paint` does not know: address, valid while the page is open,
            and `Glyph.ink`.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    unmapped: int = 0
    unreached: dict[int, int] = field(default_factory=dict)


def objects_of(text: pdfium.PdfTextPage, count: int) -> list[int | None]:
    """The addresses of the text objects of the first `count` characters, None where none is."""
    handle = calls.handle(text.raw)
    return [
        address
        for start in range(0, count, bulk.CHUNK)
        for address in bulk.objects(handle, range(start, min(count, start + bulk.CHUNK)))
    ]


def read_glyphs(
    text: pdfium.PdfTextPage,
    objects: Sequence[int | None],
    lettered: Container[int | None],
    frame: Frame,
    paint: Paint,
) -> Extracted:
    """A text page's characters, white space turned into `Glyph.space`.

    Args:
        text: an open page.
        objects: see `objects_of`.
        lettered: the same as a set.
        frame: how the page is shown.
        paint: what it paints, in order.
    """
    page = _Page(text, frame, paint)
    for start in range(0, len(objects), bulk.CHUNK):
        page.read(start, objects[start : start + bulk.CHUNK])
    found = page.extracted()
    _mark_dropped_spaces(found.glyphs, paint, lettered)
    return found


class _Page:
    """Reads one text page.

    Some writers put every letter into a text object of its own, so whatever is asked per object
    is asked per letter: all that can be is asked in bulk, and remembered by ink.
    """

    def __init__(self, text: pdfium.PdfTextPage, frame: Frame, paint: Paint) -> None:
        self._text = calls.handle(text.raw)
        self._frame = frame
        self.found = Extracted()
        self._places: Mapping[int | None, int] = paint.texts
        self._inks = Inks(self._text, frame, paint.layered)
        self._rotated = bool(frame.rotation)
        self._rough_drops: dict[tuple[int, int], float] = {}
        self._space = False
        self._garbled = False
        self._edges = (ctypes.c_double * 4)()
        start, size = ctypes.addressof(self._edges), ctypes.sizeof(ctypes.c_double)
        self._at_edges = tuple(start + size * index for index in range(4))

    def read(self, start: int, objects: Sequence[int | None]) -> None:
        """Append the characters from `start` on, at most `bulk.CHUNK`, of these objects."""
        indices = range(start, start + len(objects))
        inks = self._inks.meet(objects, indices)
        append, note, space = self.found.glyphs.append, self.found.inks.append, self._space
        from_left, from_top = self._frame.left, self._frame.top
        for index, code, ink, order, left, top, right, bottom in zip(
            indices,
            bulk.codes(self._text, indices),
            map(inks.get, objects),
            map(self._places.get, objects),
            *bulk.loose_boxes(self._text, indices),
            strict=True,
        ):
            if ink is None:  # pdfium made this character up
                space = space or chr(code) in _WHITE
                continue
            letter = ink.letters.get(code)
            if letter is None:
                letter = self._letter(index, code, ink)
                if letter is None:
                    continue
            if not letter:
                space = True
                continue
            if order is None:
                order = self._under(objects[index - start])
            if right <= left or top <= bottom or ink.turn or self._rotated:
                x0, x1, y0, y1, base = self._place(index, ink, (left, top, right, bottom))
            else:
                # What `_place` says of level text, without a call: it is nearly all there is.
                x0, x1, y0, y1 = (
                    left - from_left,
                    right - from_left,
                    from_top - top,
                    from_top - bottom,
                )
                drop = ink.drops.get(y1 - y0)
                base = y1 - (self._drop(index, ink, y0, y1) if drop is None else drop)
            append(Glyph(letter, x0, x1, y0, y1, base, ink.style, order, space, ink.turn))
            note(ink)
            space = False
        self._space = space

    def _under(self, address: int | None) -> int:
        """A place below everything, for an object that the walk of the page did not reach."""
        places = self.found.unreached
        return places.setdefault(address or 0, -1 - len(places))

    def extracted(self) -> Extracted:
        """All characters that were read."""
        if self._garbled:
            self.found.unmapped = sum(glyph.text == _UNMAPPED for glyph in self.found.glyphs)
        return self.found

    def _letter(self, index: int, code: int, ink: Ink) -> str | None:
        """What a character is read as, None for nothing.

        Remembered, but for codes that are not always read the same: hyphens and halves.
        """
        if code in _HIGH or code in _LOW:
            return self._half(index, code)
        if chr(code) in _WHITE:
            letter = _SPACE
        elif code in _HYPHENS:
            letter = "-"
        elif code in _LINE_END_HYPHENS and calls.char_is_hyphen(self._text, index) == 1:
            return "-"
        else:
            unmapped = calls.char_is_unmapped(self._text, index) == 1
            mapped = not unmapped and code >= 0x20 and code != 0xFFFD
            letter = chr(code) if mapped else _UNMAPPED
            self._garbled |= not mapped
            if code in _LINE_END_HYPHENS:
                return letter
        ink.letters[code] = letter
        return letter

    def _half(self, index: int, code: int) -> str | None:
        """pdfium gives emoji and mathematical letters in two halves: the first stands for both."""
        if code in _HIGH:
            low = calls.char_code(self._text, index + 1)
            if low in _LOW:
                return chr(0x10000 + ((code - _HIGH.start) << 10) + low - _LOW.start)
        elif index and calls.char_code(self._text, index - 1) in _HIGH:
            return None
        self._garbled = True
        return _UNMAPPED

    def _place(self, index: int, ink: Ink, box: tuple[float, ...]) -> _Place:
        """Left, right, top, bottom and baseline of a character, its text level."""
        left, top, right, bottom = box
        if right <= left or top <= bottom:
            calls.char_box(self._text, index, *self._at_edges)
            left, right, bottom, top = self._edges
        if ink.turn == SKEW:
            return _level(ink, *self._origin(index))
        frame = self._frame
        x0, y0, x1, y1 = frame.upright(frame.box(left, bottom, right, top), ink.turn)
        drop = ink.drops.get(y1 - y0)
        if drop is None:
            drop = self._drop(index, ink, y0, y1)
        return x0, x1, y0, y1, y1 - drop

    def _drop(self, index: int, ink: Ink, y0: float, y1: float) -> float:
        """How far a character's baseline is above its lower edge.

        The box ends at the font's descent, so below a baseline it is as deep for every letter,
        but for those few that reach deeper: these are told by their height.
        """
        key = (id(ink.drops), round(10 * (y1 - y0)))
        drop = self._rough_drops.get(key)
        if drop is None:
            x, y = self._origin(index)
            base = self._frame.upright(Box(x, y, x, y), ink.turn).y0
            drop = self._rough_drops[key] = y1 - base
        ink.drops[y1 - y0] = drop
        return drop

    def _origin(self, index: int) -> tuple[float, float]:
        calls.char_origin(self._text, index, *self._at_edges[:2])
        return self._frame.point(self._edges[0], self._edges[1])


def _level(ink: Ink, x: float, y: float) -> _Place:
    """Text at an angle, turned level about the page's corner; widths are guessed."""
    cos, sin = math.cos(-ink.angle), math.sin(-ink.angle)
    along, base = x * cos - y * sin, x * sin + y * cos
    size = ink.style.size
    return along, along + 0.5 * size, base - 0.8 * size, base + 0.2 * size, base


def _mark_dropped_spaces(
    glyphs: list[Glyph], paint: Paint, lettered: Container[int | None]
) -> None:
    """pdfium leaves out text objects that hold a lone space; the walk of the page has them."""
    dropped = [order for address, order in paint.texts.items() if address not in lettered]
    dropped.sort()
    if not dropped:
        return
    before = glyphs[0].ink if glyphs else 0
    for glyph in glyphs:
        order = glyph.ink
        if order > before + 1 and not glyph.space:
            at = bisect_left(dropped, before)
            glyph.space = at < len(dropped) and dropped[at] < order
        before = order
