"""Words, spaces and paragraphs of a PDF."""

import pytest
from drawn import HELVETICA, PROSE, column, raw_pdf, read
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.text import Document, MarkKind
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import bulk, read_pdf
from rolefit.reading.pdf.bidi import logical


def test_wrapped_lines_become_one_paragraph() -> None:
    document = read(lambda c: column(c, 60, 700, PROSE))
    assert document.text == " ".join(PROSE)


def test_spaces_are_found_where_the_file_has_none() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        x = 60.0
        for word in ["Kept", "the", "books", "of", "five", "clinics"]:
            text.setTextOrigin(x, 700)
            text.textOut(word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 2.5
        canvas.drawText(text)

    assert read(draw).text == "Kept the books of five clinics"


def test_letters_in_objects_of_their_own_keep_their_words() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for letter in "Proof of funds":
            canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)

    assert read(draw).text == "Proof of funds"


def test_kerned_letters_stay_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "AV")
        canvas.drawString(60 + canvas.stringWidth("AV", "Helvetica", 10) - 0.8, 700, "ATAR")

    assert read(draw).text == "AVATAR"


def test_spaced_out_capitals_are_a_word() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setCharSpace(4)
        text.textOut("WORK EXPERIENCE")
        canvas.drawText(text)
        column(canvas, 60, 680, PROSE)

    assert read(draw).text.splitlines()[0] == "WORK EXPERIENCE"


def test_false_bold_prints_letters_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Warehouse lead")
        canvas.drawString(60.3, 700, "Warehouse lead")

    assert read(draw).text == "Warehouse lead"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (
            "responsible for the mainte-",
            "nance of lifts",
            "responsible for the maintenance of lifts",
        ),
        ("worked full-", "time on trams", "worked full-time on trams"),
        ("the ware\u00ad", "house in Leeds", "the warehouse in Leeds"),
        ("keeps infrastructure-as-", "code in order", "keeps infrastructure-as-code in order"),
        ("a kiln run by day-", "to-day plans", "a kiln run by day-to-day plans"),
        ("a shop that is customer-", "facing on", "a shop that is customer-facing on"),
        ("lists what is unre-", "lated to lifts", "lists what is unrelated to lifts"),
    ],
)
def test_words_broken_at_a_line_end_become_whole(first: str, second: str, whole: str) -> None:
    document = read(lambda c: column(c, 60, 700, [first, second]))
    assert document.text == whole


def test_a_compound_elsewhere_in_the_text_settles_a_hyphen() -> None:
    document = read(
        lambda c: column(
            c, 60, 700, ["The bid-ask spread is a cost. We narrowed the bid-", "ask spread"]
        )
    )
    assert document.text.endswith("the bid-ask spread")


def test_a_word_on_another_page_settles_a_hyphen() -> None:
    document = read(
        lambda c: column(c, 60, 700, ["We met the crafts-", "people of the town"]),
        lambda c: column(c, 60, 700, ["Many crafts-people came"]),
    )
    assert document.text.startswith("We met the crafts-people of the town")


def test_letters_drawn_one_by_one_read_like_a_line() -> None:
    """More of them than are asked about at a time, and not all alike."""
    words = [word for line in PROSE for word in line.split()] * 5

    def draw(canvas: Canvas) -> None:
        x, y = 60.0, 780.0
        for number, word in enumerate(words):
            font = "Helvetica-Bold" if number % 7 == 0 else "Helvetica"
            canvas.setFont(font, 10)
            if x + canvas.stringWidth(word, font, 10) > 530:
                x, y = 60.0, y - 13
            for letter in word:
                canvas.setFillColorRGB(0, 0, number % 5 / 10)
                canvas.drawString(x, y, letter)
                x += canvas.stringWidth(letter, font, 10)
            x += 2.8

    assert sum(map(len, words)) > 2 * bulk.CHUNK
    assert read(draw).text.split() == words


def test_ligatures_are_spelled_out() -> None:
    assert read_pdf(with_ligature(), "", Limits()).text == "Office"


def with_ligature() -> bytes:
    """A page whose one glyph stands for three letters, as typesetters write "ffi"."""
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"4 beginbfchar <41> <004F> <42> <006600660069> <43> <0063> <44> <0065> endbfchar\n"
        b"endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>"
    return raw_pdf(
        b"BT /F1 12 Tf 60 700 Td (ABCD) Tj ET", b"<</Font<</F1" + font + b">>>>", extra=table
    )


def test_a_wrapped_list_item_is_one_block() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "•")
        column(
            canvas,
            72,
            700,
            ["Planned the shifts of thirty nurses on four wards, and", "covered gaps"],
        )
        canvas.drawString(60, 674, "•")
        canvas.drawString(72, 674, "Bought instruments")

    assert read(draw).text.splitlines() == [
        "• Planned the shifts of thirty nurses on four wards, and covered gaps",
        "• Bought instruments",
    ]


def test_drawn_dots_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for y, words in [(700, "Forklift licence"), (686, "First aid")]:
            canvas.circle(64, y + 3, 1.8, stroke=0, fill=1)
            canvas.drawString(72, y, words)

    assert read(draw).text == "• Forklift licence\n• First aid"


