"""The formula."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.matching.background import Baseline
from rolefit.matching.rubric import RUBRIC, confidence_of, points_of


@given(st.floats(-50, 50), st.floats(0, 20))
def test_more_evidence_is_never_less_strength(x: float, more: float) -> None:
    low, high = RUBRIC.strength_of(np.array([x, x + more]))
    assert 0 <= low <= high <= 1


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=40))
def test_strength_is_the_same_bytes_alone_and_in_company(xs: list[float]) -> None:
    together = RUBRIC.strength_of(np.array(xs))
    assert [float(RUBRIC.strength_of(np.array([x]))[0]) for x in xs] == together.tolist()


@pytest.mark.parametrize(
    ("words", "meaning_and_words"),
    [(0.0, (1.5, 0.0)), (0.25, (1.25, 0.25)), (0.5, (1.0, 0.5)), (0.75, (0.5, 1.0)), (1, (0, 1.5))],
)
def test_the_balance_moves_weight_between_meaning_and_words(
    words: float, meaning_and_words: tuple[float, float]
) -> None:
    rubric = RUBRIC.balanced(words)
    assert (rubric.meaning, rubric.words) == meaning_and_words


def test_more_words_is_less_meaning_and_the_sum_stays() -> None:
    rubrics = [RUBRIC.balanced(words) for words in np.linspace(0, 1, 101)]
    for less, more in pairwise(rubrics):
        assert less.words < more.words
        assert less.meaning > more.meaning >= 0
        assert less.meaning + less.words == pytest.approx(RUBRIC.meaning + RUBRIC.words)


def test_its_own_balance_is_the_rubric_and_the_sum_that_it_always_was() -> None:
    assert RUBRIC.balanced(0.5) == RUBRIC
    base = Baseline(np.array([0.21]), np.array([0.4]), 0.049, 1.5)
    passages, words = np.linspace(0, 1, 1009)[:, None], np.linspace(0, 40, 1009)[:, None]
    x = (passages - base.passages) / 0.049 + 0.5 * ((words - base.words) / 1.5)
    assert RUBRIC.standardised(passages, words, base).tobytes() == x.tobytes()


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
