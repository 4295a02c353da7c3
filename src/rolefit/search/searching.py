"""The searches: candidates by both legs, then the one scorer's order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rolefit.bootstrap import Services
from rolefit.chosen import with_importances
from rolefit.domain.errors import DocumentNotFound, UsageError
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Candidate, Facets, Filters, Hit
from rolefit.domain.sketches import ALIKE, sketch_of
from rolefit.ingest.entries import stems_of
from rolefit.matcher import Matcher, Ranking
from rolefit.matching import Weights
from rolefit.search.facets import labelled
from rolefit.search.folding import Placed, folded
from rolefit.search.pages import Entries, Page, Pages, name_of_question
from rolefit.search.profiles import Profiles
from rolefit.search.results import Neighbour, Opening, Posting, Result
from rolefit.search.retrieving import Retrieval

JOBS = 100
"""Jobs that are scored for a résumé; each is held against what is typical for it, too."""

_Rank = Callable[..., Ranking]
"""`Matcher.rank` of one job: résumés and `top` in."""


class Search:
    """Finds documents of a tenant. Safe to share between threads.

    Args:
        services: their stores are opened when something is first looked for.
    """

    def __init__(self, matcher: Matcher, services: Services) -> None:
        self._matcher = matcher
        self._services = services
        self.profiles = Profiles(services)
        self._retrieval = Retrieval(matcher, services)
        self._pages = Pages(services.pins)

    def resumes_for(
        self,
        tenant: str,
        job: Job,
        *,
        filters: Filters | None = None,
        top: int = 20,
        candidates: int | None = None,
        weights: Weights | None = None,
        importance: Mapping[int, Importance | str] | None = None,
        after: str | None = None,
    ) -> Page[Result]:
        """The best résumés for a job: candidates by both legs, then the scorer's order.

        Args:
            candidates: how many are scored; default: 400, and a twelfth of a larger pool.
            after: `Page.next` of the page before; the order is the one that was pinned then. Who
                was erased since is left out, who changed keeps the place with today's score.

        Raises:
            NoRequirements: the job asks for nothing.
            UsageError: no page is wanted, an importance cannot be meant, or `after` is over or of
                another question.
        """
        asked, chosen = with_importances(job, importance), filters or Filters()
        question = name_of_question(RecordKind.RESUME, asked, weights, chosen)
        rank = partial(self._matcher.rank, asked, weights=weights)
        scored: dict[str, Match] = {}

        def order() -> Entries:
            limit = self._retrieval.room(tenant, chosen) if candidates is None else candidates
            query = self._retrieval.for_job(tenant, RecordKind.RESUME, asked, chosen, limit)
            found, hits = self._retrieval.found(query)
            ranked = self._scored(tenant, rank, found)
            scored.update((one.document_id, match) for one, match in ranked)
            entries = folded(_placed(ranked, hits))
            return [tuple(ranked[place][0] for place in entry) for entry in entries]

        shown, total, following = self._turned(tenant, question, after, top, order)
        if after is not None:
            again = self._scored(tenant, rank, [entry[0] for entry in shown])
            scored = {one.document_id: match for one, match in again}
        results = [
            Result(one, replace(scored[one.document_id], copy_of=None), _ids(others))
            for one, *others in shown
            if one.document_id in scored
        ]
        return Page(results, total, following)

    def _turned(
        self, tenant: str, question: str, after: str | None, top: int, order: Callable[[], Entries]
    ) -> tuple[Entries, int, str | None]:
        """A page's entries, how many there are of all, and the cursor of what follows.

        Args:
            after: a cursor of an order that was pinned; None: `order` makes it, and it is pinned.
        """
        if top < 1:
            raise UsageError("A page has one result at least.")
        if after is None:
            entries = order()
            return entries[:top], len(entries), self._pages.pinned(tenant, question, entries, top)
        entries, start = self._pages.at(tenant, after, question)
        left = self._services.stores.records.revisions(
            tenant, [one.document_id for entry in entries[start:] for one in entry]
        )
        shown: list[tuple[Candidate, ...]] = []
        while start < len(entries) and len(shown) < top:
            there = tuple(one for one in entries[start] if one.document_id in left)
            shown += [there] if there else []
            start += 1
        return shown, len(entries), self._pages.following(after, entries, start)

    def _scored(
        self, tenant: str, rank: _Rank, found: Sequence[Candidate]
    ) -> list[tuple[Candidate, Match]]:
        """Candidates that are still there, in the scorer's order."""
        resumes = self._resumes(tenant, found)
        present = [one for one in found if one.document_id in resumes]
        ranking = rank([resumes[one.document_id] for one in present], top=len(present))
        return [(present[match.index], match) for match in ranking]

    def candidates(
        self, tenant: str, job: Job, *, filters: Filters | None = None, limit: int | None = None
    ) -> list[Candidate]:
        """The résumés that both legs together find first; by default as many as are scored."""
        chosen = filters or Filters()
        most = self._retrieval.room(tenant, chosen) if limit is None else limit
        query = self._retrieval.for_job(tenant, RecordKind.RESUME, job, chosen, most)
        return self._retrieval.found(query)[0]

    def postings(
        self,
        tenant: str,
        job: Job,
        *,
        filters: Filters | None = None,
        top: int = 20,
        after: str | None = None,
    ) -> Page[Posting]:
        """The kept jobs that say most of what is looked for, by both legs.

        Args:
            job: what is looked for, see `rolefit.search.wanted`.
            after: `Page.next` of the page before.

        Raises:
            UsageError: no page is wanted, or `after` is over or of another question.
        """
        chosen = filters or Filters()
        question = name_of_question(RecordKind.JOB, job, None, chosen)
        query = self._retrieval.for_job(tenant, RecordKind.JOB, job, chosen, max(JOBS, top))

        def order() -> Entries:
            return [(one,) for one in self._retrieval.found(query)[0]]

        shown, total, following = self._turned(tenant, question, after, top, order)
        profiles = self.profiles.of(tenant, [one.document_id for (one,) in shown])
        found = [
            Posting(one, kept)
            for (one,) in shown
            if isinstance(kept := profiles.get(one.document_id), Job)
        ]
        return Page(found, total, following)

    def facets(
        self, tenant: str, kind: RecordKind, *, filters: Filters | None = None, top: int = 20
    ) -> Facets:
        """Counts over every document that passes the filters, with the skills' labels."""
        # A concept may have several ids, each of which is counted.
        told = self._services.stores.index.facets(tenant, kind, filters or Filters(), 3 * top)
        return labelled(told, self._services.profiler.gazetteer, top)

    def jobs_for(
        self,
        tenant: str,
        resume: Resume,
        *,
        filters: Filters | None = None,
        top: int = 20,
        candidates: int = JOBS,
        weights: Weights | None = None,
        after: str | None = None,
    ) -> Page[Opening]:
        """The jobs that fit a résumé best: candidates by both legs, then by points above typical.

        A posting that asks for nothing is none.

        Args:
            after: `Page.next` of the page before.

        Raises:
            UsageError: no page is wanted, or `after` is over or of another question.
        """
        question = name_of_question(RecordKind.JOB, resume, weights, filters or Filters())
        fitting: list[Opening] = []

        def order() -> Entries:
            found = self.openings(tenant, resume, filters=filters, limit=max(candidates, top))
            fitting.extend(self._fitting(tenant, resume, found, weights))
            return [(one.candidate,) for one in fitting]

        shown, total, following = self._turned(tenant, question, after, top, order)
        if after is not None:
            found = [one for (one,) in shown]
            fitting = self._fitting(tenant, resume, found, weights)
        told = {one.candidate.document_id: one for one in fitting}
        openings = [told[one.document_id] for (one,) in shown if one.document_id in told]
        return Page(openings, total, following)

    def _fitting(
        self, tenant: str, resume: Resume, found: Sequence[Candidate], weights: Weights | None
    ) -> list[Opening]:
        """Candidates that are still there and ask for something, best first."""
        profiles = self.profiles.of(tenant, _ids(found))
        jobs = {key: one for key, one in profiles.items() if isinstance(one, Job)}
        present = [one for one in found if one.document_id in jobs]
        fits = self._matcher.recommend(
            resume,
            [jobs[one.document_id] for one in present],
            weights=weights,
            on_error="report",
        )
        return [Opening(present[fit.index], fit) for fit in fits]

    def openings(
        self, tenant: str, resume: Resume, *, filters: Filters | None = None, limit: int = JOBS
    ) -> list[Candidate]:
        """The jobs that both legs together find first for a résumé."""
        query = self._retrieval.for_resume(tenant, RecordKind.JOB, resume, filters, limit)
        return self._retrieval.found(query)[0]

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
        resume = record.profile
        found, hits = self._retrieval.found(
            self._retrieval.for_resume(tenant, RecordKind.RESUME, resume, filters, 2 * top + 1)
        )
        sketch = sketch_of(stems_of(resume))
        same = self._services.stores.index.alike(tenant, RecordKind.RESUME, sketch, ALIKE)
        others = [one for one in found if one.document_id not in {document_id, *same}]
        entries = folded([Placed(hits[one.document_id], one.fused) for one in others])[:top]
        shown = [[others[place] for place in entry] for entry in entries]
        profiles = self.profiles.of(tenant, [entry[0].document_id for entry in shown])
        return [
            Neighbour(one, other.document.name, _shared(resume, other), _ids(also))
            for one, *also in shown
            if isinstance(other := profiles.get(one.document_id), Resume)
        ]

    def hold(self, tenant: str, resumes: Sequence[Resume]) -> None:
        """Make kept résumés ready to be scored, with the vectors that are kept."""
        kept = self._services.vectors
        self._matcher.hold(resumes, lambda some: kept.of([(tenant, one) for one in some]))

    def _resumes(self, tenant: str, found: Sequence[Candidate]) -> dict[str, Resume]:
        """The profiles of candidates, ready to be scored."""
        profiles = self.profiles.of(tenant, _ids(found))
        resumes = {key: one for key, one in profiles.items() if isinstance(one, Resume)}
        self.hold(tenant, list(resumes.values()))
        return resumes


def _placed(scored: Sequence[tuple[Candidate, Match]], hits: Mapping[str, Hit]) -> list[Placed]:
    """Scored candidates at their places; of a copy it is told which place it is a copy of."""
    places = {match.index: place for place, (_, match) in enumerate(scored)}
    return [
        Placed(
            hits[one.document_id],
            match.score,
            None if match.copy_of is None else places[match.copy_of],
        )
        for one, match in scored
    ]


def _ids(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(one.document_id for one in candidates)


def _shared(one: Resume, other: Resume) -> tuple[str, ...]:
    theirs = {skill.id for skill in other.skills if not skill.negated}
    ours = (skill for skill in one.skills if not skill.negated)
    return tuple(dict.fromkeys(skill.label for skill in ours if skill.id in theirs))
