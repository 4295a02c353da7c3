"""What a person cannot see is left out of the text and told."""

import io

import pytest
from drawn import HEIGHT, PROSE, WIDTH, Draw, codes, column, pdf, read
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.errors import ScannedDocument
from rolefit.domain.text import FindingCode
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import bulk, read_pdf

UNSEEN = "kubernetes rocket science"


def picture(colour: tuple[int, int, int] = (200, 180, 160)) -> ImageReader:
    """A plain picture, 8 by 8 pixels, as a PPM."""
    ppm = b"P6 8 8 255\n" + bytes(colour) * 64
    return ImageReader(io.BytesIO(ppm))


def white_outlines(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.drawString(60, 500, UNSEEN, mode=1)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 500, UNSEEN)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.97, 0.97, 0.97)
    canvas.drawString(60, 500, UNSEEN)


def dark_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.3)
    canvas.rect(50, 480, 300, 40, stroke=0, fill=1)
    canvas.drawString(60, 500, UNSEEN)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(60, 500, UNSEEN)


def barely_opaque(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.02)
    canvas.drawString(60, 500, UNSEEN)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(60, 500, UNSEEN)


def tiny_by_scale(canvas: Canvas) -> None:
    canvas.translate(60, 500)
    canvas.scale(0.05, 0.05)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(0, 0, UNSEEN)


def off_the_page(canvas: Canvas) -> None:
    canvas.drawString(WIDTH + 40, 500, UNSEEN)


def below_the_page(canvas: Canvas) -> None:
    canvas.drawString(60, -50, UNSEEN)


def outside_the_crop(canvas: Canvas) -> None:
    canvas.setCropBox((0, 520, WIDTH, HEIGHT))
    canvas.drawString(60, 500, UNSEEN)


def render_mode_3(canvas: Canvas) -> None:
    text = canvas.beginText(60, 500)
    text.setTextRenderMode(3)
    text.textOut(UNSEEN)
    canvas.drawText(text)


def under_a_box(canvas: Canvas) -> None:
    canvas.drawString(60, 500, UNSEEN)
    canvas.setFillColorRGB(0.8, 0.9, 0.8)
    canvas.rect(50, 480, 300, 40, stroke=0, fill=1)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(60, 500, UNSEEN)
    canvas.drawImage(picture(), 50, 480, 300, 40)


def clipped_away_by_a_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(50, 480, 300, 40, stroke=0, fill=1)
    canvas.drawString(60, 500, UNSEEN)


def in_a_form_object(canvas: Canvas) -> None:
    canvas.beginForm("hidden")
    canvas.setFont("Helvetica", 10)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 500, UNSEEN)
    canvas.endForm()
    canvas.doForm("hidden")


@pytest.mark.parametrize(
    "hide",
    [
        white,
        white_outlines,
        nearly_white,
        dark_on_dark,
        transparent,
        barely_opaque,
        tiny,
        tiny_by_scale,
        off_the_page,
        below_the_page,
        outside_the_crop,
        render_mode_3,
        under_a_box,
        under_a_picture,
        clipped_away_by_a_box,
        in_a_form_object,
    ],
)
def test_hidden_text_is_left_out_and_told(hide: Draw) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, PROSE)
        hide(canvas)

    document = read(draw)
    assert document.text == " ".join(PROSE)
    finding = next(one for one in document.findings if one.code is FindingCode.HIDDEN_TEXT)
    assert finding.page == 1
    assert UNSEEN in finding.message


def test_hidden_letters_far_into_a_page_are_left_out_and_told() -> None:
    """Each an object of its own, behind more others than are asked about at a time."""

    def draw(canvas: Canvas) -> None:
        for number in range(2 * bulk.CHUNK):
            canvas.drawString(60 + 7 * (number % 60), 460 - 10 * (number // 60), "o")
        canvas.setFillColorRGB(1, 1, 1)
        for number, letter in enumerate(UNSEEN):
            canvas.drawString(60 + 6 * number, 500, letter)

    document = read(draw)
    assert set(document.text) <= set("o \n")
    assert document.text.count("o") == 2 * bulk.CHUNK
    assert codes(document) == [FindingCode.HIDDEN_TEXT]
    assert UNSEEN.replace(" ", "") in document.findings[0].message.replace(" ", "")


def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.3)
    canvas.rect(50, 480, 300, 40, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 500, UNSEEN)


def on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 50, 480, 300, 40)
    canvas.drawString(60, 500, UNSEEN)


