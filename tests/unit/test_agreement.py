"""Two orders held against each other, against scipy and the laws of a correlation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.api.agreement import Agreement, spearman

stats = pytest.importorskip("scipy.stats")

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=40)


@given(PAIRS)
def test_a_rank_correlation_is_the_one_that_scipy_computes(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs, dtype=float).T
    found = spearman(one, other)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(float(stats.spearmanr(one, other).statistic))


def test_equal_scores_agree_wholly() -> None:
    scores = [float(one) for one in range(30, 0, -1)]
    found = Agreement().with_ranking(scores, scores)
    assert (found.rankings, found.resumes, found.correlated, found.overlapped) == (1, 30, 1, 1)
    assert found.spearman == pytest.approx(1)
    assert (found.overlap, found.difference, found.largest) == (1, 0, 0)


def test_an_order_turned_round_shares_none_of_its_best_ten() -> None:
    scores = [float(one) for one in range(30, 0, -1)]
    found = Agreement().with_ranking(scores, scores[::-1])
    assert found.spearman == pytest.approx(-1)
    assert (found.overlap, found.largest) == (0, 29)


def test_rankings_are_summed_up() -> None:
    one = Agreement().with_ranking([3.0, 1.0], [3.0, 2.0])
    both = one.with_ranking([5.0, 5.0, 5.0], [1.0, 5.0, 5.0])
    assert (both.rankings, both.resumes) == (2, 5)
    assert (both.correlated, both.overlapped) == (1, 0)
    assert (both.difference, both.largest) == (5, 4)
