"""One SQLite file: a connection for each thread, transactions, migrations, errors translated."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from threading import Lock, local

from rolefit.domain.errors import StoreDamaged, StoreError, StoreUnavailable

WAIT = 30.0
"""Seconds that a writer waits for another one, of any process."""

BRIEFLY = 0.05
"""Seconds that an erasure waits for whoever reads from the write-ahead file just now."""

_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Database:
    """A SQLite file in write-ahead mode. Safe to share between threads, and between processes.

    Readers never wait, and see the last transaction that ended. A transaction is on disk when it
    ends.

    Args:
        path: made with its folder if it is not there, for its owner's eyes only.

    Raises:
        StoreUnavailable: it cannot be opened, or a newer rolefit made it.
        StoreDamaged: it is no such file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = local()
        self._lock = Lock()
        # SQLite has writers ask again ever more seldom; threads are better woken in turn.
        self._turn = Lock()
        self._lingers = True  # whoever ran before may have died over it
        self._opened: list[sqlite3.Connection] = []
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise StoreUnavailable(f"{path} cannot be written: {error.strerror}.") from error
        self._migrate()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from.

        Raises:
            StoreUnavailable, StoreDamaged: as the file is.
        """
        with _translated(self._path):
            yield self._connection()

    @contextmanager
    def writing(self, *, erasing: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is kept when the block ends, nothing when it raises.

        Args:
            erasing: what the block overwrites may not stay in the write-ahead file either. Where
                somebody reads from it just then, it goes with a later transaction, or at `close`.

        Raises:
            StoreUnavailable, StoreDamaged: as the file is.
        """
        with self._turn, _translated(self._path):
            connection = self._connection()
            before = connection.total_changes
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
            self._lingers |= erasing and connection.total_changes > before
            if self._lingers:
                self._lingers = not _emptied(connection, BRIEFLY if erasing else 0.0)

    def close(self) -> None:
        """End all connections; the next call opens new ones."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
            self._mine = local()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if found is None:
            found = self._mine.connection = self._open()
            with self._lock:
                self._opened.append(found)
        return found

    def _open(self) -> sqlite3.Connection:
        # Transactions are begun by `writing` alone; other threads only ever close it.
        connection = sqlite3.connect(
            self._path, timeout=WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA trusted_schema = OFF")
            # What is erased is overwritten, however SQLite was built.
            connection.execute("PRAGMA secure_delete = ON")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _migrate(self) -> None:
        """Bring the file to this version's schema, one transaction for each step."""
        steps = _migrations()
        with self.reading() as connection:
            (at,) = connection.execute("PRAGMA user_version").fetchone()
        if at > len(steps):
            raise StoreUnavailable(
                f"{self._path} was made by a newer rolefit (schema {at}, this one knows "
                f"{len(steps)}).",
                remedy="Update rolefit, or use another data folder.",
            )
        for number in range(at + 1, len(steps) + 1):
            with self.writing() as connection:
                (now,) = connection.execute("PRAGMA user_version").fetchone()
                if now >= number:  # another process was here
                    continue
                for statement in statements(steps[number - 1]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")


def written(moment: datetime) -> str:
    """A moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _migrations() -> list[str]:
    folder = files("rolefit.stores.sqlite") / "migrations"
    steps = sorted((one for one in folder.iterdir()), key=lambda one: one.name)
    return [one.read_text(encoding="utf-8") for one in steps if one.name.endswith(".sql")]


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one; a trigger with its whole body is one.

    `executescript` would end the transaction that a step is made in.
    """
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement:  # a remark, or something unfinished, which SQLite refuses
        yield statement


def _emptied(connection: sqlite3.Connection, wait: float) -> bool:
    """Whether all that was written ahead could be brought into the file, and cut off."""
    connection.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")
    try:
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # what was asked for is kept all the same
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")
    return not busy


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _told(path, error) from error


def _told(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _BROKEN:
        return StoreDamaged(f"{path} is broken: {error}.")
    return StoreUnavailable(f"{path} cannot be used: {error}.")
