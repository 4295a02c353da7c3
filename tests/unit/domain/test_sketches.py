"""Near-duplicates are told from different people by their sketches."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.sketches import (
    ALIKE,
    FEWEST,
    ORDERS,
    SHINGLE,
    Alikes,
    Sketches,
    sketch_of,
)

PASSAGES = [[f"w{place}x{word}" for word in range(10)] for place in range(30)]
"""Thirty sentences of ten words, none twice."""


def shared(one: list[list[str]], other: list[list[str]]) -> float:
    return float(Sketches([sketch_of(other)]).shared(sketch_of(one))[0])


def test_the_order_of_passages_plays_no_part() -> None:
    assert sketch_of(PASSAGES[::-1]) == sketch_of(PASSAGES)
    assert shared(PASSAGES, PASSAGES) == 1.0


def test_a_reworded_sentence_or_a_new_one_is_the_same_person() -> None:
    reworded = [
        ["other", "words"] if place in {3, 9} else one for place, one in enumerate(PASSAGES)
    ]
    added = [[f"new{n}" for n in range(40)], *PASSAGES]
    for version in (reworded, added, PASSAGES[3:]):
        assert shared(PASSAGES, version) > ALIKE


def test_people_who_share_half_a_template_are_several() -> None:
    others = [[f"o{place}x{word}" for word in range(10)] for place in range(15)]
    assert shared(PASSAGES, PASSAGES[:15] + others) < ALIKE


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_share_is_told_to_within_a_few_hundredths(share: float) -> None:
    words = [f"w{n}" for n in range(1000)]
    # a and b have m shingles in common of 2k - m in all.
    common = round(2 * (len(words) - SHINGLE + 1) * share / (1 + share))
    other = words[: common + SHINGLE - 1] + [
        f"o{n}" for n in range(len(words) - common - SHINGLE + 1)
    ]
    assert shared([words], [other]) == pytest.approx(share, abs=0.12)


def test_what_says_too_little_is_nobodys_copy() -> None:
    short = [[f"w{n}" for n in range(FEWEST + SHINGLE - 2)]]
    assert sketch_of(short) == b""
    assert sketch_of([[*short[0], "more"]]) != b""
    assert Sketches([b"", sketch_of(PASSAGES)]).shared(b"").tolist() == [0.0, 0.0]
    assert Sketches([b"", sketch_of(PASSAGES)]).shared(sketch_of(PASSAGES)).tolist() == [0.0, 1.0]
    assert Sketches([]).shared(sketch_of(PASSAGES)).tolist() == []


def test_a_sketch_is_the_same_in_every_process() -> None:
    """It is kept; another one for the same words would need another layout of the index."""
    assert sketch_of(PASSAGES)[:8].hex() == "d7fadc9e444b4794"


@given(st.randoms(use_true_random=False))
def test_whoever_is_alike_is_found_as_by_looking_at_all(random: Random) -> None:
    """Sketches that differ from one in as many orders as may be, and in one more."""
    base = [random.randbytes(2) for _ in range(ORDERS)]
    held: list[bytes] = []
    alikes = Alikes()
    for differing in (0, 43, 44, 44, 45, 45, 46, 128, None, 0):
        orders = list(base)
        for place in random.sample(range(ORDERS), differing or 0):
            orders[place] = bytes(one ^ 1 for one in base[place])
        sketch = b"" if differing is None else b"".join(orders)
        shares = Sketches(held).shared(sketch)
        alike = len(shares) > 0 and bool(sketch) and shares.max() >= ALIKE
        assert alikes.nearest(sketch) == (int(shares.argmax()) if alike else None)
        held.append(sketch)
        alikes.add(sketch)