def light_grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.78, 0.78, 0.78)
    canvas.drawString(60, 500, UNSEEN)


def on_a_full_page_background(canvas: Canvas) -> None:
    canvas.drawImage(picture((20, 60, 60)), 0, 0, WIDTH, HEIGHT / 1.6)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 500, UNSEEN)


def under_a_glass_box(canvas: Canvas) -> None:
    canvas.drawString(60, 500, UNSEEN)
    canvas.setFillAlpha(0.3)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(50, 480, 300, 40, stroke=0, fill=1)


def outlined(canvas: Canvas) -> None:
    text = canvas.beginText(60, 500)
    text.setTextRenderMode(1)
    text.textOut(UNSEEN)
    canvas.drawText(text)


def small_print(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 5)
    canvas.drawString(60, 500, UNSEEN)


def turned(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.3)
    canvas.rect(20, 200, 30, 300, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.translate(40, 220)
    canvas.rotate(90)
    canvas.drawString(0, 0, UNSEEN)


@pytest.mark.parametrize(
    "show",
    [
        white_on_dark,
        on_a_picture,
        light_grey,
        on_a_full_page_background,
        under_a_glass_box,
        outlined,
        small_print,
        turned,
    ],
)
def test_unusual_but_visible_text_is_read(show: Draw) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, PROSE)
        show(canvas)

    document = read(draw)
    assert UNSEEN in document.text
    assert FindingCode.HIDDEN_TEXT not in codes(document)


def test_hidden_text_does_not_move_what_is_seen() -> None:
    def stuffed(canvas: Canvas) -> None:
        column(canvas, 60, 700, PROSE)
        canvas.setFillColorRGB(1, 1, 1)
        for y in range(500, 720, 6):
            canvas.drawString(58, y, UNSEEN)

    assert read(stuffed).text == read(lambda c: column(c, 60, 700, PROSE)).text


def test_a_scan_is_refused() -> None:
    with pytest.raises(ScannedDocument):
        read(lambda c: c.drawImage(picture(), 0, 0, WIDTH, HEIGHT))


def test_a_scan_with_a_layer_of_recognised_text_is_refused_and_says_so() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
        render_mode_3(canvas)

    with pytest.raises(ScannedDocument, match="recognised text"):
        read(draw)


def test_one_scanned_page_among_others_is_told() -> None:
    document = read(
        lambda c: column(c, 60, 700, PROSE), lambda c: c.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
    )
    finding = next(one for one in document.findings if one.code is FindingCode.SCANNED_PAGE)
    assert (finding.page, finding.lost) == (2, 0.5)


def test_a_portrait_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, PROSE)
        canvas.drawImage(picture(), 450, 720, 80, 100)

    assert FindingCode.PHOTO in codes(read(draw))


def test_a_layer_that_is_switched_off_is_hidden() -> None:
    content = pdf(lambda c: column(c, 60, 700, PROSE))
    assert read_pdf(content, "", Limits()).text  # layers need a writer of their own: see `layered`
    document = read_pdf(layered(), "", Limits())
    assert document.text == "Seen by everybody"
    assert "layer" in next(
        f.message for f in document.findings if f.code is FindingCode.HIDDEN_TEXT
    )


def layered() -> bytes:
    """A hand-written PDF with one layer that is off by default."""
    stream = (
        b"BT /F1 12 Tf 60 700 Td (Seen by everybody) Tj ET "
        b"/OC /L1 BDC BT /F1 12 Tf 60 600 Td (kubernetes) Tj ET EMC"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
        b"<</Font<</F1 5 0 R>>/Properties<</L1 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/OCG/Name(off)>>",
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer<</Size 7/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start
