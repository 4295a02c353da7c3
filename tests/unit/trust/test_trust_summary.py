"""Summaries, plots and JSON of pairs that can be counted by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.trust.audits import AUDITS
from rolefit.trust.counterfactual import Kind
from rolefit.trust.impact import Individual, impact
from rolefit.trust.page import impact_page
from rolefit.trust.plots import changes_plot, histogram_plot, ratios_plot, signed
from rolefit.trust.record import SwapReport, impact_json, swaps_json
from rolefit.trust.summary import by_group, by_job, histogram, holds, round_up, summarise, worst
from rolefit.trust.swaps import Moved, Outcome, Pair, Pool


def pair(change: float, group: str = "she", job: str = "a", places: int = 0) -> Pair:
    return Pair(
        job=job,
        resume="berg.pdf",
        group=group,
        detail="x",
        before=50.0,
        after=50.0 + change,
        place_before=5,
        place_after=5 - places,
        equal=not change,
        moved=(Moved("Python", 4.0, 4.0 + change),) if change else (),
    )


PAIRS = [pair(0), pair(-2, "he", "b", -1), pair(1, "she", "b", 2), pair(0, "he")]


def test_the_figures_of_some_pairs() -> None:
    one = summarise(PAIRS)
    assert (one.pairs, one.moved, one.equal) == (4, 2, 2)
    assert (one.mean, one.mean_absolute) == (-0.25, 0.75)
    assert (one.lowest, one.highest, one.largest) == (-2, 1, 2)
    assert (one.places_moved, one.places_most) == (2, 2)


def test_groups_and_jobs_keep_their_order_and_add_up() -> None:
    assert list(by_group(PAIRS)) == ["she", "he"]
    assert {job: one.mean for job, one in by_job(PAIRS).items()} == {"a": 0, "b": -0.5}
    assert sum(one.pairs for one in by_group(PAIRS).values()) == 4


def test_the_worst_are_the_largest_whatever_their_sign_and_none_that_did_not_move() -> None:
    assert [one.change for one in worst(PAIRS)] == [-2, 1]


def test_no_pairs_are_no_change() -> None:
    one = summarise([])
    assert (one.pairs, one.mean, one.largest) == (0, 0, 0)
    assert histogram([]) == []
    assert histogram_plot([]) is None


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.001, 0.01), (0.011, 0.02), (0.3, 0.5), (0.5, 0.5), (7, 10), (12, 20)]
)
def test_a_width_is_round(value: float, rounded: float) -> None:
    assert round_up(value) == rounded


@given(st.lists(st.integers(-500, 500).map(lambda cents: cents / 100), min_size=1, max_size=50))
def test_every_change_but_0_is_in_the_histogram_once(changes: list[float]) -> None:
    bins = histogram([pair(change) for change in changes])
    moved = [change for change in changes if change]
    assert sum(one.count for one in bins) == len(moved)
    assert sum(one.count for one in bins if one.low < 0) == sum(c < 0 for c in moved)
    if moved:
        assert bins[0].low <= min(moved)
        assert bins[-1].high >= max(moved)
        assert bins[0].low == -bins[-1].high


@given(st.lists(st.integers(-500, 500).map(lambda cents: cents / 100), min_size=1, max_size=20))
def test_everything_that_is_drawn_lies_inside_of_the_plot(changes: list[float]) -> None:
    plot = changes_plot(by_group([pair(change) for change in changes]))
    for row in plot.rows:
        assert 0 <= (row.low or 0) <= row.dot <= (row.high or 0) <= 100
    bars = histogram_plot(histogram([pair(change) for change in changes]))
    for bar in bars.bars if bars else ():
        assert 0 <= bar.at < bar.at + bar.width <= 100.01


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0.00"), (-0.001, "0.00"), (0.5, "+0.50"), (-1.25, "−1.25")]
)
def test_a_change_is_told_with_its_sign(value: float, written: str) -> None:
    assert signed(value) == written


def outcome(pairs: list[Pair], kind: Kind = Kind.NAMES) -> Outcome:
    return Outcome(AUDITS[kind], tuple(pairs), 1, {"it shows no name": 2}, 0)


def test_a_promise_holds_only_when_nothing_moved() -> None:
    assert holds(outcome([pair(0)])) is True
    assert holds(outcome([pair(0), pair(0.01)])) is False
    assert holds(outcome([pair(0.01)], Kind.GAPS)) is None


def test_the_json_of_swaps_has_its_documented_shape() -> None:
    pool = Pool({}, {}, {}, {"encoder": "e", "rubric": "4"})
    failures = ({"name": "a.pdf", "error": "EmptyDocument", "message": "m", "remedy": "r"},)
    body = json.loads(swaps_json(SwapReport(pool, (outcome(PAIRS),), failures)))
    assert (body["format"], body["kind"], body["resumes"]) == (1, "swaps", 0)
    (audit,) = body["audits"]
    assert audit["invariant"] is True
    assert audit["holds"] is False
    assert audit["without"] == {"it shows no name": 2}
    assert audit["all"]["mean"] == -0.25
    assert audit["by_group"]["he"]["lowest"] == -2
    first = audit["worst"][0]
    assert first["change"] == -2
    assert first["moved"] == [{"requirement": "Python", "before": 4.0, "after": 2.0}]
    assert body["failures"] == list(failures)


PEOPLE = [Individual(score, sex) for score, sex in ((1, "F"), (5, "F"), (6, "M"), (9, "<b>M2"))]


def test_the_json_of_impact_has_its_documented_shape() -> None:
    body = json.loads(impact_json(impact(PEOPLE)))
    assert (body["kind"], body["individuals"], body["median"]) == ("impact", 4, 5.5)
    (comparison,) = body["comparisons"]
    told = {one["name"]: one for one in comparison["categories"]}
    assert told["F"] == {
        "name": "F",
        "count": 2,
        "favoured": 0,
        "share": 0.5,
        "rate": 0.0,
        "ratio": 0.0,
        "low": None,
        "high": None,
        "left_out": False,
        "below_four_fifths": True,
    }


def test_ratios_below_the_mark_are_drawn_apart() -> None:
    (comparison,) = impact(PEOPLE).comparisons
    plot = ratios_plot(comparison)
    assert [row.kind for row in plot.rows] == ["", "", "below"]


def test_a_categorys_name_is_never_markup() -> None:
    page = impact_page(impact(PEOPLE), "<i>scores.csv")
    assert "&lt;b&gt;M2" in page
    assert "<b>M2" not in page
    assert "<i>scores" not in page


def test_a_table_where_nobody_is_favoured_is_a_page_too() -> None:
    page = impact_page(impact([Individual(5, "F"), Individual(5, "M")]), "scores.csv")
    assert "No ratio can be told" in page
