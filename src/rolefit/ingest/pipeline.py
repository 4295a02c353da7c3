"""Documents in, records out; whatever stops it on the way, `sweep` brings to its end.

Order: blob, record, vectors, index, note that the record is indexed. The record makes it true: a
blob without one is swept away, what comes behind it is made from it again. What a change leaves
without use goes the other way round, vectors before the record and the blob after it, so that
nothing of an erased person stays where nobody would look for it. Why somebody decided about an
erased person, and what the file was called that brought him, goes with the entry of the index, so a
sweep comes by there, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from rolefit.domain.decisions import Decisions
from rolefit.domain.errors import (
    DocumentDeleted,
    DocumentNotFound,
    RevisionConflict,
    RolefitError,
    StoreDamaged,
)
from rolefit.domain.job import Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Entry, Gone
from rolefit.domain.sketches import ALIKE
from rolefit.domain.storage import Backlog, Blobs, Index, Records, Vectors
from rolefit.domain.tasks import Tasks
from rolefit.ingest.entries import entry_of
from rolefit.ingest.identity import (
    CONTENT_ID,
    blob_of,
    content_id_of,
    is_same,
    marks_of,
    must_be_at,
    must_be_of,
)
from rolefit.ingest.incoming import Change, Incoming, Outcome
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


@dataclass(frozen=True, slots=True)
class Stores:
    """Where everything is kept."""

    records: Records
    backlog: Backlog
    vectors: Vectors
    blobs: Blobs
    index: Index
    decisions: Decisions
    tasks: Tasks


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
        self._clock = clock
        self._new_id = new_id

    def process(self, documents: Sequence[Incoming]) -> list[Outcome]:
        """Take documents in, in order; one that is refused stops no other.

        When it returns, what was taken in is found.
        """
        known = {place: self._known(one) for place, one in enumerate(documents)}
        done = {place: found for place, found in known.items() if found is not None}
        fresh = [place for place in known if place not in done]
        understood = self._understand([documents[place] for place in fresh])
        for place, profile in zip(fresh, understood, strict=True):
            done[place] = self._taken(documents[place], profile)
        entries = self._index([record for _, record in done.values() if record is not None])
        alike = {(one.tenant, one.document_id): self._alike(one) for one in entries}
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
            return self._tombstone(now)

        kept, gone = self._changed(tenant, document_id, next_one)
        self._drop_blob(kept)
        self._index([gone])
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
            self._index([record])
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
            self._index(late)
            swept += len(late)
        for tenant, blob in self._stores.blobs.put_before(self._clock() - older):
            if not self._is_held(tenant, blob):
                self._stores.blobs.drop(tenant, blob)
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
            if now is None or now.deleted:
                raise DocumentDeleted(f"{kept.document_id} was deleted.")
            tags, keep_until = marks_of(now, document)
            return replace(
                now,
                revision=now.revision + 1,
                changed=self._clock(),
                tags=tags,
                keep_until=keep_until,
            )

        try:
            _, record = self._changed(document.tenant, kept.document_id, next_one)
        except RolefitError as error:
            return _refused(document, error), None
        return _outcome(document, Change.UPDATED, record), record

    def _keep(self, document: Incoming, profile: Resume | Job) -> _Done:
        content_id = content_id_of(document.tenant, document.content)
        identifier = document.document_id or self._new_id()
        blob = blob_of(identifier, content_id)
        self._stores.blobs.put(document.tenant, blob, document.content)

        def next_one(kept: Record | None) -> Record:
            return self._record(document, profile, content_id, identifier, kept)

        kept, record = self._changed(document.tenant, identifier, next_one)
        if kept is not None and kept.content_id != content_id:
            self._drop_blob(kept)
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

    def _tombstone(self, kept: Record | None) -> Record:
        if kept is None:
            raise AssertionError("a record never vanishes")
        return replace(
            kept,
            revision=kept.revision + 1,
            changed=self._clock(),
            content_id="",
            name="",
            profile=None,
            tags=(),
            keep_until=None,
        )

    def _record(
        self,
        document: Incoming,
        profile: Resume | Job,
        content_id: str,
        identifier: str,
        kept: Record | None,
    ) -> Record:
        if kept is not None and kept.deleted:
            raise DocumentDeleted(f"{identifier} was deleted.")
        must_be_of(document.kind, kept)
        must_be_at(document.expected, kept)
        now = self._clock()
        return Record(
            tenant=document.tenant,
            document_id=identifier,
            kind=document.kind,
            revision=1 if kept is None else kept.revision + 1,
            content_id=content_id,
            name=document.name,
            created=now if kept is None else kept.created,
            changed=now,
            profile=profile,
            keep_until=document.keep_until,
            tags=tuple(dict.fromkeys(document.tags)),
        )

    def _index(self, records: Sequence[Record]) -> list[Entry]:
        """Bring the index to what records tell, then note it."""
        gone = [record for record in records if record.deleted]
        for one in gone:
            self._stores.decisions.forget(one.tenant, one.document_id)
            self._stores.tasks.forget(one.tenant, one.document_id)
        self._stores.index.drop([Gone(one.tenant, one.document_id, one.revision) for one in gone])
        entries = self._entries(records)
        self._stores.index.put(entries)
        self._drop_vectors_of_erased([record for record in records if not record.deleted])
        for record in records:
            self._stores.backlog.caught_up(record.tenant, record.document_id, record.revision)
        return entries

    def _alike(self, entry: Entry) -> tuple[str, ...]:
        found = self._stores.index.alike(entry.tenant, entry.kind, entry.sketch, ALIKE)
        return tuple(one for one in found if one != entry.document_id)

    def _entries(self, records: Sequence[Record]) -> list[Entry]:
        live = [(one, one.profile) for one in records if one.profile is not None]
        vectors = self._vectors.of([(record.tenant, profile) for record, profile in live])
        return [
            entry_of(record, profile, own)
            for (record, profile), own in zip(live, vectors, strict=True)
        ]

    def _drop_vectors_of_erased(self, records: Sequence[Record]) -> None:
        """Of whoever was erased while their vectors were made: those came after the erasure."""
        for tenant in {record.tenant for record in records}:
            own = [record for record in records if record.tenant == tenant]
            left = self._stores.records.revisions(tenant, [one.document_id for one in own])
            for record in own:
                if record.document_id not in left:
                    self._vectors.drop(record)

    def _drop_blob(self, record: Record | None) -> None:
        if record is None or record.deleted:
            return
        blob = blob_of(record.document_id, record.content_id)
        self._stores.blobs.drop(record.tenant, blob)


def _outcome(document: Incoming, change: Change, record: Record) -> Outcome:
    return Outcome(document.name, change, record.document_id, record.revision)


def _refused(document: Incoming, error: RolefitError) -> Outcome:
    return Outcome(document.name, Change.REFUSED, document.document_id, error=error)
