"""The embedded index: words and filters by tantivy, vectors exactly, all in one folder."""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from uuid import uuid4

import tantivy
from tantivy import Query as Asked

from rolefit.domain.errors import StoreUnavailable
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Entry, Facets, Filters, Gone, GridMatrix, Hit, Legs, Query
from rolefit.domain.sketches import Sketches
from rolefit.stores.files import write_whole
from rolefit.stores.tantivy_fields import (
    LAYOUT,
    NO_VECTORS,
    Known,
    held,
    key_of,
    known_of,
    marker,
    number_of,
    read,
    schema,
)
from rolefit.stores.tantivy_queries import Translation, counted
from rolefit.stores.vector_table import VectorTable

_HEAP = 64_000_000
_SPARE = 50
"""Hits beyond the limit that are fetched, so that few searches are made a second time."""

_MADE_BY = "made-by"
"""The file that names an index and what made its vectors; written last, so that it is whole."""

_FOLDER = re.compile(r"\d+(?:-[0-9a-f]{16})?")
"""Names of folders that an index was ever kept in: its layout, and what names its encoder."""

_Whose = tuple[str, RecordKind]


class TantivyIndex:
    """`Index` in a folder, for one process at a time. Safe to share between threads.

    What cannot be opened is made anew: the records tell all of it again.

    Args:
        folder: made if it is not there.
        encoder: names what makes the vectors; each one's index has a folder of its own in `folder`.
        alone: remove those of others, which nobody would erase anything in; not while one of them
            is still at work.

    Raises:
        StoreUnavailable: the folder cannot be written.
    """

    def __init__(self, folder: Path, encoder: str, *, alone: bool = True) -> None:
        self._folder = folder / f"{LAYOUT}-{sha256(encoder.encode()).hexdigest()[:16]}"
        self._encoder = encoder
        self._lock = Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._schema = schema()
        self._translation = Translation(self._schema)
        with _translated(self._folder):
            if alone:
                self._remove_others()
            self._index, self._id = self._opened()
        self._known: dict[int, Known] = {}
        self._tables: dict[_Whose, VectorTable] = {}
        self._sketches: dict[_Whose, tuple[list[str], Sketches]] = {}
        self._load()

    @property
    def id(self) -> str:
        """See `Index.id`."""
        return self._id

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Index.put`."""
        newest = {(one.tenant, one.document_id): one for one in sorted(entries, key=_revision)}
        with self._writing() as writer:
            fresh = [one for one in newest.values() if self._is_newer(one)]
            for entry in fresh:
                key = key_of(entry.tenant, entry.document_id)
                writer.delete_documents_by_term("key", key)
                writer.add_document(held(entry))
            self._commit(writer)
            for entry in fresh:
                self._hold(known_of(entry), entry.vectors)

    def drop(self, gone: Sequence[Gone]) -> None:
        """See `Index.drop`."""
        with self._writing() as writer:
            fresh = [one for one in gone if self._is_newer(one)]
            for one in fresh:
                writer.delete_documents_by_term("key", key_of(one.tenant, one.document_id))
                writer.add_document(marker(one))
            self._commit(writer)
            for one in fresh:
                self._hold(Known(one.tenant, one.document_id, None, one.revision), NO_VECTORS)

    def search(self, query: Query) -> Legs:
        """See `Index.search`."""
        with self._lock, _translated(self._folder):
            searcher = self._index.searcher()
            passing = self._translation.passing(query.tenant, query.kind, query.filters)
            words = self._words(searcher, query, passing)
            return Legs(words, self._nearest(searcher, query, passing))

    def count(self, tenant: str, kind: RecordKind, filters: Filters) -> int:
        """See `Index.count`."""
        with self._lock, _translated(self._folder):
            passing = self._translation.passing(tenant, kind, filters)
            found = self._index.searcher().search(passing, 1)
            return int(found.count)  # type: ignore[attr-defined]  # its stub leaves it out

    def facets(self, tenant: str, kind: RecordKind, filters: Filters, top: int) -> Facets:
        """See `Index.facets`."""
        with self._lock, _translated(self._folder):
            passing = self._translation.passing(tenant, kind, filters)
            return counted(self._index.searcher(), passing, top)

    def alike(self, tenant: str, kind: RecordKind, sketch: bytes, least: float) -> list[str]:
        """See `Index.alike`."""
        with self._lock:
            ids, sketches = self._sketched(tenant, kind)
        found = zip(ids, sketches.shared(sketch).tolist(), strict=True)
        near = sorted((-share, one) for one, share in found if share >= least)
        return [one for _, one in near]

    def close(self) -> None:
        """Give the folder free for another process."""
        with self._lock:
            writer, self._writer = self._writer, None
            if writer is not None:
                writer.wait_merging_threads()

    def remove(self) -> None:
        """Close it and remove what it holds; nobody may use it any more."""
        self.close()
        with self._lock, _translated(self._folder):
            # What names it goes first, so that half of it is never opened.
            (self._folder / _MADE_BY).unlink(missing_ok=True)
            shutil.rmtree(self._folder)

    def _words(self, searcher: tantivy.Searcher, query: Query, passing: Asked) -> tuple[Hit, ...]:
        if not query.words or query.limit < 1:
            return ()
        asked = self._translation.saying(query.words, passing)
        found = _best(searcher, asked, query.limit)
        hits = (
            self._hit(number, float(score))
            for number, (score, _) in zip(_numbers(searcher, found), found, strict=True)
        )
        return tuple(sorted(hits, key=_order)[: query.limit])

    def _nearest(self, searcher: tantivy.Searcher, query: Query, passing: Asked) -> tuple[Hit, ...]:
        table = self._tables.get((query.tenant, query.kind))
        if query.vectors is None or not len(query.vectors) or table is None:
            return ()
        among = None
        if query.filters != Filters():
            found = searcher.search(passing, max(searcher.num_docs, 1), count=False).hits
            among = _numbers(searcher, found)
        near = table.nearest(query.vectors, among, query.limit)
        hits = (self._hit(number, cosine) for number, cosine in near)
        return tuple(sorted(hits, key=_order)[: query.limit])

    def _hit(self, number: int, score: float) -> Hit:
        known = self._known[number]
        if known.changed is None:
            raise AssertionError("a deleted document is not found")
        return Hit(known.document_id, known.revision, score, known.changed, known.sketch)

    def _sketched(self, tenant: str, kind: RecordKind) -> tuple[list[str], Sketches]:
        """Ids and sketches of a tenant's documents of one kind, laid out when first asked for."""
        if (tenant, kind) not in self._sketches:
            theirs = [
                one
                for one in self._known.values()
                if (one.tenant, one.kind) == (tenant, kind) and one.sketch
            ]
            ids = [one.document_id for one in theirs]
            self._sketches[tenant, kind] = ids, Sketches([one.sketch for one in theirs])
        return self._sketches[tenant, kind]

    def _is_newer(self, one: Entry | Gone) -> bool:
        known = self._known.get(number_of(one.tenant, one.document_id))
        return known is None or one.revision > known.revision

    def _hold(self, known: Known, vectors: GridMatrix) -> None:
        number = number_of(known.tenant, known.document_id)
        self._known[number] = known
        for kind in RecordKind:
            self._sketches.pop((known.tenant, kind), None)
            table = self._tables.get((known.tenant, kind))
            if table is not None:
                table.drop(number)
        if known.kind is not None:
            self._tables.setdefault((known.tenant, known.kind), VectorTable()).put(number, vectors)

    def _opened(self) -> tuple[tantivy.Index, str]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made_by = self._folder / _MADE_BY
        named, _, encoder = (made_by.read_text() if made_by.exists() else "").partition("\n")
        if named and encoder == self._encoder:
            with suppress(ValueError):
                return tantivy.Index.open(str(self._folder)), named
        shutil.rmtree(self._folder)
        self._folder.mkdir(mode=0o700)
        named = uuid4().hex
        made = tantivy.Index(self._schema, path=str(self._folder))
        write_whole(made_by, BytesIO(f"{named}\n{self._encoder}".encode()))
        return made, named

    def _remove_others(self) -> None:
        if not self._folder.parent.is_dir():
            return
        for other in self._folder.parent.iterdir():
            if other != self._folder and _FOLDER.fullmatch(other.name):
                shutil.rmtree(other)

    def _load(self) -> None:
        """Bring what the folder holds into memory."""
        searcher = self._index.searcher()
        found = searcher.search(Asked.all_query(), max(searcher.num_docs, 1), count=False).hits
        for _, address in found:
            known, vectors = read(searcher.doc(address))
            self._hold(known, vectors)

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        with self._lock, _translated(self._folder):
            if self._writer is None:
                self._writer = self._index.writer(_HEAP, num_threads=1)
            try:
                yield self._writer
            except BaseException:
                self._writer.rollback()
                raise

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        writer.commit()
        self._index.reload()


def _best(
    searcher: tantivy.Searcher, asked: Asked, limit: int
) -> Sequence[tuple[float, tantivy.DocAddress]]:
    """The best hits, and whatever scores as the last of them.

    Of equal ones tantivy tells those that came first; which ones are told is for their ids to say.
    """
    wanted = limit + _SPARE
    while True:
        found = searcher.search(asked, wanted, count=False).hits
        if len(found) < wanted or found[-1][0] < found[limit - 1][0]:
            return [one for one in found if one[0] >= found[min(limit, len(found)) - 1][0]]
        wanted *= 4


def _numbers(
    searcher: tantivy.Searcher, found: Sequence[tuple[object, tantivy.DocAddress]]
) -> list[int]:
    values = searcher.fast_field_values("number", [address for _, address in found])
    return [value for value in values if isinstance(value, int)]


def _order(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.document_id


def _revision(entry: Entry) -> int:
    return entry.revision


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(f"{folder} cannot be written: {error.strerror}.") from error
    except ValueError as error:
        busy = "lock" in str(error).lower()
        raise StoreUnavailable(
            f"The index in {folder} cannot be used: {error}.",
            remedy="Another rolefit is writing there: end it, or ask its API." if busy else None,
        ) from error
