"""The lexical leg's analyzer and statistics."""

import numpy as np
import pytest

from rolefit.matching.terms import Analyzer, hash_of, load_statistics, saturated, terms_of


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


def frequencies(passages: list[list[str]]) -> dict[int, int]:
    terms = terms_of(passages)
    return dict(zip(terms.hashes.tolist(), terms.frequencies.tolist(), strict=True))


def test_repeating_a_word_inside_one_passage_adds_nothing() -> None:
    assert frequencies([["python", "python"], ["kafka"]]) == frequencies([["kafka"], ["python"]])


def test_a_stem_counts_once_for_each_passage_that_holds_it() -> None:
    found = frequencies([["python"], ["kafka", "python"], []])
    assert found == {hash_of("python"): 2, hash_of("kafka"): 1}


def test_a_resume_without_words_has_no_stems() -> None:
    assert frequencies([]) == frequencies([[]]) == {}


def test_more_passages_add_less_and_less() -> None:
    one, two, three, many = saturated(np.array([1, 2, 3, 1000], dtype=np.int32)).tolist()
    assert 1.0 == one < two < three < many < 2.2
    assert two - one > three - two


def test_all_stems_of_the_statistics_have_hashes_of_their_own() -> None:
    stems = load_statistics().frequency
    assert len({hash_of(stem) for stem in stems}) == len(stems)
