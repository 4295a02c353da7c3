"""Accounts in SQLite."""

import json
from datetime import datetime
from typing import Any

from rolefit.domain.accounts import Account, AccountKind, Role
from rolefit.domain.errors import AccountExists, RevisionConflict
from rolefit.stores.sqlite.database import Database

_FIELDS = "tenant, account_id, kind, name, secret, roles, created, disabled"


class SqliteAccounts:
    """`Accounts` in one table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, tenant: str, account_id: str) -> Account | None:
        """See `Accounts.get`."""
        found = self._rows("tenant = ? AND account_id = ?", tenant, account_id)
        return found[0] if found else None

    def named(self, name: str) -> Account | None:
        """See `Accounts.named`."""
        found = self._rows("name = ?", name)
        return found[0] if found else None

    def add(self, account: Account) -> None:
        """See `Accounts.add`."""
        with self._database.writing() as connection:
            taken = connection.execute(
                "SELECT 1 FROM accounts WHERE name = ? OR account_id = ?",
                (account.name, account.account_id),
            ).fetchone()
            if taken:
                raise AccountExists(f"There is an account named {account.name} already.")
            connection.execute(
                f"INSERT INTO accounts ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608 - names of ours
                _row(account),
            )

    def replace(self, before: Account, after: Account) -> None:
        """See `Accounts.replace`."""
        with self._database.writing() as connection:
            kept = connection.execute(
                f"SELECT {_FIELDS} FROM accounts WHERE tenant = ? AND account_id = ?",  # noqa: S608 - names of ours
                (before.tenant, before.account_id),
            ).fetchone()
            if kept is None or _account(kept) != before:
                raise RevisionConflict(f"Somebody else changed the account {before.name}.")
            connection.execute(
                "UPDATE accounts SET kind = ?, secret = ?, roles = ?, created = ?, disabled = ? "
                "WHERE tenant = ? AND account_id = ?",
                (after.kind.value, *_row(after)[4:], before.tenant, before.account_id),
            )

    def page(self, tenant: str, *, after: str = "", limit: int = 100) -> list[Account]:
        """See `Accounts.page`."""
        return self._rows("tenant = ? AND name > ? ORDER BY name LIMIT ?", tenant, after, limit)

    def _rows(self, condition: str, *values: str | int) -> list[Account]:
        query = f"SELECT {_FIELDS} FROM accounts WHERE {condition}"  # noqa: S608 - conditions of ours
        with self._database.reading() as connection:
            return [_account(row) for row in connection.execute(query, values).fetchall()]


def _row(account: Account) -> tuple[Any, ...]:
    return (
        account.tenant,
        account.account_id,
        account.kind.value,
        account.name,
        account.secret,
        json.dumps(sorted(account.roles)),
        account.created.isoformat(),
        account.disabled,
    )


def _account(row: tuple[Any, ...]) -> Account:
    tenant, account_id, kind, name, secret, roles, created, disabled = row
    return Account(
        tenant=tenant,
        account_id=account_id,
        kind=AccountKind(kind),
        name=name,
        secret=secret,
        roles=frozenset(map(Role, json.loads(roles))),
        created=datetime.fromisoformat(created),
        disabled=bool(disabled),
    )
