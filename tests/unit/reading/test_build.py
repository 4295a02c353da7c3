"""A document grows block by block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.errors import EmptyDocument, TooMuchOutput
from rolefit.domain.text import Finding, FindingCode, Kind, Mark, MarkKind, Page, Span
from rolefit.reading.build import READER, Builder, Piece, date_of


@pytest.fixture
def builder() -> Builder:
    return Builder(Kind.TEXT, "a.txt", "00")


def test_blocks_are_lines_and_a_gap_is_a_blank_line(builder: Builder) -> None:
    builder.block("Ann Lee")
    builder.block("Welder", gap=True)
    builder.block("- Welds")
    document = builder.build()
    assert document.text == "Ann Lee\n\nWelder\n• Welds"
    assert (document.kind, document.name, document.digest) == (Kind.TEXT, "a.txt", "00")
    assert document.reader == READER


def test_spans_are_into_the_repaired_text(builder: Builder) -> None:
    builder.block("caf\u0065\u0301  \u200bbar")
    span = builder.block("sautÃ© station")
    assert span.of(builder.build().text) == "sauté station"


def test_a_marked_block_carries_its_value(builder: Builder) -> None:
    span = builder.block("French", mark=MarkKind.LANGUAGE, value="C1")
    assert builder.build().marks == (Mark(span, MarkKind.LANGUAGE, "C1"),)


def test_each_piece_of_a_line_is_marked_for_itself(builder: Builder) -> None:
    builder.line(
        Piece("Cook", MarkKind.TITLE),
        Piece(", "),
        Piece("The  Mill ", MarkKind.EMPLOYER),
        Piece(" – "),
        Piece("2021", MarkKind.END, "2021"),
    )
    document = builder.build()
    assert document.text == "Cook, The Mill – 2021"
    assert [mark.span.of(document.text) for mark in document.marks] == ["Cook", "The Mill", "2021"]


def test_only_the_start_of_a_line_can_be_a_bullet(builder: Builder) -> None:
    builder.line(Piece("- Cook"), Piece(" - "), Piece("- Leeds"))
    assert builder.build().text == "• Cook - - Leeds"


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b", "•", "\uf0b7 ", "\n"])
def test_nothing_visible_appends_nothing(builder: Builder, nothing: str) -> None:
    builder.block("Ann")
    assert builder.block(nothing, mark=MarkKind.HEADING) == Span(3, 3)
    assert builder.line(Piece(nothing)) == Span(3, 3)
    assert builder.build().text == "Ann"
    assert builder.build().marks == ()


def test_line_breaks_inside_of_a_block_become_spaces(builder: Builder) -> None:
    builder.block("one\ntwo\u2028three")
    assert builder.build().text == "one two three"


def test_pages_cover_the_whole_text(builder: Builder) -> None:
    builder.page(1)
    builder.block("first")
    builder.page(2)
    builder.page(3)
    builder.block("third", gap=True)
    document = builder.build()
    assert document.pages == (Page(1, Span(0, 7)), Page(2, Span(7, 7)), Page(3, Span(7, 12)))
    assert document.page_of(8) == 3


def test_without_pages_there_is_one(builder: Builder) -> None:
    builder.block("all")
    assert builder.build().pages == (Page(1, Span(0, 3)),)


def test_marks_are_sorted_and_no_mark_is_empty(builder: Builder) -> None:
    first = builder.block("a b c")
    builder.block("d", mark=MarkKind.HEADING)
    builder.mark(Span(2, 3), MarkKind.SKILL)
    builder.mark(first, MarkKind.NAME)
    builder.mark(Span(1, 1), MarkKind.SKILL)
    marks = builder.build().marks
    assert [mark.kind for mark in marks] == [MarkKind.NAME, MarkKind.SKILL, MarkKind.HEADING]


def test_what_repair_did_is_told_once(builder: Builder) -> None:
    builder.finding(Finding(FindingCode.PHOTO, "A picture."))
    builder.block("Pyt\u200bhon")
    builder.block("donâ€™t\u2060")
    findings = builder.build().findings
    assert [finding.code for finding in findings] == [
        FindingCode.PHOTO,
        FindingCode.ZERO_WIDTH,
        FindingCode.REPAIRED_TEXT,
    ]
    assert "out: 2" in findings[1].message
    assert "apart: 1" in findings[1].message


@pytest.mark.parametrize("blocks", [[], ["…"], ["--- ***", "•"]])
def test_a_document_without_words_is_refused(builder: Builder, blocks: list[str]) -> None:
    for block in blocks:
        builder.block(block)
    with pytest.raises(EmptyDocument):
        builder.build()


def test_the_limit_counts_bytes_and_stops_at_once() -> None:
    builder = Builder(Kind.TEXT, "", "", limit=10)
    builder.block("ééé")
    with pytest.raises(TooMuchOutput):
        builder.block("éé")


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=8))
def test_every_span_holds_its_block(blocks: list[tuple[str, bool]]) -> None:
    builder = Builder(Kind.TEXT, "", "")
    builder.block("start")
    spans = [builder.block(text, gap=gap) for text, gap in blocks]
    text = builder.build().text
    filled = [span for span in spans if len(span)]
    assert [span.of(text) for span in filled] == [
        line for line in text.split("\n")[1:] if line.strip()
    ]


def test_nothing_that_steers_a_terminal_goes_along_with_the_text(builder: Builder) -> None:
    span = builder.block("French", mark=MarkKind.LANGUAGE, value="C1\ud800\0")
    builder.finding(Finding(FindingCode.ODD_FIELD, "Odd: \x1b[31m\u202e\ud800"))
    document = builder.build()
    assert document.marks == (Mark(span, MarkKind.LANGUAGE, "C1\ufffd"),)
    assert document.findings[0].message == "Odd: [31m\ufffd"


def test_a_file_name_that_is_no_text_does_no_harm() -> None:
    named = Builder(Kind.TEXT, "r\udce9sum\udce9.txt", "00")
    named.block("Ann Lee")
    assert named.build().name == "r?sum?.txt"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-02-03T08:00:00Z", "2026-02-03"),
        (" 2026-02-03", "2026-02-03"),
        ("2026-13-45", None),
        ("٢٠٢٤-٠١-٠١", None),
        ("3 February", None),
        ("", None),
    ],
)
def test_a_document_is_dated_by_days_that_exist(text: str, date: str | None) -> None:
    assert date_of(text) == date
