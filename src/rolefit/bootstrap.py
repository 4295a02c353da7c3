"""The composition root: settings to services. The only place that picks an adapter."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from rolefit.domain.answers import Answers
from rolefit.domain.once import built_once
from rolefit.domain.tasks import Tasks
from rolefit.encoding import OnnxEncoder, load_encoder, to_grid
from rolefit.ingest import Ingest, Stores
from rolefit.ingest.archives import Bounds
from rolefit.ingest.backlogs import Backlogs
from rolefit.ingest.imports import Imports
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
    from rolefit.access import Access
    from rolefit.domain.decisions import Decisions
    from rolefit.domain.saved import SavedSearches
    from rolefit.domain.trail import Trail
    from rolefit.stores.memory_pins import MemoryPins
    from rolefit.stores.sqlite import Database
    from rolefit.stores.tantivy_index import TantivyIndex


@dataclass(frozen=True)
class Services:
    """Everything the use cases need, each built when it is first asked for.

    Args:
        succeeding: another model's are at work beside them, in the same folder of data.
    """

    settings: Settings
    succeeding: bool = False

    @built_once
    def reader(self) -> SandboxedReader:
        """Reads files in child processes, within the limits that are set."""
        return SandboxedReader(limits_of(self.settings), children=self.settings.readers)

    @built_once
    def profiler(self) -> Profiler:
        """Understands résumés and postings."""
        return Profiler(load_gazetteer(), redact=self.settings.redact)

    @built_once
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

    @built_once
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

    @built_once
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

    @built_once
    def stores(self) -> Stores:
        """Where documents are kept: all of it in one folder."""
        # Imported when documents are kept: a ranking of files needs none of it.
        from rolefit.stores.blobs import FileBlobs
        from rolefit.stores.sqlite import SqliteRecords, SqliteVectors

        backlog = self._backlogs.of(self._index.id)
        backlog.follow(self._index.id)
        return Stores(
            records=SqliteRecords(self._database),
            backlog=backlog,
            vectors=SqliteVectors(self._database),
            blobs=FileBlobs(self.settings.data_dir / "blobs"),
            index=self._index,
            decisions=self.decisions,
            tasks=self.tasks,
        )

    @built_once
    def access(self) -> "Access":
        """Who may do what."""
        from rolefit.access import Access
        from rolefit.stores.sqlite import SqliteAccounts, SqliteFamilies

        return Access(
            self.settings,
            SqliteAccounts(self._database),
            SqliteFamilies(self._database),
            clock=now,
        )

    @built_once
    def trail(self) -> "Trail":
        """The audit log."""
        from rolefit.stores.sqlite import SqliteTrail

        return SqliteTrail(self._database)

    @built_once
    def decisions(self) -> "Decisions":
        """What people decided."""
        from rolefit.stores.sqlite import SqliteDecisions

        return SqliteDecisions(self._database)

    @built_once
    def saved_searches(self) -> "SavedSearches":
        """Searches that people keep."""
        from rolefit.stores.sqlite import SqliteSavedSearches

        return SqliteSavedSearches(self._database)

    @built_once
    def _database(self) -> "Database":
        from rolefit.stores.sqlite import Database

        return Database(self.settings.data_dir / "rolefit.db")

    @built_once
    def _backlogs(self) -> Backlogs:
        from rolefit.stores.sqlite import SqliteRecords

        return Backlogs(SqliteRecords(self._database))

    @built_once
    def _index(self) -> "TantivyIndex":
        from rolefit.stores.tantivy_index import TantivyIndex

        folder = self.settings.data_dir / "index"
        return TantivyIndex(folder, self.encoder.id, alone=not self.succeeding)

    @built_once
    def pins(self) -> "MemoryPins":
        """Orders of results whose pages are turned."""
        from rolefit.stores.memory_pins import MemoryPins

        return MemoryPins()

    @built_once
    def vectors(self) -> PassageVectors:
        """Passage vectors of what is kept."""
        return PassageVectors(self.stores.vectors, self.encoder.encode, self.encoder.id)

    @built_once
    def ingest(self) -> Ingest:
        """The one pipeline."""
        return Ingest(
            self.stores,
            Understanding(self.reader, self.profiler),
            self.vectors,
            clock=now,
            new_id=new_id,
        )

    @built_once
    def tasks(self) -> Tasks:
        """Long work, and how far it is."""
        from rolefit.stores.sqlite import SqliteTasks

        return SqliteTasks(self._database)

    @built_once
    def answers(self) -> Answers:
        """Answers that are given again."""
        from rolefit.stores.sqlite import SqliteAnswers

        return SqliteAnswers(self._database)

    @built_once
    def imports(self) -> Imports:
        """Takes files of many documents in."""
        from rolefit.stores.uploads import FileUploads

        settings = self.settings
        return Imports(
            self.tasks,
            FileUploads(settings.data_dir / "uploads"),
            self.ingest,
            Bounds(settings.max_bytes, settings.import_documents, settings.import_bytes),
            clock=now,
            new_id=new_id,
        )

    def beside(self, **other: object) -> "Services":
        """Services of another model, that share with these what no model changes; close these.

        Args:
            other: settings, in place of these.
        """
        made = Services(self.settings.model_copy(update=other), succeeding=True)
        made.__dict__.update({name: getattr(self, name) for name in _OF_NO_MODEL})
        return made

    def keep_to(self) -> None:
        """Have the index of these followed, and no other."""
        self.stores.backlog.follow(self._index.id)

    def retire(self) -> None:
        """Remove the index of these; nobody may use them any more."""
        index: TantivyIndex | None = self.__dict__.pop("_index", None)
        if index is not None:
            index.remove()

    def close(self) -> None:
        """End the reading processes, and give the data folder free; what is used next opens it."""
        reader: SandboxedReader | None = self.__dict__.pop("reader", None)
        for built_on_it in _OF_STORES:
            self.__dict__.pop(built_on_it, None)
        index: TantivyIndex | None = self.__dict__.pop("_index", None)
        database: Database | None = self.__dict__.pop("_database", None)
        for opened in (reader, index, database):
            if opened is not None:
                opened.close()


_OF_NO_MODEL = (
    "reader",
    "profiler",
    "pins",
    "_database",
    "_backlogs",
    "access",
    "tasks",
    "answers",
    "decisions",
    "saved_searches",
    "trail",
)
"""What is the same whichever model scores."""

_OF_STORES = (
    "_backlogs",
    "access",
    "ingest",
    "imports",
    "vectors",
    "stores",
    "tasks",
    "answers",
    "decisions",
    "saved_searches",
    "trail",
)
"""What is built on stores, to be built anew when they are opened again."""


def now() -> datetime:
    """The time, with a zone."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that nobody can guess."""
    return uuid4().hex


def limits_of(settings: Settings) -> Limits:
    """The reading limits that are set."""
    return Limits(
        bytes_in=settings.max_bytes,
        pages=settings.max_pages,
        output_bytes=settings.max_output_bytes,
        seconds=settings.max_seconds,
        memory_bytes=settings.max_memory_bytes,
    )
