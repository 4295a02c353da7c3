"""Near-duplicates become one entry, told anew by every search from what is kept by then."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.search import Hit
from rolefit.domain.sketches import Alikes


@dataclass(frozen=True, slots=True)
class Placed:
    """A document at its place.

    Args:
        copy_of: the place of the one before it that the scorer says it is a copy of.
    """

    hit: Hit
    score: float
    copy_of: int | None = None


def folded(placed: Sequence[Placed]) -> list[list[int]]:
    """Places of each entry, the one that stands for it first; entries by their best place.

    A document joins the entry whose best-placed one it shares most with, `ALIKE` at least, or the
    one that the scorer says it is a copy of. Of those with the best score the newest stands for it.
    """
    firsts = Alikes()
    entries: list[list[int]] = []
    entry_of: dict[int, int] = {}
    for place, one in enumerate(placed):
        sketch = one.hit.sketch
        home = firsts.nearest(sketch) if one.copy_of is None else entry_of[one.copy_of]
        if home is None:
            home = len(entries)
            entries.append([])
            firsts.add(sketch)
        entries[home].append(place)
        entry_of[place] = home
    return [_newest_first(entry, placed) for entry in entries]


def _newest_first(entry: list[int], placed: Sequence[Placed]) -> list[int]:
    best = [place for place in entry if placed[place].score == placed[entry[0]].score]
    newest = max(best, key=lambda place: (placed[place].hit.changed, placed[place].hit.document_id))
    return [newest, *(place for place in entry if place != newest)]
