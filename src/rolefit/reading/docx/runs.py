"""A paragraph's runs: the lines it shows, and what it holds besides text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolefit.domain.text import MarkKind
from rolefit.reading.build import Piece
from rolefit.reading.contact import contact_of
from rolefit.reading.docx.look import Look, attribute, child, local, look_of
from rolefit.reading.docx.package import Element
from rolefit.reading.docx.styles import Style, Styles
from rolefit.reading.hidden import HiddenText

_PASS = frozenset({"ins", "moveTo", "smartTag", "sdtContent", "customXml", "dir", "bdo", "rt"})
_GONE = frozenset({"del", "moveFrom"})
_TEXT = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_DANGEROUS = ("DDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "MACROBUTTON")


@dataclass(slots=True)
class Paragraph:
    r"""What a paragraph shows.

    Args:
        lines: each a list of pieces, "\t" for tabs.
        looks: how many characters have which look.
        boxes: text boxes anchored in it.
        notes: (part, id) of its footnotes and endnotes.
        pictures: how many there are.
        page_number: it shows a PAGE field.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    looks: Counter[Look] = field(default_factory=Counter)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    page_number: bool = False

    @property
    def text(self) -> str:
        """The words as they stand, unrepaired."""
        return " ".join("".join(piece.text for piece in line) for line in self.lines).strip()


@dataclass(slots=True)
class _Field:
    """A complex field, open: its instruction, and where its result started."""

    code: str = ""
    started: bool = False
    line: int = 0
    at: int = 0


@dataclass(slots=True)
class Runs:
    """Reads the runs of one part after another.

    Args:
        links: relationship id to address.
        tracked: insertions, deletions and moves that were met.
        objects: embedded objects that were met.
        active: fields that fetch or run something.
    """

    styles: Styles
    hidden: HiddenText
    links: dict[str, str] = field(default_factory=dict)
    tracked: int = 0
    objects: int = 0
    active: int = 0
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, style: Style, behind: str | None) -> Paragraph:
        """The paragraph's content.

        Args:
            paragraph: a w:p.
            style: of the paragraph.
            behind: colour behind it, None when not known.
        """
        found = Paragraph()
        if style.shade not in {None, "auto"}:
            behind = style.shade
        for opened in self._fields:
            opened.line = opened.at = 0
        self._walk(paragraph, found, style, behind)
        return found

    def _walk(self, parent: Element, found: Paragraph, style: Style, behind: str | None) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, found, style, behind)
            elif name == "hyperlink":
                address = self.links.get(_relation(element), "")
                at = len(found.lines[-1])
                self._walk(element, found, style, behind)
                _mark_link(found, len(found.lines) - 1, at, address)
            elif name in _GONE:
                self.tracked += 1
            elif name == "sdt":
                if child(child(element, "sdtPr"), "showingPlcHdr") is None:
                    self._walk(element, found, style, behind)
            elif name == "fldSimple":
                self._simple_field(element, found, style, behind)
            elif name == "AlternateContent":
                self._walk(alternative(element), found, style, behind)
            elif name in _PASS:
                self.tracked += name in {"ins", "moveTo"}
                self._walk(element, found, style, behind)

    def _simple_field(
        self, element: Element, found: Paragraph, style: Style, behind: str | None
    ) -> None:
        code = (attribute(element, "instr") or "").strip()
        self._note_code(code, found)
        if not _is_page(code):
            self._walk(element, found, style, behind)

    def _run(self, run: Element, found: Paragraph, style: Style, behind: str | None) -> None:
        properties = child(run, "rPr")
        look = look_of(properties).over(self.styles.character(properties)).over(style.look)
        web_hidden = child(properties, "webHidden") is not None
        for element in run:
            name = local(element)
            text = _text_of(element, name)
            if text:
                paged = any(_is_page(opened.code) for opened in self._fields)
                if not web_hidden and not paged:
                    self._text(text, look, found, behind)
            elif name == "ruby":
                base = child(element, "rubyBase")
                self._walk([] if base is None else base, found, style, behind)
            elif name in {"footnoteReference", "endnoteReference"}:
                found.notes.append((name[: -len("Reference")], attribute(element, "id") or ""))
            elif name in {"fldChar", "instrText"}:
                self._field(element, name, found)
            else:
                self._drawings(element, name, found)

    def _field(self, element: Element, name: str, found: Paragraph) -> None:
        if name == "fldChar":
            self._field_edge(attribute(element, "fldCharType"), found)
        elif self._fields:
            self._fields[-1].code += element.text or ""

    def _drawings(self, element: Element, name: str, found: Paragraph) -> None:
        if name == "AlternateContent":
            for inner in alternative(element):
                self._drawing(inner, found)
        elif name in {"drawing", "pict", "object"}:
            self._drawing(element, found)

    def _text(self, text: str, look: Look, found: Paragraph, behind: str | None) -> None:
        reason = look.unseen(behind) if text.strip() else ""
        if reason:
            self.hidden.add(reason, text)
            return
        found.looks[look] += len(text.strip())
        first, *others = text.split("\n")
        found.lines[-1].append(Piece(first))
        found.lines.extend([Piece(part)] for part in others)

    def _field_edge(self, edge: str | None, found: Paragraph) -> None:
        if edge == "begin":
            self._fields.append(_Field())
        elif edge == "separate" and self._fields:
            opened = self._fields[-1]
            opened.started = True
            opened.line, opened.at = len(found.lines) - 1, len(found.lines[-1])
        elif edge == "end" and self._fields:
            closed = self._fields.pop()
            self._note_code(closed.code.strip(), found)
            target = closed.code.partition('"')[2].partition('"')[0]
            if closed.code.strip().upper().startswith("HYPERLINK"):
                _mark_link(found, closed.line, closed.at, target)

    def _note_code(self, code: str, found: Paragraph) -> None:
        found.page_number |= _is_page(code)
        self.active += code.upper().startswith(_DANGEROUS)

    def _drawing(self, element: Element, found: Paragraph) -> None:
        if local(element) == "object" or any(local(e) == "OLEObject" for e in element.iter()):
            self.objects += 1
            return
        boxes = list(_boxes(element))
        found.boxes += boxes
        if not boxes and any(local(e) in {"pic", "imagedata"} for e in element.iter()):
            found.pictures += 1


