"""The baselines: what a plain search engine and a plain embedding would answer.

Both see whole documents as the reader gave them, a posting as one query.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import numpy.typing as npt

from rolefit.domain.ports import FloatMatrix
from rolefit.encoding import similarities, to_grid
from rolefit.evaluation.extras import required
from rolefit.evaluation.runs import Run, untied
from rolefit.matching.terms import Analyzer

K1 = 1.2
B = 0.3

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
