"""Documents that stay: taken in, found and erased, all of one tenant, in one folder of data."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from rolefit.bootstrap import Services
from rolefit.domain.errors import ReadError
from rolefit.domain.job import Importance, Job
from rolefit.domain.names import must_be_name
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Facets, Filters
from rolefit.ingest import Change, Incoming, Outcome
from rolefit.intake import content_of
from rolefit.matcher import Matcher, Progress, Ranked
from rolefit.matching import Weights
from rolefit.profiling.skills import Concept
from rolefit.search import (
    Neighbour,
    Opening,
    Page,
    Posting,
    Result,
    Search,
    Wanted,
    job_of,
    skill_named,
    wanted,
)
from rolefit.settings import Settings

__all__ = ["Library", "job_of"]

TENANT = "default"
"""Whose documents they are where nobody says otherwise."""

_AT_ONCE = 24


class Library:
    """Keeps documents and searches them. Safe to share between threads.

    One process at a time takes documents in. Close it, or use it as a context manager.

    Args:
        settings: default: the environment's; `Settings.data_dir` is where everything is kept.
        tenant: whose documents they are; nobody else's are seen.
        services: what others use too, in place of `settings`.
        looking_on: as for `Matcher`.

    Raises:
        StoreError: the data folder cannot be used.
        UsageError: the tenant's name is none.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        tenant: str = TENANT,
        services: Services | None = None,
        looking_on: Callable[[Ranked], None] | None = None,
    ) -> None:
        must_be_name("A tenant's name", tenant)
        self.services = services or Services(settings or Settings())
        self.tenant = tenant
        self.matcher = Matcher(services=self.services, looking_on=looking_on)
        self._search = Search(self.matcher, self.services)

    def of(self, tenant: str) -> "Library":
        """The documents of another tenant, with everything that is slow to make shared.

        Close the one that it was asked of, not this one.

        Raises:
            UsageError: the name is none.
        """
        must_be_name("A tenant's name", tenant)
        other = copy(self)
        other.tenant = tenant
        return other

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the data folder free, and end the reading processes; what is used next opens it."""
        self.services.close()

    def add(
        self,
        paths: Iterable[Path],
        *,
        kind: RecordKind = RecordKind.RESUME,
        tags: Sequence[str] = (),
        keep_until: date | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Outcome]:
        """Take files in, and tell what became of each, in order.

        What was told is kept, whatever happens then. A file whose bytes are there already is not
        kept twice.

        Args:
            keep_until: the day after which they are erased, by `repair`.
            progress: called with how many more are done.

        Raises:
            StoreError: the data folder cannot be used.
        """
        like = Incoming(self.tenant, kind, b"", tags=tuple(tags), keep_until=keep_until)
        waiting = iter(paths)
        while some := list(islice(waiting, _AT_ONCE)):
            yield from self._added(some, like)
            if progress is not None:
                progress(len(some))

    def remove(self, document_id: str) -> bool:
        """Erase a document, bytes, vectors and entry; False where there is none."""
        return self.services.ingest.delete(self.tenant, document_id)

    def repair(self) -> int:
        """Bring to its end what was stopped on the way, and erase what is due; how many it was."""
        return self.services.ingest.sweep() + self.services.ingest.expire()

    def wanted(self, text: str = "", chips: Sequence[tuple[Importance, str]] = ()) -> Wanted:
        """What somebody looks for, by words, a query with operators, or chips.

        Give its `job` and `importance` to `search`, and its `said` to the filters.

        Args:
            chips: what is looked for, and how much it counts.

        Raises:
            UsageError: nothing is looked for, or the query cannot be read.
        """
        return wanted(self.matcher, self.services.profiler.gazetteer, text, chips)

    def skill(self, name: str) -> Concept:
        """The skill that a name, a synonym or an id stands for; `Filters.skills` takes its `ids`.

        Raises:
            UsageError: none does; the remedy tells those that are written alike.
        """
        return skill_named(self.services.profiler.gazetteer, name)

    def search(
        self,
        job: Job,
        *,
        filters: Filters | None = None,
        top: int = 20,
        weights: Weights | None = None,
        importance: Mapping[int, Importance | str] | None = None,
        after: str | None = None,
    ) -> Page[Result]:
        """The best résumés for a job, by the same score as `Matcher.rank`, near-duplicates as one.

        Args:
            top: how many a page has.
            after: `Page.next` of the page before, asked with the same job, filters, weights and
                importance: no one is repeated or skipped, whatever came in since.

        Raises:
            StoreError: the data folder cannot be used.
            UsageError: `after` is over, or belongs to another search.
        """
        return self._search.resumes_for(
            self.tenant,
            job,
            filters=filters,
            top=top,
            weights=weights,
            importance=importance,
            after=after,
        )

    def facets(
        self,
        *,
        kind: RecordKind = RecordKind.RESUME,
        filters: Filters | None = None,
        top: int = 20,
    ) -> Facets:
        """What all documents that pass the filters have: skills, languages, tags, degrees, years.

        Args:
            top: how many skills, languages and tags are told.

        Raises:
            StoreError: the data folder cannot be used.
        """
        return self._search.facets(self.tenant, kind, filters=filters, top=top)

    def profiles(self, document_ids: Iterable[str]) -> dict[str, Resume | Job]:
        """Profiles of kept documents by id; what is not kept is left out.

        Raises:
            StoreError: the data folder cannot be used.
        """
        return self._search.profiles.of(self.tenant, document_ids)

    def hold(self, resumes: Sequence[Resume]) -> None:
        """Make kept résumés ready to be ranked by `matcher`, with the vectors that are kept."""
        self._search.hold(self.tenant, resumes)

    def postings(
        self,
        job: Job,
        *,
        filters: Filters | None = None,
        top: int = 20,
        after: str | None = None,
    ) -> Page[Posting]:
        """The kept jobs that say most of what is looked for; without a score, see docs/search.md.

        Args:
            job: what is looked for, of `wanted`.
            after: `Page.next` of the page before; order and pages are as of `search`.

        Raises:
            UsageError: no page is wanted, or `after` is over or of another question.
            StoreError: the data folder cannot be used.
        """
        return self._search.postings(self.tenant, job, filters=filters, top=top, after=after)

    def jobs_for(
        self,
        resume: Resume,
        *,
        filters: Filters | None = None,
        top: int = 20,
        weights: Weights | None = None,
        after: str | None = None,
    ) -> Page[Opening]:
        """The kept jobs that fit a résumé best, by points above what is typical for each.

        Args:
            resume: a profile, kept or not; nothing of it is kept by asking.
            after: `Page.next` of the page before; order and pages are as of `search`.

        Raises:
            UsageError: no page is wanted, or `after` is over or of another question.
            StoreError: the data folder cannot be used.
        """
        return self._search.jobs_for(
            self.tenant, resume, filters=filters, top=top, weights=weights, after=after
        )

    def similar(
        self, document_id: str, *, filters: Filters | None = None, top: int = 20
    ) -> list[Neighbour]:
        """The résumés that are most like a kept one, near-duplicates of it aside.

        Raises:
            DocumentNotFound: no such résumé is kept.
        """
        return self._search.similar(self.tenant, document_id, filters=filters, top=top)

    def _added(self, paths: Sequence[Path], like: Incoming) -> list[Outcome]:
        """Take files in, each as another document of the same kind."""
        outcomes: dict[int, Outcome] = {}
        documents: dict[int, Incoming] = {}
        for place, path in enumerate(paths):
            try:
                content = content_of(path, self.services.settings.max_bytes)
            except ReadError as error:
                outcomes[place] = Outcome(path.name, Change.REFUSED, "", error=error)
            else:
                documents[place] = replace(like, content=content, name=path.name)
        done = self.services.ingest.process(list(documents.values()))
        outcomes |= zip(documents, done, strict=True)
        return [outcomes[place] for place in range(len(paths))]
