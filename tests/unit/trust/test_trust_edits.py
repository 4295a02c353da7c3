"""Edited documents: the text changes, and every offset follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.text import Document, Finding, FindingCode, Kind, Mark, MarkKind, Page, Span
from rolefit.reading import read_text
from rolefit.trust.edits import Edit, edited
from rolefit.trust.years import moved_years

TEXT = "Anna Berg\nWelder, Acme (2015-03 – 2018-06)\nEducation\nHigh school, 2014\n"


def document(text: str = TEXT) -> Document:
    at = text.index("2015-03")
    return Document(
        text=text,
        kind=Kind.JSON_RESUME,
        name="anna-berg.json",
        digest="0" * 64,
        pages=(Page(1, Span(0, 10)), Page(2, Span(10, len(text)))),
        marks=(
            Mark(Span(0, 9), MarkKind.NAME),
            Mark(Span(at, at + 7), MarkKind.START, "2015-03"),
        ),
        findings=(Finding(FindingCode.PHOTO, "a photo", span=Span(10, 16)),),
    )


def test_words_pages_marks_and_findings_follow_an_edit() -> None:
    made = edited(document(), [Edit(Span(0, 9), "Maria José Garcia")], name="maria.json")
    assert made.text.startswith("Maria José Garcia\nWelder")
    assert made.name == "maria.json"
    assert [mark.span.of(made.text) for mark in made.marks] == ["Maria José Garcia", "2015-03"]
    assert [page.span for page in made.pages] == [Span(0, 18), Span(18, len(made.text))]
    assert made.findings[0].span is not None
    assert made.findings[0].span.of(made.text) == "Welder"
    assert made.digest == read_text(made.text).digest


def test_a_marks_value_takes_the_same_change() -> None:
    at = TEXT.index("2015")
    made = edited(document(), [Edit(Span(at, at + 4), "2012")])
    assert made.marks[1].value == "2012-03"
    assert made.marks[1].span.of(made.text) == "2012-03"


def test_what_is_inserted_belongs_to_no_neighbour() -> None:
    made = edited(document(), [Edit(Span(9, 9), "\nStreet 1")])
    assert made.marks[0].span.of(made.text) == "Anna Berg"
    assert made.pages[1].span.of(made.text).startswith("Welder")


def test_no_edit_is_no_change_but_for_the_digest() -> None:
    assert edited(document(), []).text == TEXT


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited(document(), [Edit(Span(0, 5), "a"), Edit(Span(4, 9), "b")])


@st.composite
def edits_of(draw: st.DrawFn) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Edit(Span(start, end), draw(st.text("xyz", max_size=5))) for start, end in pairs]


@given(edits_of())
def test_pages_always_cover_the_text_and_marks_stay_inside(edits: list[Edit]) -> None:
    try:
        made = edited(document(), edits)
    except ValueError:
        return
    assert "".join(page.span.of(made.text) for page in made.pages) == made.text
    assert all(mark.span.end <= len(made.text) for mark in made.marks)
    touched = {
        mark.kind
        for mark in document().marks
        for edit in edits
        if edit.span.start < mark.span.end and mark.span.start < edit.span.end
    }
    inside = {
        mark.kind
        for mark in document().marks
        for edit in edits
        if not len(edit.span) and mark.span.start < edit.span.start < mark.span.end
    }
    for before, after in zip(document().marks, made.marks, strict=True):
        if before.kind not in touched | inside:
            assert after.span.of(made.text) == before.span.of(TEXT)


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("2015 – 2018", -2, "2013 – 2016"),
        ("06.2015 to 03/2018", 5, "06.2020 to 03/2023"),
        ("2018–19", 5, "2023–24"),
        ("1999/00", 5, "2004/05"),
        ("2018-09", 5, "2023-09"),
        ("2018-19", 5, "2023-24"),
        ("(2014)", -25, "(1989)"),
        ("since '15, 20150 pieces, 2015a, 1,2015", 5, "since '15, 20150 pieces, 2015a, 1,2015"),
    ],
)
def test_years_move_and_months_and_numbers_stay(before: str, by: int, after: str) -> None:
    text = read_text(before)
    moved = edited(text, moved_years(text.text, Span(0, len(text.text)), by))
    assert moved.text.strip() == after
