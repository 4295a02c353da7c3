"""Similarities on the grid are exact: equal to integers, in every shape, order and block."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.errors import UsageError
from rolefit.encoding import similarities, to_grid


def units(rows: int, dimension: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((rows, dimension)).astype(np.float32)
    # Some with nearly all of their length in one component, as rounding is worst there.
    vectors[::3, 0] *= 1000
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


shapes = {
    "n": st.integers(1, 33),
    "m": st.integers(1, 33),
    "dimension": st.sampled_from([1, 2, 7, 64, 383, 384, 768, 1024]),
    "seed": st.integers(0, 2**32 - 1),
}


@settings(deadline=None, max_examples=60)
@given(**shapes)
def test_equal_to_integer_arithmetic(n: int, m: int, dimension: int, seed: int) -> None:
    a, b = to_grid(units(n, dimension, seed)), to_grid(units(m, dimension, seed + 1))
    exact = (a.astype(np.int64) @ b.astype(np.int64).T) / 2**22
    assert similarities(a, b).tobytes() == exact.astype(np.float32).tobytes()
    assert np.array_equal(similarities(a, b).astype(np.float64), exact)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), **shapes)
def test_a_pairs_similarity_does_not_depend_on_its_neighbours(
    data: st.DataObject, n: int, m: int, dimension: int, seed: int
) -> None:
    a, b = to_grid(units(n, dimension, seed)), to_grid(units(m, dimension, seed + 1))
    rows = data.draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=9))
    columns = data.draw(st.lists(st.integers(0, m - 1), min_size=1, max_size=9))
    whole = similarities(a, b)
    part = similarities(a[rows], b[columns])
    assert part.tobytes() == np.ascontiguousarray(whole[np.ix_(rows, columns)]).tobytes()


@settings(deadline=None, max_examples=30)
@given(**shapes)
def test_a_shuffle_of_the_components_changes_nothing(
    n: int, m: int, dimension: int, seed: int
) -> None:
    a, b = to_grid(units(n, dimension, seed)), to_grid(units(m, dimension, seed + 1))
    order = np.random.default_rng(seed).permutation(dimension)
    assert similarities(a[:, order], b[:, order]).tobytes() == similarities(a, b).tobytes()


def test_the_largest_sums_are_exact() -> None:
    # Every component rounds up by a half: the longest vector the grid can hold.
    for dimension in (1, 384, 4096):
        vector = np.full((1, dimension), 1 / np.sqrt(dimension), dtype=np.float32)
        grid = to_grid(vector)
        exact = int((grid.astype(np.int64) ** 2).sum())
        assert exact < 2**24
        assert similarities(grid, grid)[0, 0] * 2**22 == exact


def test_the_grid_moves_a_cosine_by_little() -> None:
    vectors = units(200, 384, 7)
    grid = to_grid(vectors)
    moved = similarities(grid, grid) - vectors @ vectors.T
    assert np.abs(moved).max() < 0.002


def test_zeros_stay_zeros_and_no_rows_stay_no_rows() -> None:
    zeros = to_grid(np.zeros((2, 8), dtype=np.float32))
    assert not zeros.any()
    assert similarities(zeros, to_grid(units(3, 8, 1))).tolist() == [[0.0] * 3] * 2
    assert similarities(zeros[:0], zeros).shape == (0, 2)


def test_ties_go_to_the_even_step() -> None:
    halves = np.array([[0.5, 1.5, 2.5, -0.5, -1.5]], dtype=np.float32) / 2048
    assert to_grid(halves).tolist() == [[0, 2, 2, 0, -2]]


@pytest.mark.parametrize("value", [np.nan, np.inf, 1.01])
def test_what_would_break_the_proof_is_refused(value: float) -> None:
    with pytest.raises(UsageError):
        to_grid(np.array([[value, 0]], dtype=np.float32))


def test_shapes_that_do_not_fit_are_refused() -> None:
    grid = to_grid(np.zeros((2, 8), dtype=np.float32))
    with pytest.raises(UsageError):
        similarities(grid, grid[:, :4])
    with pytest.raises(UsageError):
        to_grid(np.zeros(8, dtype=np.float32))
