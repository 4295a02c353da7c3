"""What the text objects of a page look like: style, reading direction, colour."""

import ctypes
import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from struct import Struct

from pypdfium2 import raw

from rolefit.reading.pdf import bulk, calls
from rolefit.reading.pdf.calls import Handle
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.model import Style

SKEW = 4
"""`Glyph.turn` of text that is set at an angle."""

_SKEWED = math.radians(6)
_BOLD = ("bold", "black", "heavy", "demi", "semibold")
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_STROKED = frozenset({raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP})
_SEMIBOLD = 600
_RGBA = Struct("4I")
_MATRIX = Struct("4f")


@dataclass(slots=True, eq=False)
class Ink:
    """What text objects look like; all that look alike share one.

    Args:
        mode: text render mode, 0..7 (PDF 32000-1, table 106).
        colour: what it is painted with, red, green, blue, alpha 0..255; None when it is a pattern.
        layered: it stands in an optional layer.
        angle: radians clockwise of its reading direction.
        letters: what is known of the font: code points and what they are read as.
        drops: what is known of the style: heights of boxes, and how far their baseline is above
            their lower edge.
    """

    style: Style
    turn: int
    mode: int
    colour: tuple[int, int, int, int] | None
    layered: bool
    angle: float
    letters: dict[int, str] = field(default_factory=dict)
    drops: dict[float, float] = field(default_factory=dict)


_Key = tuple[int | None, float, int, bytes, bytes | None, bool]
# What two objects that look alike share: font, size, mode, matrix, colour, layered.


@dataclass(slots=True)
class _Look:
    style: Style
    turn: int
    angle: float
    drops: dict[float, float] = field(default_factory=dict)


class Inks:
    """The inks of a page.

    Args:
        text: the text page.
        frame: how the page is shown.
        layered: text objects that stand in an optional layer.
    """

    def __init__(self, text: Handle, frame: Frame, layered: Container[int | None]) -> None:
        self._text = text
        self._frame = frame
        self._layered = layered
        self._inks: dict[_Key, Ink] = {}
        self._looks: dict[tuple[object, ...], _Look] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._letters: dict[int, dict[int, str]] = {}

    def meet(self, objects: Sequence[int | None], indices: Sequence[int]) -> dict[int | None, Ink]:
        """The inks of characters' text objects.

        Args:
            objects: the objects' addresses, None where a character has none; at most
                `bulk.CHUNK`.
            indices: of the characters.
        """
        # Of several characters of one object the first counts: the last pair of a key stays.
        first = dict(zip(reversed(objects), reversed(indices), strict=True))
        first.pop(None, None)
        handles = list(map(Handle, first))
        modes = list(map(calls.text_mode, handles))
        at = list(first.values())
        keys = zip(
            map(calls.text_font, handles),
            bulk.sizes(self._text, at),
            modes,
            bulk.matrices(self._text, at),
            _colours(handles, modes),
            map(self._layered.__contains__, first),
            strict=True,
        )
        known = self._inks.get
        inks = [known(key) or self._ink(key) for key in keys]
        return dict(zip(first, inks, strict=True))

    def _ink(self, key: _Key) -> Ink:
        font, size, mode, matrix, colour, layered = key
        font = font or 0
        known = (font, size, mode, matrix)
        look = self._looks.get(known)
        if look is None:
            look = self._looks[known] = self._look(font, size, mode, matrix)
        ink = self._inks[key] = Ink(
            look.style,
            look.turn,
            mode,
            None if colour is None else _RGBA.unpack(colour),
            layered,
            look.angle,
            self._letters.setdefault(font, {}),
            look.drops,
        )
        return ink

    def _look(self, font: int, size: float, mode: int, matrix: bytes) -> _Look:
        a, b, c, d = _MATRIX.unpack(matrix)
        name, bold = self._font(font)
        angle = self._frame.angle(a, b)
        quarters = round(angle / (math.pi / 2))
        skewed = abs(angle - quarters * (math.pi / 2)) > _SKEWED
        style = Style(
            name,
            bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
            size * math.hypot(c, d),
        )
        return _Look(style, SKEW if skewed else quarters % 4, angle)

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


def _colours(handles: Sequence[Handle], modes: Sequence[int]) -> list[bytes | None]:
    colours = bulk.fill_colours(handles)
    if not _STROKED.isdisjoint(modes):
        for index, mode in enumerate(modes):
            if mode in _STROKED:
                colours[index] = bulk.stroke_colour(handles[index])
    return colours
