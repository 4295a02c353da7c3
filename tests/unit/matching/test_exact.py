"""Products on a grid: the same bytes however they are cut."""

import numpy as np
import pytest

from rolefit.matching.exact import product


@pytest.mark.parametrize("rows", [0, 1, 7, 48, 49, 300])
@pytest.mark.parametrize("columns", [1, 14, 200])
def test_a_product_cut_into_pieces_is_the_product_of_integers(rows: int, columns: int) -> None:
    dice = np.random.default_rng(rows * 1000 + columns)
    left = dice.integers(-200, 200, (rows, 384))
    right = dice.integers(-200, 200, (384, columns))
    found = product(left.astype(np.float32), right.astype(np.float32))
    assert found.dtype == np.float32
    assert np.array_equal(found, left @ right)


def test_a_product_of_nothing_is_nothing() -> None:
    assert product(np.zeros((3, 0)), np.zeros((0, 2))).tolist() == [[0.0, 0.0]] * 3