def test_short_lines_are_not_joined() -> None:
    skills = ["Python", "Machine learning pipelines", "SQL", "Docker"]
    assert read(lambda c: column(c, 60, 700, skills)).text.splitlines() == skills


def test_larger_and_bold_lines_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, 720, "Experience")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 700, "Education")
        canvas.setFont("Helvetica", 10)
        column(canvas, 60, 680, PROSE)

    document = read(draw)
    assert _headings(document) == ["Experience", "Education"]


def test_a_sentence_in_bold_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 700, "Holds every licence this post asks for.")
        canvas.setFont("Helvetica", 10)
        column(canvas, 60, 680, PROSE)

    assert _headings(read(draw)) == []


def test_raised_endings_stay_with_their_number() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Came 1")
        x = 60 + canvas.stringWidth("Came 1", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(x, 704, "st")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x + 6.5, 700, "of 90")

    assert read(draw).text == "Came 1st of 90"


def test_turned_pages_read_level() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(200, 100)
        canvas.rotate(90)
        column(canvas, 0, 0, PROSE)

    assert read(draw).text == " ".join(PROSE)


def test_text_up_the_side_follows_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 100, 700, PROSE)
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Portfolio on request")

    assert read(draw).text == " ".join(PROSE) + "\n\nPortfolio on request"


def test_text_in_form_objects_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("letterhead")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Qualified electrician")
        canvas.endForm()
        canvas.translate(10, -50)
        canvas.doForm("letterhead")

    assert read(draw).text == "Qualified electrician"


@pytest.mark.parametrize(
    ("seen", "read_as"),
    [
        ("\u05d3\u05d2\u05d1\u05d0", "\u05d0\u05d1\u05d2\u05d3"),
        ("Python \u05d3\u05d2\u05d1\u05d0", "Python \u05d0\u05d1\u05d2\u05d3"),
        (
            "SQL 7 \u05d5\u05d4 \u05d3\u05d2\u05d1\u05d0",
            "\u05d0\u05d1\u05d2\u05d3 \u05d4\u05d5 SQL 7",
        ),
        ("plain", "plain"),
    ],
)
def test_right_to_left_text_reads_in_its_order(seen: str, read_as: str) -> None:
    assert logical(seen) == read_as


@pytest.mark.parametrize(
    ("stamps", "date"),
    [
        (b"/CreationDate(D:20210808153418+05'30')", "2021-08-08"),
        (b"/CreationDate(D:20210808)/ModDate(D:202302)", "2023-02-01"),
        (b"/CreationDate(D:00000000)", None),
        (b"", None),
    ],
)
def test_the_documents_date_is_its_last_change(stamps: bytes, date: str | None) -> None:
    content = raw_pdf(b"BT /F1 12 Tf 60 700 Td (Glazier) Tj ET", HELVETICA, info=stamps)
    assert read_pdf(content, "", Limits()).dated == date


def test_pages_cover_the_text_and_marks_lie_in_it() -> None:
    document = read(
        lambda c: c.drawString(60, 700, "First page"),
        lambda c: c.drawString(60, 700, "Second page"),
    )
    assert [(page.number, page.span.of(document.text).strip()) for page in document.pages] == [
        (1, "First page"),
        (2, "Second page"),
    ]


def test_reading_twice_gives_the_same_document() -> None:
    draw = lambda c: column(c, 60, 700, PROSE)  # noqa: E731
    assert read(draw) == read(draw)


def _headings(document: Document) -> list[str]:
    return [mark.span.of(document.text) for mark in document.marks if mark.kind is MarkKind.HEADING]


def test_filled_form_fields_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Trade:")
        canvas.acroForm.textfield(value="Thatcher", x=110, y=692, width=200, height=20)

    assert read(draw).text == "Trade: Thatcher"


def test_links_to_a_person_are_marked() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Write to Odile Marsh or see the guild")
        left, right = (
            60 + canvas.stringWidth(text, "Helvetica", 10)
            for text in ("Write to ", "Write to Odile Marsh")
        )
        canvas.linkURL("mailto:odile@example.org", (left, 697, right, 710))
        canvas.linkURL("https://guild.example.org", (right + 30, 697, right + 90, 710))

    document = read(draw)
    assert document.text == "Write to Odile Marsh or see the guild"
    assert [(mark.span.of(document.text), mark.value) for mark in document.marks] == [
        ("Odile Marsh", "odile@example.org")
    ]


def mapped(target: bytes) -> str:
    """The text of a page whose letter A stands for `target` (UTF-16, hexadecimal)."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>"
    stream = b"BT /F1 12 Tf 60 700 Td (BAB) Tj ET"
    codes = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"2 beginbfchar <41> <%s> <42> <0042> endbfchar endcmap" % target
    )
    content = raw_pdf(stream, b"<</Font<</F1 %s>>>>" % font, extra=codes)
    return read_pdf(content, "", Limits()).text


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (b"D83DDE00", "B😀B"),
        (b"D835DC00", "BAB"),
        (b"D83DDE00D83DDE01", "B😀😁B"),
        (b"D83D", "B\ufffdB"),
        (b"DE00", "B\ufffdB"),
    ],
)
def test_characters_in_two_halves_become_whole(target: bytes, text: str) -> None:
    assert mapped(target) == text
