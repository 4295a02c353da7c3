"""Plain engines that search is held against: the same stems and the same vectors, nothing else.

Words by bm25s (MIT), vectors by NumPy and by faiss (MIT), exact and by its graph (HNSW).
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from rolefit.domain.search import Entry
from rolefit.encoding import STEPS
from rolefit.evaluation.extras import required
from rolefit.search.fusing import DAMPING

INSTALL = "pip install --no-deps --target PEERS faiss-cpu; then PYTHONPATH=PEERS python ..."
K1, B = 1.2, 0.75
LINKS, BUILT, SOUGHT = 32, 200, 400
"""Of the graph: links of a vector, and how many are looked at when building and when searching."""

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every engine is asked.

    Args:
        stems: of what a job asks for.
        vector: (1, dimension), the mean of what is asked, of length 1.
    """

    stems: Sequence[str]
    vector: Vectors


class Searching(Protocol):
    """Finds documents by their row."""

    def first(self, asked: Asked, limit: int) -> list[int]:
        """Rows of the best, best first."""
        ...


class Engine(Searching, Protocol):
    """What is filled."""

    def save(self, folder: Path) -> None:
        """Write all that searching needs."""
        ...


class Words:
    """BM25 by bm25s: Lucene's variant with the same constants as ours."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._index = required("bm25s").BM25(k1=K1, b=B, method="lucene")
        stems = [[stem for passage in one.words for stem in passage] for one in entries]
        self._index.index(stems, show_progress=False)
        self._count = len(entries)

    def first(self, asked: Asked, limit: int) -> list[int]:
        """See `Searching.first`."""
        known = [stem for stem in asked.stems if stem in self._index.vocab_dict]
        if not known:
            return []
        rows, scores = self._index.retrieve([known], k=min(limit, self._count), show_progress=False)
        found: list[int] = rows[0][scores[0] > 0].tolist()
        return found

    def save(self, folder: Path) -> None:
        """See `Engine.save`."""
        self._index.save(folder)


class Exact:
    """All cosines by NumPy, float32."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._rows = vectors_of(entries)

    def first(self, asked: Asked, limit: int) -> list[int]:
        """See `Searching.first`."""
        scores = self._rows @ asked.vector[0]
        limit = min(limit, len(scores))
        best = np.argpartition(-scores, limit - 1)[:limit]
        found: list[int] = best[np.argsort(-scores[best])].tolist()
        return found

    def save(self, folder: Path) -> None:
        """See `Engine.save`."""
        np.save(folder / "rows.npy", self._rows)


class Faiss:
    """Vectors by faiss.

    Args:
        graph: search its HNSW graph, which may miss some; else all, exactly.
    """

    def __init__(self, entries: Sequence[Entry], *, graph: bool = False) -> None:
        self._faiss, rows = faiss(), vectors_of(entries)
        self._index: Any
        if graph:
            inner = self._faiss.METRIC_INNER_PRODUCT
            self._index = self._faiss.IndexHNSWFlat(rows.shape[1], LINKS, inner)
            self._index.hnsw.efConstruction = BUILT
            self._index.hnsw.efSearch = SOUGHT
        else:
            self._index = self._faiss.IndexFlatIP(rows.shape[1])
        self._index.add(rows)

    def first(self, asked: Asked, limit: int) -> list[int]:
        """See `Searching.first`."""
        _, rows = self._index.search(asked.vector, limit)
        found: list[int] = rows[0][rows[0] >= 0].tolist()
        return found

    def save(self, folder: Path) -> None:
        """See `Engine.save`."""
        self._faiss.write_index(self._index, str(folder / "index.faiss"))


class Hybrid:
    """Two engines side by side, their reciprocal ranks added."""

    def __init__(self, *engines: Engine) -> None:
        self._engines = engines

    def first(self, asked: Asked, limit: int) -> list[int]:
        """See `Searching.first`."""
        worth: dict[int, float] = {}
        for engine in self._engines:
            for rank, row in enumerate(engine.first(asked, limit), 1):
                worth[row] = worth.get(row, 0.0) + 1.0 / (DAMPING + rank)
        return sorted(worth, key=lambda row: (-worth[row], row))[:limit]


def vectors_of(entries: Sequence[Entry]) -> Vectors:
    """The mean of each document, (n, dimension) of length 1; zeros of one that says nothing."""
    rows: Vectors = np.zeros((len(entries), max(one.vectors.shape[1] for one in entries)), "f4")
    for row, one in zip(rows, entries, strict=True):
        if len(one.vectors):
            row[:] = one.vectors[0] / STEPS
    return rows


def faiss() -> ModuleType:
    """The library; without it the program ends and says how it is installed."""
    try:
        return import_module("faiss")
    except ModuleNotFoundError:
        sys.exit(f"faiss is not installed: {INSTALL}")
