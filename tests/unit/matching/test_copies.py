"""Copies: found by what two résumés share, and never a reason to lose somebody better."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rolefit.matching.copies import APART, SHARED, Candidate, Place, fold_copies

SAID = st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=9)


def pool(said: list[set[int]], scores: list[int]) -> list[Candidate]:
    return [
        Candidate(i, score, "", np.array(sorted(own), dtype=np.uint64))
        for i, (own, score) in enumerate(zip(said, scores, strict=True))
    ]


def similar(one: set[int], other: set[int], share: float) -> bool:
    return bool(one) and len(one & other) >= share * max(len(one), len(other))


def by_hand(said: list[set[int]], scores: list[int], share: float) -> list[Place]:
    firsts: list[int] = []
    copies: list[Place] = []
    for i in sorted(range(len(said)), key=lambda i: (-scores[i], i)):
        originals = [j for j in firsts if similar(said[i], said[j], share)]
        if originals:
            best = min(originals, key=lambda j: (-len(said[i] & said[j]), firsts.index(j)))
            copies.append(Place(i, best))
        else:
            firsts.append(i)
    return [Place(i, None) for i in firsts] + copies


@given(SAID, st.data(), st.sampled_from([SHARED, APART]))
def test_each_copy_goes_behind_all_others_and_names_what_it_shares_most_with(
    said: list[set[int]], data: st.DataObject, share: float
) -> None:
    scores = [data.draw(st.integers(0, 3)) for _ in said]
    assert fold_copies(pool(said, scores), share) == by_hand(said, scores, share)


def test_of_two_originals_the_better_placed_one_is_named_whatever_the_order_of_the_input() -> None:
    one, other, copy = {1, 2, 3, 4, 9, 5, 6, 7}, {1, 2, 3, 4, 9, 8, 10, 11}, {1, 2, 3, 4, 9}
    scores = [80, 90, 10]
    for order in ([0, 1, 2], [1, 0, 2], [2, 1, 0]):
        said = [[one, other, copy][i] for i in order]
        places = fold_copies(pool(said, [scores[i] for i in order]), share=0.6)
        last = places[-1]
        assert last.copy_of is not None
        assert (order[last.index], order[last.copy_of]) == (2, 1)


@given(st.sets(st.integers(0, 9), max_size=9), SAID)
def test_two_that_lie_apart_have_no_original_in_common(
    original: set[int], said: list[set[int]]
) -> None:
    copies = [own for own in said if similar(own, original, SHARED)]
    assert all(similar(one, other, APART) for one in copies for other in copies)
