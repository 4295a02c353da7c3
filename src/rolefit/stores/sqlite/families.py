"""Families of refresh tokens in SQLite."""

import json
from datetime import UTC, datetime

from rolefit.domain.accounts import Family, Scope, Turn
from rolefit.stores.sqlite.database import Database


class SqliteFamilies:
    """`Families` in one table: a row for each, with the hash of the one token that counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, family: Family) -> None:
        """See `Families.begin`."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO families (family_id, tenant, account_id, token, scopes, expires) "
                "VALUES (?,?,?,?,?,?)",
                (
                    family.family_id,
                    family.tenant,
                    family.account_id,
                    family.token,
                    json.dumps(sorted(family.scopes)),
                    family.expires.timestamp(),
                ),
            )

    def get(self, family_id: str) -> Family | None:
        """See `Families.get`."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT tenant, account_id, token, scopes, expires FROM families "
                "WHERE family_id = ?",
                (family_id,),
            ).fetchone()
        if row is None:
            return None
        tenant, account_id, token, scopes, expires = row
        return Family(
            family_id=family_id,
            tenant=tenant,
            account_id=account_id,
            token=token,
            scopes=frozenset(map(Scope, json.loads(scopes))),
            expires=datetime.fromtimestamp(expires, UTC),
        )

    def turn(self, family_id: str, used: str, following: str, now: datetime) -> Turn:
        """See `Families.turn`."""
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT token FROM families WHERE family_id = ? AND expires > ?",
                (family_id, now.timestamp()),
            ).fetchone()
            if row is None:
                return Turn.GONE
            if row[0] != used:
                connection.execute("DELETE FROM families WHERE family_id = ?", (family_id,))
                return Turn.REUSED
            connection.execute(
                "UPDATE families SET token = ? WHERE family_id = ?", (following, family_id)
            )
            return Turn.DONE

    def end(self, family_id: str) -> None:
        """See `Families.end`."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM families WHERE family_id = ?", (family_id,))

    def end_all(self, tenant: str, account_id: str) -> None:
        """See `Families.end_all`."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM families WHERE tenant = ? AND account_id = ?", (tenant, account_id)
            )

    def expire(self, now: datetime) -> int:
        """See `Families.expire`."""
        with self._database.writing() as connection:
            return connection.execute(
                "DELETE FROM families WHERE expires <= ?", (now.timestamp(),)
            ).rowcount
