"""PDFs that cannot be read, or carry more than pages, and what is said of them."""

import pytest
from drawn import PROSE, codes, column, pdf, raw_pdf, read
from fpdf import FPDF
from fpdf.enums import AccessPermission
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    ScannedDocument,
    TooManyPages,
    TooMuchOutput,
)
from rolefit.domain.text import FindingCode
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import read_pdf

LIMITS = Limits()


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read(lambda c: c.line(10, 10, 20, 20))


def test_punctuation_alone_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read(lambda c: c.drawString(60, 700, "- . -"))


def test_a_password_is_asked_for() -> None:
    document = FPDF()
    document.set_encryption("owner", "user", permissions=AccessPermission.all())
    document.add_page()
    document.set_font("Helvetica", size=10)
    document.cell(text="Confidential")
    with pytest.raises(EncryptedDocument):
        read_pdf(bytes(document.output()), "", LIMITS)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    document = FPDF()
    document.set_encryption("owner", permissions=AccessPermission.none())
    document.add_page()
    document.set_font("Helvetica", size=10)
    document.cell(text="Open to all")
    assert read_pdf(bytes(document.output()), "", LIMITS).text == "Open to all"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + b"x" * 500, b"\0" * 99])
def test_bytes_without_structure_are_corrupt(content: bytes) -> None:
    with pytest.raises(CorruptDocument):
        read_pdf(content, "", LIMITS)


def test_a_file_cut_in_half_is_read_or_refused_by_name() -> None:
    content = pdf(lambda c: column(c, 60, 700, PROSE))
    for share in range(1, 20):
        part = content[: len(content) * share // 20]
        with pytest.raises((CorruptDocument, EmptyDocument)):
            read_pdf(part, "", LIMITS)


def test_a_broken_table_of_objects_is_repaired() -> None:
    content = pdf(lambda c: column(c, 60, 700, PROSE))
    broken = content.replace(b"startxref\n", b"startxref\n99")
    assert read_pdf(broken, "", LIMITS).text == " ".join(PROSE)


def test_pages_are_counted() -> None:
    content = pdf(*[lambda c: c.drawString(60, 700, "one")] * 3)
    with pytest.raises(TooManyPages):
        read_pdf(content, "", Limits(pages=2))


def test_text_is_counted() -> None:
    content = pdf(lambda c: column(c, 60, 700, PROSE))
    with pytest.raises(TooMuchOutput):
        read_pdf(content, "", Limits(output_bytes=100))


def test_letters_turned_into_paths_are_pictures() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(300):
            canvas.rect(60 + 5 * (index % 60), 700 - 12 * (index // 60), 4, 7, stroke=0, fill=1)

    with pytest.raises(ScannedDocument):
        read(draw)


def test_attachments_are_told() -> None:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=10)
    document.cell(text="See attachment")
    document.embed_file(basename="notes.txt", bytes=b"hidden words", compress=True)
    assert FindingCode.ATTACHMENT in codes(read_pdf(bytes(document.output()), "", LIMITS))


def test_scripts_are_told() -> None:
    content = pdf(lambda c: c.drawString(60, 700, "Calm")).replace(
        b"/Type /Catalog",
        b"/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (beep)>>]>>>> /Type /Catalog",
    )
    assert FindingCode.ACTIVE_CONTENT in codes(read_pdf(content, "", LIMITS))


def test_glyphs_without_letters_are_told() -> None:
    document = read_pdf(unmapped(), "", LIMITS)
    finding = next(one for one in document.findings if one.code is FindingCode.UNREADABLE_GLYPHS)
    assert 0.2 < finding.lost < 0.6


def unmapped() -> bytes:
    """A page whose second font maps its letters to nothing."""
    words = (
        b"BT /F1 12 Tf 60 700 Td (Readable words) Tj /F2 12 Tf 0 -20 Td "
        b"(\x01\x02\x03\x04\x05\x06\x07\x10\x11\x12\x13\x14\x15\x16) Tj ET"
    )
    encoding = b"<</Type/Encoding/Differences[1/g1/g2/g3/g4/g5/g6/g7 16/a1/a2/a3/a4/a5/a6/a7]>>"
    return raw_pdf(
        words,
        b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        b"/F2<</Type/Font/Subtype/Type1/BaseFont/Symbolic/Encoding" + encoding + b">>>>>>",
    )
