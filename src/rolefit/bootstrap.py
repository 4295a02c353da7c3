"""The composition root: settings to services. The only place that picks an adapter."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from rolefit.encoding import OnnxEncoder, load_encoder, to_grid
from rolefit.ingest import Ingest, Stores
from rolefit.ingest.understanding import Understanding
from rolefit.ingest.vectors import PassageVectors
from rolefit.matching import Ranker, Versions
from rolefit.matching.background import background_version, load_background
from rolefit.matching.prepare import family
from rolefit.matching.terms import load_statistics
from rolefit.profiling import Profiler
from rolefit.profiling.skills import Linker, load_gazetteer, load_taxonomy
from rolefit.reading import Limits, SandboxedReader
from rolefit.settings import Settings

if TYPE_CHECKING:
    from rolefit.stores.memory_pins import MemoryPins
    from rolefit.stores.sqlite import Database
    from rolefit.stores.tantivy_index import TantivyIndex


@dataclass(frozen=True)
class Services:
    """Everything the use cases need, each built when it is first asked for."""

    settings: Settings
    # A second thread must not start reading processes that nobody would end.
    _lock: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    @property
    def reader(self) -> SandboxedReader:
        """Reads files in child processes, within the limits that are set."""
        with self._lock:
            return self._reader

    @cached_property
    def _reader(self) -> SandboxedReader:
        return SandboxedReader(limits_of(self.settings), children=self.settings.readers)

    @cached_property
    def profiler(self) -> Profiler:
        """Understands résumés and postings."""
        return Profiler(load_gazetteer(), redact=self.settings.redact)

    @cached_property
    def encoder(self) -> OnnxEncoder:
        """Texts to vectors, by the model that is set."""
        settings = self.settings
        return load_encoder(
            settings.model,
            settings.threads,
            settings.cache_dir,
            settings.registry,
            settings.runtime,
        )

    @cached_property
    def ranker(self) -> Ranker:
        """The one scorer."""
        encoder = self.encoder
        background = load_background(
            family(encoder.id),
            lambda texts: to_grid(encoder.encode(texts)),
            self.settings.cache_dir,
        )
        versions = Versions(
            encoder=encoder.id,
            gazetteer=self.profiler.gazetteer.version,
            background=background_version(),
        )
        return Ranker(background, load_statistics(), versions)

    @cached_property
    def linker(self) -> Linker:
        """Texts to ESCO skills."""
        encoder = self.encoder
        return Linker(
            self.profiler.gazetteer,
            load_taxonomy(),
            lambda texts: to_grid(encoder.encode(texts)),
            family(encoder.id),
            self.settings.cache_dir,
        )

    @cached_property
    def stores(self) -> Stores:
        """Where documents are kept: all of it in one folder."""
        # Imported when documents are kept: a ranking of files needs none of it.
        from rolefit.stores.blobs import FileBlobs
        from rolefit.stores.sqlite import SqliteRecords, SqliteVectors

        records = SqliteRecords(self._database)
        if self._index.made_now:
            records.all_behind()
        return Stores(
            records=records,
            backlog=records,
            vectors=SqliteVectors(self._database),
            blobs=FileBlobs(self.settings.data_dir / "blobs"),
            index=self._index,
        )

    @cached_property
    def _database(self) -> "Database":
        from rolefit.stores.sqlite import Database

        return Database(self.settings.data_dir / "rolefit.db")

    @cached_property
    def _index(self) -> "TantivyIndex":
        from rolefit.stores.tantivy_index import TantivyIndex

        return TantivyIndex(self.settings.data_dir / "index")

    @cached_property
    def pins(self) -> "MemoryPins":
        """Orders of results whose pages are turned."""
        from rolefit.stores.memory_pins import MemoryPins

        return MemoryPins()

    @cached_property
    def vectors(self) -> PassageVectors:
        """Passage vectors of what is kept."""
        return PassageVectors(self.stores.vectors, self.encoder.encode, self.encoder.id)

    @cached_property
    def ingest(self) -> Ingest:
        """The one pipeline."""
        return Ingest(
            self.stores,
            Understanding(self.reader, self.profiler),
            self.vectors,
            clock=lambda: datetime.now(UTC),
            new_id=lambda: uuid4().hex,
        )

    def close(self) -> None:
        """End the reading processes, and give the data folder free; what is used next opens it."""
        with self._lock:
            reader: SandboxedReader | None = self.__dict__.pop("_reader", None)
            for built_on_it in ("ingest", "vectors", "stores"):
                self.__dict__.pop(built_on_it, None)
            index: TantivyIndex | None = self.__dict__.pop("_index", None)
            database: Database | None = self.__dict__.pop("_database", None)
        for opened in (reader, index, database):
            if opened is not None:
                opened.close()


def limits_of(settings: Settings) -> Limits:
    """The reading limits that are set."""
    return Limits(
        bytes_in=settings.max_bytes,
        pages=settings.max_pages,
        output_bytes=settings.max_output_bytes,
        seconds=settings.max_seconds,
        memory_bytes=settings.max_memory_bytes,
    )
