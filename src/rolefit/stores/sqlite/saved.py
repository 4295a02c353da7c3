"""Saved searches in SQLite."""

from datetime import datetime

from rolefit.domain.saved import SavedSearch
from rolefit.stores.sqlite.database import Database


class SqliteSavedSearches:
    """`SavedSearches` in one table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, search: SavedSearch) -> None:
        """See `SavedSearches.put`."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO saved_searches (tenant, account_id, name, query, created) "
                "VALUES (?,?,?,?,?)",
                (
                    search.tenant,
                    search.account_id,
                    search.name,
                    search.query,
                    search.created.isoformat(),
                ),
            )

    def all_of(self, tenant: str, account_id: str) -> list[SavedSearch]:
        """See `SavedSearches.all_of`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT name, query, created FROM saved_searches "
                "WHERE tenant = ? AND account_id = ? ORDER BY name",
                (tenant, account_id),
            ).fetchall()
        return [
            SavedSearch(tenant, account_id, name, query, datetime.fromisoformat(created))
            for name, query, created in rows
        ]

    def drop(self, tenant: str, account_id: str, name: str) -> None:
        """See `SavedSearches.drop`."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM saved_searches WHERE tenant = ? AND account_id = ? AND name = ?",
                (tenant, account_id, name),
            )
