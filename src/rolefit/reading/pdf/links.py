"""Links of a page: where they stand, and which words they mark as a way to reach a person."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.domain.text import MarkKind
from rolefit.reading.build import Piece
from rolefit.reading.contact import contact_of
from rolefit.reading.pdf.frame import Frame
from rolefit.reading.pdf.lines import text_of
from rolefit.reading.pdf.model import Block, Box, Link

_MOST_LINKS = 500  # of a page
_LONGEST = 2048  # bytes of an address


def links_of(page: pdfium.PdfPage, frame: Frame) -> list[Link]:
    """The page's links to addresses; links within the document are passed over."""
    found: list[Link] = []
    place = ctypes.c_int(0)
    handle = raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, place, handle):
        address = _address(page.pdf, handle)
        if address and raw.FPDFLink_GetAnnotRect(handle, rectangle):
            left, right = sorted((rectangle.left, rectangle.right))
            bottom, top = sorted((rectangle.bottom, rectangle.top))
            found.append(Link(frame.box(left, bottom, right, top), address))
    return found


def _address(document: pdfium.PdfDocument, handle: object) -> str:
    action = raw.FPDFLink_GetAction(handle)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_LONGEST)
    length = raw.FPDFAction_GetURIPath(document.raw, action, buffer, _LONGEST)
    return buffer.raw[: length - 1].decode("utf-8", "replace") if 0 < length <= _LONGEST else ""


def pieces_of(block: Block, links: Sequence[Link]) -> list[Piece]:
    """A block's text in pieces, those under a link to a person marked as contacts."""
    pieces: list[Piece] = []
    rest = block.text
    for words, address in _linked(block, links):
        contact = contact_of(address, words)
        before, found, after = rest.partition(words)
        if contact and found:
            pieces += [Piece(before), Piece(words, MarkKind.CONTACT, contact)]
            rest = after
    return [*(piece for piece in pieces if piece.text), Piece(rest)]


def _linked(block: Block, links: Sequence[Link]) -> Iterator[tuple[str, str]]:
    """The words under each link, in the order of reading, and its address."""
    for line in block.lines:
        for cell in line.cells:
            for link in links:
                if not link.box.meets(Box(cell.x0, cell.top, cell.x1, cell.bottom)):
                    continue
                inside = [glyph for glyph in cell.glyphs if _holds(link.box, glyph.box)]
                if inside:
                    yield text_of(inside), link.address


def _holds(box: Box, glyph: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
