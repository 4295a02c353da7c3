"""Measures against values worked out by hand, and the intervals around their means."""

from math import log2, sqrt

import numpy as np
import pytest

from rolefit.domain.errors import MissingExtra, UsageError
from rolefit.evaluation.comparison import compare
from rolefit.evaluation.intervals import estimate
from rolefit.evaluation.measures import MATCHING, measured

GRADES = {"a": 3, "b": 0, "c": 2, "d": 1, "e": 0, "f": 0}
ORDER = {"b": 6.0, "a": 5.0, "d": 4.0, "c": 3.0, "e": 2.0, "f": 1.0}


def test_the_measures_are_those_of_the_books() -> None:
    values = {
        name: row["q"] for name, row in measured({"q": GRADES}, {"q": ORDER}, MATCHING).items()
    }
    gained = 3 / log2(3) + 1 / log2(4) + 2 / log2(5)
    best = 3 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert values["nDCG@10"] == pytest.approx(gained / best)
    assert values["nDCG"] == pytest.approx(gained / best)
    assert values["AP"] == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert values["RR"] == pytest.approx(1 / 2)
    assert values["P@5"] == pytest.approx(2 / 5)
    assert values["R@10"] == pytest.approx(1.0)
    # Ranks of the scores 6..1 against average ranks of the grades b a d c e f = 0 3 1 2 0 0.
    x, y = np.array([6, 5, 4, 3, 2, 1]), np.array([2, 6, 4, 5, 2, 2])
    assert values["Spearman"] == pytest.approx(np.corrcoef(x, y)[0, 1])


def test_a_perfect_order_is_worth_one_where_that_can_be() -> None:
    perfect = {name: float(grade) for name, grade in GRADES.items()}
    values = measured({"q": GRADES}, {"q": perfect}, MATCHING)
    for name in ("nDCG@10", "nDCG", "AP", "RR", "R@10"):
        assert values[name]["q"] == pytest.approx(1.0)
    assert values["Spearman"]["q"] == pytest.approx(1.0)  # the given scores tie as the grades do


def test_a_query_without_meaning_for_a_measure_is_left_out_and_told() -> None:
    judgements = {"q": GRADES, "weak": {"a": 1, "b": 0}, "none": {"a": 0, "b": 0}}
    runs = {"ours": dict.fromkeys(judgements, ORDER), "other": dict.fromkeys(judgements, ORDER)}
    comparison = compare(judgements, runs, MATCHING)
    assert comparison.left_out["nDCG"] == ("none",)
    assert comparison.left_out["AP"] == ("none", "weak")
    assert comparison.left_out["Spearman"] == ("none",)
    assert comparison.means["ours"]["AP"].count == 1


def test_a_judged_query_without_an_answer_is_worth_nothing() -> None:
    values = measured({"q": GRADES, "silent": GRADES}, {"q": ORDER}, MATCHING)
    assert {row["silent"] for row in values.values()} == {0.0}


def test_judged_documents_that_were_not_ranked_share_the_last_place() -> None:
    values = measured({"q": {"a": 3, "b": 0, "c": 0}}, {"q": {"a": 1.0}}, MATCHING)
    assert values["Spearman"]["q"] == pytest.approx(1.0)


def test_the_best_that_can_be_reached_is_told() -> None:
    """Two are relevant, so five places hold three others; grades tie, which no order does."""
    best = compare({"q": GRADES}, {"ours": {"q": ORDER}}, MATCHING).best
    assert best["P@5"] == pytest.approx(2 / 5)
    assert best["AP"] == best["nDCG"] == pytest.approx(1.0)
    assert 0.9 < best["Spearman"] < 1.0


def test_a_run_of_other_queries_is_refused() -> None:
    with pytest.raises(UsageError):
        compare({"q": GRADES}, {"ours": {"Q": ORDER}}, MATCHING)


def test_without_the_extra_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ir_measures", None)
    with pytest.raises(MissingExtra, match=r"pip install 'rolefit\[evaluate\]'"):
        measured({"q": GRADES}, {"q": ORDER}, MATCHING)


def test_an_interval_is_that_of_the_normal_law_where_there_are_many_values() -> None:
    sample = np.random.default_rng(7).normal(0.5, 0.1, 400)
    found = estimate(sample.tolist())
    assert found is not None
    half = 1.96 * sample.std() / sqrt(len(sample))
    assert found.mean == pytest.approx(sample.mean())
    assert (found.low, found.high) == pytest.approx(
        (found.mean - half, found.mean + half), abs=half / 10
    )


def test_an_interval_is_the_same_every_time() -> None:
    values = [0.1, 0.4, 0.9, 0.3]
    assert estimate(values) == estimate(values)


def test_one_query_has_a_mean_and_no_interval() -> None:
    found = estimate([0.4])
    assert found is not None
    assert (found.mean, found.low, found.high) == (0.4, None, None)
    assert estimate([]) is None


def test_equal_values_have_an_interval_without_width() -> None:
    found = estimate([1.0] * 9)
    assert found is not None
    assert (found.low, found.high) == (1.0, 1.0)


def test_a_difference_is_paired() -> None:
    """Jobs differ far more than systems: unpaired, the difference would drown."""
    judgements = {f"q{i}": {"a": 3, **{f"n{j}": 0 for j in range(20)}} for i in range(12)}

    def at(place: int) -> dict[str, float]:
        return {**{f"n{j}": -float(j) for j in range(20)}, "a": 0.5 - place}

    runs = {
        "ours": {f"q{i}": at(i) for i in range(12)},
        "other": {f"q{i}": at(i + 1) for i in range(12)},
    }
    comparison = compare(judgements, runs, MATCHING)
    difference = comparison.differences["other"]["nDCG"]
    ours, other = comparison.means["ours"]["nDCG"], comparison.means["other"]["nDCG"]
    assert ours.low is not None
    assert other.high is not None
    assert difference.low is not None
    assert ours.low < other.high
    assert difference.low > 0
    assert difference.mean == pytest.approx(ours.mean - other.mean)
