"""int8 weights: half a step is the most an entry may move."""

import numpy as np
import pytest

from rolefit.encoding.weights import quantise


@pytest.mark.parametrize("axis", [0, 1])
def test_no_entry_moves_by_more_than_half_a_step_of_its_channel(axis: int) -> None:
    array = np.random.default_rng(3).standard_normal((40, 60)).astype(np.float32)
    array *= np.geomspace(1e-3, 1e3, array.shape[axis]).reshape((-1, 1) if axis == 0 else (1, -1))
    levels, scales = quantise(array, axis)
    per_channel = scales[:, None] if axis == 0 else scales[None, :]
    assert levels.dtype == np.int8
    assert np.all(np.abs(levels * per_channel - array) <= 0.5001 * per_channel)
    assert np.all(np.abs(levels).max(axis=1 - axis) == 127)


def test_a_channel_of_zeros_stays_zeros() -> None:
    levels, scales = quantise(np.zeros((3, 4), dtype=np.float32), 1)
    assert not levels.any()
    assert scales.tolist() == [1.0] * 4
