"""The index is brought to what the records tell.

Why somebody decided about an erased person, and what the file was called that brought him, goes
with the entry of the index, so that a sweep comes by there, too.
"""

from collections.abc import Sequence

from rolefit.domain.records import Record
from rolefit.domain.search import Entry, Gone
from rolefit.domain.sketches import ALIKE
from rolefit.ingest.entries import entry_of
from rolefit.ingest.stores import Stores
from rolefit.ingest.vectors import PassageVectors


class Indexing:
    """Makes entries of records and notes it. Safe to share between threads."""

    def __init__(self, stores: Stores, vectors: PassageVectors) -> None:
        self._stores = stores
        self._vectors = vectors

    def bring(self, records: Sequence[Record]) -> list[Entry]:
        """Bring the index to what records tell, then note it; the entries of those not erased."""
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

    def alike(self, entry: Entry) -> tuple[str, ...]:
        """Ids of others that are nearly the same, most first."""
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
