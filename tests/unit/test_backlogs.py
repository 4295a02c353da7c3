"""Two indexes over one backlog: only what the followed one holds counts as caught up with."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolefit.domain.records import Record, RecordKind
from rolefit.ingest.backlogs import Backlogs
from rolefit.matcher import Matcher
from rolefit.stores.sqlite import Database, SqliteRecords

NOW = datetime(2031, 5, 4, tzinfo=UTC)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[SqliteRecords]:
    database = Database(tmp_path / "rolefit.db")
    kept = SqliteRecords(database)
    with Matcher() as matcher:
        profile = matcher.resume("Experience\nBaker, Old Mill, 2015 - 2020\n")
    kept.put(Record("north", "d1", RecordKind.RESUME, 1, "c1", "", NOW, NOW, profile))
    yield kept
    database.close()


def test_who_is_not_followed_catches_up_with_nothing(records: SqliteRecords) -> None:
    backlogs = Backlogs(records)
    former, fresh = backlogs.of("i1"), backlogs.of("i2")
    former.follow("i1")
    former.caught_up("north", "d1", 1)
    assert former.behind(9) == []
    fresh.follow("i2")
    assert former.behind(9) == []
    former.caught_up("north", "d1", 1)
    assert [one.document_id for one in fresh.behind(9)] == ["d1"]
    fresh.caught_up("north", "d1", 1)
    assert fresh.behind(9) == []


def test_back_to_the_former_one_all_is_behind(records: SqliteRecords) -> None:
    backlogs = Backlogs(records)
    former = backlogs.of("i1")
    former.follow("i1")
    former.caught_up("north", "d1", 1)
    former.follow("i2")
    former.follow("i1")
    assert [one.document_id for one in former.behind(9)] == ["d1"]
