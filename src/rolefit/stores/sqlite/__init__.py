"""The embedded stores: one SQLite file."""

from rolefit.stores.sqlite.accounts import SqliteAccounts
from rolefit.stores.sqlite.database import Database
from rolefit.stores.sqlite.families import SqliteFamilies
from rolefit.stores.sqlite.records import SqliteRecords
from rolefit.stores.sqlite.vectors import SqliteVectors

__all__ = ["Database", "SqliteAccounts", "SqliteFamilies", "SqliteRecords", "SqliteVectors"]
