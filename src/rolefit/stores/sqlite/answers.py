"""Answers that are given again, in SQLite."""

import json
from datetime import datetime

from rolefit.domain.answers import Answer, Begun
from rolefit.stores.sqlite.database import Database, written


class SqliteAnswers:
    """`Answers` in one table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, tenant: str, key: str, fingerprint: str, moment: datetime) -> Begun | None:
        """See `Answers.begin`."""
        with self._database.writing() as connection:
            claimed = connection.execute(
                "INSERT INTO answers (tenant, key, fingerprint, since) VALUES (?,?,?,?) "
                "ON CONFLICT DO NOTHING",
                (tenant, key, fingerprint, written(moment)),
            )
            if claimed.rowcount:
                return None
            first, since, status, headers, body = connection.execute(
                "SELECT fingerprint, since, status, headers, body FROM answers "
                "WHERE tenant = ? AND key = ?",
                (tenant, key),
            ).fetchone()
        answer = None if status is None else Answer(status, body, json.loads(headers))
        return Begun(first, datetime.fromisoformat(since), answer)

    def finish(self, tenant: str, key: str, answer: Answer) -> None:
        """See `Answers.finish`."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE answers SET status = ?, headers = ?, body = ? WHERE tenant = ? AND key = ?",
                (answer.status, json.dumps(dict(answer.headers)), answer.body, tenant, key),
            )

    def abandon(self, tenant: str, key: str) -> None:
        """See `Answers.abandon`."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM answers WHERE tenant = ? AND key = ? AND status IS NULL",
                (tenant, key),
            )

    def drop_before(self, moment: datetime) -> None:
        """See `Answers.drop_before`."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM answers WHERE since < ?", (written(moment),))
