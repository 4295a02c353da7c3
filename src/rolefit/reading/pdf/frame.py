"""From a page's own coordinates to what a person sees."""

import math
from dataclasses import dataclass
from functools import cached_property

from rolefit.reading.pdf.model import Box


@dataclass(frozen=True)
class Frame:
    """Maps user space (y up, unrotated) to the visible page (y down, rotated).

    Args:
        left, bottom, right, top: the crop box in user space, points.
        rotation: clockwise quarter turns of the whole page, 0..3.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @cached_property
    def width(self) -> float:
        """Of the visible page, points."""
        return self.top - self.bottom if self.rotation % 2 else self.right - self.left

    @cached_property
    def height(self) -> float:
        """Of the visible page, points."""
        return self.right - self.left if self.rotation % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the visible page."""
        match self.rotation:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space on the visible page."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def angle(self, along_x: float, along_y: float) -> float:
        """Radians clockwise, -pi..pi, of a reading direction given in user space."""
        x, y = self.point(self.left + along_x, self.top + along_y)
        origin_x, origin_y = self.point(self.left, self.top)
        return math.atan2(y - origin_y, x - origin_x)

    def upright(self, box: Box, turn: int) -> Box:
        """A rectangle of the visible page, the page turned back so that its text reads level."""
        match turn:
            case 0:
                return box
            case 1:
                return Box(box.y0, self.width - box.x1, box.y1, self.width - box.x0)
            case 2:
                return Box(
                    self.width - box.x1,
                    self.height - box.y1,
                    self.width - box.x0,
                    self.height - box.y0,
                )
            case _:
                return Box(self.height - box.y1, box.x0, self.height - box.y0, box.x1)

    def size(self, turn: int) -> tuple[float, float]:
        """Width and height of the visible page, turned so that text of a direction reads level."""
        return (self.height, self.width) if turn % 2 else (self.width, self.height)

    def placed(self, box: Box, turn: int) -> Box:
        """The inverse of `upright`; a rectangle of text at an angle stays as it is."""
        if turn not in {1, 2, 3}:
            return box
        return Frame(0, 0, *self.size(turn), 0).upright(box, -turn % 4)
