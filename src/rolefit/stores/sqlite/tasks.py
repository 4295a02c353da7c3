"""Tasks in SQLite."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskOutcome, TaskState
from rolefit.stores.sqlite.database import Database, written

_FIELDS = (
    "tenant, task_id, actor, kind, name, created, changed, state, total, done, refused, problem, "
    "tags, keep_until"
)
_OUTCOME = "number, name, change, document_id, error, message, remedy"

_PUT = f"""
    INSERT INTO tasks ({_FIELDS}, final) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
    ON CONFLICT (tenant, task_id) DO UPDATE SET
        changed = excluded.changed,
        total = excluded.total,
        done = max(done, excluded.done),
        refused = max(refused, excluded.refused),
        state = iif(final, state, excluded.state),
        problem = iif(final, problem, excluded.problem),
        final = max(final, excluded.final)
"""  # noqa: S608 - names of ours
_PUT_OUTCOME = f"""
    INSERT OR REPLACE INTO task_outcomes (tenant, task_id, {_OUTCOME}) VALUES (?,?,?,?,?,?,?,?,?)
"""  # noqa: S608 - names of ours


class SqliteTasks:
    """`Tasks` in two tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, task: Task, outcomes: Sequence[TaskOutcome] = ()) -> None:
        """See `Tasks.put`."""
        with self._database.writing() as connection:
            connection.execute(_PUT, (*_row(task), int(task.state.final)))
            connection.executemany(
                _PUT_OUTCOME, [(task.tenant, task.task_id, *_outcome_row(one)) for one in outcomes]
            )

    def get(self, tenant: str, task_id: str) -> Task | None:
        """See `Tasks.get`."""
        found = self._rows("tenant = ? AND task_id = ?", tenant, task_id)
        return found[0] if found else None

    def page(self, tenant: str, *, before: str = "", limit: int = 100) -> list[Task]:
        """See `Tasks.page`."""
        return self._rows(
            "tenant = ? AND (? = '' OR (created, task_id) < "
            "(SELECT created, task_id FROM tasks WHERE tenant = ? AND task_id = ?)) "
            "ORDER BY created DESC, task_id DESC LIMIT ?",
            tenant,
            before,
            tenant,
            before,
            limit,
        )

    def outcomes(
        self, tenant: str, task_id: str, *, after: int = 0, limit: int = 1000
    ) -> list[TaskOutcome]:
        """See `Tasks.outcomes`."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_OUTCOME} FROM task_outcomes WHERE tenant = ? AND task_id = ? "  # noqa: S608 - names of ours
                "AND number > ? ORDER BY number LIMIT ?",
                (tenant, task_id, after, limit),
            ).fetchall()
        return [TaskOutcome(*row) for row in rows]

    def unfinished(self) -> list[Task]:
        """See `Tasks.unfinished`."""
        return self._rows("final = 0 ORDER BY created, task_id")

    def forget(self, tenant: str, document_id: str) -> None:
        """See `Tasks.forget`."""
        with self._database.writing(erasing=True) as connection:
            connection.execute(
                "UPDATE task_outcomes SET name = '' WHERE tenant = ? AND document_id = ?",
                (tenant, document_id),
            )

    def drop_before(self, moment: datetime) -> None:
        """See `Tasks.drop_before`."""
        old = "SELECT tenant, task_id FROM tasks WHERE final = 1 AND changed < ?"
        with self._database.writing() as connection:
            for table in ("task_outcomes", "tasks"):
                connection.execute(
                    f"DELETE FROM {table} WHERE (tenant, task_id) IN ({old})",  # noqa: S608 - names of ours
                    (written(moment),),
                )

    def _rows(self, condition: str, *values: str | int) -> list[Task]:
        query = f"SELECT {_FIELDS} FROM tasks WHERE {condition}"  # noqa: S608 - conditions of ours
        with self._database.reading() as connection:
            return [_task(row) for row in connection.execute(query, values).fetchall()]


def _row(task: Task) -> tuple[Any, ...]:
    return (
        task.tenant,
        task.task_id,
        task.actor,
        task.kind.value,
        task.name,
        written(task.created),
        written(task.changed),
        task.state.value,
        task.total,
        task.done,
        task.refused,
        task.problem,
        json.dumps(task.tags, ensure_ascii=False),
        None if task.keep_until is None else task.keep_until.isoformat(),
    )


def _outcome_row(one: TaskOutcome) -> tuple[Any, ...]:
    return (
        one.number,
        one.name,
        one.change,
        one.document_id,
        one.error,
        one.message,
        one.remedy,
    )


def _task(row: tuple[Any, ...]) -> Task:
    tenant, task_id, actor, kind, name, created, changed, state = row[:8]
    total, done, refused, problem, tags, keep_until = row[8:]
    return Task(
        tenant=tenant,
        task_id=task_id,
        actor=actor,
        kind=RecordKind(kind),
        name=name,
        created=datetime.fromisoformat(created),
        changed=datetime.fromisoformat(changed),
        state=TaskState(state),
        total=total,
        done=done,
        refused=refused,
        problem=problem,
        tags=tuple(json.loads(tags)),
        keep_until=None if keep_until is None else date.fromisoformat(keep_until),
    )
