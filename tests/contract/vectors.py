"""The contract of `rolefit.domain.storage.Vectors`. An adapter's test supplies the fixture
`vectors`."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

from rolefit.domain.search import GridMatrix
from rolefit.domain.storage import Vectors


def grid(rows: int, seed: int = 0, dimension: int = 8) -> GridMatrix:
    """Some vectors."""
    dice = np.random.default_rng(seed)
    return dice.integers(-2049, 2050, (rows, dimension)).astype(np.int16)


class VectorsContract:
    """Subclass it with a fixture `vectors`, empty, for each test anew."""

    def test_what_was_put_is_what_one_gets(self, vectors: Vectors) -> None:
        kept = {"k1": grid(3), "k2": grid(1, 1), "k3": grid(0)}
        vectors.put("north", kept, "e1")
        found = vectors.get("north", ["k3", "k1", "none", "k1", "k2"], "e1")
        assert found.keys() == kept.keys()
        for key, own in kept.items():
            assert found[key].dtype == np.int16
            assert found[key].shape == own.shape
            assert np.array_equal(found[key], own)

    def test_nothing_is_asked_for_and_nothing_is_put(self, vectors: Vectors) -> None:
        vectors.put("north", {}, "e1")
        assert vectors.get("north", [], "e1") == {}

    def test_encoders_never_meet(self, vectors: Vectors) -> None:
        vectors.put("north", {"k1": grid(2, 1)}, "e1")
        vectors.put("north", {"k1": grid(2, 2)}, "e2")
        assert np.array_equal(vectors.get("north", ["k1"], "e1")["k1"], grid(2, 1))
        assert vectors.get("north", ["k1"], "e3") == {}

    def test_tenants_see_nothing_of_each_other(self, vectors: Vectors) -> None:
        vectors.put("north", {"k1": grid(2, 1)}, "e1")
        assert vectors.get("south", ["k1"], "e1") == {}
        vectors.drop("south", ["k1"])
        assert vectors.get("north", ["k1"], "e1").keys() == {"k1"}

    def test_what_is_put_again_is_replaced(self, vectors: Vectors) -> None:
        vectors.put("north", {"k1": grid(2, 1)}, "e1")
        vectors.put("north", {"k1": grid(5, 2)}, "e1")
        assert np.array_equal(vectors.get("north", ["k1"], "e1")["k1"], grid(5, 2))

    def test_several_may_put_the_same_at_once(self, vectors: Vectors) -> None:
        start = Barrier(6)

        def put(_: int) -> None:
            start.wait()
            vectors.put("north", {f"k{n}": grid(2, n) for n in range(5)}, "e1")

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(put, range(6)))
        found = vectors.get("north", [f"k{n}" for n in range(5)], "e1")
        assert all(np.array_equal(found[f"k{n}"], grid(2, n)) for n in range(5))

    def test_what_is_dropped_is_gone_for_every_encoder(self, vectors: Vectors) -> None:
        for encoder in ("e1", "e2"):
            vectors.put("north", {"k1": grid(2), "k2": grid(2)}, encoder)
        vectors.drop("north", ["k1", "none"])
        for encoder in ("e1", "e2"):
            assert vectors.get("north", ["k1", "k2"], encoder).keys() == {"k2"}

    def test_they_may_be_more_than_an_engine_takes_in_one_piece(self, vectors: Vectors) -> None:
        many = grid(23_000, dimension=384)  # 17.7 MB; a document of MongoDB ends at 16 MiB
        vectors.put("north", {"k1": many, "k2": grid(1)}, "e1")
        found = vectors.get("north", ["k1", "k2"], "e1")
        assert np.array_equal(found["k1"], many)
        assert np.array_equal(found["k2"], grid(1))
        vectors.put("north", {"k1": grid(2)}, "e1")
        assert np.array_equal(vectors.get("north", ["k1"], "e1")["k1"], grid(2))

    @pytest.mark.parametrize("count", [501, 1200])
    def test_many_at_once(self, vectors: Vectors, count: int) -> None:
        vectors.put("north", {f"k{n}": grid(1, n) for n in range(count)}, "e1")
        found = vectors.get("north", [f"k{n}" for n in range(count)], "e1")
        assert len(found) == count
        assert np.array_equal(found["k500"], grid(1, 500))
