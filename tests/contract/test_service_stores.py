"""The embedded stores of the service, in their contracts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import AnswersContract
from saved import SavedSearchesContract
from tasks import TasksContract
from uploads import UploadsContract

from rolefit.stores.sqlite import Database, SqliteAnswers, SqliteSavedSearches, SqliteTasks
from rolefit.stores.uploads import FileUploads


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "rolefit.db")
    yield made
    made.close()


class TestSqliteTasks(TasksContract):
    @pytest.fixture
    def tasks(self, database: Database) -> SqliteTasks:
        return SqliteTasks(database)


class TestSqliteAnswers(AnswersContract):
    @pytest.fixture
    def answers(self, database: Database) -> SqliteAnswers:
        return SqliteAnswers(database)


class TestFileUploads(UploadsContract):
    @pytest.fixture
    def uploads(self, tmp_path: Path) -> FileUploads:
        return FileUploads(tmp_path / "uploads")


class TestSqliteSavedSearches(SavedSearchesContract):
    @pytest.fixture
    def saved(self, database: Database) -> SqliteSavedSearches:
        return SqliteSavedSearches(database)
