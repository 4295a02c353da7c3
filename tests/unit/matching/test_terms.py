"""The lexical leg's analyzer and statistics."""

import pytest

from rolefit.matching.terms import Analyzer, load_statistics, saturate


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("C++ and C#, .NET", ["c++", "c#", "net"]),
        ("tested testing tests", ["test", "test", "test"]),
        ("data_science R&D", ["data", "scienc", "r", "d"]),
        ("Café naïve", ["café", "naïv"]),
        ("5+ years of experience", ["5+"]),
        ("", []),
        ("— • …", []),
    ],
)
def test_text_becomes_stems(text: str, stems: list[str]) -> None:
    assert Analyzer()(text) == stems


def test_a_rare_stem_weighs_more_than_a_common_one() -> None:
    statistics = load_statistics()
    assert statistics.idf("kubernet") > statistics.idf("custom") > 0


def test_repeating_a_word_inside_one_passage_adds_nothing() -> None:
    assert saturate([["python", "python", "python"]]) == saturate([["python"]])


def test_more_passages_add_less_and_less() -> None:
    one, two, three = (saturate([["python"]] * n)["python"] for n in (1, 2, 3))
    assert one < two < three < 2.2
    assert two - one > three - two


def test_another_passage_never_lowers_a_stem() -> None:
    before = saturate([["python"], ["kafka", "python"]])
    after = saturate([["python"], ["kafka", "python"], ["many", "other", "words"]])
    assert all(after[stem] >= value for stem, value in before.items())
