"""The embedded stores: one SQLite file."""

from rolefit.stores.sqlite.database import Database
from rolefit.stores.sqlite.decisions import SqliteDecisions
from rolefit.stores.sqlite.records import SqliteRecords
from rolefit.stores.sqlite.trail import SqliteTrail
from rolefit.stores.sqlite.vectors import SqliteVectors

__all__ = ["Database", "SqliteDecisions", "SqliteRecords", "SqliteTrail", "SqliteVectors"]
