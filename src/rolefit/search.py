"""Retrieve by words and by meaning, then let the one scorer decide.

The two legs' ranks are fused by reciprocal rank: Cormack, Clarke and Büttcher, "Reciprocal Rank
Fusion outperforms Condorcet and individual Rank Learning Methods" (SIGIR 2009). A fused rank
chooses candidates; it never moves a score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from rolefit.bootstrap import Services
from rolefit.domain.errors import DocumentNotFound
from rolefit.domain.fit import Fit
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Filters, Hit, Legs, Query
from rolefit.ingest.entries import mean_of
from rolefit.matcher import Matcher
from rolefit.matching import Weights, reweighed
from rolefit.matching.terms import Analyzer

CANDIDATES = 400
"""Documents that are scored; why so many: docs/search.md."""

JOBS = 100
"""Jobs that are scored for a résumé; each is held against what is typical for it, too."""

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


@dataclass(frozen=True, slots=True)
class Opening:
    """A job that was found for a résumé and scored."""

    candidate: Candidate
    fit: Fit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A résumé that is like another one.

    Args:
        name: the file's.
        shared: labels of the skills that both show, in the order of the other one.
    """

    candidate: Candidate
    name: str
    shared: tuple[str, ...]


class Search:
    """Finds documents of a tenant. Safe to share between threads.

    Args:
        services: their stores are opened when something is first looked for.
    """

    def __init__(self, matcher: Matcher, services: Services) -> None:
        self._matcher = matcher
        self._services = services
        room = max(services.settings.cached_resumes, 1)
        self._profiles: LRUCache[tuple[str, str, int], Resume | Job] = LRUCache(room)
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
        resumes = self._resumes(tenant, found)
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
        return fused(self._services.stores.index.search(query))[:limit]

    def jobs_for(
        self,
        tenant: str,
        resume: Resume,
        *,
        filters: Filters | None = None,
        top: int = 20,
        candidates: int = JOBS,
        weights: Weights | None = None,
    ) -> list[Opening]:
        """The jobs that fit a résumé best: candidates by both legs, then by points above typical.

        A posting that asks for nothing is none.
        """
        found = self.openings(tenant, resume, filters=filters, limit=candidates)
        profiles = self._loaded(tenant, found)
        jobs = {key: one for key, one in profiles.items() if isinstance(one, Job)}
        present = [one for one in found if one.document_id in jobs]
        fits = self._matcher.recommend(
            resume,
            [jobs[one.document_id] for one in present],
            weights=weights,
            top=top,
            on_error="report",
        )
        return [Opening(present[fit.index], fit) for fit in fits]

    def openings(
        self, tenant: str, resume: Resume, *, filters: Filters | None = None, limit: int = JOBS
    ) -> list[Candidate]:
        """The jobs that both legs together find first for a résumé."""
        return self._like(tenant, RecordKind.JOB, resume, filters, limit)

    def similar(
        self, tenant: str, document_id: str, *, filters: Filters | None = None, top: int = 20
    ) -> list[Neighbour]:
        """The résumés that say most of what a kept one says, by both legs; the one itself aside.

        Raises:
            DocumentNotFound: no such résumé is kept.
        """
        record = self._services.stores.records.get(tenant, document_id)
        if record is None or not isinstance(record.profile, Resume):
            raise DocumentNotFound(f"No résumé {document_id} is kept.")
        found = self._like(tenant, RecordKind.RESUME, record.profile, filters, top + 1)
        others = [one for one in found if one.document_id != document_id][:top]
        profiles = self._loaded(tenant, others)
        return [
            Neighbour(one, other.document.name, _shared(record.profile, other))
            for one in others
            if isinstance(other := profiles.get(one.document_id), Resume)
        ]

    def _like(
        self, tenant: str, kind: RecordKind, resume: Resume, filters: Filters | None, limit: int
    ) -> list[Candidate]:
        """What is found by a résumé's own words and what they mean."""
        texts = [passage.text for passage in resume.passages]
        query = Query(
            tenant,
            kind,
            words=dict.fromkeys((stem for text in texts for stem in _analyze(text)), 1.0),
            vectors=mean_of(self._matcher.passages(resume)),
            filters=filters or Filters(),
            limit=limit,
        )
        return fused(self._services.stores.index.search(query))[:limit]

    def _resumes(self, tenant: str, found: Sequence[Candidate]) -> dict[str, Resume]:
        """The profiles of candidates, ready to be scored."""
        profiles = self._loaded(tenant, found)
        resumes = {key: one for key, one in profiles.items() if isinstance(one, Resume)}
        kept = self._services.vectors
        self._matcher.hold(
            list(resumes.values()), lambda some: kept.of([(tenant, one) for one in some])
        )
        return resumes

    def _loaded(self, tenant: str, found: Sequence[Candidate]) -> dict[str, Resume | Job]:
        """The profiles of candidates; of what was deleted since there is none."""
        current = self._services.stores.records.revisions(
            tenant, [one.document_id for one in found]
        )
        with self._lock:
            profiles = {
                document_id: self._profiles[tenant, document_id, revision]
                for document_id, revision in current.items()
                if (tenant, document_id, revision) in self._profiles
            }
        for document_id in current.keys() - profiles.keys():
            record = self._services.stores.records.get(tenant, document_id)
            if record is not None and record.profile is not None:
                profiles[document_id] = record.profile
                with self._lock:
                    self._profiles[tenant, document_id, record.revision] = record.profile
        return profiles


def _shared(one: Resume, other: Resume) -> tuple[str, ...]:
    theirs = {skill.id for skill in other.skills if not skill.negated}
    ours = (skill for skill in one.skills if not skill.negated)
    return tuple(dict.fromkeys(skill.label for skill in ours if skill.id in theirs))


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
