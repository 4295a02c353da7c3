"""Postings in other words: what is replaced, and what must stay."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit import Matcher
from rolefit.evaluation.robustness import paraphrase, spelling, synonyms
from rolefit.evaluation.robustness.wording import in_requirements, reworded
from rolefit.profiling.skills import load_gazetteer

TABLES = (paraphrase.TABLE, synonyms.TABLE, spelling.TABLE)
CHANGES = (paraphrase.paraphrased, synonyms.synonymous, spelling.respelled)

law = settings(max_examples=60, deadline=None, derandomize=True, database=None)

WORDS = st.lists(
    st.sampled_from(
        [word for table in TABLES for word in table]
        + [word.title() for word in spelling.TABLE]
        + "a pale heron stood by the 7 reeds; Kubernetes, Go and Excel. ÉTÉ\n- 40 %".split(" ")
    ),
    max_size=25,
).map(" ".join)


@pytest.mark.parametrize("change", CHANGES)
@law
@given(text=WORDS | st.text(max_size=80))
def test_a_rewording_is_deterministic_and_keeps_lines_and_what_it_does_not_know(
    change: Callable[[str], str], text: str
) -> None:
    other = change(text)
    assert other == change(text)
    assert bool(other.strip()) == bool(text.strip())
    assert other.count("\n") == text.count("\n")
    for word in re.findall(r"\b(?:heron|reeds|ÉTÉ|40 %)", text):
        assert word in other


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_written_as_it_is_looked_up(table: dict[str, str]) -> None:
    for phrase, other in table.items():
        assert phrase == phrase.lower()
        assert other.strip()
        assert other.lower() != phrase


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("At least two years", "A minimum of 2 years"),
        ("Responsible for a team", "In charge of a team"),
        ("RESPONSIBLE FOR", "IN CHARGE OF"),
        ("irresponsible for", "irresponsible for"),
    ],
)
def test_a_paraphrase_keeps_capitals_and_replaces_whole_words(text: str, other: str) -> None:
    assert paraphrase.paraphrased(text) == other


def test_what_was_put_in_is_not_replaced_again() -> None:
    assert reworded("fix and repair", {"fix": "repair", "repair": "fix"}) == "repair and fix"


def test_the_longest_phrase_is_taken() -> None:
    table = {"knowledge of": "x", "good knowledge of": "y"}
    assert reworded("good knowledge of bees", table) == "y bees"


def test_an_abbreviation_is_written_out_in_small_letters() -> None:
    assert synonyms.synonymous("an HR generalist") == "an human resources generalist"
    assert synonyms.synonymous("Human resources") == "HR"


def test_tools_change_their_names_both_ways() -> None:
    assert synonyms.synonymous("k8s and Postgres") == "Kubernetes and PostgreSQL"
    assert synonyms.synonymous("Kafka; sklearn") == "Apache Kafka; scikit-learn"


@pytest.mark.parametrize("pair", synonyms.TOOLS)
def test_two_names_of_a_tool_are_one_concept(pair: tuple[str, str]) -> None:
    one, other = (load_gazetteer().link(name) for name in pair)
    assert one is not None
    assert other is not None
    assert one.id == other.id


def test_spelling_goes_both_ways_and_back() -> None:
    text = "Organisation of colour prints in a Center"
    assert spelling.respelled(text) == "Organization of color prints in a Centre"
    assert spelling.respelled(spelling.respelled(text)) == text


def test_only_what_is_asked_is_reworded(matcher: Matcher) -> None:
    text = (
        "Harbour Pilot\n\nAt least we are friendly.\n\nRequirements\n- At least two years at sea\n"
    )
    job = matcher.job(text)
    (span,) = [one.span for one in job.requirements]
    assert "two years" in span.of(job.document.text)
    changed = in_requirements(job, paraphrase.paraphrased)
    assert "At least we are friendly." in changed
    assert "2 years at sea" in changed
    assert changed.startswith(job.document.text[: span.start])
