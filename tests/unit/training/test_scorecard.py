"""Scorecards: JSON in and out, means, and differences that are paired or refused."""

import json
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest
from cards import FAMILIES, card, family
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.errors import UsageError
from rolefit.training.comparing import compare
from rolefit.training.scorecard import (
    Costs,
    Family,
    Scorecard,
    from_json,
    means,
    read_scorecard,
    to_json,
)

VALUES = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.floats(-10, 10, allow_nan=False),
    min_size=1,
    max_size=12,
)


@given(VALUES)
@settings(max_examples=40, deadline=None)
def test_json_out_and_in_gives_the_same_scorecard(values: dict[str, float]) -> None:
    grouped = dict.fromkeys(values, "nursing")
    one = card(Family("set", "nDCG@10", values, grouped))
    again = from_json(to_json(one))
    assert again == one
    assert again.digest == one.digest


@given(VALUES)
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_queries_moves_nothing(values: dict[str, float]) -> None:
    turned = dict(reversed(values.items()))
    one, other = card(Family("set", "AP", values)), card(Family("set", "AP", turned))
    assert one.digest == other.digest
    assert means(one) == means(other)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=20))
@settings(max_examples=25, deadline=None)
def test_the_difference_the_other_way_round_is_its_negative(
    pairs: list[tuple[float, float]],
) -> None:
    ours = card(family("set", "AP", [a for a, _ in pairs]), model="a")
    theirs = card(family("set", "AP", [b for _, b in pairs]), model="b")
    there, back = compare(ours, theirs)[0], compare(theirs, ours)[0]
    assert there.difference.mean == pytest.approx(-back.difference.mean, abs=1e-12)
    assert there.difference.mean == pytest.approx(
        there.challenger.mean - there.champion.mean, abs=1e-9
    )
    assert {there.verdict, back.verdict} in ({"better", "worse"}, {"not told apart"})


def test_a_mean_has_an_interval_around_it() -> None:
    found = means(card(*FAMILIES))["titles MAP"]
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.mean < found.high
    assert found.count == 40


def test_pairing_sees_a_small_gain_that_two_means_hide() -> None:
    spread = [0.1 + 0.02 * n for n in range(40)]
    ours = card(family("set", "AP", [value + 0.01 + 0.0001 * n for n, value in enumerate(spread)]))
    theirs = card(family("set", "AP", spread))
    found = compare(ours, theirs)[0]
    assert found.challenger.low is not None
    assert found.challenger.low < found.champion.mean  # the means' own intervals overlap
    assert found.verdict == "better"


def test_a_single_query_tells_nothing_apart() -> None:
    found = compare(card(family("set", "AP", [0.9])), card(family("set", "AP", [0.1])))[0]
    assert found.difference.mean == pytest.approx(0.8)
    assert found.verdict == "not told apart"


def test_groups_are_told_with_their_own_means() -> None:
    groups = ["nursing", "law", "nursing", "law"]
    ours = card(family("set", "AP", [0.5, 0.5, 0.7, 0.1], groups))
    theirs = card(family("set", "AP", [0.4, 0.5, 0.4, 0.5], groups))
    found = compare(ours, theirs)[0].groups
    assert [(one.group, one.queries) for one in found] == [("law", 2), ("nursing", 2)]
    assert [one.mean for one in found] == pytest.approx([fmean([0.0, -0.4]), fmean([0.1, 0.3])])


def test_other_queries_are_refused_by_the_name_of_the_family() -> None:
    ours, theirs = card(family("set", "AP", [0.1, 0.2])), card(family("set", "AP", [0.1]))
    with pytest.raises(UsageError, match=r"set AP.*2 queries.*1, and not the same"):
        compare(ours, theirs)


def test_other_data_are_refused_by_their_name() -> None:
    theirs = replace(card(*FAMILIES), data={"titles": "b" * 64})
    with pytest.raises(UsageError, match="other data: titles"):
        compare(card(*FAMILIES), theirs)


def test_data_of_a_family_that_only_one_names_are_other_data() -> None:
    with pytest.raises(UsageError, match="other data: titles"):
        compare(card(*FAMILIES), replace(card(*FAMILIES), data={}))


def test_other_groups_are_refused() -> None:
    ours = card(family("set", "AP", [0.1, 0.2], ["law", "law"]))
    theirs = card(family("set", "AP", [0.1, 0.2], ["law", "nursing"]))
    with pytest.raises(UsageError, match="other groups"):
        compare(ours, theirs)


def test_nothing_in_common_is_told() -> None:
    with pytest.raises(UsageError, match="no family in common"):
        compare(card(family("set", "AP", [0.1])), card(family("other", "AP", [0.1])))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.pop("format"),
        lambda body: body.update(format=2),
        lambda body: body.update(surprise=1),
        lambda body: body.update(families=[]),
        lambda body: body["families"][0].update(values={}),
        lambda body: body["families"][0]["values"].update(q0="much"),
        lambda body: body["families"][0]["values"].update(q0=float("nan")),
        lambda body: body["families"][0].update(groups={"unknown": "law"}),
        lambda body: body["families"].append(body["families"][0]),
        lambda body: body["costs"].update(megabytes=0),
    ],
)
def test_json_that_is_no_scorecard_is_refused(spoil: object, tmp_path: Path) -> None:
    body = json.loads(to_json(card(*FAMILIES)))
    assert callable(spoil)
    spoil(body)
    (tmp_path / "card.json").write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(UsageError, match=r"card\.json is no scorecard"):
        read_scorecard(tmp_path / "card.json")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"null"])
def test_what_is_no_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError, match="no scorecard"):
        from_json(content)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_scorecard(tmp_path / "none.json")


def test_a_scorecard_without_families_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a family"):
        Scorecard("m", "e", (), Costs(1.0, 1.0), {})
