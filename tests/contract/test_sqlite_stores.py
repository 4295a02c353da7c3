"""The embedded stores of one SQLite file, in their contracts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from decisions import DecisionsContract
from records import BacklogContract, RecordsContract
from trail import TrailContract
from vectors import VectorsContract

from rolefit import Matcher
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.stores.sqlite import (
    Database,
    SqliteDecisions,
    SqliteRecords,
    SqliteTrail,
    SqliteVectors,
)


@pytest.fixture(scope="module")
def resume() -> Resume:
    with Matcher() as matcher:
        return matcher.resume(
            "Ada Example\nada@mail.example\n\nExperience\nBaker, Old Mill, 2015 - present\n"
            "- Baked sourdough for forty cafés\n- No experience with Java\n\n"
            "Education\nBachelor of Science in Biology, 2012\n\nLanguages\nGerman (C1)\n",
            as_of="2031-05",
        )


@pytest.fixture(scope="module")
def job() -> Job:
    with Matcher() as matcher:
        return matcher.job(
            "Baker\n\nRequirements\n- Three years of baking\n- German\n- SQL or Java\n"
        )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "rolefit.db")
    yield made
    made.close()


class TestSqliteRecords(RecordsContract, BacklogContract):
    @pytest.fixture
    def records(self, database: Database) -> SqliteRecords:
        return SqliteRecords(database)


class TestSqliteVectors(VectorsContract):
    @pytest.fixture
    def vectors(self, database: Database) -> SqliteVectors:
        return SqliteVectors(database)


class TestSqliteTrail(TrailContract):
    @pytest.fixture
    def trail(self, database: Database) -> SqliteTrail:
        return SqliteTrail(database)


class TestSqliteDecisions(DecisionsContract):
    @pytest.fixture
    def decisions(self, database: Database) -> SqliteDecisions:
        return SqliteDecisions(database)
