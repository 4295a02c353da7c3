"""Decisions in SQLite."""

import sqlite3
from datetime import datetime
from typing import Any

from rolefit.domain.decisions import Decision, Verdict
from rolefit.domain.errors import RevisionConflict
from rolefit.domain.trail import moment_text
from rolefit.stores.sqlite.database import Database

_FIELDS = (
    "tenant, decision_id, job_id, document_id, verdict, actor, moment, reason, score, signature"
)
_AFTER = (
    " AND (moment, decision_id) > "
    "(SELECT moment, decision_id FROM decisions WHERE tenant = ? AND decision_id = ?)"
)
_ORDER = "ORDER BY moment, decision_id"


class SqliteDecisions:
    """`Decisions` in one table; another one names the résumés whose reasons are forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, decision: Decision) -> None:
        """See `Decisions.add`."""
        with self._database.writing() as connection:
            reason = "" if _is_forgotten(connection, decision) else decision.reason
            added = connection.execute(
                f"INSERT OR IGNORE INTO decisions ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - names of ours
                _row(decision, reason),
            )
            if not added.rowcount:
                raise RevisionConflict(f"There is a decision {decision.decision_id} already.")

    def page(self, tenant: str, *, after: str = "", limit: int = 100) -> list[Decision]:
        """See `Decisions.page`."""
        return self._page("tenant = ?", [tenant], after, limit)

    def of_job(
        self, tenant: str, job_id: str, *, after: str = "", limit: int = 100
    ) -> list[Decision]:
        """See `Decisions.of_job`."""
        return self._page("tenant = ? AND job_id = ?", [tenant, job_id], after, limit)

    def of_resume(self, tenant: str, document_id: str) -> list[Decision]:
        """See `Decisions.of_resume`."""
        return self._found("tenant = ? AND document_id = ?", [tenant, document_id])

    def forget(self, tenant: str, document_id: str) -> None:
        """See `Decisions.forget`."""
        with self._database.writing(erasing=True) as connection:
            connection.execute(
                "INSERT OR IGNORE INTO forgotten (tenant, document_id) VALUES (?, ?)",
                (tenant, document_id),
            )
            connection.execute(
                "UPDATE decisions SET reason = '' "
                "WHERE tenant = ? AND document_id = ? AND reason <> ''",
                (tenant, document_id),
            )

    def _page(self, condition: str, values: list[str], after: str, limit: int) -> list[Decision]:
        if after:
            return self._found(condition + _AFTER, [*values, values[0], after], limit)
        return self._found(condition, values, limit)

    def _found(self, condition: str, values: list[str], limit: int = -1) -> list[Decision]:
        query = f"SELECT {_FIELDS} FROM decisions WHERE {condition} {_ORDER} LIMIT {limit}"  # noqa: S608 - conditions of ours
        with self._database.reading() as connection:
            return [_decision(row) for row in connection.execute(query, values).fetchall()]


def _is_forgotten(connection: sqlite3.Connection, decision: Decision) -> bool:
    found = connection.execute(
        "SELECT 1 FROM forgotten WHERE tenant = ? AND document_id = ?",
        (decision.tenant, decision.document_id),
    ).fetchone()
    return found is not None


def _row(decision: Decision, reason: str) -> tuple[Any, ...]:
    return (
        decision.tenant,
        decision.decision_id,
        decision.job_id,
        decision.document_id,
        decision.verdict.value,
        decision.actor,
        moment_text(decision.moment),
        reason,
        decision.score,
        decision.signature,
    )


def _decision(row: tuple[Any, ...]) -> Decision:
    tenant, decision_id, job_id, document_id, verdict, actor, moment, reason, score, own = row
    return Decision(
        tenant=tenant,
        decision_id=decision_id,
        job_id=job_id,
        document_id=document_id,
        verdict=Verdict(verdict),
        actor=actor,
        moment=datetime.fromisoformat(moment),
        reason=reason,
        score=score,
        signature=own,
    )
