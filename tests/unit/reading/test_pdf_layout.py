"""Reading order: columns, sidebars, margins of dates, running lines."""

import pytest
from drawn import HEIGHT, PROSE, Draw, codes, column, read
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.text import FindingCode
from rolefit.reading.pdf.cells import is_value

LEFT = [f"left line {number} of the story" for number in range(1, 11)]
RIGHT = [f"right line {number} of it" for number in range(1, 11)]


@pytest.mark.parametrize("shift", [0, 3, 6.5], ids=["same rows", "close rows", "interleaved rows"])
def test_two_columns_are_read_one_after_the_other(shift: float) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, LEFT)
        column(canvas, 320, 700 - shift, RIGHT)

    document = read(draw)
    words = document.text.split()
    assert words == " ".join([*LEFT, *RIGHT]).split()
    assert FindingCode.TWO_COLUMNS in codes(document)


def test_rows_drawn_alternately_are_still_two_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(320, 700 - 13 * index, right)
            canvas.drawString(60, 700 - 13 * index, left)

    assert read(draw).text.split() == " ".join([*LEFT, *RIGHT]).split()


def test_a_header_across_the_page_comes_before_the_columns() -> None:
    header = "Ignatia Quill, bookbinder in Norwich, restorer of atlases and of parish registers"

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 730, header)
        column(canvas, 60, 700, LEFT)
        column(canvas, 320, 700, RIGHT)

    assert read(draw).text.split() == " ".join([header, *LEFT, *RIGHT]).split()


def test_a_heading_across_the_page_parts_two_pairs_of_columns() -> None:
    heading = "What followed was a long stretch of years in three cities and one remote valley"

    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 720, LEFT)
        column(canvas, 320, 720, RIGHT)
        canvas.drawString(60, 570, heading)
        column(canvas, 60, 540, [line.upper() for line in LEFT])
        column(canvas, 320, 540, [line.upper() for line in RIGHT])

    upper = [line.upper() for line in [*LEFT, *RIGHT]]
    assert read(draw).text.split() == " ".join([*LEFT, *RIGHT, heading, *upper]).split()


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_short_sidebar_does_not_cut_into_the_main_column(side: str) -> None:
    skills = ["Skills", "Lathe", "Milling", "Welding", "Drawings"]
    main = [*PROSE, *PROSE, *PROSE]

    def draw(canvas: Canvas) -> None:
        column(canvas, 60 if side == "left" else 450, 700, skills)
        column(canvas, 180 if side == "left" else 60, 700, main)

    text = " ".join(read(draw).text.split())
    assert " ".join(main) in text
    assert "Lathe Milling Welding Drawings" in text


def test_text_at_the_right_between_lines_at_the_left_is_no_column() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Above")
        column(canvas, 320, 680, RIGHT[:4])
        canvas.drawString(60, 600, "Below")

    assert read(draw).text.split() == ["Above", *" ".join(RIGHT[:4]).split(), "Below"]


def test_lists_in_two_columns_do_not_reach_into_the_text_below() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, ["• Invoices", "• Ledgers", "• Payroll", "• Audits"])
        column(canvas, 250, 700, ["• Leases", "• Grants", "• Budgets"])
        column(canvas, 60, 630, ["Experience", "Bookkeeper, Tern & Daughters", *PROSE])

    lines = read(draw).text.split("\n")
    assert [line for line in lines if line][:7] == [
        "• Invoices",
        "• Ledgers",
        "• Payroll",
        "• Audits",
        "• Leases",
        "• Grants",
        "• Budgets",
    ]


def test_dates_at_the_right_margin_stay_with_their_line() -> None:
    jobs = [
        ("Ship's cook, Gannet Line", "2019 – 2021"),
        ("Baker, Oven Street", "03/2016 – 12/2018"),
        ("Kitchen hand, Harbour Inn", "May 2014 to Feb 2016"),
        ("Dishwasher, Harbour Inn", "2013"),
    ]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        for title, dates in jobs:
            canvas.drawString(60, y, title)
            canvas.drawRightString(530, y, dates)
            y = column(canvas, 60, y - 13, PROSE[:2]) - 8

    document = read(draw)
    lines = document.text.split("\n")
    assert [line for line in lines if "–" in line or "to Feb" in line or "2013" in line] == [
        f"{title} {dates}" for title, dates in jobs
    ]
    assert FindingCode.TWO_COLUMNS not in codes(document)


def test_a_dense_table_of_degrees_and_years_is_read_by_rows() -> None:
    rows = [("Diploma in nursing", "2012"), ("Diploma in midwifery", "2015"), ("Master", "2020")]

    def draw(canvas: Canvas) -> None:
        for index, (degree, year) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * index, degree)
            canvas.drawRightString(530, 700 - 14 * index, year)

    assert read(draw).text.split("\n") == [f"{degree} {year}" for degree, year in rows]


