"""Passage vectors in SQLite."""

import json
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from rolefit.domain.search import GridMatrix
from rolefit.stores.sqlite.database import Database


class SqliteVectors:
    """`Vectors` in one table: components as little-endian int16."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, tenant: str, keys: Sequence[str], encoder: str) -> dict[str, GridMatrix]:
        """See `Vectors.get`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT key, dimension, grid FROM vectors WHERE tenant = ? AND encoder = ? "
                "AND key IN (SELECT value FROM json_each(?))",
                (tenant, encoder, json.dumps(list(keys))),
            ).fetchall()
        return {
            key: np.frombuffer(grid, dtype="<i2").reshape(-1, dimension)
            for key, dimension, grid in rows
        }

    def put(self, tenant: str, vectors: Mapping[str, GridMatrix], encoder: str) -> None:
        """See `Vectors.put`."""
        rows = [
            (tenant, key, encoder, grid.shape[1], grid.astype("<i2").tobytes())
            for key, grid in vectors.items()
        ]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (tenant, key, encoder, dimension, grid) "
                "VALUES (?,?,?,?,?)",
                rows,
            )

    def drop(self, tenant: str, keys: Iterable[str]) -> None:
        """See `Vectors.drop`."""
        with self._database.writing(erasing=True) as connection:
            connection.executemany(
                "DELETE FROM vectors WHERE tenant = ? AND key = ?",
                [(tenant, key) for key in keys],
            )
