"""The way of a PDF: pages, characters, what is seen, lines, order, blocks, document."""

import hashlib
from collections.abc import Iterator

import pypdfium2 as pdfium

from rolefit.domain.errors import CorruptDocument, ScannedDocument, TooMuchOutput
from rolefit.domain.text import Document, Kind
from rolefit.reading.build import Builder
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import pdfium as files
from rolefit.reading.pdf.findings import page_findings
from rolefit.reading.pdf.glyphs import objects_of, read_glyphs
from rolefit.reading.pdf.links import links_of
from rolefit.reading.pdf.model import PageText
from rolefit.reading.pdf.paint import Paint, Shape, paint_of
from rolefit.reading.pdf.visible import NOT_PAINTED, split
from rolefit.reading.pdf.write import write

_PICTURE = 0.5  # of the page: a picture this large may be the page itself
_PHOTO = (30.0, 300.0)  # points: a portrait's sides
_OUTLINES = 200  # filled shapes: letters turned into paths


def read_pdf(content: bytes, name: str, limits: Limits) -> Document:
    """The document in a PDF's bytes, hidden text and running lines left out and told.

    Args:
        content: the file.
        name: for display.
        limits: `pages` and `output_bytes` are enforced here; time and memory by the sandbox.

    Raises:
        EncryptedDocument: it wants a password.
        CorruptDocument: its structure is broken beyond pdfium's repair.
        TooManyPages: more pages than allowed.
        TooMuchOutput: more text than allowed.
        ScannedDocument: its pages are pictures (also with a hidden layer of recognised text).
        EmptyDocument: there are no words in it.
    """
    builder = Builder(Kind.PDF, name, hashlib.sha256(content).hexdigest())
    try:
        with files.opened(content, limits.pages) as document:
            builder.dated = files.dated(document)
            pages = list(_pages(document, limits, layers=files.may_have_layers(content)))
            findings = list(files.extras(document))
    except pdfium.PdfiumError:
        raise CorruptDocument("A page of the PDF is broken.") from None
    _refuse_scans(pages)
    for finding in [*findings, *page_findings(pages)]:
        builder.finding(finding)
    write(builder, pages)
    return builder.build()


def _pages(document: pdfium.PdfDocument, limits: Limits, *, layers: bool) -> Iterator[PageText]:
    left = limits.output_bytes
    for index in range(len(document)):
        with files.page_of(document, index) as page, files.text_of(page) as text:
            count = text.count_chars()
            left -= count
            if left < 0:
                raise TooMuchOutput(
                    f"The PDF yields more than {limits.output_bytes:,} bytes of text."
                )
            yield _page(page, text, count, index + 1, layers=layers)


def _page(
    page: pdfium.PdfPage, text: pdfium.PdfTextPage, count: int, number: int, *, layers: bool
) -> PageText:
    frame = files.frame_of(page)
    objects = objects_of(text, count)
    lettered = frozenset(objects)
    paint = paint_of(page, frame, lettered, layers=layers)
    extracted = read_glyphs(text, objects, lettered, frame, paint)
    seen, hidden = split(page, extracted, paint, frame)
    return PageText(
        number,
        frame.width,
        frame.height,
        seen,
        hidden,
        extracted.unmapped,
        pictured=_pictured(paint, frame.width * frame.height),
        photos=sum(_is_portrait(shape) for shape in paint.shapes),
        dots=paint.dots,
        links=links_of(page, frame),
    )


def _pictured(paint: Paint, area: float) -> bool:
    pictures = sum(shape.box.width * shape.box.height for shape in paint.shapes if shape.picture)
    return pictures > _PICTURE * area or len(paint.shapes) >= _OUTLINES


def _is_portrait(shape: Shape) -> bool:
    low, high = _PHOTO
    sides = sorted((shape.box.width, shape.box.height))
    return shape.picture and low <= sides[0] and sides[1] <= high and sides[1] <= 2 * sides[0]


def _refuse_scans(pages: list[PageText]) -> None:
    if not any(page.scanned for page in pages):
        return
    if all(page.scanned or not page.glyphs for page in pages):
        layer = any(reason == NOT_PAINTED for page in pages for reason, _ in page.hidden)
        also = " A hidden layer of recognised text lies under them." if layer else ""
        raise ScannedDocument(f"The pages are pictures without readable text.{also}")
