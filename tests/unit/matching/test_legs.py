"""The passages leg: best five, whatever stands beside it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.matching.blocks import UNIT
from rolefit.matching.legs import BEST, best_five

CELLS = st.lists(st.integers(-4096, 4096), min_size=0, max_size=12)


def one(values: list[int]) -> float:
    return float(best_five(np.array(values, dtype=np.float32))) * UNIT


@given(CELLS)
def test_it_is_the_mean_of_the_best_five_always_divided_by_five(values: list[int]) -> None:
    best = sorted((max(v, 0) for v in values), reverse=True)[:BEST]
    assert one(values) == pytest.approx(sum(best) / BEST, rel=1e-15)


@given(CELLS, st.integers(-4096, 4096))
def test_another_passage_never_lowers_it(values: list[int], extra: int) -> None:
    assert one([*values, extra]) >= one(values)


@given(CELLS, st.randoms(use_true_random=False))
def test_the_order_of_passages_does_not_matter(values: list[int], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert one(shuffled) == one(values)
