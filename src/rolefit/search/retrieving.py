"""Retrieval: who is a candidate at all, by words and by meaning."""

from dataclasses import replace

from rolefit.bootstrap import Services
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Candidate, Filters, Hit, Query
from rolefit.ingest.entries import mean_of
from rolefit.matcher import Matcher
from rolefit.matching.terms import Analyzer
from rolefit.search.fusing import fused, words_of

LEAST, ONE_OF = 400, 12
"""Résumés that are scored: so many at least, else one of so many that pass the filters. What
retrieval may hide depends on the share of the pool: docs/search.md."""

_DEEPER = 2
"""Each leg is asked for so many times what both together are to find."""

_analyze = Analyzer()


class Retrieval:
    """Asks the index, and fuses what its legs find. Safe to share between threads."""

    def __init__(self, matcher: Matcher, services: Services) -> None:
        self._matcher = matcher
        self._services = services

    def room(self, tenant: str, filters: Filters) -> int:
        """How many résumés are scored of those that pass."""
        pool = self._services.stores.index.count(tenant, RecordKind.RESUME, filters)
        return max(LEAST, pool // ONE_OF)

    def for_job(
        self, tenant: str, kind: RecordKind, job: Job, filters: Filters, limit: int
    ) -> Query:
        """What is found by a job's words and by what it is about, the mean of what it asks."""
        return Query(
            tenant,
            kind,
            words=words_of(job),
            vectors=mean_of(self._matcher.contexts(job)),
            filters=filters,
            limit=limit,
        )

    def for_resume(
        self, tenant: str, kind: RecordKind, resume: Resume, filters: Filters | None, limit: int
    ) -> Query:
        """What is found by a résumé's own words and what they mean."""
        texts = [passage.text for passage in resume.passages]
        return Query(
            tenant,
            kind,
            words=dict.fromkeys((stem for text in texts for stem in _analyze(text)), 1.0),
            vectors=mean_of(self._matcher.passages(resume)),
            filters=filters or Filters(),
            limit=limit,
        )

    def found(self, query: Query) -> tuple[list[Candidate], dict[str, Hit]]:
        """Candidates by both legs, best first, and what the index tells of them by id."""
        legs = self._services.stores.index.search(replace(query, limit=_DEEPER * query.limit))
        hits = {hit.document_id: hit for hit in (*legs.vectors, *legs.words)}
        return fused(legs, query.limit), hits
