"""The embedded index: words and filters by tantivy, vectors exactly, all in one folder."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from threading import Lock

import numpy as np
import tantivy
from tantivy import Document, FieldType, Occur
from tantivy import Query as Clause

from rolefit.domain.errors import StoreUnavailable
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Entry, Filters, Gone, GridMatrix, Hit, Legs, Query
from rolefit.stores.vector_table import VectorTable

LAYOUT = "1"
"""Names the folder; bump when an entry would be held otherwise, and all are indexed anew."""

_HEAP = 64_000_000
_TERMS = ("key", "tenant", "kind", "skills", "languages", "tags")


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that the index holds; of a deleted one `kind` is None."""

    tenant: str
    document_id: str
    kind: RecordKind | None
    revision: int


class TantivyIndex:
    """`Index` in a folder, for one process at a time. Safe to share between threads.

    What cannot be opened is made anew: the records tell all of it again.

    Args:
        folder: made if it is not there.

    Raises:
        StoreUnavailable: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / LAYOUT
        self._lock = Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._schema = _schema()
        with _translated(self._folder):
            self._index, self._made = self._opened()
        self._known: dict[int, _Known] = {}
        self._tables: dict[tuple[str, RecordKind], VectorTable] = {}
        self._load()

    @property
    def made_now(self) -> bool:
        """Whether it was made anew and holds nothing of what the records tell."""
        return self._made

    def put(self, entries: Sequence[Entry]) -> None:
        """See `Index.put`."""
        newest = {(one.tenant, one.document_id): one for one in sorted(entries, key=_revision)}
        with self._writing() as writer:
            fresh = [one for one in newest.values() if self._is_newer(one)]
            for entry in fresh:
                key = _key(entry.tenant, entry.document_id)
                writer.delete_documents_by_term("key", key)
                writer.add_document(_document(entry))
            self._commit(writer)
            for entry in fresh:
                self._hold(
                    _Known(entry.tenant, entry.document_id, entry.kind, entry.revision),
                    entry.vectors,
                )

    def drop(self, gone: Sequence[Gone]) -> None:
        """See `Index.drop`."""
        with self._writing() as writer:
            fresh = [one for one in gone if self._is_newer(one)]
            for one in fresh:
                writer.delete_documents_by_term("key", _key(one.tenant, one.document_id))
                writer.add_document(_marker(one))
            self._commit(writer)
            for one in fresh:
                self._hold(_Known(one.tenant, one.document_id, None, one.revision), _NONE)

    def search(self, query: Query) -> Legs:
        """See `Index.search`."""
        with self._lock, _translated(self._folder):
            searcher = self._index.searcher()
            return Legs(self._words(searcher, query), self._nearest(searcher, query))

    def close(self) -> None:
        """Give the folder free for another process."""
        with self._lock:
            writer, self._writer = self._writer, None
            if writer is not None:
                writer.wait_merging_threads()

    def _words(self, searcher: tantivy.Searcher, query: Query) -> tuple[Hit, ...]:
        if not query.words or query.limit < 1:
            return ()
        any_of = [
            (Occur.Should, Clause.boost_query(self._term("words", stem), weight))
            for stem, weight in sorted(query.words.items())
        ]
        clause = Clause.boolean_query(
            [(Occur.Must, Clause.boolean_query(any_of)), *self._must(query)]
        )
        found = searcher.search(clause, query.limit, count=False).hits
        hits = (
            _hit(self._known[number], float(score))
            for number, (score, _) in zip(_numbers(searcher, found), found, strict=True)
        )
        return tuple(sorted(hits, key=_order))

    def _nearest(self, searcher: tantivy.Searcher, query: Query) -> tuple[Hit, ...]:
        table = self._tables.get((query.tenant, query.kind))
        if query.vectors is None or table is None:
            return ()
        among = None
        if query.filters != Filters():
            clause = Clause.boolean_query(self._must(query))
            found = searcher.search(clause, max(searcher.num_docs, 1), count=False).hits
            among = _numbers(searcher, found)
        near = table.nearest(query.vectors, among, query.limit)
        hits = (_hit(self._known[number], cosine) for number, cosine in near)
        return tuple(sorted(hits, key=_order)[: query.limit])

    def _must(self, query: Query) -> list[tuple[Occur, Clause]]:
        """Whose documents, of which kind, and what they must have; none of it counts."""
        filters = query.filters
        clauses = [self._term("tenant", query.tenant), self._term("kind", query.kind.value)]
        clauses += [
            Clause.term_set_query(self._schema, "skills", sorted(ids)) for ids in filters.skills
        ]
        clauses += [self._term("languages", code) for code in sorted(filters.languages)]
        clauses += [self._term("tags", tag) for tag in sorted(filters.tags)]
        if filters.years > 0:
            clauses.append(self._from("years", FieldType.Float, filters.years))
        if filters.degree > 0:
            clauses.append(self._from("degree", FieldType.Unsigned, int(filters.degree)))
        if filters.changed_from is not None:
            least = filters.changed_from.timestamp()
            clauses.append(self._from("changed", FieldType.Float, least))
        return [(Occur.Must, Clause.const_score_query(clause, 0.0)) for clause in clauses]

    def _term(self, field: str, value: str) -> Clause:
        option = "freq" if field == "words" else "basic"
        return Clause.term_query(self._schema, field, value, index_option=option)

    def _from(self, field: str, kind: FieldType, least: float) -> Clause:
        return Clause.range_query(self._schema, field, kind, lower_bound=least)

    def _is_newer(self, one: Entry | Gone) -> bool:
        known = self._known.get(_number(one.tenant, one.document_id))
        return known is None or one.revision > known.revision

    def _hold(self, known: _Known, vectors: GridMatrix) -> None:
        number = _number(known.tenant, known.document_id)
        self._known[number] = known
        for kind in RecordKind:
            table = self._tables.get((known.tenant, kind))
            if table is not None:
                table.drop(number)
        if known.kind is not None:
            self._tables.setdefault((known.tenant, known.kind), VectorTable()).put(number, vectors)

    def _opened(self) -> tuple[tantivy.Index, bool]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if tantivy.Index.exists(str(self._folder)):
            try:
                return tantivy.Index.open(str(self._folder)), False
            except ValueError:
                shutil.rmtree(self._folder)
                self._folder.mkdir(mode=0o700)
        return tantivy.Index(self._schema, path=str(self._folder)), True

    def _load(self) -> None:
        """Bring what the folder holds into memory."""
        searcher = self._index.searcher()
        found = searcher.search(Clause.all_query(), max(searcher.num_docs, 1), count=False).hits
        for _, address in found:
            known, vectors = _read(searcher.doc(address))
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


_NONE = np.zeros((0, 0), dtype=np.int16)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _TERMS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_unsigned_field("number", fast=True)
    builder.add_float_field("years", indexed=True, fast=True)
    builder.add_unsigned_field("degree", indexed=True, fast=True)
    builder.add_float_field("changed", indexed=True, fast=True)
    builder.add_bytes_field("known", stored=True)
    builder.add_bytes_field("vectors", stored=True)
    return builder.build()


def _document(entry: Entry) -> Document:
    made = _marker(
        Gone(entry.tenant, entry.document_id, entry.revision),
        kind=entry.kind.value,
        dimension=entry.vectors.shape[1],
    )
    made.add_text("tenant", entry.tenant)
    made.add_text("kind", entry.kind.value)
    made.add_text("words", " ".join(entry.words))
    for name, values in (
        ("skills", entry.skills),
        ("languages", entry.languages),
        ("tags", entry.tags),
    ):
        for value in sorted(values):
            made.add_text(name, value)
    made.add_float("years", entry.years)
    made.add_unsigned("degree", int(entry.degree))
    made.add_float("changed", entry.changed.timestamp())
    made.add_bytes("vectors", entry.vectors.astype("<i2").tobytes())
    return made


def _marker(one: Gone, **more: str | int) -> Document:
    """What is held of every document: who it is, and at which revision; of a deleted one no more.

    Args:
        more: what else is read again when the folder is opened.
    """
    made = Document()
    made.add_text("key", _key(one.tenant, one.document_id))
    made.add_unsigned("number", _number(one.tenant, one.document_id))
    told = {"tenant": one.tenant, "id": one.document_id, "revision": one.revision, **more}
    made.add_bytes("known", json.dumps(told).encode())
    return made


def _read(held: Document) -> tuple[_Known, GridMatrix]:
    told = json.loads(held.get_first("known") or b"")
    kind = RecordKind(told["kind"]) if "kind" in told else None
    known = _Known(told["tenant"], told["id"], kind, told["revision"])
    content = held.get_first("vectors") or b""
    if not content:
        return known, _NONE
    return known, np.frombuffer(content, dtype="<i2").reshape(-1, told["dimension"])


def _key(tenant: str, document_id: str) -> str:
    return f"{tenant}\x1f{document_id}"


def _number(tenant: str, document_id: str) -> int:
    """64 bits for a document: two of a million meet with a chance of 3e-8."""
    digest = blake2b(_key(tenant, document_id).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _numbers(
    searcher: tantivy.Searcher, found: Sequence[tuple[object, tantivy.DocAddress]]
) -> list[int]:
    values = searcher.fast_field_values("number", [address for _, address in found])
    return [value for value in values if isinstance(value, int)]


def _hit(known: _Known, score: float) -> Hit:
    return Hit(known.document_id, known.revision, score)


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
