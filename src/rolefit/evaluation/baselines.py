"""The baselines: what plain search engines, a plain embedding and plain passages would answer.

All but the passages see whole documents as the reader gave them, a query as one text.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

from rolefit.domain.ports import FloatMatrix
from rolefit.encoding import similarities, to_grid
from rolefit.evaluation.extras import required
from rolefit.evaluation.runs import Run, untied
from rolefit.matching.terms import Analyzer

K1 = 1.2
B = 0.3

BEST = 5
"""Passages that count for a requirement."""

_BLOCK = 64  # queries whose cosines are in memory at once

Tick = Callable[[int], None]
Counting = Callable[[str, int], AbstractContextManager[Tick]]
"""Shows progress: a title and a total in, a context with a function to count on out."""

Encode = Callable[..., FloatMatrix]
"""`Matcher.encode`."""


def silent(_what: str, _total: int) -> AbstractContextManager[Tick]:
    """Progress that nobody sees."""
    return nullcontext(lambda _done: None)


def bm25_run(queries: Mapping[str, str], documents: Mapping[str, str], depth: int = 0) -> Run:
    """BM25 over the pool, Lucene's variant, k1 1.2 and b 0.3, with the analyzer of the score.

    Its term statistics are those of the pool, so unlike rolefit's its scores depend on it.

    Args:
        queries: texts by id.
        documents: texts by id.
        depth: keep only the best so many per query; 0 for all.

    Raises:
        MissingExtra: bm25s is not installed.
    """
    analyze = Analyzer()
    index = required("bm25s").BM25(k1=K1, b=B, method="lucene", dtype="float64")
    index.index([analyze(text) for text in documents.values()], show_progress=False)
    names = list(documents)
    known = index.vocab_dict
    run: Run = {}
    for query, text in queries.items():
        stems = [stem for stem in analyze(text) if stem in known]
        scores = index.get_scores(stems) if stems else np.zeros(len(names))
        best = ranked(names, scores, depth)
        # A list of the best holds what was found; a document without a common word was not.
        run[query] = {name: score for name, score in best.items() if not depth or score > 0}
    return run


def tfidf_run(queries: Mapping[str, str], documents: Mapping[str, str], depth: int = 0) -> Run:
    """Cosine of TF-IDF vectors over the pool, with the analyzer of the score.

    Weights are ltc on both sides: (1 + ln tf) · ln(N / df), divided by the vector's length; a
    word of the query that no document holds has no weight. Manning, Raghavan and Schütze,
    "Introduction to Information Retrieval" (2008), 6.4. As BM25's, its scores depend on the pool.

    Args:
        queries: texts by id.
        documents: texts by id.
        depth: keep only the best so many per query; 0 for all.

    Raises:
        MissingExtra: scipy is not installed.
    """
    analyze = Analyzer()
    counts = [Counter(analyze(text)) for text in documents.values()]
    frequency = Counter(stem for count in counts for stem in count)
    column = {stem: place for place, stem in enumerate(sorted(frequency))}
    idf = np.array([log(len(counts) / frequency[stem]) for stem in column])
    offered = _ltc(counts, column, idf).T.tocsr()
    names = list(documents)
    run: Run = {}
    for query, text in queries.items():
        asked = _ltc([Counter(analyze(text))], column, idf)
        scores = (asked @ offered).toarray()[0]
        best = ranked(names, scores, depth)
        run[query] = {name: score for name, score in best.items() if not depth or score > 0}
    return run


def _ltc(
    counts: Sequence[Counter[str]], column: Mapping[str, int], idf: npt.NDArray[np.float64]
) -> Any:  # noqa: ANN401 - a sparse matrix of scipy, which has no types
    """Rows of length 1, or 0 where nothing has a weight: sparse (len(counts), len(column))."""
    starts, columns, values = [0], [], []
    for row in counts:
        known = sorted(stem for stem in row if stem in column)
        places = [column[stem] for stem in known]
        weights = np.array([1.0 + log(row[stem]) for stem in known]) * idf[places]
        columns += places
        values += (weights / (np.linalg.norm(weights) or 1.0)).tolist()
        starts.append(len(columns))
    shape = (len(counts), len(column))
    return required("scipy.sparse").csr_matrix((values, columns, starts), shape=shape, dtype=float)


def cosine_run(
    queries: Mapping[str, str],
    documents: Mapping[str, str],
    encode: Encode,
    depth: int = 0,
    counting: Counting = silent,
) -> Run:
    """Cosine of two vectors, one per text; a text is cut at the encoder's window.

    Args:
        queries: texts by id.
        documents: texts by id.
        encode: texts to float32 (n, d), rows of length 1.
        depth: keep only the best so many per query; 0 for all.
        counting: shows progress.
    """
    texts = [*queries.values(), *documents.values()]
    with counting("Encoding whole texts", len(texts)) as tick:
        grid = to_grid(encode(texts, progress=tick))
    names = list(documents)
    keys = list(queries)
    asked, offered = grid[: len(keys)], grid[len(keys) :]
    run: Run = {}
    for start in range(0, len(keys), _BLOCK):
        block = similarities(asked[start : start + _BLOCK], offered)
        for key, row in zip(keys[start : start + _BLOCK], block, strict=True):
            run[key] = ranked(names, row, depth)
    return run


def passage_scores(
    asked: Mapping[str, Sequence[str]],
    offered: Mapping[str, Sequence[str]],
    encode: Encode,
    counting: Counting = silent,
) -> Run:
    """Plain passage matching: how well a document's passages answer a query, part by part.

    A part of the query is worth the mean of its best five cosines, always divided by five,
    negative and missing ones counted as zero; a query is worth the mean over its parts. It is
    MaxSim (Khattab and Zaharia, "ColBERT", SIGIR 2020) with the best five for the best one, and
    sentences for tokens. Each text is encoded once.

    Args:
        asked: by query its parts: a posting's requirements. One without any is worth 0.
        offered: by document its passages.
        encode: texts to float32 (n, d), rows of length 1.
        counting: shows progress.

    Returns:
        0..1 by query and document; equal ones are not parted.
    """
    texts = sorted({text for own in (*asked.values(), *offered.values()) for text in own})
    with counting("Encoding passages", len(texts)) as tick:
        grid = to_grid(encode(texts, progress=tick))
    place = {text: row for row, text in enumerate(texts)}
    rows = {name: grid[[place[text] for text in own]] for name, own in offered.items()}
    scores: Run = {}
    for query, own in asked.items():
        parts = grid[[place[text] for text in own]]
        scores[query] = {name: _best_five(similarities(parts, row)) for name, row in rows.items()}
    return scores


def _best_five(cosines: FloatMatrix) -> float:
    """The mean of the best five of each row, missing ones zero; cosines (parts, passages)."""
    best = np.sort(np.maximum(cosines, 0.0), axis=1)[:, -BEST:]
    return float(best.sum(dtype=np.float64)) / (BEST * max(len(best), 1))


def ranked(names: Sequence[str], scores: npt.ArrayLike, depth: int) -> dict[str, float]:
    """The best documents of one query, without ties.

    Args:
        scores: (n,), one per name.
        depth: how many to keep; 0 for all.
    """
    values = np.asarray(scores, dtype=np.float64)
    chosen = list(range(len(names)))
    if 0 < depth < len(names):
        # Ties at the cut are kept, so that the hash and not the position decides.
        least = np.partition(values, len(values) - depth)[len(values) - depth]
        chosen = np.flatnonzero(values >= least).tolist()
    best = untied({names[i]: float(values[i]) for i in chosen})
    return dict(list(best.items())[: depth or None])
