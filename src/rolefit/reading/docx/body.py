"""Blocks of a story (body, header, box, note): paragraphs, lists, tables, in reading order."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolefit.domain.text import MarkKind
from rolefit.reading.build import Builder, Piece
from rolefit.reading.columns import split_columns
from rolefit.reading.docx.look import Look, attribute, child, local, number_of, shade_of, toggle
from rolefit.reading.docx.package import Element
from rolefit.reading.docx.runs import Paragraph, Runs, alternative
from rolefit.reading.docx.styles import Style
from rolefit.reading.docx.tables import Cell, Row, by_columns, is_data
from rolefit.reading.repair import BULLET

PAPER = "FFFFFF"
_PASS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_DIGIT = re.compile(r"\d")
_NEAR_TOP = 12


@dataclass(slots=True)
class Story:
    """Appends stories to a builder.

    Args:
        notes: (kind, id) to the footnote or endnote.
        size: the text size of most of the body, half-points.
        near_top: pictures among the first blocks.
        chunks: embedded documents (w:altChunk) that are not read.
        deleted: table rows that a tracked change deletes.
    """

    builder: Builder
    runs: Runs
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    size: int | None = None
    near_top: int = 0
    chunks: int = 0
    deleted: int = 0
    _blocks: int = 0
    _gap: bool = False

    def add(self, story: Element, behind: str | None = PAPER) -> None:
        """Append a story."""
        for block in _blocks(story):
            name = local(block)
            if name == "p":
                self._paragraph(block, behind)
            elif name == "tbl":
                self._table(block, behind)
            elif name == "altChunk":
                self.chunks += 1

    def _paragraph(self, element: Element, behind: str | None) -> None:
        properties = child(element, "pPr")
        style = self.runs.styles.paragraph(properties)
        found = self.runs.read(element, style, behind)
        if self._blocks < _NEAR_TOP:
            self.near_top += found.pictures
        heading = self._is_heading(found, style, properties)
        item = not heading and self.runs.styles.is_item(style.numbering)
        shown = False
        for index, line in enumerate(found.lines):
            pieces = ([Piece(BULLET)] if item and index == 0 else []) + _with_columns(line)
            span = self.builder.line(*pieces, gap=self._gap or heading)
            if len(span):
                shown, self._gap = True, False
                if heading:
                    self.builder.mark(span, MarkKind.HEADING)
        self._blocks += shown
        self._gap |= not shown and not found.boxes
        for box in found.boxes:
            self.add(box, _behind_box(box))
        for note in found.notes:
            if note in self.notes:
                self.add(self.notes.pop(note), behind)

    def _is_heading(self, found: Paragraph, style: Style, properties: Element | None) -> bool:
        """A heading by its style, or a short line that is set apart from its text by two signs."""
        text = found.text
        if style.heading:
            return bool(text) and len(text) <= 120
        short = 1 <= len(text.split()) <= 6 and len(text) <= 60
        if (
            not short
            or not self._blocks
            or len(found.lines) > 1
            or self.runs.styles.is_item(style.numbering)
        ):
            return False
        if text[-1] in ".,;" or _DIGIT.search(text) or "@" in text or "\t" in text:
            return False
        looks = [look for look, count in found.looks.items() if count]
        signs = (
            all(bool(look.bold) for look in looks),
            text.isupper() or all(bool(look.caps) for look in looks),
            all((look.size or 0) > (self.size or 999) for look in looks),
            child(child(properties, "pBdr"), "bottom") is not None,
            shade_of(properties) not in {None, "auto", PAPER},
        )
        return bool(looks) and sum(signs) >= 2

    def _table(self, table: Element, behind: str | None) -> None:
        properties = child(table, "tblPr")
        if self.runs.styles.paints(properties):
            behind = None
        rows = [row for row in self._rows(table, behind) if row]
        self._gap = True
        if is_data(rows):
            for row in rows:
                self._data_row(row)
        else:
            for cell in by_columns(rows):
                self.add(cell.element, cell.behind)
                self._gap = len(cell.paragraphs) > 1
        self._gap = True

    def _rows(self, table: Element, behind: str | None) -> Iterable[Row]:
        for row in _blocks(table):
            properties = child(row, "trPr")
            if local(row) != "tr":
                continue
            if child(properties, "del") is not None:
                self.deleted += 1
                continue
            if toggle(properties, "hidden"):
                self.runs.hidden.add("hidden table row", " ".join(row.itertext()))
                continue
            yield [
                Cell(cell, _fill(child(cell, "tcPr"), behind))
                for cell in _blocks(row)
                if local(cell) == "tc" and not _is_continued(cell)
            ]

    def _data_row(self, row: Row) -> None:
        pieces: list[Piece] = []
        for cell in row:
            inner: list[Piece] = []
            for block in _blocks(cell.element):
                if local(block) == "p":
                    style = self.runs.styles.paragraph(child(block, "pPr"))
                    found = self.runs.read(block, style, cell.behind)
                    inner += [
                        piece
                        for line in found.lines
                        for piece in (*_with_columns(line), Piece(" "))
                    ]
            if any(piece.text.strip() for piece in inner):
                pieces += [*([Piece(" | ")] if pieces else []), *inner]
        if len(self.builder.line(*pieces, gap=self._gap)):
            self._gap = False
            self._blocks += 1


def common_size(body: Element, styles_default: Look) -> int | None:
    """The size, in half-points, in which most of a body's characters are set directly."""
    sizes: Counter[int] = Counter()
    for run in body.iter():
        if local(run) == "r":
            stated = number_of(attribute(child(child(run, "rPr"), "sz"), "val"))
            size = styles_default.size or 20 if stated is None else int(stated)
            sizes[size] += sum(len(t.text or "") for t in run if local(t) == "t")
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else styles_default.size


def _blocks(parent: Element) -> Iterable[Element]:
    """Children, with content controls and alternatives opened."""
    for element in parent:
        name = local(element)
        if name == "sdt":
            if child(child(element, "sdtPr"), "showingPlcHdr") is None:
                yield from _blocks(element)
        elif name == "AlternateContent":
            yield from _blocks(alternative(element))
        elif name in _PASS:
            yield from _blocks(element)
        elif name:
            yield element


def _with_columns(line: list[Piece]) -> list[Piece]:
    """Tabs and wide gaps as bars; the ends of a line need none."""
    pieces: list[Piece] = []
    before = ""
    last = max((i for i, piece in enumerate(line) if piece.text.strip()), default=-1)
    for index, piece in enumerate(line[: last + 1]):
        text = piece.text.rstrip("\t \u00a0") if index == last else piece.text
        text = split_columns(text, before)
        before = before[-80:] + text
        pieces.append(Piece(text, piece.kind, piece.value))
    return pieces


def _is_continued(cell: Element) -> bool:
    """Whether a cell only continues the one above it."""
    merge = child(child(cell, "tcPr"), "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _fill(properties: Element | None, behind: str | None) -> str | None:
    shade = shade_of(properties)
    return behind if shade in {None, "auto"} else shade


def _behind_box(box: Element) -> str | None:
    """The fill of a text box: paper when it says that it has none, None when not known."""
    for shape in box.iterancestors():
        if local(shape) not in {"wsp", "sp", "shape", "rect", "roundrect", "textbox"}:
            continue
        if (shape.get("filled") or "") in {"f", "false"}:
            return PAPER
        properties = child(shape, "spPr")
        if child(properties, "noFill") is not None:
            return PAPER
        colour = child(child(properties, "solidFill"), "srgbClr")
        if colour is not None:
            return str(colour.get("val") or "").upper() or None
    return None
