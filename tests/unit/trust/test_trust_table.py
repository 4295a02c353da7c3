"""Tables: what is read, and errors that say which row and column."""

from pathlib import Path

import pytest

from rolefit.domain.errors import UsageError
from rolefit.trust.impact import Individual
from rolefit.trust.table import Columns, read_table


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "scores.csv"


def test_columns_are_known_by_their_usual_names(table: Path) -> None:
    table.write_text("id,Score,Gender,Ethnicity,selected\n1,71.5,Female,White,yes\n2,3,Male,,no\n")
    assert read_table(table) == [
        Individual(71.5, "Female", "White", selected=True),
        Individual(3.0, "Male", "", selected=False),
    ]


def test_columns_can_be_named(table: Path) -> None:
    table.write_text("points,s,r\n5,F,X\n")
    assert read_table(table, Columns("points", "s", "r")) == [Individual(5.0, "F", "X")]


def test_a_byte_order_mark_quotes_and_blanks_are_read(table: Path) -> None:
    table.write_bytes('\ufeffscore,race\r\n 5 ," Two or\nMore  Races, other "\r\n'.encode())
    assert read_table(table) == [Individual(5.0, "", "Two or More Races, other")]


@pytest.mark.parametrize("word", ["", "  ", "Unknown", "N/A", "prefer not to say", "-"])
def test_words_for_unknown_are_no_category(table: Path, word: str) -> None:
    table.write_text(f"score,sex\n1,{word}\n2,Female\n")
    assert read_table(table)[0].sex == ""


def test_spellings_that_differ_in_case_are_one_category(table: Path) -> None:
    table.write_text("score,sex\n1,Female\n2,FEMALE\n3, female\n")
    assert {one.sex for one in read_table(table)} == {"Female"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("score,sex\n1,F\nabc,M\n", "Row 3, column “score”: “abc” is no number."),
        ("score,sex\n1,F\n,M\n", "Row 3, column “score”: “” is no number."),
        ("score,sex\nnan,F\n", "Row 2, column “score”: “nan” is no number."),
        ("score,sex\ninf,F\n", "Row 2, column “score”: “inf” is no number."),
        ("score,sex,selected\n1,F,maybe\n", "Row 2, column “selected”: “maybe” is neither yes"),
        ("score,sex\n1,F,x\n", "Row 2 has more cells than the header."),
        ("score,sex\n1\n", "Row 2 has fewer cells than the header."),
        ("points,sex\n1,F\n", "has no column “score”; it has “points”, “sex”."),
        ("score,sex,sex\n1,F,F\n", "has several columns “sex”."),
        ("score,sex\n", "has no row below its header."),
        ("", "has no column “score”; it has none."),
        ("score,sex\n1,\n", "tells nobody's category."),
        ("score\n1\n", "tells nobody's category."),
        ('score,sex\n"1,F\n', "is no CSV that can be read"),
        (f"score,sex\n1,{'x' * 81}\n", "a category has more than 80 characters."),
    ],
)
def test_a_bad_table_is_told_by_row_and_column(table: Path, text: str, told: str) -> None:
    table.write_text(text)
    with pytest.raises(UsageError) as caught:
        read_table(table)
    assert told in caught.value.message
    assert caught.value.remedy


def test_a_table_that_is_no_text_or_not_there_is_told(table: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_table(table)
    table.write_bytes(b"score,sex\n1,\xff\xfe\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_table(table)


def test_a_named_column_must_be_there(table: Path) -> None:
    table.write_text("score,sex\n1,F\n")
    with pytest.raises(UsageError, match="no column “race”") as caught:
        read_table(table, Columns(race="race"))
    assert "--race" in caught.value.remedy
