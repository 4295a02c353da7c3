"""The formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.matching.rubric import RUBRIC, confidence_of, points_of


@given(st.floats(-50, 50), st.floats(0, 20))
def test_more_evidence_is_never_less_strength(x: float, more: float) -> None:
    low, high = RUBRIC.strength_of(np.array([x, x + more]))
    assert 0 <= low <= high <= 1


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=40))
def test_strength_is_the_same_bytes_alone_and_in_company(xs: list[float]) -> None:
    together = RUBRIC.strength_of(np.array(xs))
    assert [float(RUBRIC.strength_of(np.array([x]))[0]) for x in xs] == together.tolist()


@given(st.floats(0, 1), st.integers(0, 10_000))
def test_points_stay_between_nothing_and_all(strength: float, possible: int) -> None:
    assert 0 <= points_of(np.array([strength]), np.array([possible]))[0] <= possible


def test_full_strength_gives_all_points_and_none_gives_none() -> None:
    assert points_of(np.array([1.0, 0.0]), np.array([1537, 1537])).tolist() == [1537, 0]


@pytest.mark.parametrize(
    ("change", "direction"),
    [
        ({"lost": 0.5}, -1),
        ({"passages": 2}, -1),
        ({"asked": 1}, -1),
        ({"unknown": 4}, -1),
        ({"dated": False}, -1),
        ({"passages": 60}, 1),
    ],
)
def test_confidence_follows_how_much_was_there_to_go_by(
    change: dict[str, float], direction: int
) -> None:
    usual = {"passages": 20, "lost": 0.0, "asked": 8, "unknown": 0, "dated": True}
    before = confidence_of(**usual)  # type: ignore[arg-type]
    after = confidence_of(**{**usual, **change})  # type: ignore[arg-type]
    assert (after - before) * direction > 0


def test_nothing_read_means_no_confidence() -> None:
    assert confidence_of(passages=0, lost=1.0, asked=5, unknown=0, dated=False) == 0.0
