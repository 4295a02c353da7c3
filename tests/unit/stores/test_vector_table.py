"""Vectors in memory, held against the plain way."""

import numpy as np
import pytest

from rolefit.domain.search import GridMatrix
from rolefit.stores.vector_table import VectorTable


def some(rows: int, seed: int) -> GridMatrix:
    dice = np.random.default_rng(seed)
    made = dice.normal(size=(rows, 16))
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    grid: GridMatrix = np.rint(made * 2048).astype(np.int16)
    return grid


def filled(count: int) -> tuple[VectorTable, dict[int, GridMatrix]]:
    held = {2**63 + n * 7919: some(1 + n % 3, n) for n in range(count)}
    table = VectorTable()
    for number, vectors in held.items():
        table.put(number, vectors)
    return table, held


@pytest.mark.parametrize("limit", [1, 5, 40, 99])
def test_the_nearest_are_those_of_the_plain_way(limit: int) -> None:
    table, held = filled(40)
    asked = some(2, 99)
    plain = {
        number: int((own.astype(np.int64) @ asked.astype(np.int64).T).max()) / 2**22
        for number, own in held.items()
    }
    best = sorted(plain, key=lambda number: -plain[number])[:limit]
    found = list(table.nearest(asked, None, limit))
    assert [number for number, _ in found] == best
    assert [cosine for _, cosine in found] == [plain[number] for number in best]


def test_only_those_that_are_let_through_are_found() -> None:
    table, held = filled(40)
    among = sorted(held)[::3]
    found = [number for number, _ in table.nearest(some(1, 7), [*among, 5], 99)]
    assert sorted(found) == among
    assert list(table.nearest(some(1, 7), [], 9)) == []


def test_what_is_put_again_or_dropped_is_not_found_as_before() -> None:
    table, held = filled(3)
    first, second, third = held
    table.put(first, held[second])
    table.drop(third)
    table.drop(12345)
    found = dict(table.nearest(held[second][:1], None, 9))
    assert found.keys() == {first, second}
    assert found[first] == found[second] == pytest.approx(1.0, abs=1e-2)
    table.put(first, held[first][:0])
    table.drop(second)
    assert list(table.nearest(some(1, 7), None, 9)) == []
