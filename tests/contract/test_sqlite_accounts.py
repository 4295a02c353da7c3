"""Accounts and families of refresh tokens in one SQLite file, in their contracts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts import AccountsContract
from families import FamiliesContract

from rolefit.stores.sqlite import Database, SqliteAccounts, SqliteFamilies


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "rolefit.db")
    yield made
    made.close()


class TestSqliteAccounts(AccountsContract):
    @pytest.fixture
    def accounts(self, database: Database) -> SqliteAccounts:
        return SqliteAccounts(database)


class TestSqliteFamilies(FamiliesContract):
    @pytest.fixture
    def families(self, database: Database) -> SqliteFamilies:
        return SqliteFamilies(database)
