"""Near-duplicates are one entry, and who stands for it is decided by score, then by age."""

from datetime import UTC, datetime, timedelta

from rolefit.domain.search import Hit
from rolefit.domain.sketches import sketch_of
from rolefit.search.folding import Placed, folded

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ANNA = [f"a{n}" for n in range(300)]
BERT = [f"b{n}" for n in range(300)]


def ranked(
    identifier: str, words: list[str], score: float, *, copy_of: int | None = None, days: int = 0
) -> Placed:
    changed = NOON + timedelta(days=days)
    return Placed(Hit(identifier, 1, 1.0, changed, sketch_of([words])), score, copy_of)


def test_versions_of_one_resume_are_one_entry_at_the_best_place() -> None:
    order = [
        ranked("a1", ANNA, 90),
        ranked("b1", BERT, 80),
        ranked("a2", ANNA[:280], 70, days=9),
        ranked("c1", ["too", "short"], 60),
        ranked("c2", ["too", "short"], 60),
        ranked("a3", ANNA[20:], 50),
    ]
    assert folded(order) == [[0, 2, 5], [1], [3], [4]]


def test_of_equal_scores_the_newest_stands_for_the_entry() -> None:
    order = [
        ranked("a1", ANNA, 90),
        ranked("a2", ANNA, 90, days=2),
        ranked("a3", ANNA, 90, days=1),
        ranked("a4", ANNA[:250], 80, days=9),
    ]
    assert folded(order) == [[1, 0, 2, 3]]


def test_the_scorers_copies_are_folded_too() -> None:
    order = [ranked("a1", [], 90), ranked("b1", BERT, 80), ranked("a2", [], 70, copy_of=0)]
    assert folded(order) == [[0, 2], [1]]


def test_an_entry_does_not_grow_link_by_link() -> None:
    """Who is like the second of an entry, but not like its first, is somebody else."""
    words = [f"w{n}" for n in range(600)]
    chain = [ranked(f"d{n}", words[40 * n : 40 * n + 300], 90 - n) for n in range(4)]
    assert folded(chain) == [[0, 1], [2, 3]]


def test_nobody_is_no_entry() -> None:
    assert folded([]) == []
