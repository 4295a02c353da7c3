"""How a run of text looks: styles of styles.xml, their inheritance, direct formatting."""

import re
from dataclasses import dataclass, fields, replace

from rolefit.reading.docx.package import Element

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_OFF = frozenset({"0", "false", "off", "none"})
_TINY = 5
"""Half-points below which nobody reads (2.5 pt)."""
_SAME = 0.05
"""Distance of two colours, 0..1 in each channel, below which they look alike."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is stated about a run; None where nothing is.

    Args:
        colour: "RRGGBB", or "auto" for what contrasts with the background.
        shade: background "RRGGBB", or "auto" for none.
        size: half-points.
    """

    vanish: bool | None = None
    colour: str | None = None
    shade: str | None = None
    size: int | None = None
    bold: bool | None = None
    caps: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look, with what it does not state taken from `below`."""
        stated = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(
            below, **{name: value for name, value in stated.items() if value is not None}
        )

    def unseen(self, behind: str | None) -> str:
        """Why nobody sees text that looks like this, "" when one does.

        Args:
            behind: colour of the cell or shape, "FFFFFF" for paper, None when it is not known.
        """
        if self.vanish:
            return "hidden in Word"
        if self.size is not None and self.size < _TINY:
            return "tiny type"
        shade = self.shade if self.shade not in {None, "auto"} else behind
        if self.colour in {None, "auto"} or shade is None:
            return ""
        return "same colour as its background" if alike(self.colour or "", shade) else ""


def alike(one: str, other: str) -> bool:
    """Whether two "RRGGBB" colours look alike."""
    try:
        pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(a - b) / 255 < _SAME for a, b in pairs)


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """A w: attribute in the transitional or the strict namespace."""
    if element is None:
        return None
    for space in _W:
        value = element.get(space + name)
        if value is not None:
            return str(value)
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    if element is None:
        return None
    return next((part for part in element if local(part) == name), None)


def number_of(value: str | None) -> float | None:
    """A measure such as "24" or "10.5", None where it is no plain number."""
    return float(value) if value and _NUMBER.fullmatch(value) else None


def toggle(properties: Element | None, name: str) -> bool | None:
    """An on/off property: None when it is not stated."""
    found = child(properties, name)
    if found is None:
        return None
    return (attribute(found, "val") or "1").lower() not in _OFF


def shade_of(properties: Element | None) -> str | None:
    """The fill of w:shd, None when it is not stated."""
    shade = child(properties, "shd")
    if shade is None:
        return None
    if attribute(shade, "themeFill") and not attribute(shade, "fill"):
        return None
    return (attribute(shade, "fill") or "auto").upper().replace("AUTO", "auto")


def look_of(properties: Element | None) -> Look:
    """What a w:rPr states."""
    if properties is None or not len(properties):
        return Look()
    size = number_of(attribute(child(properties, "sz"), "val"))
    colour = attribute(child(properties, "color"), "val")
    shade = shade_of(properties)
    highlight = attribute(child(properties, "highlight"), "val")
    if highlight and highlight != "none":
        shade = {"white": "FFFFFF", "black": "000000"}.get(highlight, "FFFF00")
    return Look(
        vanish=_either(properties, "vanish", "specVanish"),
        colour=colour if colour in {None, "auto"} else str(colour).upper(),
        shade=shade,
        size=None if size is None else int(size),
        bold=toggle(properties, "b"),
        caps=_either(properties, "caps", "smallCaps"),
    )


def _either(properties: Element | None, *names: str) -> bool | None:
    """Whether one of some on/off properties is on: None when none is stated."""
    stated = [value for value in (toggle(properties, name) for name in names) if value is not None]
    return any(stated) if stated else None
