"""Plain text: what is one line and what is a heading."""

import pytest

from rolefit.domain.errors import EmptyDocument, TooMuchOutput
from rolefit.domain.text import FindingCode, Kind, MarkKind
from rolefit.reading import read_text
from rolefit.reading.build import Builder
from rolefit.reading.text import read_plain


def headings(text: str) -> list[str]:
    document = read_text(text)
    return [m.span.of(document.text) for m in document.marks if m.kind is MarkKind.HEADING]


WRAPPED = """\
I have kept the books of a furniture maker for nine years and like to close a
month early. Before that I sold carpets, which taught me patience, and before
that I studied economics in Gdansk with a thesis on the price of amber on
Northern markets.
"""


def test_a_paragraph_wrapped_at_a_column_becomes_whole() -> None:
    text = read_text(WRAPPED).text
    assert "\n" not in text
    assert "close a month early" in text
    assert "amber on Northern markets." in text


def test_a_ragged_wrap_joins_only_where_the_words_go_on() -> None:
    full = (
        "Led the warehouse team through the move to the new building while keeping every delivery"
    )
    other = "Counted the stock of nine branches together with the auditors and told the"
    text = read_text(f"{full}\non time.\n{other}\nBoard\nDrove vans\n").text
    assert text.split("\n") == [f"{full} on time.", f"{other} Board", "Drove vans"]


def test_short_lines_stay_apart() -> None:
    lines = ["Skills", "welding", "milling", "reading of drawings", "and", "patience"]
    assert read_text("\n".join(lines)).text.split("\n") == lines


def test_full_lines_that_each_end_a_sentence_stay_apart() -> None:
    lines = [
        f"Repaired {n} pumps of the paper mill in the night shift, alone and on my own."
        for n in range(4)
    ]
    assert read_text("\n".join(lines)).text.split("\n") == lines


def test_full_lines_that_each_start_anew_stay_apart_in_a_ragged_text() -> None:
    lines = [
        "Managed the regional accounts of a maker of kitchen furniture across nine countries",
        "Trained eleven colleagues in the use of the new order system and wrote its handbook",
        "Wrote a report",
    ]
    assert read_text("\n".join(lines)).text.split("\n") == lines


def test_a_dated_line_never_joins() -> None:
    first = "Senior Assistant to the Head of the Department for Railway Signals, from 2015 to 2019"
    text = f"{first}\nsignals and cables\n{first}\nswitches\n"
    assert read_text(text).text.split("\n")[0] == first


def test_lines_under_a_bullet_belong_to_it() -> None:
    text = "- Took the calls of forty pharmacies\n  and passed on what they needed\n- Second item\n"
    assert read_text(text).text == (
        "• Took the calls of forty pharmacies and passed on what they needed\n• Second item"
    )


def test_a_bullet_that_stands_alone_takes_the_next_line() -> None:
    assert read_text("•\nWelds\n•\nMills").text == "• Welds\n• Mills"


def test_a_word_cut_by_a_hyphen_is_mended_when_it_is_whole_elsewhere() -> None:
    line = "Responsible for the management of a bakery and of its two shops, and for the manage-"
    text = read_text(f"{line}\nment of people\n{line[:60]}\n").text
    assert "and for the management of people" in text


def test_a_compound_keeps_its_hyphen() -> None:
    line = "Responsible for a bakery and its two shops and for the whole of its long-lasting cross-"
    assert "cross-functional teams" in read_text(f"{line}\nfunctional teams\n{line[:60]}").text


def test_tabs_and_wide_gaps_keep_columns_apart() -> None:
    text = "Head Cook\t2015 - 2019\nPhone:\t555 0101\n1.\tFirst\nMill Inn      Cork\n"
    assert read_text(text).text.split("\n") == [
        "Head Cook | 2015 - 2019",
        "Phone: 555 0101",
        "1. First",
        "Mill Inn | Cork",
    ]


def test_a_heading_stands_alone_or_is_underlined_or_framed() -> None:
    text = (
        "Ann Lee\n\nEXPERIENCE\nCook, Mill\n\nFurther Training\n\nknives and pans\n\n"
        "Skills\n------\nBread\n\n== Hobbies ==\nChess\n"
    )
    assert headings(text) == ["EXPERIENCE", "Further Training", "Skills", "Hobbies"]
    assert "---" not in read_text(text).text


@pytest.mark.parametrize(
    "text",
    [
        "ANN LEE\nCook",  # the first line is a name
        "Cook\nMILL INN\nBread",  # not set apart
        "Cook\n\nMILL INN",  # nothing follows
        "Cook\n\nMILL INN 2019\nBread",  # a date
        "Cook\n\n• MILL\nBread",  # an item
        "Cook\n\nI like bread\n\nBread",  # a sentence
    ],
)
def test_other_short_lines_are_no_headings(text: str) -> None:
    assert headings(text) == []


def test_form_feeds_part_pages() -> None:
    document = read_text("one\ftwo\f")
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.page_of(document.text.index("two")) == 2


def test_a_text_is_text_whatever_it_looks_like() -> None:
    for text in ["# Ann\n\n[site](https://example.org)", '{"basics": {}} x', "<p>Ann</p>"]:
        document = read_text(text, "x.html")
        assert (document.kind, document.text.split("\n")[0]) == (Kind.TEXT, text.split("\n")[0])


def test_invisible_characters_are_told() -> None:
    assert read_text("Ja\u200bva").findings[0].code is FindingCode.ZERO_WIDTH


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read_text(" \n---\n")


@pytest.mark.parametrize("name", ["Bo Li", "Anna-Maria Kowalska-Wisniewska", "Wolfeschlegelstein"])
def test_a_contact_line_never_runs_into_the_heading_below_it(name: str) -> None:
    """Else the text would depend on how long a name is."""
    body = "\n".join(["Kept the ledgers of a company that sells garden tools by post and"] * 6)
    line = (
        f"{name}, 12 Orchard Row, Millbrook, {name.split()[0].lower()}@example.org +1 555 010 0199"
    )
    text = read_text(f"{line}\nOBJECTIVE\n{body}\n").text
    assert "\nOBJECTIVE\n" in text


def test_many_blank_lines_say_no_more_than_a_few() -> None:
    few = read_text("Ann Lee\n\n\n\n\nSkills\n\nwelding and milling")
    many = read_text("Ann Lee" + "\n \t" * 1000 + "\nSkills\n\nwelding and milling")
    assert (many.text, many.marks) == (few.text, few.marks)


def test_empty_pages_are_counted_and_cost_nothing() -> None:
    document = read_text("Ann Lee" + "\f" * 3 + "welding")
    assert document.text == "Ann Lee\nwelding"
    assert document.page_of(len("Ann Lee\n")) == 4


def test_a_text_that_cannot_fit_is_refused_before_it_is_laid_out() -> None:
    with pytest.raises(TooMuchOutput):
        read_plain("word " * 300, Builder(Kind.TEXT, "", "", limit=1000))


def test_letters_that_just_fit_are_read() -> None:
    assert len(read_plain("x" * 1000, Builder(Kind.TEXT, "", "", limit=1000)).text) == 1000


def test_a_line_of_a_hundred_thousand_digits_is_read() -> None:
    assert read_text("Ann\n" + "1" * 100_000 + "x\ncooks\n").text.endswith("1x\ncooks")


def test_nothing_is_joined_to_a_telephone_number() -> None:
    full = "Counted the stock of nine branches together with the auditors of the company, "
    text = read_text(f"{full}\n{full}{full[:20]}+353 21 555 0101\nand told the board\n").text
    assert text.endswith("0101\nand told the board")
