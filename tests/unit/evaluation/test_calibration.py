"""Scores against the share of good grades."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from rolefit.evaluation.calibration import (
    Scored,
    calibration,
    calibration_error,
    isotonic,
    scored,
)
from rolefit.evaluation.calibration_tables import as_data, calibration_tables

law = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def rows(jobs: int, shift: float = 0.0) -> list[Scored]:
    """Jobs in which the upper half of the scores is relevant; each job's scores lie higher."""
    return [
        Scored(10.0 * place + shift * job, place >= 5, f"job{job}")
        for job in range(jobs)
        for place in range(10)
    ]


def test_graded_pairs_with_a_score_are_taken() -> None:
    found = scored({"j": {"a": 3, "b": 2, "c": 4}, "k": {"a": 3}}, {"j": {"a": 50.0, "b": 40.0}})
    assert found == [Scored(50.0, relevant=True, job="j"), Scored(40.0, relevant=False, job="j")]


def test_the_error_is_the_formula() -> None:
    predicted = np.array([0.1, 0.3, 0.6, 0.8])
    relevant = np.array([0.0, 1.0, 0.0, 1.0])
    expected = (abs(0.4 - 1.0) + abs(1.4 - 1.0)) / 4
    assert calibration_error(predicted, relevant, bins=2) == pytest.approx(expected)


@law
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40), st.randoms())
def test_the_error_is_a_share_and_does_not_depend_on_the_order(
    given_: list[tuple[float, bool]], chance: "object"
) -> None:
    shuffled = list(given_)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    def error(pairs: list[tuple[float, bool]]) -> float:
        columns = np.array(pairs, dtype=np.float64)
        return calibration_error(columns[:, 0], columns[:, 1])

    assert 0.0 <= error(given_) <= 1.0
    assert error(shuffled) == pytest.approx(error(given_))


def test_the_fit_never_falls_and_pools_equal_scores() -> None:
    scores = np.array([1.0, 2.0, 2.0, 3.0, 4.0])
    relevant = np.array([1.0, 0.0, 1.0, 0.0, 1.0])
    points, shares = isotonic(scores, relevant)
    assert points.tolist() == [1.0, 2.0, 3.0, 4.0]
    assert np.all(np.diff(shares) >= 0)
    assert shares[:3] == pytest.approx([0.5, 0.5, 0.5])
    assert shares[3] == 1.0


def test_a_score_that_means_the_same_everywhere_is_calibrated_for_a_new_job() -> None:
    found = calibration(rows(6))
    assert found is not None
    assert found.fitted.value == pytest.approx(0.0, abs=1e-9)
    assert found.raw.value > 0.2
    assert found.spread == pytest.approx(0.0)
    assert found.off == pytest.approx(0.0)
    assert [one.expected for one in found.jobs] == pytest.approx([5.0] * 6)
    assert {one.threshold for one in found.jobs} == {40.0}


def test_a_score_that_means_something_else_per_job_is_not() -> None:
    found = calibration(rows(6, shift=15.0))
    assert found is not None
    assert found.fitted.value > 0.05
    assert found.spread > 20
    assert found.off > 0.5
    first, *_, last = found.jobs
    assert first.expected < first.relevant
    assert last.expected > last.relevant


def test_bins_hold_equal_counts_in_the_order_of_scores_and_intervals_hold_the_value() -> None:
    found = calibration(rows(6, shift=3.0))
    assert found is not None
    assert {one.count for one in found.bins} == {6}
    assert all(
        one.high <= other.low for one, other in zip(found.bins, found.bins[1:], strict=False)
    )
    for one in (found.raw, *(one.share for one in found.bins)):
        assert one.low <= one.value <= one.high
    assert calibration(rows(6, shift=3.0)) == found


def test_there_is_nothing_to_say_of_one_job_or_one_kind_of_pair() -> None:
    assert calibration([]) is None
    assert calibration(rows(1)) is None
    nobody = [Scored(score, relevant=False, job=job) for score, job in ((1.0, "a"), (2.0, "b"))]
    assert calibration(nobody) is None


def test_it_is_shown_and_told_as_data() -> None:
    found = calibration(rows(3))
    assert found is not None
    console = Console(width=120, color_system=None)
    with console.capture() as captured:
        console.print(*calibration_tables(found))
    assert "15 of 30 graded pairs" in captured.get()
    assert "job2" in captured.get()
    body = as_data(found)
    assert body["relevant_from"] == 3
    assert body["fitted"]["value"] == round(found.fitted.value, 6)
    assert len(body["bins"]) == 10
