"""The two measured legs of the score: T (passages that say it) and B (words that say it).

T of a requirement is the mean of the best five cosines between the requirement, in the context of
the job's title, and the résumé's passages; always divided by five, negative cosines counted as
zero, so an added passage never lowers it. For the job's title it is the best one. B is the sum
over the requirement's stems of idf times saturated frequency (BM25).

Résumés are measured in blocks; every sum is exact, so no neighbour can matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.matching.blocks import UNIT, Products, blocks_of
from rolefit.matching.encoded import EncodedJob, Floats, Grid, Lexical
from rolefit.matching.exact import product
from rolefit.matching.terms import Terms, TermStatistics, hash_of, saturated

BEST = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A job as the legs see it, worked out once.

    Args:
        contexts: (dim, r) float32, integers on the grid; what T is measured by.
        vocabulary: (v) the stems of all requirements, as their hashes, sorted.
        glance: (65,536) whether a stem of the vocabulary has these last 16 bits.
        weights: (v, r) idf of the stems a requirement holds, 0 elsewhere.
        titles: (r) whether it is the job's title.
    """

    contexts: Products
    vocabulary: npt.NDArray[np.uint64]
    glance: npt.NDArray[np.bool_]
    weights: Floats
    titles: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, job: EncodedJob, statistics: TermStatistics) -> "Question":
        """Work out a job."""
        vocabulary = np.array(
            sorted({hash_of(stem) for item in job.asked for stem in item.stems}), dtype=np.uint64
        )
        glance = np.zeros(2**16, dtype=np.bool_)
        glance[vocabulary.astype(np.uint16)] = True
        weights = np.zeros((len(vocabulary), len(job.asked)))
        for r, item in enumerate(job.asked):
            hashes = np.array([hash_of(stem) for stem in item.stems], dtype=np.uint64)
            rows = np.searchsorted(vocabulary, hashes)
            weights[rows, r] = [statistics.idf(stem) for stem in item.stems]
        contexts = on_columns([item.context for item in job.asked])
        titles = np.array([item.is_title for item in job.asked])
        return cls(contexts, vocabulary, glance, weights, titles)


def on_columns(vectors: Sequence[Grid]) -> Products:
    """Vectors (dim,) side by side as (dim, n), ready for `blocks_of`."""
    return np.ascontiguousarray(np.stack(vectors).astype(np.float32).T)


def passages_leg(question: Question, products: Products) -> Floats:
    """T, (n, r), from cosines (r, n, passages), corrected for what must not count."""
    leg = best_five(products)
    leg[question.titles] = np.maximum(products[question.titles].max(axis=2), 0.0) / UNIT
    return leg.T


def words_leg(question: Question, terms: Sequence[Terms]) -> Floats:
    """B, (n, r), from the stems of each résumé."""
    found = np.zeros((len(terms), len(question.vocabulary)))
    if found.size:
        hashes = np.concatenate([own.hashes for own in terms])
        likely = np.flatnonzero(question.glance[hashes.astype(np.uint16)])
        stems = np.searchsorted(question.vocabulary, hashes[likely])
        stems = np.minimum(stems, len(question.vocabulary) - 1)
        same = question.vocabulary[stems] == hashes[likely]
        places, stems = likely[same], stems[same]
        frequencies = np.concatenate([own.frequencies for own in terms])[places]
        resumes = np.searchsorted(
            np.cumsum([len(own.hashes) for own in terms]), places, side="right"
        )
        found[resumes, stems] = saturated(frequencies)
    return product(found, question.weights)  # exact, both being on the lexical grid


def measure_all(question: Question, members: Sequence[Lexical]) -> tuple[Floats, Floats]:
    """T and B of several, (n, r) each, nothing corrected."""
    passages = np.zeros((len(members), len(question.titles)))
    for block in blocks_of(question.contexts, [one.vectors for one in members]):
        passages[list(block.members)] = passages_leg(question, block.products)
    return passages, words_leg(question, [one.terms for one in members])


def best_five(products: Products) -> Floats:
    """Mean of the best five along the last axis, negative ones and missing ones counted as zero."""
    positive = np.maximum(products, np.float32(0.0))
    length = positive.shape[-1]
    if length > BEST:
        positive.partition(length - BEST, axis=-1)
        positive = positive[..., length - BEST :]
    # Integers below 2**25, so float64 adds them exactly whatever their order.
    mean: Floats = positive.sum(axis=-1, dtype=np.float64) / UNIT / BEST
    return mean
