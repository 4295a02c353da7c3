"""The two measured legs of the score: T (passages that say it) and B (words that say it).

T of a requirement is the mean of the best five cosines between the requirement and the résumé's
passages; always divided by five, negative cosines counted as zero, so an added passage never
lowers it. For the job's title it is the best one. B is the sum over the requirement's stems of
idf times saturated frequency (BM25).

One résumé is measured at a time, so no neighbour can matter.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.encoding.grid import STEPS
from rolefit.matching.encoded import EncodedJob, Grid, Lexical
from rolefit.matching.terms import TermStatistics

Floats = npt.NDArray[np.float64]
BEST = 5
_SCALE = 1.0 / STEPS**2


@dataclass(frozen=True, slots=True)
class Question:
    """A job as the legs see it, worked out once.

    Args:
        vectors: (dim, r) float32, integers on the grid.
        vocabulary: (v) the stems of all requirements, sorted.
        weights: (v, r) idf of the stems a requirement holds, 0 elsewhere.
        titles: (r) whether it is the job's title.
    """

    vectors: npt.NDArray[np.float32]
    vocabulary: tuple[str, ...]
    weights: Floats
    titles: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, job: EncodedJob, statistics: TermStatistics) -> "Question":
        """Work out a job."""
        vocabulary = tuple(sorted({stem for item in job.asked for stem in item.stems}))
        weights = np.array(
            [
                [statistics.idf(stem) if stem in item.stems else 0.0 for item in job.asked]
                for stem in vocabulary
            ]
        ).reshape(len(vocabulary), len(job.asked))
        vectors = np.stack([item.vector for item in job.asked]).astype(np.float32).T
        titles = np.array([item.is_title for item in job.asked])
        return cls(np.ascontiguousarray(vectors), vocabulary, weights, titles)


def cosines(question: Question, vectors: Grid) -> Floats:
    """Cosines (passages, r); exact, both being on the grid (see `rolefit.encoding.grid`)."""
    return (vectors.astype(np.float32) @ question.vectors).astype(np.float64) * _SCALE


def measure(question: Question, similar: Floats, terms: dict[str, float]) -> tuple[Floats, Floats]:
    """T and B of one résumé, (r) each.

    Args:
        similar: (passages, r) cosines, corrected for what must not count.
        terms: its stems' saturated frequencies.
    """
    passages = best_five(similar)
    passages[question.titles] = similar[:, question.titles].max(axis=0, initial=0.0)
    found = np.array([terms.get(stem, 0.0) for stem in question.vocabulary])
    return passages, found @ question.weights  # exact, both being on the lexical grid


def measure_all(question: Question, members: tuple[Lexical, ...]) -> tuple[Floats, Floats]:
    """T and B of several, (n, r) each, nothing corrected."""
    legs = [measure(question, cosines(question, one.vectors), one.terms) for one in members]
    return np.array([passages for passages, _ in legs]), np.array([words for _, words in legs])


def best_five(similar: Floats) -> Floats:
    """Mean of the best five of each column (r), short ones filled with zeros."""
    positive = np.maximum(similar, 0.0)
    if len(positive) > BEST:
        positive = np.partition(positive, len(positive) - BEST, axis=0)[-BEST:]
    # Multiples of 2**-22 below 5: the sum is exact whatever the order of the rows.
    mean: Floats = positive.sum(axis=0) / BEST
    return mean
