"""Documents in, records out; whatever stops it on the way, `sweep` brings to its end.

Order: blob, record, vectors, index, note that the record is indexed. The record makes it true: a
blob without one is swept away, what comes behind it is made from it again. What a change leaves
without use goes the other way round, vectors before the record and the blob after it, so that
nothing of an erased person stays where nobody would look for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from rolefit.domain.errors import (
    DocumentDeleted,
    DocumentNotFound,
    RevisionConflict,
    RolefitError,
    StoreDamaged,
    UsageError,
)
from rolefit.domain.job import Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import Resume
from rolefit.ingest.identity import CONTENT_ID, blob_of, content_id_of, must_be_named, shown
from rolefit.ingest.incoming import Change, Incoming, Outcome
from rolefit.ingest.indexing import Indexing
from rolefit.ingest.revisions import is_same, marked, marks_of, must_be_at, taken_in, tombstone
from rolefit.ingest.stores import Stores
from rolefit.ingest.vectors import PassageVectors

Understand = Callable[[Sequence[Incoming]], Iterator[Resume | Job | RolefitError]]
"""Reads and profiles documents, in order."""

_Done = tuple[Outcome, Record | None]
"""What became of a document, and the record that the index has to catch up with."""

SWEPT_AT_ONCE = 200
UNDER_WAY = timedelta(hours=1)
"""How long bytes may wait for their record before they are taken for left behind."""

TRIES = 5
"""How often a change is tried anew when somebody else changed the record in between."""


class Ingest:
    """The pipeline. Safe to share between threads.

    Args:
        understand: reads and profiles.
        vectors: makes and keeps what profiles say as vectors.
        clock: the time, with a zone.
        new_id: makes document ids that nobody can guess.
    """

    def __init__(
        self,
        stores: Stores,
        understand: Understand,
        vectors: PassageVectors,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._stores = stores
        self._understand = understand
        self._vectors = vectors
        self._indexing = Indexing(stores, vectors)
        self._clock = clock
        self._new_id = new_id

    def process(self, documents: Sequence[Incoming]) -> list[Outcome]:
        """Take documents in, in order; one that is refused stops no other.

        When it returns, what was taken in is found.
        """
        documents = [replace(one, name=shown(one.name)) for one in documents]
        known = {place: _barred(one) or self._known(one) for place, one in enumerate(documents)}
        done = {place: found for place, found in known.items() if found is not None}
        fresh = [place for place in known if place not in done]
        understood = self._understand([documents[place] for place in fresh])
        for place, profile in zip(fresh, understood, strict=True):
            done[place] = self._taken(documents[place], profile)
        entries = self._indexing.bring(
            [record for _, record in done.values() if record is not None]
        )
        alike = {(one.tenant, one.document_id): self._indexing.alike(one) for one in entries}
        outcomes = [done[place][0] for place in range(len(documents))]
        return [
            replace(outcome, alike=alike.get((document.tenant, outcome.document_id), ()))
            for document, outcome in zip(documents, outcomes, strict=True)
        ]

    def delete(self, tenant: str, document_id: str, *, expected: int | None = None) -> bool:
        """Erase a document, and leave a tombstone; False where there is none.

        Args:
            expected: only at this revision.

        Raises:
            RevisionConflict: it is at another revision, or others change it again and again.
        """
        kept = self._stores.records.get(tenant, document_id)
        if kept is None or kept.deleted:
            return False

        def next_one(now: Record | None) -> Record:
            must_be_at(expected, now)
            if now is None:
                raise AssertionError("a record never vanishes")
            return tombstone(now, self._clock())

        kept, gone = self._changed(tenant, document_id, next_one)
        self._drop_blob(kept)
        self._indexing.bring([gone])
        return True

    def reread(self, tenant: str, document_id: str) -> Outcome:
        """Read a document's bytes again, as a reader and profiler of today do.

        What was set by hand stays: name, tags, last day, and the month that "present" stands for.

        Raises:
            DocumentNotFound: there is none.
        """
        kept = self._stores.records.get(tenant, document_id)
        if kept is None or kept.profile is None:
            raise DocumentNotFound(f"There is no document {document_id}.")
        document = Incoming(
            tenant,
            kept.kind,
            self.content(kept),
            kept.name,
            document_id,
            tags=kept.tags,
            keep_until=kept.keep_until,
            expected=kept.revision,
        )
        (profile,) = self._understand([document])
        month = getattr(kept.profile, "as_of", None)
        if getattr(profile, "as_of", month) != month:  # it was given when the document came in
            document = replace(document, as_of=month)
            (profile,) = self._understand([document])
        if profile == kept.profile:
            return _outcome(document, Change.UNCHANGED, kept)
        outcome, record = self._taken(document, profile, again=True)
        if record is not None:
            self._indexing.bring([record])
        return outcome

    def content(self, record: Record) -> bytes:
        """The bytes of a document, as they came.

        Raises:
            StoreDamaged: they are gone.
        """
        blob = blob_of(record.document_id, record.content_id)
        found = self._stores.blobs.get(record.tenant, blob)
        if found is None:
            raise StoreDamaged(f"The bytes of {record.document_id} are gone.")
        return found

    def sweep(
        self, older: timedelta = UNDER_WAY, *, stopped: Callable[[], bool] = lambda: False
    ) -> int:
        """Bring to its end what was stopped on the way; how many records it was.

        Args:
            older: bytes without a record are left so long, for they may be on their way; none
                where no other process runs.
            stopped: asked between steps; True leaves the rest for another time.
        """
        swept = 0
        while not stopped() and (late := self._stores.backlog.behind(SWEPT_AT_ONCE)):
            self._indexing.bring(late)
            swept += len(late)
        moment = self._clock() - older
        for tenant, blob in self._stores.blobs.put_before(moment):
            if not self._is_held(tenant, blob):
                self._stores.blobs.drop(tenant, blob, before=moment)
        return swept

    def expire(self, noted: Callable[[Record], object] = lambda _: None) -> int:
        """Erase what was to be kept until a day that is over; how many documents it was.

        Args:
            noted: told of each that was erased.
        """
        erased = 0
        while due := self._stores.records.due(self._clock().date(), SWEPT_AT_ONCE):
            for one in due:
                if self.delete(one.tenant, one.document_id):
                    noted(one)
                    erased += 1
        return erased

    def _is_held(self, tenant: str, blob: str) -> bool:
        content_id = blob[:CONTENT_ID]
        holders = (self._stores.records.holding(tenant, kind, content_id) for kind in RecordKind)
        return any(blob_of(one, content_id) == blob for one in chain.from_iterable(holders))

    def _taken(
        self, document: Incoming, profile: Resume | Job | RolefitError, *, again: bool = False
    ) -> _Done:
        if isinstance(profile, RolefitError):
            return _refused(document, profile), None
        try:
            # Asked again: the same bytes may stand earlier in the same batch.
            known = None if again else self._known(document)
            return known or self._keep(document, profile)
        except RolefitError as error:
            return _refused(document, error), None

    def _known(self, document: Incoming) -> _Done | None:
        """What becomes of a document without a look into it; None where that must be looked for."""
        records, content_id = self._stores.records, content_id_of(document.tenant, document.content)
        if document.document_id:
            kept = records.get(document.tenant, document.document_id)
            if kept is not None and kept.deleted:
                deleted = DocumentDeleted(f"{kept.document_id} was deleted.")
                return _refused(document, deleted), None
            if kept is not None and is_same(kept, document, content_id):
                if document.expected not in (None, kept.revision):
                    return None  # refused where it would be kept
                return _outcome(document, Change.UNCHANGED, kept), None
            return None
        for identifier in records.holding(document.tenant, document.kind, content_id):
            kept = records.get(document.tenant, identifier)
            if kept is not None and not kept.deleted:
                return self._marked(document, kept)
        return None

    def _marked(self, document: Incoming, kept: Record) -> _Done:
        """The same bytes again: they bring no more than further tags or another last day."""
        if marks_of(kept, document) == (kept.tags, kept.keep_until):
            return _outcome(document, Change.UNCHANGED, kept), None

        def next_one(now: Record | None) -> Record:
            if now is None:
                raise AssertionError("a record never vanishes")
            return marked(now, document, self._clock())

        try:
            _, record = self._changed(document.tenant, kept.document_id, next_one)
        except RolefitError as error:
            return _refused(document, error), None
        return _outcome(document, Change.UPDATED, record), record

    def _keep(self, document: Incoming, profile: Resume | Job) -> _Done:
        content_id = content_id_of(document.tenant, document.content)
        identifier = document.document_id or self._new_id()
        blob, begun = blob_of(identifier, content_id), self._clock()
        self._stores.blobs.put(document.tenant, blob, document.content)

        def next_one(kept: Record | None) -> Record:
            return taken_in(
                document,
                profile,
                kept,
                document_id=identifier,
                content_id=content_id,
                now=self._clock(),
            )

        kept, record = self._changed(document.tenant, identifier, next_one)
        if kept is not None and kept.content_id != content_id:
            # Who brings the former bytes back meanwhile has put them since.
            self._drop_blob(kept, before=begun)
        change = Change.CREATED if kept is None else Change.UPDATED
        return _outcome(document, change, record), record

    def _changed(
        self, tenant: str, document_id: str, make: Callable[[Record | None], Record]
    ) -> tuple[Record | None, Record]:
        """Put the next revision, made of the one before, which comes back too.

        Raises:
            RevisionConflict: others change it again and again.
        """
        for tried in range(1, TRIES + 1):
            kept = self._stores.records.get(tenant, document_id)
            record = make(kept)
            self._vectors.drop(kept)
            try:
                self._stores.records.put(record)
            except RevisionConflict:
                if tried == TRIES:
                    raise
            else:
                # Again: somebody may have made them anew from the record before.
                self._vectors.drop(kept)
                return kept, record
        raise AssertionError("the last try returns or raises")

    def _drop_blob(self, record: Record | None, *, before: datetime | None = None) -> None:
        if record is None or record.deleted:
            return
        blob = blob_of(record.document_id, record.content_id)
        self._stores.blobs.drop(record.tenant, blob, before=before)


def _barred(document: Incoming) -> _Done | None:
    """What becomes of a document that comes under what is no name."""
    try:
        must_be_named(document)
    except UsageError as error:
        return _refused(document, error), None
    return None


def _outcome(document: Incoming, change: Change, record: Record) -> Outcome:
    return Outcome(document.name, change, record.document_id, record.revision)


def _refused(document: Incoming, error: RolefitError) -> Outcome:
    return Outcome(document.name, Change.REFUSED, document.document_id, error=error)
