"""Two legs become one order by reciprocal rank.

Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods" (SIGIR 2009). A fused rank chooses candidates; it never moves a score.
"""

from collections.abc import Sequence

from rolefit.domain.job import Importance, Job
from rolefit.domain.search import Candidate, Hit, Legs
from rolefit.matching.terms import Analyzer

DAMPING = 60
"""The constant of reciprocal rank fusion."""

_COUNTS = {Importance.MUST: 3.0, Importance.STRONG: 2.0, Importance.NICE: 1.0}
"""How much the words of a requirement count in retrieval."""

_analyze = Analyzer()


def words_of(job: Job) -> dict[str, float]:
    """The stems that a job asks for, each as much as what asks for it most."""
    words: dict[str, float] = dict.fromkeys(_analyze(job.title), _COUNTS[Importance.MUST])
    for requirement in job.requirements:
        counts = _COUNTS.get(requirement.importance, 0.0)
        for stem in _analyze(requirement.text) if counts else ():
            words[stem] = max(words.get(stem, 0.0), counts)
    return words


def fused(legs: Legs, limit: int | None = None) -> list[Candidate]:
    """Both legs as one order, best first, equal ones by id; the first so many of it."""
    words, vectors = _ranks(legs.words), _ranks(legs.vectors)
    sums = {
        one: sum(1.0 / (DAMPING + ranks[one]) for ranks in (words, vectors) if one in ranks)
        for one in words | vectors
    }
    best = sorted(sums, key=lambda one: (-sums[one], one))[:limit]
    return [Candidate(one, words.get(one), vectors.get(one), sums[one]) for one in best]


def _ranks(hits: Sequence[Hit]) -> dict[str, int]:
    return {hit.document_id: rank for rank, hit in enumerate(hits, 1)}
