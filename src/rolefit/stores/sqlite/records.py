"""Records in SQLite, and how far the index has come with them."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from rolefit.domain.errors import RevisionConflict
from rolefit.domain.records import Record, RecordKind
from rolefit.stores.profiles import packed, unpacked
from rolefit.stores.sqlite.database import Database

_FIELDS = (
    "tenant, document_id, kind, revision, content_id, name, created, changed, profile, "
    "keep_until, tags, indexed"
)


class SqliteRecords:
    """`Records` and `Backlog` in one table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, tenant: str, document_id: str) -> Record | None:
        """See `Records.get`."""
        found = self._rows("tenant = ? AND document_id = ?", tenant, document_id)
        return found[0] if found else None

    def get_many(self, tenant: str, document_ids: Sequence[str]) -> dict[str, Record]:
        """See `Records.get_many`."""
        found = self._rows(
            "tenant = ? AND document_id IN (SELECT value FROM json_each(?))",
            tenant,
            json.dumps(list(document_ids)),
        )
        return {record.document_id: record for record in found}

    def revisions(self, tenant: str, document_ids: Sequence[str]) -> dict[str, int]:
        """See `Records.revisions`."""
        with self._database.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT document_id, revision FROM records WHERE tenant = ? "
                    "AND profile IS NOT NULL AND document_id IN (SELECT value FROM json_each(?))",
                    (tenant, json.dumps(list(document_ids))),
                ).fetchall()
            )

    def put(self, record: Record) -> None:
        """See `Records.put`."""
        key = (record.tenant, record.document_id)
        with self._database.writing(erasing=record.deleted) as connection:
            kept = connection.execute(
                "SELECT revision, indexed FROM records WHERE tenant = ? AND document_id = ?", key
            ).fetchone()
            revision, indexed = kept or (0, 0)
            if record.revision != revision + 1:
                raise RevisionConflict(
                    f"The record is at revision {revision}, so {record.revision} cannot be next."
                )
            connection.execute(
                f"INSERT OR REPLACE INTO records ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - names of ours
                _row(record, indexed),
            )

    def holding(self, tenant: str, kind: RecordKind, content_id: str) -> list[str]:
        """See `Records.holding`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT document_id FROM records WHERE tenant = ? AND kind = ? AND content_id = ? "
                "AND profile IS NOT NULL ORDER BY document_id",
                (tenant, kind.value, content_id),
            ).fetchall()
        return [identifier for (identifier,) in rows]

    def page(
        self, tenant: str, kind: RecordKind, *, after: str = "", limit: int = 100
    ) -> list[Record]:
        """See `Records.page`."""
        return self._rows(
            "tenant = ? AND kind = ? AND document_id > ? AND profile IS NOT NULL "
            "ORDER BY document_id LIMIT ?",
            tenant,
            kind.value,
            after,
            limit,
        )

    def due(self, day: date, limit: int) -> list[Record]:
        """See `Records.due`."""
        return self._rows(
            "keep_until < ? AND profile IS NOT NULL ORDER BY keep_until LIMIT ?",
            day.isoformat(),
            limit,
        )

    def behind(self, limit: int) -> list[Record]:
        """See `Backlog.behind`."""
        return self._rows("indexed <> revision ORDER BY changed LIMIT ?", limit)

    def follow(self, index: str) -> None:
        """See `Backlog.follow`."""
        with self._database.writing() as connection:
            changed = connection.execute(
                "INSERT INTO followed (only, index_id) VALUES (1, ?) ON CONFLICT DO UPDATE "
                "SET index_id = excluded.index_id WHERE index_id <> excluded.index_id",
                (index,),
            )
            if changed.rowcount:
                connection.execute("UPDATE records SET indexed = 0 WHERE indexed <> 0")

    def caught_up(self, tenant: str, document_id: str, revision: int) -> None:
        """See `Backlog.caught_up`."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE records SET indexed = ? WHERE tenant = ? AND document_id = ? "
                "AND indexed < ?",
                (revision, tenant, document_id, revision),
            )

    def _rows(self, condition: str, *values: str | int) -> list[Record]:
        query = f"SELECT {_FIELDS} FROM records WHERE {condition}"  # noqa: S608 - conditions of ours
        with self._database.reading() as connection:
            return [_record(row) for row in connection.execute(query, values).fetchall()]


def _row(record: Record, indexed: int) -> tuple[Any, ...]:
    return (
        record.tenant,
        record.document_id,
        record.kind.value,
        record.revision,
        record.content_id,
        record.name,
        record.created.isoformat(),
        record.changed.isoformat(),
        None if record.profile is None else packed(record.profile),
        None if record.keep_until is None else record.keep_until.isoformat(),
        json.dumps(record.tags, ensure_ascii=False),
        indexed,
    )


def _record(row: sqlite3.Row | tuple[Any, ...]) -> Record:
    tenant, document_id, kind, revision, content_id, name = row[:6]
    created, changed, profile, keep_until, tags, indexed = row[6:]
    return Record(
        tenant=tenant,
        document_id=document_id,
        kind=RecordKind(kind),
        revision=revision,
        content_id=content_id,
        name=name,
        created=datetime.fromisoformat(created),
        changed=datetime.fromisoformat(changed),
        profile=None if profile is None else unpacked(profile, RecordKind(kind)),
        keep_until=None if keep_until is None else date.fromisoformat(keep_until),
        tags=tuple(json.loads(tags)),
        indexed=indexed,
    )
