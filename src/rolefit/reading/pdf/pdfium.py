"""Where pdfium is called for documents and pages, and its refusals get our names."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from rolefit.domain.errors import CorruptDocument, EncryptedDocument, TooManyPages
from rolefit.domain.text import Finding, FindingCode
from rolefit.reading.pdf.frame import Frame

_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")


@contextmanager
def opened(content: bytes, pages: int) -> Iterator[pdfium.PdfDocument]:
    """The document in `content`, with at most `pages` pages; closed at the end.

    Raises:
        EncryptedDocument: it wants a password, or a scheme pdfium does not know.
        CorruptDocument: its structure cannot be repaired, or it has no page.
        TooManyPages: it has more pages than allowed.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise EncryptedDocument("The PDF is protected by a password.") from None
        raise CorruptDocument("The PDF's structure is broken.") from None
    try:
        count = len(document)
        if count == 0:
            raise CorruptDocument("The PDF has no page.")
        if count > pages:
            raise TooManyPages(f"The PDF has {count} pages; {pages} are allowed.")
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    """One page; closed at the end. Form fields are made part of it, as a person sees them.

    Raises:
        CorruptDocument: pdfium cannot load it.
    """
    page = _load(document, index)
    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = _load(document, index)
    try:
        yield page
    finally:
        page.close()


def _load(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    try:
        return document[index]
    except pdfium.PdfiumError:
        raise CorruptDocument(f"Page {index + 1} of the PDF is broken.") from None


@contextmanager
def text_of(page: pdfium.PdfPage) -> Iterator[pdfium.PdfTextPage]:
    """A page's characters; closed at the end."""
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()


def frame_of(page: pdfium.PdfPage) -> Frame:
    """How the page is shown."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def dated(document: pdfium.PdfDocument) -> str | None:
    """When it was last changed, else made, by its own metadata: "YYYY-MM-DD", or None."""
    for key in ("ModDate", "CreationDate"):
        match = _DATE.match(document.get_metadata_value(key) or "")
        if not match:
            continue
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        if 1980 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return None


def extras(document: pdfium.PdfDocument) -> Iterator[Finding]:
    """What the file carries besides its pages; none of it is opened."""
    attached = raw.FPDFDoc_GetAttachmentCount(document.raw)
    if attached > 0:
        files = "file is" if attached == 1 else "files are"
        yield Finding(FindingCode.ATTACHMENT, f"{attached} attached {files} not read.")
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        yield Finding(FindingCode.ACTIVE_CONTENT, "The PDF carries JavaScript; it is not run.")


def may_have_layers(content: bytes) -> bool:
    """Whether a file can have optional layers: it names them, or packs its objects up."""
    return b"/OCProperties" in content or b"/ObjStm" in content
