"""Small PDFs, drawn for one test each. Everybody in them is invented."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.text import Document, FindingCode
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import read_pdf

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], object]


def pdf(*pages: Draw, **options: object) -> bytes:
    """A PDF with one page per drawing function."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(*pages: Draw, **options: object) -> Document:
    """The document in a PDF drawn on the spot."""
    return read_pdf(pdf(*pages, **options), "drawn.pdf", Limits())


def column(canvas: Canvas, x: float, y: float, lines: list[str], leading: float = 13) -> float:
    """Draw lines from (x, y) downwards, y up; returns the y below them."""
    for line in lines:
        canvas.drawString(x, y, line)
        y -= leading
    return y


def codes(document: Document) -> list[FindingCode]:
    return [finding.code for finding in document.findings]


def raw_pdf(
    stream: bytes, resources: bytes, *, packed: bool = False, extra: bytes = b"", info: bytes = b""
) -> bytes:
    """A one-page PDF written by hand.

    Args:
        stream: the page's content.
        resources: its dictionary.
        packed: the content is deflated already.
        extra: content of a further stream, object 5.
        info: entries of the document's information dictionary.
    """
    filters = b"/Filter/FlateDecode" if packed else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>"
        % resources,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
        b"<</Length %d>>stream\n%s\nendstream" % (len(extra), extra),
        b"<<%s>>" % info,
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 7\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>startxref\n%d\n%%%%EOF" % len(out)
    )


HELVETICA = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"

PROSE = [
    "Maintained the payment service of a regional bank and moved",
    "it from a single server to three, with no hour of downtime in",
    "two years. Wrote the runbooks that the night shift works with",
    "and trained four colleagues to do so without being called at",
    "home. Answered auditors on access control and backups.",
]
