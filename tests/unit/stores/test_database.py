"""One SQLite file: transactions, migrations, and what it says when it cannot be used."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from rolefit.domain.errors import StoreDamaged, StoreUnavailable
from rolefit.stores.sqlite.database import Database, statements

PUT = "INSERT INTO vectors (tenant, key, encoder, dimension, grid) VALUES ('t', ?, 'e', 1, x'')"
COUNT = "SELECT count(*) FROM vectors"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "a" / "b" / "rolefit.db")
    yield made
    made.close()


def count(database: Database) -> int:
    with database.reading() as connection:
        (found,) = connection.execute(COUNT).fetchone()
        return int(found)


def broken_off(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(PUT, ("k2",))
        raise KeyboardInterrupt


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(PUT, ("k1",))
    with pytest.raises(KeyboardInterrupt):
        broken_off(database)
    assert count(database) == 1
    with database.writing() as connection:
        connection.execute(PUT, ("k2",))
    assert count(database) == 2


def test_what_is_erased_is_in_no_file_any_more(database: Database, tmp_path: Path) -> None:
    secret = b"what nobody may read again"
    with database.writing() as connection:
        connection.execute(PUT.replace("x''", "?"), ("k1", secret * 400))  # several pages
    assert holding(tmp_path, secret)
    with database.writing(erasing=True) as connection:
        connection.execute("DELETE FROM vectors")
    assert holding(tmp_path, secret) == []


def test_who_reads_meanwhile_is_not_disturbed_and_it_goes_a_little_later(
    database: Database, tmp_path: Path
) -> None:
    secret = b"what nobody may read again"
    with database.writing() as connection:
        connection.execute(PUT.replace("x''", "?"), ("k1", secret))
    other = sqlite3.connect(tmp_path / "a" / "b" / "rolefit.db", isolation_level=None)
    other.execute("BEGIN")
    assert other.execute(COUNT).fetchone() == (1,)
    with database.writing(erasing=True) as connection:
        connection.execute("DELETE FROM vectors")
    assert other.execute(COUNT).fetchone() == (1,)
    assert holding(tmp_path, secret)
    other.close()
    with database.writing() as connection:
        connection.execute(PUT, ("k2",))
    assert holding(tmp_path, secret) == []


def holding(folder: Path, part: bytes) -> list[str]:
    """Names of the files that hold some bytes."""
    return [one.name for one in folder.rglob("*") if one.is_file() and part in one.read_bytes()]


def test_threads_write_one_after_the_other_and_lose_nothing(database: Database) -> None:
    def write(number: int) -> None:
        for n in range(20):
            with database.writing() as connection:
                connection.execute(PUT, (f"{number} {n}",))

    threads = [Thread(target=write, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 100


def test_a_thread_waits_for_its_turn_and_not_for_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rolefit.stores.sqlite.database.WAIT", 0.0)
    database, begun = Database(tmp_path / "rolefit.db"), Event()

    def write() -> None:
        begun.set()
        with database.writing() as connection:
            connection.execute(PUT, ("second",))

    second = Thread(target=write)
    with database.writing() as connection:
        second.start()
        begun.wait()
        second.join(0.2)
        connection.execute(PUT, ("first",))
    second.join()
    assert count(database) == 2
    database.close()


def test_a_closed_one_opens_again(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(PUT, ("k1",))
    database.close()
    assert count(database) == 1


def test_only_its_owner_may_look(tmp_path: Path) -> None:
    path = tmp_path / "new" / "rolefit.db"
    Database(path).close()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rolefit.db"
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreUnavailable, match="newer rolefit") as caught:
        Database(path)
    assert "Update" in caught.value.remedy


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rolefit.db"
    path.write_bytes(b"no database at all, but long enough to have a header" * 99)
    with pytest.raises(StoreDamaged, match=r"rolefit\.db is broken"):
        Database(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        Database(tmp_path / "file" / "rolefit.db")


def test_a_script_is_cut_between_its_statements_only() -> None:
    trigger = (
        "CREATE TRIGGER t BEFORE DELETE ON a BEGIN\n"
        "    INSERT INTO a VALUES ('x;y'); SELECT RAISE(ABORT, 'no; never');\nEND;"
    )
    script = f"-- a remark; with a stop\nCREATE TABLE a (b TEXT);\n{trigger}\nDROP TABLE a;\n"
    found = [one.strip() for one in statements(script) if one.strip(" ;\n")]
    assert found == ["-- a remark; with a stop\nCREATE TABLE a (b TEXT);", trigger, "DROP TABLE a;"]


def test_what_is_unfinished_is_not_passed_over() -> None:
    (remark,) = statements("-- nothing but a remark\n")
    (half,) = statements("CREATE TRIGGER t BEFORE DELETE ON sqlite_schema BEGIN SELECT 1;")
    connection = sqlite3.connect(":memory:")
    connection.execute(remark)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute(half)
    connection.close()


@pytest.mark.slow
def test_processes_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from rolefit.stores.sqlite import Database; "
        "Database(Path(sys.argv[1])).close()"
    )
    path = tmp_path / "rolefit.db"
    started = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(6)]
    assert [one.wait() for one in started] == [0] * 6
    made = Database(path)
    assert count(made) == 0
    made.close()