def test_places_at_the_right_margin_stay_with_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        y = 700.0
        for employer, place in [
            ("Tern Ltd", "Hull, UK"),
            ("Auk GmbH", "Kiel, DE"),
            ("Rook", "Oslo"),
        ]:
            canvas.drawString(60, y, employer)
            canvas.drawRightString(530, y, place)
            y = column(canvas, 60, y - 13, PROSE) - 8

    lines = read(draw).text.split("\n")
    assert {"Tern Ltd Hull, UK", "Auk GmbH Kiel, DE", "Rook Oslo"} <= set(lines)


def test_dates_at_the_left_introduce_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        y = 700.0
        for dates in ["2019 – now", "2016 – 2019", "2011 – 2016"]:
            canvas.drawString(60, y, dates)
            canvas.drawString(150, y, f"Gardener since {dates[:4]}")
            y = column(canvas, 150, y - 13, PROSE[:3]) - 8

    lines = read(draw).text.split("\n")
    assert "2019 – now Gardener since 2019" in lines
    assert "2011 – 2016 Gardener since 2011" in lines


def test_labels_stay_with_what_they_announce() -> None:
    def draw(canvas: Canvas) -> None:
        rows = [
            ("Languages:", "Welsh, English"),
            ("Tools:", "Chisel, adze"),
            ("Licences:", "B, C1"),
        ]
        for index, (label, value) in enumerate(rows):
            canvas.drawString(60, 700 - 14 * index, label)
            canvas.drawString(160, 700 - 14 * index, value)

    assert read(draw).text.split("\n") == [
        "Languages: Welsh, English",
        "Tools: Chisel, adze",
        "Licences: B, C1",
    ]


def test_three_columns_of_skills_are_read_column_by_column() -> None:
    grid = [["Ada", "Basic", "COBOL"], ["Delphi", "Erlang", "Forth"], ["Go", "Haskell", "Icon"]]

    def draw(canvas: Canvas) -> None:
        for row, words in enumerate(grid):
            for place, word in enumerate(words):
                canvas.drawString(60 + 150 * place, 700 - 14 * row, word)

    assert read(draw).text.split() == "Ada Delphi Go Basic Erlang Haskell COBOL Forth Icon".split()


def test_running_lines_and_page_numbers_are_left_out_and_told() -> None:
    def page(number: int, body: list[str]) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, HEIGHT - 30, "Ottoline Frayne, curriculum vitae")
            column(canvas, 60, 700, body)
            canvas.drawString(60, 30, "Printed in confidence")
            canvas.drawString(300, 20, f"Page {number} of 3")

        return draw

    document = read(*(page(number, [f"Body {number}"]) for number in (1, 2, 3)))
    assert document.text.split("\n\n") == [
        "Ottoline Frayne, curriculum vitae",
        "Body 1\nBody 2\nBody 3",
    ]
    assert {
        FindingCode.RUNNING_HEADER,
        FindingCode.RUNNING_FOOTER,
        FindingCode.PAGE_NUMBER,
    } <= set(codes(document))


def test_a_bare_page_number_goes_only_where_it_counts_the_pages() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 700, PROSE)
        canvas.drawString(300, 20, "1")

    assert read(draw).text.endswith("1")
    assert (
        not read(draw, lambda c: c.drawString(60, 700, "More")).text.split("\n")[-2].endswith("1")
    )


def test_the_same_words_in_the_body_of_two_pages_stay() -> None:
    document = read(*[lambda c: c.drawString(60, 500, "Reference on request")] * 2)
    assert document.text.count("Reference on request") == 2


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "2019 - 2021",
        "03/2018 – present",
        "Jan. 2019 to Dec 2020",
        "12 months",
        "85 %",
        "C1",
        "(2004)",
        "März 2011 bis heute",
        "fluent",
        "Native speaker",
        "C1 (certified)",
        "since 2009",
        "'09 – '11",
        "Summer 2010",
    ],
)
def test_dates_numbers_and_levels_are_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    ["Due Diligence", "Python 3 and Go", "Marketing", "May be later", "Professional summary", ""],
)
def test_words_are_no_values(text: str) -> None:
    assert not is_value(text)


def test_a_line_a_little_off_its_place_still_repeats() -> None:
    """Printers round: squares of the page must not part what stands in the same place."""

    def page(y: float) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, y, "Lee, cook")
            column(canvas, 60, 600, PROSE)

        return draw

    document = read(page(800), page(796.5), page(798))
    assert document.text.count("Lee, cook") == 1