def alternative(element: Element) -> Element:
    """Of mc:AlternateContent the one branch to read: its choice, or its fallback when empty."""
    choice, fallback = child(element, "Choice"), child(element, "Fallback")
    if choice is None or (fallback is not None and not _has_content(choice)):
        return fallback if fallback is not None else []
    return choice


def _has_content(element: Element) -> bool:
    return any(local(e) in {"t", "pic", "imagedata", "txbxContent"} for e in element.iter())


def _boxes(element: Element) -> Iterator[Element]:
    """Text boxes in a drawing, the outer ones only, one branch of each alternative."""
    for part in element:
        name = local(part)
        if name == "txbxContent":
            yield part
        elif name == "AlternateContent":
            yield from _boxes(alternative(part))
        elif name:
            yield from _boxes(part)


def _text_of(element: Element, name: str) -> str:
    if name == "t":
        return (element.text or "").replace("\n", " ")
    if name == "br":
        return "\n"
    if name == "sym":
        code = attribute(element, "char") or ""
        try:
            return chr(int(code, 16)) + " "
        except (ValueError, OverflowError):
            return ""
    return _TEXT.get(name, "")


def _is_page(code: str) -> bool:
    return code.strip().upper().split(" ", 1)[0] in {"PAGE", "NUMPAGES", "SECTIONPAGES"}


def _relation(element: Element) -> str:
    for name, value in element.attrib.items():
        if name.endswith("}id"):
            return str(value)
    return ""


def _mark_link(found: Paragraph, line: int, at: int, address: str) -> None:
    """Make one CONTACT piece of what a link shows, when it stands on one line."""
    if not address or line != len(found.lines) - 1:
        return
    text = "".join(piece.text for piece in found.lines[line][at:])
    contact = contact_of(address, text)
    if contact and text.strip():
        found.lines[line][at:] = [Piece(text, MarkKind.CONTACT, contact)]
