"""The plain values that travel through the PDF reader, in the frame a person sees.

Coordinates are PDF points (1/72 inch) with the origin at the top left of the visible page, x to
the right and y *down*, after the page's own rotation.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """An axis-aligned rectangle: x0 <= x1, y0 <= y1 (y down)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points."""
        return self.y1 - self.y0

    def meets(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )


@dataclass(frozen=True, slots=True)
class Style:
    """What a text object looks like.

    Args:
        font: base font name without subset prefix, "" when unknown.
        bold: by name, weight, flag or by being filled and stroked.
        size: points on the page, after all scaling.
    """

    font: str
    bold: bool
    size: float


@dataclass(slots=True)
class Glyph:
    """One visible character.

    Args:
        text: one code point or more (a ligature); never empty, never white space.
        x0, x1: left and right edge with side bearings, so that x1 - x0 is the advance width.
        top, bottom: from ascent to descent.
        base: the baseline.
        style: its looks.
        ink: index of its text object in paint order.
        space: a space stands before it, by a space character or space object in the file.
        turn: reading direction in quarter turns clockwise.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    style: Style
    ink: int
    space: bool = False
    turn: int = 0

    @property
    def box(self) -> Box:
        """Its rectangle."""
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class Segment:
    """A stretch of one line without a wide gap: the atom of layout.

    Args:
        glyphs: left to right.
        text: with spaces, without the bullet.
        base: median baseline.
        bullet: a bullet stood before it, typed or drawn; x0 is where its words start.
    """

    glyphs: list[Glyph]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    bullet: bool = False

    @property
    def chars(self) -> int:
        """How many characters it has."""
        return len(self.text)


@dataclass(slots=True)
class Line:
    """A line as it is read: one segment, or several that belong together ("Title … 2019").

    Args:
        cells: left to right.
        column: which stretch of the page it belongs to, counted in reading order; lines of
            different columns are never joined.
        right: where this column's text ends on the right.
        running: the column holds running text: most of its lines end where no word would fit.
    """

    cells: list[Segment]
    column: int = 0
    right: float = 0.0
    running: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.cells[-1].x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(cell.bottom for cell in self.cells)

    @property
    def base(self) -> float:
        """Baseline of its first cell."""
        return self.cells[0].base

    @property
    def size(self) -> float:
        """Largest font size in it."""
        return max(cell.size for cell in self.cells)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(cell.bold for cell in self.cells)


@dataclass(slots=True)
class Block:
    """A paragraph, a list item or a heading: what becomes one line of the document.

    Args:
        text: joined over its lines.
        lines: what it was joined from.
        gap: a blank line belongs before it.
        heading: its looks say that it is a heading.
    """

    text: str
    lines: list[Line]
    gap: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of the page and the address that it leads to."""

    box: Box
    address: str


@dataclass(slots=True)
class PageText:
    """A page between extraction and output.

    Args:
        number: 1-based.
        width, height: visible size in points.
        glyphs: those a person can see.
        hidden: those a person cannot see, with the reason ("white on white", "outside the page").
        unmapped: characters without a code point.
        pictured: pictures, or letters drawn as paths, make up the page.
        photos: how many pictures of a portrait's size are on it.
        dots: small filled shapes, which may be drawn bullets.
        links: to addresses outside of the document.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    hidden: list[tuple[str, Glyph]] = field(default_factory=list)
    unmapped: int = 0
    pictured: bool = False
    photos: int = 0
    dots: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def scanned(self) -> bool:
        """Whether the page is a picture: nothing to read but perhaps a layer under it."""
        return self.pictured and len(self.glyphs) < _FEW


_FEW = 12  # characters: a stamp or page number on a scan is not its text
