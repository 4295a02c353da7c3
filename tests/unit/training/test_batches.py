"""Batches: no false negatives, hard ones, and the same every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.errors import TrainingError
from rolefit.training.data.batches import Batches
from rolefit.training.data.pair import Pair, PairKind

TITLES = [
    Pair(PairKind.ONET_TITLE, f"title {n} {k}", f"name {n}", f"c{n}", f"g{n % 3}")
    for n in range(60)
    for k in range(3)
]
SPANS = [Pair(PairKind.SKILL_SPAN, f"span {n}", f"sentence {n}", f"s{n}") for n in range(60)]
WEIGHTS = {PairKind.ONET_TITLE: 3.0, PairKind.SKILL_SPAN: 1.0}


def batches(seed: int = 1, size: int = 16, grouped: float = 0.5) -> list[list[Pair]]:
    made = Batches(TITLES + SPANS, WEIGHTS, size=size, grouped=grouped, seed=seed)
    return list(made.drawn(20))


@settings(deadline=None)
@given(st.integers(0, 1000), st.integers(2, 24), st.floats(0, 1))
def test_within_a_batch_nothing_is_shared(seed: int, size: int, grouped: float) -> None:
    for batch in batches(seed, size, grouped):
        assert len(batch) == size
        assert len({pair.concept for pair in batch}) == size
        texts = [text for pair in batch for text in (pair.left, pair.right)]
        assert len(set(texts)) == 2 * size


def test_half_of_a_batch_is_of_one_group() -> None:
    for batch in batches():
        first = batch[:8]
        assert len({pair.group for pair in first}) == 1
        assert first[0].group


def test_without_a_group_share_kinds_come_by_weight() -> None:
    drawn = [pair.kind for batch in batches(size=20, grouped=0.0) for pair in batch]
    assert 0.65 < drawn.count(PairKind.ONET_TITLE) / len(drawn) < 0.85


def test_a_homogeneous_batch_is_of_one_kind_and_kinds_come_by_weight() -> None:
    weights = {PairKind.ONET_TITLE: 3.0, PairKind.SKILL_SPAN: 1.0}
    made = Batches(TITLES + SPANS, weights, size=8, grouped=0.5, seed=5, homogeneous=True)
    kinds = [{pair.kind for pair in batch} for batch in made.drawn(200)]
    assert all(len(own) == 1 for own in kinds)
    assert 0.65 < kinds.count({PairKind.ONET_TITLE}) / len(kinds) < 0.85


def test_a_homogeneous_batch_is_filled_up_when_its_kind_has_too_few() -> None:
    few = SPANS[:3]
    weights = {PairKind.ONET_TITLE: 1.0, PairKind.SKILL_SPAN: 1.0}
    made = Batches(TITLES + few, weights, size=8, grouped=0.5, seed=5, homogeneous=True)
    assert all(len(batch) == 8 for batch in made.drawn(50))


def test_a_seed_gives_the_same_batches_and_another_gives_others() -> None:
    assert batches(3) == batches(3)
    assert batches(3) != batches(4)


def test_more_steps_begin_as_fewer_do() -> None:
    made = Batches(TITLES, {PairKind.ONET_TITLE: 1.0}, size=8, grouped=0.5, seed=2)
    assert list(made.drawn(3)) == list(made.drawn(9))[:3]


def test_a_kind_that_there_is_nothing_of_is_told() -> None:
    with pytest.raises(TrainingError, match="posting-title"):
        Batches(TITLES, {PairKind.POSTING_TITLE: 1.0}, size=4, grouped=0.5, seed=1)


def test_a_batch_that_cannot_be_filled_ends_short() -> None:
    made = Batches(TITLES[:6], {PairKind.ONET_TITLE: 1.0}, size=8, grouped=0.5, seed=1)
    assert [len(batch) for batch in made.drawn(1)] == [2]
