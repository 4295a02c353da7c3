"""Whether a browser would show an element's text, judged from its styles."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tinycss2.color3 import RGBA, parse_color  # type: ignore[import-untyped]

from rolefit.reading.html.parse import Element, tag_of
from rolefit.reading.html.styles import Styles

_LENGTH = re.compile(r"(-?(?:\d+(?:\.\d+)?|\.\d+))\s*(px|pt|em|rem|%|vw|vh|ex|ch|cm|mm|in)?$")
_FONT_SIZE = re.compile(r"(?<![\w.-])((?:\d+(?:\.\d+)?|\.\d+)(?:px|pt|em|rem|%))")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "vw": 10.0, "vh": 8.0, "ex": 8.0,
           "ch": 8.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "": 1.0}  # fmt: skip
_PAINTED = frozenset({"bgcolor", "color"})
_BLACK, _WHITE = RGBA(0, 0, 0, 1), RGBA(1, 1, 1, 1)
_TINY = 2.0
"""Font size in CSS pixels below which nobody reads."""
_OFF_SCREEN = -500.0
"""An offset in CSS pixels that puts text out of sight."""
_SAME = 1.1
"""Contrast ratio (WCAG 2.2, relative luminance) below which two colours look alike."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an element's children inherit.

    Args:
        colour: of text; None when it cannot be known.
        behind: the background; None when it cannot be known.
        size: font size in CSS pixels.
        invisible: `visibility` is hidden.
        display: the stated display type, "" when none is; not inherited.
        floats: it is moved to a side; not inherited.
    """

    colour: RGBA | None = _BLACK
    behind: RGBA | None = _WHITE
    size: float = 16.0
    invisible: bool = False
    display: str = ""
    floats: bool = False

    @property
    def unseen(self) -> str:
        """Why nobody sees text set like this, "" when one does; a child may look different."""
        if self.invisible:
            return "visibility: hidden"
        if self.size < _TINY:
            return "tiny type"
        if self.colour is None:
            return ""
        if self.colour.alpha < 0.05:
            return "transparent type"
        if self.behind is not None and contrast(self.colour, self.behind) < _SAME:
            return "same colour as its background"
        return ""


def look_at(element: Element, parent: Look, styles: Styles) -> tuple[Look, str]:
    """How an element looks, and why nobody sees anything in it ("" when one does)."""
    css = styles.declared(element)
    if not css and not styles.partial and not _PAINTED & set(element.keys()):
        if parent.display or parent.floats:
            parent = replace(parent, display="", floats=False)
        return parent, _attribute_reason(element)
    look = Look(
        colour=_colour(element, css, parent),
        behind=_behind(element, css, parent, styles),
        size=_size(css, parent),
        invisible=_invisible(css, parent),
        display=css.get("display", ""),
        floats=css.get("float") in {"left", "right", "inline-start", "inline-end"},
    )
    return look, _attribute_reason(element) or _box_reason(css)


def _attribute_reason(element: Element) -> str:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden attribute"
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return "aria-hidden"
    if tag_of(element) == "dialog" and element.get("open") is None:
        return "closed dialog"
    return ""


def _box_reason(css: dict[str, str]) -> str:
    if css.get("display") == "none" or css.get("content-visibility") == "hidden":
        return "display: none"
    faded = _NO_OPACITY.search(css.get("filter", ""))
    if faded or _number(css.get("opacity"), 1.0) < 0.05:
        return "fully transparent"
    if _is_off_screen(css):
        return "off the page"
    if _NO_SCALE.search(css.get("transform", "")):
        return "scaled to nothing"
    return "clipped away" if _is_clipped(css) else ""


_NO_OPACITY = re.compile(r"opacity\(\s*(?:0+(?:\.0*)?|\.0+)%?\s*\)")
_NO_SCALE = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")
_NO_RECT = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)")
_NO_PATH = re.compile(r"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0 0\s*,?\s*\)")


def _is_off_screen(css: dict[str, str]) -> bool:
    indent = _pixels(css.get("text-indent")) or 0.0
    offsets = [_pixels(css.get(side)) or 0.0 for side in ("left", "top", "right")]
    placed = css.get("position") in {"absolute", "fixed", "relative"}
    return indent <= _OFF_SCREEN or (placed and min(offsets) <= _OFF_SCREEN)


def _is_clipped(css: dict[str, str]) -> bool:
    placed = css.get("position") in {"absolute", "fixed"}
    if placed and _NO_RECT.search(css.get("clip", "")):
        return True
    if _NO_PATH.search(css.get("clip-path", "")):
        return True
    clipped = any(css.get(f"overflow{axis}") in {"hidden", "clip"} for axis in ("", "-x", "-y"))
    boxes = [_pixels(css.get(side)) for side in ("width", "height", "max-height")]
    return clipped and any(box is not None and box <= 1.0 for box in boxes)


@lru_cache(maxsize=1024)
def contrast(one: RGBA, other: RGBA) -> float:
    """WCAG 2.2 contrast ratio, 1..21; `one` is laid over `other` by its alpha."""
    mixed = [a * one.alpha + b * (1 - one.alpha) for a, b in zip(one[:3], other[:3], strict=True)]
    light, dark = sorted((_luminance(mixed), _luminance(list(other[:3]))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: list[float]) -> float:
    clipped = [min(1.0, max(0.0, c)) for c in rgb]  # rgb(300, 0, 0) is as red as can be
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in clipped]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _colour(element: Element, css: dict[str, str], parent: Look) -> RGBA | None:
    if "text" in {css.get("background-clip"), css.get("-webkit-background-clip")}:
        return None  # letters cut out of a gradient
    stated = css.get("-webkit-text-fill-color") or css.get("color")
    if not stated and tag_of(element) == "font":
        stated = element.get("color")
    if stated in {None, "", "inherit"}:
        return parent.colour
    parsed = parse_color(stated)
    return parsed if isinstance(parsed, RGBA) else None


def _behind(element: Element, css: dict[str, str], parent: Look, styles: Styles) -> RGBA | None:
    stated = css.get("background-color") or css.get("background") or element.get("bgcolor")
    if not stated:
        # A style sheet that is not looked at may have painted any element with a name.
        unknown = styles.partial and (element.get("class") or element.get("id"))
        return None if unknown or (styles.partial and tag_of(element) == "body") else parent.behind
    if "url(" in stated or "gradient(" in stated or "var(" in stated:
        return None
    for word in [stated, *stated.split()]:
        parsed = parse_color(word)
        if isinstance(parsed, RGBA):
            return parsed if parsed.alpha > 0.95 else _over(parsed, parent.behind)
    return parent.behind


def _over(colour: RGBA, behind: RGBA | None) -> RGBA | None:
    if colour.alpha < 0.05 or behind is None:
        return behind
    mixed = (
        a * colour.alpha + b * (1 - colour.alpha)
        for a, b in zip(colour[:3], behind[:3], strict=True)
    )
    return RGBA(*mixed, 1)


def _size(css: dict[str, str], parent: Look) -> float:
    stated = css.get("font-size")
    if stated is None:
        shorthand = _FONT_SIZE.search(css.get("font", ""))
        stated = shorthand[1] if shorthand else None
    match = _LENGTH.match(stated) if stated else None
    if not match:
        return parent.size
    number, unit = float(match[1]), match[2] or ""
    if unit in {"em", "%"}:
        return parent.size * (number if unit == "em" else number / 100)
    return number * _PIXELS[unit]


def _invisible(css: dict[str, str], parent: Look) -> bool:
    stated = css.get("visibility")
    if stated in {None, "inherit"}:
        return parent.invisible
    return stated in {"hidden", "collapse"}


def _pixels(value: str | None) -> float | None:
    match = _LENGTH.match(value) if value else None
    if not match:
        return None
    unit = match[2] or ""
    return float(match[1]) * (10.0 if unit == "%" else _PIXELS[unit])


def _number(value: str | None, default: float) -> float:
    match = _LENGTH.match(value) if value else None
    if not match:
        return default
    return float(match[1]) / (100.0 if match[2] == "%" else 1.0)
