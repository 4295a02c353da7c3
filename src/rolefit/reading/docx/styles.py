"""styles.xml and numbering.xml: which paragraphs are headings and list items."""

import re
from dataclasses import dataclass

from rolefit.reading.docx.look import (
    Look,
    attribute,
    child,
    local,
    look_of,
    shade_of,
)
from rolefit.reading.docx.package import Element

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|rubrik|kop|naslov)\s*\d?$", re.I)
_LEVELS = frozenset("012345678")  # of w:outlineLvl; 9 is body text
_DEEPEST = 20
_NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, inheritance resolved."""

    look: Look = _NO_LOOK
    heading: bool = False
    numbering: tuple[str, str] | None = None
    shade: str | None = None


class Styles:
    """Styles and list formats of a document."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._done: dict[str, Style] = {}
        self._plain: dict[tuple[str, str], bool] = _unmarked_levels(numbering)
        self.default = Look()
        self._paragraph = ""
        for style in styles if styles is not None else ():
            if local(style) == "docDefaults":
                self.default = look_of(child(child(style, "rPrDefault"), "rPr"))
            elif local(style) == "style":
                name = attribute(style, "styleId") or ""
                self._raw[name] = style
                if (
                    attribute(style, "default") in {"1", "true"}
                    and attribute(style, "type") == "paragraph"
                ):
                    self._paragraph = name

    def paragraph(self, properties: Element | None) -> Style:
        """The style of a paragraph, by its w:pPr, over the document's defaults."""
        name = attribute(child(properties, "pStyle"), "val")
        style = self.named(name if name in self._raw else self._paragraph)
        level = attribute(child(properties, "outlineLvl"), "val")
        heading = style.heading if level is None else _is_level(level)
        shade = shade_of(properties)
        return Style(
            style.look.over(self.default),
            heading,
            _numbering(properties) or style.numbering,
            shade if shade is not None else style.shade,
        )

    def character(self, properties: Element | None) -> Look:
        """The look of a run's character style, by its w:rPr."""
        name = attribute(child(properties, "rStyle"), "val")
        return self.named(name).look if name else Look()

    def is_item(self, numbering: tuple[str, str] | None) -> bool:
        """Whether a paragraph with this (numId, level) shows a bullet or number."""
        return (
            numbering is not None and numbering[0] != "0" and not self._plain.get(numbering, False)
        )

    def paints(self, properties: Element | None) -> bool:
        """Whether a table's style fills cells, so that their background is not known."""
        name = attribute(child(properties, "tblStyle"), "val")
        raw = self._raw.get(name or "")
        return raw is not None and any(local(part) == "shd" for part in raw.iter())

    def named(self, name: str | None) -> Style:
        """A style by its id; an empty one when there is none."""
        chain: list[str] = []
        while name and name in self._raw and name not in self._done and name not in chain:
            chain.append(name)
            name = attribute(child(self._raw[name], "basedOn"), "val")
            if len(chain) > _DEEPEST:
                break
        style = self._done.get(name or "", Style())
        for link in reversed(chain):
            style = self._done[link] = self._resolve(self._raw[link], style)
        return style

    @staticmethod
    def _resolve(raw: Element, parent: Style) -> Style:
        properties = child(raw, "pPr")
        level = attribute(child(properties, "outlineLvl"), "val")
        called = bool(_HEADING.match(attribute(child(raw, "name"), "val") or ""))
        shade = shade_of(properties)
        return Style(
            look_of(child(raw, "rPr")).over(parent.look),
            called or (_is_level(level) if level is not None else parent.heading),
            _numbering(properties) or parent.numbering,
            shade if shade is not None else parent.shade,
        )


def _is_level(value: str) -> bool:
    return value in _LEVELS


def _numbering(properties: Element | None) -> tuple[str, str] | None:
    stated = child(properties, "numPr")
    if stated is None:
        return None
    number = attribute(child(stated, "numId"), "val")
    return (number, attribute(child(stated, "ilvl"), "val") or "0") if number else None


def _unmarked_levels(numbering: Element | None) -> dict[tuple[str, str], bool]:
    """(numId, level) of list levels that show neither bullet nor number."""
    levels: dict[str, dict[str, bool]] = {}
    found: dict[tuple[str, str], bool] = {}
    for part in numbering if numbering is not None else ():
        if local(part) == "abstractNum":
            levels[attribute(part, "abstractNumId") or ""] = {
                attribute(level, "ilvl") or "0": attribute(child(level, "numFmt"), "val") == "none"
                for level in part
                if local(level) == "lvl"
            }
        elif local(part) == "num":
            number = attribute(part, "numId") or ""
            abstract = attribute(child(part, "abstractNumId"), "val") or ""
            for level, plain in levels.get(abstract, {}).items():
                found[number, level] = plain
    return found
