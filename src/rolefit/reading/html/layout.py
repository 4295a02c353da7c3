"""From a tree to lines: what a browser would show, block by block."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rolefit.domain.text import MarkKind, Span
from rolefit.reading.build import Builder, Piece
from rolefit.reading.contact import contact_of
from rolefit.reading.hidden import HiddenText
from rolefit.reading.html.parse import Element, tag_of, words_of
from rolefit.reading.html.styles import Styles
from rolefit.reading.html.visible import Look, look_at
from rolefit.reading.repair import BULLET

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form head header hgroup html legend li main menu nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul".split()
)
_SPACED = HEADINGS | {"p", "ul", "ol", "dl", "table", "section", "article", "blockquote", "header"}
_DROPPED = frozenset(
    "script style template noscript svg math iframe object embed applet canvas audio video map"
    " button input select option textarea datalist progress meter title meta link base"
    " noframes del rp rt".split()
)
_APART = frozenset({"span", "a", "time", "label", "cite", "address"})
_LAYOUT = ("p", "div", "ul", "ol", "dl", "table", "br", *sorted(HEADINGS))
_SIDE_BY_SIDE = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_DISPLAYED = frozenset({"block", "flex", "grid", "list-item", "table", "flow-root"})
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Layout:
    """Walks a tree and appends its visible text to a builder, one block a line.

    Args:
        styles: of the page.
        hidden: collects what nobody can see.
        skip: says which elements are no content, as navigation is.
        mark: what every line is, when the caller knows.
        itemprops: marks for elements with these schema.org properties.
    """

    builder: Builder
    styles: Styles
    hidden: HiddenText
    skip: Callable[[Element], bool] = lambda _: False
    mark: MarkKind | None = None
    itemprops: dict[str, MarkKind] = field(default_factory=dict)
    headings: list[tuple[str, Span]] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _bullet: bool = False
    _gap: bool = False
    _heading: bool = False
    _verbatim: bool = False
    _bar: bool = False

    def add(self, root: Element) -> None:
        """Append everything that is to be seen in `root`."""
        self._walk(root, self._inherited(root), None)
        self._flush()

    def _inherited(self, root: Element) -> Look:
        look = Look()
        for ancestor in reversed(list(root.iterancestors())):
            look, _ = look_at(ancestor, look, self.styles)
        return look

    def _walk(self, element: Element, parent: Look, kind: MarkKind | None) -> None:
        tag = tag_of(element)
        if not tag or tag in _DROPPED or self.skip(element):
            return
        look, reason = look_at(element, parent, self.styles)
        if reason:
            self.hidden.add(reason, words_of(element))
            return
        kind = self.itemprops.get(element.get("itemprop") or "", kind)
        if tag == "br":
            self._flush()
        elif tag == "table" and not _is_layout(element):
            self._table(element, look)
        elif tag in _BLOCKS or look.display in _DISPLAYED:
            self._block(element, tag, look, kind)
        else:
            apart = look.floats or parent.display in _SIDE_BY_SIDE
            self._bar |= apart
            self._inline(element, tag, look, kind)
            self._bar |= apart

    def _block(self, element: Element, tag: str, look: Look, kind: MarkKind | None) -> None:
        self._flush()
        spaced = tag in _SPACED and next(element.iterancestors("li"), None) is None
        self._gap |= spaced
        self._bullet |= tag == "li"
        outer = self._heading, self._verbatim
        self._heading |= tag in HEADINGS or element.get("role") == "heading"
        self._verbatim |= tag == "pre"
        self._children(element, look, kind)
        self._flush()
        self._heading, self._verbatim = outer
        if tag == "li":
            self._bullet = False
        self._gap |= spaced

    def _inline(self, element: Element, tag: str, look: Look, kind: MarkKind | None) -> None:
        if tag in _APART and self._touches(element, tag):
            self._pieces.append(Piece(" "))
        before = len(self._pieces)
        self._children(element, look, kind)
        if tag == "a" and element.get("href"):
            text = "".join(piece.text for piece in self._pieces[before:])
            address = contact_of(element.get("href"), text)
            if address and text.strip():
                self._pieces[before:] = [Piece(text, MarkKind.CONTACT, address)]

    def _touches(self, element: Element, tag: str) -> bool:
        """Whether it follows an element of its kind with nothing between, as columns do."""
        previous = element.getprevious()
        if previous is None or tag_of(previous) != tag or (previous.tail or ""):
            return False
        return min(len(words_of(previous)), len(words_of(element))) >= 2

    def _children(self, element: Element, look: Look, kind: MarkKind | None) -> None:
        self._text(element.text, look, kind)
        for child in element:
            self._walk(child, look, kind)
            self._text(child.tail, look, kind)

    def _text(self, text: str | None, look: Look, kind: MarkKind | None) -> None:
        if not text:
            return
        if look.unseen:
            self.hidden.add(look.unseen, text)
            return
        if self._verbatim and "\n" in text:
            *lines, last = text.split("\n")
            for line in lines:
                self._pieces.append(Piece(line, kind))
                self._flush()
            text = last
        if self._bar and text.strip():
            if any(piece.text.strip() for piece in self._pieces):
                self._pieces.append(Piece(" | "))
            self._bar = False
        self._pieces.append(Piece(_SPACE.sub(" ", text), kind))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        self._bar = False
        if not any(piece.text.strip() for piece in pieces):
            return
        if self._bullet:
            pieces.insert(0, Piece(BULLET))
        span = self.builder.line(*pieces, gap=self._gap)
        if not len(span):
            return
        self._gap = self._bullet = False
        if self._heading:
            self.builder.mark(span, MarkKind.HEADING)
            self.headings.append(("".join(piece.text for piece in pieces).strip(), span))
        elif self.mark is not None:
            self.builder.mark(span, self.mark)

    def _table(self, table: Element, look: Look) -> None:
        """A table of data: a row a line, its cells with bars between them."""
        self._flush()
        self._gap = True
        for row in table.iter("tr", "caption"):
            cells = [cell for cell in row if tag_of(cell) in {"td", "th"}] or [row]
            pieces: list[Piece] = []
            for cell in cells:
                outer, self._pieces = self._pieces, []
                self._walk_cell(cell, look)
                inner, self._pieces = self._pieces, outer
                if any(piece.text.strip() for piece in inner):
                    pieces += [*([Piece(" | ")] if pieces else []), *inner]
            self._pieces = pieces
            self._flush()
        self._gap = True

    def _walk_cell(self, cell: Element, look: Look) -> None:
        row = cell.getparent()
        if tag_of(row) == "tr":
            look, reason = look_at(row, look, self.styles)
            if reason:
                self.hidden.add(reason, words_of(cell))
                return
        look, reason = look_at(cell, look, self.styles)
        if reason:
            self.hidden.add(reason, words_of(cell))
            return
        self._children(cell, look, None)


def _is_layout(table: Element) -> bool:
    """Whether a table puts things side by side rather than holding data."""
    if table.get("role") == "presentation":
        return True
    return any(
        next(cell.iter(*_LAYOUT), None) is not None or len(words_of(cell)) > 200
        for cell in table.iter("td", "th")
    )
