"""What scores before and after say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.resume import Resume
from rolefit.evaluation.robustness import tables
from rolefit.evaluation.robustness.pairs import (
    Pair,
    correlations,
    grades_kept,
    not_overtaken,
    order_kept,
    own_kept,
    points_kept,
    promise_kept,
    score_kept,
)
from rolefit.evaluation.robustness.perturbation import OfPair, OfResume, Promise
from rolefit.evaluation.robustness.trial import Trial

law = settings(max_examples=80, deadline=None, derandomize=True, database=None)


def pairs(*rows: tuple[int, float, float]) -> list[Pair]:
    return [Pair("job", f"r{n}", *row) for n, row in enumerate(rows)]


def test_the_order_is_counted_by_twos_and_a_new_tie_is_half() -> None:
    assert order_kept(pairs((0, 1, 10), (0, 2, 20), (0, 3, 30))) == 1.0
    assert order_kept(pairs((0, 1, 30), (0, 2, 20), (0, 3, 10))) == 0.0
    assert order_kept(pairs((0, 1, 5), (0, 2, 5), (0, 3, 9))) == pytest.approx(2.5 / 3)
    assert order_kept(pairs((0, 1, 5), (0, 1, 6))) is None
    assert order_kept([]) is None


def test_only_twos_in_the_order_of_their_grades_can_keep_it() -> None:
    # r0 over r1 was right and is lost; r2 over r0 was wrong and does not count.
    rows = pairs((3, 50, 40), (1, 45, 45), (2, 60, 60))
    assert grades_kept(rows) == pytest.approx(0.5)


def test_points_are_shares_of_a_hundred() -> None:
    rows = pairs((0, 50, 60), (0, 50, 30))
    assert score_kept(rows) == pytest.approx(0.85)
    assert points_kept(rows) == pytest.approx(0.95)
    assert points_kept([]) is None


@pytest.mark.parametrize(
    ("promise", "lower", "same", "higher"),
    [
        (Promise.NOT_LOWER, False, True, True),
        (Promise.NOT_HIGHER, True, True, False),
        (Promise.EQUAL, False, True, False),
        (Promise.NONE, True, True, True),
    ],
)
def test_promises(promise: Promise, *, lower: bool, same: bool, higher: bool) -> None:
    kept = (promise.kept(50.0, 49.99), promise.kept(50.1, 50.1), promise.kept(50.0, 50.01))
    assert kept == (lower, same, higher)
    assert promise_kept(pairs((0, 50, 49), (0, 50, 51)), Promise.NOT_LOWER) == 0.5


def test_a_change_may_be_about_some_requirements_only() -> None:
    rows = [Pair("job", "a", 0, 50, 51, (4.0, 3.0)), Pair("job", "b", 0, 50, 51, (4.0, 5.0))]
    assert own_kept(rows, Promise.NOT_HIGHER) == 0.5
    assert own_kept(pairs((0, 1, 2)), Promise.NOT_HIGHER) is None


def test_who_was_ahead_before_does_not_overtake() -> None:
    rows = pairs((0, 50, 71), (0, 60, 70), (1, 80, 90))
    assert not_overtaken(rows, 70.0) == 0.5
    assert not_overtaken(rows[2:], 70.0) is None


@law
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 10000), st.integers(0, 10000)),
        max_size=12,
    )
)
def test_whatever_goes_into_a_scorecard_is_a_share(rows: list[tuple[int, int, int]]) -> None:
    given_ = pairs(*((grade, before / 100, after / 100) for grade, before, after in rows))
    found = [
        order_kept(given_),
        grades_kept(given_),
        score_kept(given_),
        points_kept(given_),
        promise_kept(given_, Promise.EQUAL),
        not_overtaken(given_, 50.0),
    ]
    assert all(value is None or 0.0 <= value <= 1.0 for value in found)


def test_correlations_need_an_order_on_both_sides() -> None:
    assert correlations(pairs((0, 1, 1), (0, 2, 2), (0, 3, 3))) == pytest.approx((1.0, 1.0))
    assert correlations(pairs((0, 1, 1), (0, 2, 1), (0, 3, 1))) is None
    assert correlations(pairs((0, 1, 1), (0, 2, 2))) is None


def _made(_: Resume, *__: object) -> str:
    return ""


def test_a_trial_of_noise_tells_orders_and_one_of_a_trick_tells_gains() -> None:
    rows = {"job": tuple(pairs((3, 80, 80), (0, 50, 85)))}
    noise = Trial(OfResume("n", "Noise.", Promise.NONE, _made), rows)
    trick = Trial(OfPair("t", "A trick.", Promise.NONE, _made, trick=True), rows, 3, {"job": 80.0})
    assert [one.measure for one in noise.families()] == ["order kept", "grades kept", "score kept"]
    assert {one.measure: one.values["job"] for one in trick.families()} == {
        "points kept": pytest.approx(0.825),
        "not overtaken": 0.5,
    }
    assert [one.resume for one in trick.overtakers()] == ["r1"]
    assert tables.moved(trick)["overtook"] == 1
    assert tables.moved(trick)["unchanged"] == 3
    assert tables.moved(noise)["overtook"] is None


def test_a_broken_promise_is_told_with_its_pair() -> None:
    rows = {"job": tuple(pairs((0, 50, 49), (0, 50, 50)))}
    trial = Trial(OfResume("law", "Longer.", Promise.NOT_LOWER, _made), rows)
    (body,) = tables.as_data([trial], per_job=True)
    assert body["broken"] == [{"job": "job", "resume": "r0", "before": 50, "after": 49}]
    assert body["measures"]["promise kept"]["jobs"] == {"job": 0.5}


def test_a_perturbation_that_changed_nothing_is_told_too() -> None:
    trial = Trial(OfResume("idle", "Nothing.", Promise.NONE, _made), {}, 5)
    assert trial.families() == []
    assert tables.moved(trial)["mean"] is None
    assert tables.robustness_tables([trial])
