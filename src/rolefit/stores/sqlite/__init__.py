"""The embedded stores: one SQLite file."""

from rolefit.stores.sqlite.accounts import SqliteAccounts
from rolefit.stores.sqlite.answers import SqliteAnswers
from rolefit.stores.sqlite.database import Database
from rolefit.stores.sqlite.decisions import SqliteDecisions
from rolefit.stores.sqlite.families import SqliteFamilies
from rolefit.stores.sqlite.records import SqliteRecords
from rolefit.stores.sqlite.saved import SqliteSavedSearches
from rolefit.stores.sqlite.tasks import SqliteTasks
from rolefit.stores.sqlite.trail import SqliteTrail
from rolefit.stores.sqlite.vectors import SqliteVectors

__all__ = [
    "Database",
    "SqliteAccounts",
    "SqliteAnswers",
    "SqliteDecisions",
    "SqliteFamilies",
    "SqliteRecords",
    "SqliteSavedSearches",
    "SqliteTasks",
    "SqliteTrail",
    "SqliteVectors",
]
