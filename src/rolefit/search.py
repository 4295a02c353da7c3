"""Retrieve by words and by meaning, then let the one scorer decide.

The two legs' ranks are fused by reciprocal rank: Cormack, Clarke and Büttcher, "Reciprocal Rank
Fusion outperforms Condorcet and individual Rank Learning Methods" (SIGIR 2009). A fused rank
chooses candidates; it never moves a score.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Filters, GridMatrix, Hit, Legs, Query
from rolefit.ingest import Stores
from rolefit.ingest.entries import mean_of
from rolefit.matcher import Matcher
from rolefit.matching import Weights, reweighed
from rolefit.matching.terms import Analyzer

CANDIDATES = 400
"""Documents that are scored; why so many: docs/search.md."""

DAMPING = 60
"""The constant of reciprocal rank fusion."""

_COUNTS = {Importance.MUST: 3.0, Importance.STRONG: 2.0, Importance.NICE: 1.0}
"""How much the words of a requirement count in retrieval."""

_analyze = Analyzer()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that retrieval found.

    Args:
        by_words, by_vectors: its rank in each leg, from 1; None where the leg did not find it.
        fused: sum of the reciprocal ranks, by which candidates are chosen.
    """

    document_id: str
    by_words: int | None
    by_vectors: int | None
    fused: float


@dataclass(frozen=True, slots=True)
class Result:
    """A résumé that was found and scored."""

    candidate: Candidate
    match: Match


class Search:
    """Finds résumés of a tenant. Safe to share between threads.

    Args:
        vectors: passage vectors of a tenant's résumés, in order, kept ones or made now.
        room: how many résumés are kept in memory.
    """

    def __init__(
        self,
        matcher: Matcher,
        stores: Stores,
        vectors: Callable[[str, Sequence[Resume]], list[GridMatrix]],
        room: int,
    ) -> None:
        self._matcher = matcher
        self._stores = stores
        self._vectors = vectors
        self._resumes: LRUCache[tuple[str, str, int], Resume] = LRUCache(max(room, 1))
        self._lock = Lock()

    def resumes_for(
        self,
        tenant: str,
        job: Job,
        *,
        filters: Filters | None = None,
        top: int = 20,
        candidates: int = CANDIDATES,
        weights: Weights | None = None,
        importance: Mapping[int, Importance | str] | None = None,
    ) -> list[Result]:
        """The best résumés for a job: candidates by both legs, then the scorer's order.

        Raises:
            NoRequirements: the job asks for nothing.
        """
        wanted = {index: Importance(value) for index, value in (importance or {}).items()}
        asked = reweighed(job, wanted)
        found = self.candidates(tenant, asked, filters=filters, limit=candidates)
        resumes = self._loaded(tenant, found)
        present = [one for one in found if one.document_id in resumes]
        ranking = self._matcher.rank(
            job,
            [resumes[one.document_id] for one in present],
            weights=weights,
            importance=importance,
            top=top,
        )
        return [Result(present[match.index], match) for match in ranking]

    def candidates(
        self, tenant: str, job: Job, *, filters: Filters | None = None, limit: int = CANDIDATES
    ) -> list[Candidate]:
        """The résumés that both legs together find first."""
        query = Query(
            tenant,
            RecordKind.RESUME,
            words=words_of(job),
            # What it is about: the mean of what it asks.
            vectors=mean_of(self._matcher.contexts(job)),
            filters=filters or Filters(),
            limit=limit,
        )
        return fused(self._stores.index.search(query))[:limit]

    def _loaded(self, tenant: str, found: Sequence[Candidate]) -> dict[str, Resume]:
        """The profiles of candidates, ready to be scored; what was deleted since is left out."""
        current = self._stores.records.revisions(tenant, [one.document_id for one in found])
        with self._lock:
            resumes = {
                document_id: self._resumes[tenant, document_id, revision]
                for document_id, revision in current.items()
                if (tenant, document_id, revision) in self._resumes
            }
        for document_id in current.keys() - resumes.keys():
            record = self._stores.records.get(tenant, document_id)
            if record is not None and isinstance(record.profile, Resume):
                resumes[document_id] = record.profile
                with self._lock:
                    self._resumes[tenant, document_id, record.revision] = record.profile
        self._matcher.hold(list(resumes.values()), lambda some: self._vectors(tenant, some))
        return resumes


def words_of(job: Job) -> dict[str, float]:
    """The stems that a job asks for, each as much as what asks for it most."""
    words: dict[str, float] = dict.fromkeys(_analyze(job.title), _COUNTS[Importance.MUST])
    for requirement in job.requirements:
        counts = _COUNTS.get(requirement.importance, 0.0)
        for stem in _analyze(requirement.text) if counts else ():
            words[stem] = max(words.get(stem, 0.0), counts)
    return words


def fused(legs: Legs) -> list[Candidate]:
    """Both legs as one order, best first, equal ones by id."""
    words, vectors = _ranks(legs.words), _ranks(legs.vectors)
    found = [
        Candidate(
            one,
            words.get(one),
            vectors.get(one),
            sum(1.0 / (DAMPING + ranks[one]) for ranks in (words, vectors) if one in ranks),
        )
        for one in words | vectors
    ]
    return sorted(found, key=lambda one: (-one.fused, one.document_id))


def _ranks(hits: Sequence[Hit]) -> dict[str, int]:
    return {hit.document_id: rank for rank, hit in enumerate(hits, 1)}
