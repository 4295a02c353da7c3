"""The audit log's table: what SQL can do to it, and what it says when somebody did more."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolefit.domain.errors import TrailBroken
from rolefit.domain.trail import Action, Event, genesis, sealed
from rolefit.stores.sqlite import Database, SqliteTrail

EVENT = Event("north", datetime(2031, 5, 4, tzinfo=UTC), "ada", Action.READ, "d1")

APPENDER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from rolefit.domain.trail import Action, Event
from rolefit.stores.sqlite import Database, SqliteTrail

database = Database(Path(sys.argv[1]))
trail = SqliteTrail(database)
event = Event("north", datetime(2031, 5, 4, tzinfo=UTC), sys.argv[2], Action.READ)
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    trail.append(replace(event, details={"number": number}))
database.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rolefit.db"


@pytest.fixture
def trail(path: Path) -> Iterator[SqliteTrail]:
    database = Database(path)
    made = SqliteTrail(database)
    made.append(EVENT, EVENT, EVENT)
    yield made
    database.close()


def execute(path: Path, *statements: str) -> None:
    """Another program at work on the file."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


COPY = (
    "SELECT tenant, {}, moment, actor, action, document_id, job_id, details, previous, hash "
    "FROM trail WHERE number = 1"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET actor = 'eve' WHERE number = 2",
        "UPDATE trail SET number = 9 WHERE number = 2",
        "UPDATE OR REPLACE trail SET number = 1 WHERE number = 2",
        "DELETE FROM trail WHERE number = 3",
        "DELETE FROM trail",
        f"INSERT OR REPLACE INTO trail {COPY.format(2)}",
        f"REPLACE INTO trail {COPY.format(3)}",
        f"INSERT INTO trail {COPY.format(5)}",
        f"INSERT INTO trail {COPY.format(-1)}",
    ],
)
def test_sql_that_would_change_the_past_is_refused(
    trail: SqliteTrail, path: Path, statement: str
) -> None:
    before = trail.page("north")
    with pytest.raises(sqlite3.IntegrityError, match="audit log"):
        execute(path, statement)
    assert trail.page("north") == before


@pytest.mark.parametrize(
    "change",
    [
        "action = 'vanished'",
        "moment = 'yesterday'",
        "moment = '2031-05-04T12:00:00'",
        "details = '{'",
        "details = '[1]'",
        "details = '{\"score\": NaN}'",
        "tenant = ' '",
    ],
)
def test_an_entry_that_cannot_be_read_is_told_when_its_turn_comes(
    trail: SqliteTrail, path: Path, change: str
) -> None:
    tenant = " " if change.startswith("tenant") else "north"
    execute(
        path,
        "DROP TRIGGER trail_is_never_changed",
        f"UPDATE trail SET {change} WHERE number = 2",  # noqa: S608 - statements of ours
    )
    if tenant == "north":
        assert [one.number for one in trail.page(tenant)] == [1]
    with pytest.raises(TrailBroken, match="Entry 2"):
        trail.page(tenant, after=1)


@pytest.mark.slow
def test_processes_that_append_at_once_make_one_chain(path: Path) -> None:
    command = [sys.executable, "-c", APPENDER, str(path)]
    workers = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("ada", "bob")
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.communicate("go\n")
    assert [worker.returncode for worker in workers] == [0, 0]
    database = Database(path)
    entries = SqliteTrail(database).page("north", limit=100)
    database.close()
    previous = genesis("north")
    for number, entry in enumerate(entries, 1):
        assert entry == sealed(entry.event, number, previous)
        previous = entry.hash
    told = {(one.event.actor, one.event.details["number"]) for one in entries}
    assert told == {(name, number) for name in ("ada", "bob") for number in range(40)}
