"""The ports of what is kept. Small, synchronous, typed; tenant first.

Contracts: tests/contract/records.py, vectors.py, blobs.py, index.py and pins.py. What is told of
one document is kept whole or not at all and, once the call returns, survives the end of the process
(`Pins` aside); a call of several may be cut short between them, and is made again then. Ids and
tenants are of any characters; where they have an order, it is that of code points.

All raise StoreUnavailable where the engine does not answer, which leaves open whether it did what
it was told, and StoreDamaged where it holds what cannot be read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from rolefit.domain.records import Record, RecordKind
from rolefit.domain.search import Entry, Facets, Filters, Gone, GridMatrix, Legs, Pinned, Query


class Records(Protocol):
    """Records by tenant and document id."""

    def get(self, tenant: str, document_id: str) -> Record | None:
        """The record, a tombstone too; None where there never was one."""
        ...

    def get_many(self, tenant: str, document_ids: Sequence[str]) -> dict[str, Record]:
        """Records by id, tombstones too, in one go; what never was is left out."""
        ...

    def revisions(self, tenant: str, document_ids: Sequence[str]) -> dict[str, int]:
        """The revisions of documents, by id; tombstones and what never was are left out."""
        ...

    def put(self, record: Record) -> None:
        """Keep a record's next revision, and count it as not indexed.

        `record.revision` must be one more than what is kept, 1 where nothing is; so of two who
        change the same revision one is refused.

        Raises:
            RevisionConflict: another revision is kept.
        """
        ...

    def holding(self, tenant: str, kind: RecordKind, content_id: str) -> list[str]:
        """Ids of the documents with these bytes, ascending; tombstones hold none."""
        ...

    def page(
        self, tenant: str, kind: RecordKind, *, after: str = "", limit: int = 100
    ) -> list[Record]:
        """Records by ascending id, tombstones left out.

        Args:
            after: the last id of the page before.
        """
        ...

    def due(self, day: date, limit: int) -> list[Record]:
        """Records of any tenant whose last day was before `day`, tombstones left out."""
        ...


class Backlog(Protocol):
    """Which records the index has not caught up with."""

    def behind(self, limit: int) -> list[Record]:
        """Records of any tenant whose revision is not the indexed one, tombstones too."""
        ...

    def follow(self, index: str) -> None:
        """Note which index is caught up with, by its id; of another one than before, nothing is."""
        ...

    def caught_up(self, tenant: str, document_id: str, revision: int) -> None:
        """Note that the index holds a revision; an older one than is noted changes nothing."""
        ...


class Vectors(Protocol):
    """Passage vectors by what was encoded and by which encoder; the two are never mixed."""

    def get(self, tenant: str, keys: Sequence[str], encoder: str) -> dict[str, GridMatrix]:
        """int16 (passages, dimension) by key; keys without vectors are left out."""
        ...

    def put(self, tenant: str, vectors: Mapping[str, GridMatrix], encoder: str) -> None:
        """Keep vectors; what stood under a key is replaced. Two may keep the same at once."""
        ...

    def drop(self, tenant: str, keys: Iterable[str]) -> None:
        """Forget the vectors of keys, of every encoder."""
        ...


class Blobs(Protocol):
    """The bytes of documents, as they came. Ids are of ASCII letters and digits, three or more."""

    def put(self, tenant: str, blob_id: str, content: bytes) -> None:
        """Keep bytes, whole or not at all; again is no error, and counts as put now.

        They may be as many as `Settings.max_bytes`, more than some engines take in one piece.

        Raises:
            UsageError: an id of other characters.
        """
        ...

    def get(self, tenant: str, blob_id: str) -> bytes | None:
        """The bytes; None where there are none."""
        ...

    def drop(self, tenant: str, blob_id: str, *, before: datetime | None = None) -> None:
        """Forget bytes; none is no error.

        Args:
            before: only if they were put earlier. Whoever has put them again since is about to
                keep a record of them.
        """
        ...

    def put_before(self, moment: datetime) -> Iterator[tuple[str, str]]:
        """Tenant and id of all that was put earlier, in any order.

        What is dropped meanwhile, by whomever, is told or not.
        """
        ...


class Index(Protocol):
    """What documents are found by. It holds nothing that the records do not tell again."""

    @property
    def id(self) -> str:
        """Names what it holds: another one once it was made anew, or for another encoder."""
        ...

    def put(self, entries: Sequence[Entry]) -> None:
        """Hold entries; one whose revision is not newer than what is held changes nothing.

        Once it returns, they are found.
        """
        ...

    def drop(self, gone: Sequence[Gone]) -> None:
        """Forget documents, and refuse their earlier revisions from now on, however late they come.

        Once it returns, they are not found.
        """
        ...

    def search(self, query: Query) -> Legs:
        """The best of each leg; a leg that is not asked finds nothing.

        The words' scores are BM25 with k1 = 1.2 and b = 0.75; how often a word is said is counted
        among whatever documents the engine counts together. The cosines are those of the grid, to
        the last bit. An engine that looks for the nearest approximately may miss some of them.
        """
        ...

    def count(self, tenant: str, kind: RecordKind, filters: Filters) -> int:
        """How many documents pass."""
        ...

    def facets(self, tenant: str, kind: RecordKind, filters: Filters, top: int) -> Facets:
        """Counts over all documents that pass; of skills, languages and tags the `top` first."""
        ...

    def alike(self, tenant: str, kind: RecordKind, sketch: bytes, least: float) -> list[str]:
        """Ids of the documents that share at least so much with a sketch, most first, then by id.

        Args:
            least: a share, above 0..1, as `rolefit.domain.sketches` tells it.
        """
        ...


class Pins(Protocol):
    """Orders of results, for some minutes. Losing one costs its reader a new search, no more."""

    def put(self, tenant: str, pin_id: str, pinned: Pinned) -> None:
        """Keep an order."""
        ...

    def get(self, tenant: str, pin_id: str) -> Pinned | None:
        """The order; None when it is over, or another tenant's."""
        ...
