"""Forms of words: what must meet, and what must stay apart."""

import pytest

from rolefit.profiling.skills.stems import light, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manage", "management"),
        ("manage", "managed"),
        ("maintain", "maintenance"),
        ("organise", "organizing"),
        ("analyse", "analysis"),
        ("behaviour", "behavior"),
        ("modelling", "modeling"),
        ("programmes", "program"),
        ("write", "wrote"),
        ("records", "record"),
        ("centre", "centers"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manage", "manager"),
        ("manage", "managerial"),
        ("engine", "engineering"),
        ("organs", "organization"),
        ("intern", "internal"),
        ("animal", "animation"),
        ("market", "marketing"),
        ("experience", "experiment"),
        ("perform", "performance"),
        ("program", "programming"),
        ("physics", "physical"),
    ],
)
def test_words_that_only_share_a_stem_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_names_of_one_word_lose_their_plural_only() -> None:
    assert light("Spreadsheets") == light("spreadsheet")
    assert light("accounting") != light("accounts")


def test_a_short_word_in_capitals_is_no_plural() -> None:
    assert light("IFRS") == "ifrs"
    assert light("SPREADSHEETS") == "spreadsheet"
