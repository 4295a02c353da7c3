"""The postings of half c: a second draw of jobs, after the halves a and b were spent.

    python benchmarks/profiling/draw_c.py DATA_FOLDER

Sixty postings that are neither labelled in a or b nor near-copies of such a posting or of each
other; 40 for development (c-dev), 20 that are only measured (c-check). The first ten of c-dev and
the first five of c-check carry requirements and boilerplate, the others titles only.
"""

import random
import re
import sys
from pathlib import Path

from documents import job_texts, sample_ids

SEED = 20261125
NEAR = 0.3
"""Share of the shorter posting's five-word runs from which two postings are near-copies."""
DEV = (28, 12)
CHECK = (14, 6)
"""Postings of the free form (LinkedIn) and of the structured one (Google)."""


def draw(data: Path) -> tuple[list[str], list[str]]:
    """Ids of c-dev and of c-check, in the order in which they are labelled."""
    texts = job_texts(data)
    runs = {key: _runs(text) for key, text in texts.items()}
    _, spent = sample_ids(data)
    taken = list(spent)
    order = sorted(texts)
    random.Random(SEED).shuffle(order)
    free: list[str] = []
    structured: list[str] = []
    for key in order:
        pool, size = (
            (structured, DEV[1] + CHECK[1]) if key.startswith("g") else (free, DEV[0] + CHECK[0])
        )
        if key in taken or len(pool) == size or any(_near(runs[key], runs[one]) for one in taken):
            continue
        pool.append(key)
        taken.append(key)
    dev = _interleaved(free[: DEV[0]], structured[: DEV[1]])
    return dev, _interleaved(free[DEV[0] :], structured[DEV[1] :])


def _interleaved(free: list[str], structured: list[str]) -> list[str]:
    """Two of the free form, then one of the structured one, and so on."""
    groups = [[*free[2 * at : 2 * at + 2], *structured[at : at + 1]] for at in range(len(free))]
    return [key for group in groups for key in group]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[at : at + 5]) for at in range(len(words) - 4))


def _near(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    return len(first & second) > NEAR * max(1, min(len(first), len(second)))


if __name__ == "__main__":
    for name, ids in zip(("dev", "check"), draw(Path(sys.argv[1])), strict=True):
        print(name, *ids)
