"""Weights: how 100 points are shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.errors import UsageError
from rolefit.matching.weights import LARGEST, Weights, shares


@given(st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=60))
def test_shares_add_up_to_a_hundred_points_exactly(weights: list[float]) -> None:
    assert sum(shares(weights)) == 10_000
    assert min(shares(weights)) >= 0


def test_a_heavier_requirement_never_gets_less() -> None:
    assert shares([1, 2, 3]) == [1667, 3333, 5000]


def test_what_weighs_nothing_gets_nothing() -> None:
    assert shares([1, 0, 1]) == [5000, 0, 5000]


def test_all_zero_weights_are_all_equal() -> None:
    assert sum(shares([0, 0, 0])) == 10_000
    assert max(shares([0, 0, 0])) - min(shares([0, 0, 0])) <= 1


def test_the_largest_weights_of_a_long_posting_can_be_shared_out() -> None:
    assert shares([LARGEST * LARGEST] * 4) == [2500] * 4
    assert sum(shares([LARGEST * LARGEST] * 300)) == 10_000


def test_weights_survive_being_written_and_read() -> None:
    for weights in (Weights(must=1.5, nice=0.1, title=0.0), Weights(words=0.0), Weights(words=1)):
        assert Weights.parse(str(weights)) == weights
    assert Weights(words=0.8) != Weights()


def test_the_balance_is_told_only_where_it_is_not_the_rubrics_own() -> None:
    before = "must=1.0 strong=0.7 nice=0.4 exclude=1.0 duty=0.6 title=0.2"
    assert str(Weights()) == before
    assert str(Weights(words=0.8)) == f"{before} words=0.8"


def test_only_named_weights_change() -> None:
    assert Weights.parse("nice=0.2, duty=1") == Weights(nice=0.2, duty=1.0)


@pytest.mark.parametrize(
    "written",
    [
        *("mist=1", "must", "must=much", "must=-1", "title=0.9"),
        *("must=inf", "must=1e101", "must=nan", "nice=nan", "title=nan"),
        *("words=1.1", "words=-0.1", "words=nan"),
    ],
)
def test_nonsense_is_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        Weights.parse(written)
    assert caught.value.remedy
