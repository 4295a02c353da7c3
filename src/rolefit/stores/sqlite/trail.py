"""The audit log in SQLite. Triggers refuse what would change it, whoever asks for it."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from rolefit.domain.errors import TrailBroken, UsageError
from rolefit.domain.trail import Action, Entry, Event, genesis, moment_text, sealed
from rolefit.stores.sqlite.database import Database

_FIELDS = "tenant, number, moment, actor, action, document_id, job_id, details, previous, hash"

# One step of the key's index for each tenant, however many entries there are.
_TENANTS = """
WITH RECURSIVE found (tenant) AS (
    SELECT min(tenant) FROM trail
    UNION ALL
    SELECT (SELECT min(trail.tenant) FROM trail WHERE trail.tenant > found.tenant)
    FROM found WHERE found.tenant IS NOT NULL
)
SELECT tenant FROM found WHERE tenant IS NOT NULL
"""


class SqliteTrail:
    """`Trail` in one table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, *events: Event) -> list[Entry]:
        """See `Trail.append`."""
        ends: dict[str, tuple[int, str]] = {}
        entries: list[Entry] = []
        with self._database.writing() as connection:
            for event in events:
                number, previous = ends.get(event.tenant) or _end(connection, event.tenant)
                entry = sealed(event, number + 1, previous)
                ends[event.tenant] = entry.number, entry.hash
                entries.append(entry)
            connection.executemany(
                f"INSERT INTO trail ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - names of ours
                map(_row, entries),
            )
        return entries

    def page(self, tenant: str, *, after: int = 0, limit: int = 100) -> list[Entry]:
        """See `Trail.page`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_FIELDS} FROM trail WHERE tenant = ? AND number > ? "  # noqa: S608 - names of ours
                "ORDER BY number LIMIT ?",
                (tenant, after, limit),
            ).fetchall()
        entries: list[Entry] = []
        for row in rows:
            try:
                entries.append(_entry(row))
            except (ValueError, TypeError, AttributeError, UsageError) as error:
                if entries:  # told when it is the first that is asked for
                    break
                raise TrailBroken(f"Entry {row[1]} of {tenant} cannot be read.") from error
        return entries

    def last(self, tenant: str) -> tuple[int, str]:
        """See `Trail.last`."""
        with self._database.reading() as connection:
            return _end(connection, tenant)

    def tenants(self) -> list[str]:
        """See `Trail.tenants`."""
        with self._database.reading() as connection:
            return [tenant for (tenant,) in connection.execute(_TENANTS).fetchall()]


def _end(connection: sqlite3.Connection, tenant: str) -> tuple[int, str]:
    found: tuple[int, str] | None = connection.execute(
        "SELECT number, hash FROM trail WHERE tenant = ? ORDER BY number DESC LIMIT 1", (tenant,)
    ).fetchone()
    return found or (0, genesis(tenant))


def _row(entry: Entry) -> tuple[Any, ...]:
    event = entry.event
    return (
        event.tenant,
        entry.number,
        moment_text(event.moment),
        event.actor,
        event.action.value,
        event.document_id,
        event.job_id,
        json.dumps(dict(event.details), ensure_ascii=False, sort_keys=True),
        entry.previous,
        entry.hash,
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    tenant, number, moment, actor, action, document_id, job_id, details, previous, own = row
    event = Event(
        tenant=tenant,
        moment=datetime.fromisoformat(moment),
        actor=actor,
        action=Action(action),
        document_id=document_id,
        job_id=job_id,
        details=json.loads(details),
    )
    return Entry(int(number), event, previous, own)
