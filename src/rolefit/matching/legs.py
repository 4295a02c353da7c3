"""The two measured legs of the score: T (passages that say it) and B (words that say it).

T of a requirement is the mean of the best five cosines between the requirement and the résumé's
passages; always divided by five, negative cosines counted as zero, so an added passage never
lowers it. For the job's title it is the best one. B is the sum over the requirement's stems of
idf times saturated frequency (BM25).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rolefit.encoding.grid import STEPS
from rolefit.matching.encoded import EncodedJob, Pool
from rolefit.matching.terms import TermStatistics

Floats = npt.NDArray[np.float64]
BEST = 5
SCALE = 1.0 / STEPS**2


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs of n résumés for r requirements.

    Args:
        cosines: (all passages, r) passage by requirement, -1..1.
        passages: (n, r) T, 0..1.
        words: (n, r) B, >= 0.
    """

    cosines: Floats
    passages: Floats
    words: Floats


def cosines(job: EncodedJob, pool: Pool) -> Floats:
    """Cosines (all passages, r); exact, so the same whatever stands beside a row (see grid)."""
    asked = np.stack([item.vector for item in job.asked]).astype(np.float32)
    return (pool.matrix @ asked.T).astype(np.float64) * SCALE


def measure(job: EncodedJob, pool: Pool, statistics: TermStatistics, similar: Floats) -> Legs:
    """Both legs; `similar` are the cosines, already corrected for copied or denied passages."""
    passages = best_five(similar, pool.offsets)
    titles = [r for r, item in enumerate(job.asked) if item.is_title]
    if titles:
        # One position of that name is enough; nobody states a title five times.
        passages[:, titles] = _best(similar[:, titles], pool.offsets)
    return Legs(similar, passages, _words(job, pool, statistics))


def best_five(similar: Floats, offsets: npt.NDArray[np.int64]) -> Floats:
    """Mean of the best five of each member's rows (n, r), short ones filled with zeros."""
    result = np.zeros((len(offsets) - 1, similar.shape[1]))
    positive = np.maximum(similar, 0.0)
    for i, (start, end) in enumerate(pairwise(offsets)):
        rows = positive[start:end]
        if len(rows) > BEST:
            rows = np.partition(rows, len(rows) - BEST, axis=0)[-BEST:]
        # Multiples of 2**-22 below 5: the sum is exact whatever the order of the rows.
        result[i] = rows.sum(axis=0) / BEST
    return result


def _best(similar: Floats, offsets: npt.NDArray[np.int64]) -> Floats:
    rows = [similar[start:end].max(axis=0, initial=0.0) for start, end in pairwise(offsets)]
    return np.array(rows).reshape(len(offsets) - 1, similar.shape[1])


def _words(job: EncodedJob, pool: Pool, statistics: TermStatistics) -> Floats:
    vocabulary = sorted({stem for item in job.asked for stem in item.stems})
    column = {stem: j for j, stem in enumerate(vocabulary)}
    weights = np.zeros((len(vocabulary), len(job.asked)))
    for r, item in enumerate(job.asked):
        for stem in item.stems:
            weights[column[stem], r] = statistics.idf(stem)
    found = np.array(
        [[member.terms.get(stem, 0.0) for stem in vocabulary] for member in pool.members]
    ).reshape(len(pool.members), len(vocabulary))
    return found @ weights  # exact, both being on the lexical grid
