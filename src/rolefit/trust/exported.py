"""The audit log as JSON Lines; docs/audit-log.md tells how to check them without us.

A line is `{"entry":BODY,"hash":"HASH"}`, where BODY is, byte for byte, what was hashed.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from rolefit.domain.errors import TrailBroken, UsageError
from rolefit.domain.trail import Action, Entry, Event, body


def line_of(entry: Entry) -> str:
    """An entry as one line, with its end."""
    told = body(entry.event, entry.number, entry.previous).decode()
    return f'{{"entry":{told},"hash":"{entry.hash}"}}\n'


def entries_in(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of lines, one by one.

    Raises:
        TrailBroken: when a line's turn comes that `line_of` would never write.
    """
    for place, line in enumerate(lines, 1):
        try:
            entry = _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError, UsageError) as error:
            raise TrailBroken(f"Line {place} holds no entry.") from error
        # Two readers of one line must not see two things in it, as of a key that comes twice.
        if line_of(entry).encode() != line:
            raise TrailBroken(f"Line {place} is not written as it was exported.")
        yield entry


def _entry(told: dict[str, Any]) -> Entry:
    one = told["entry"]
    event = Event(
        tenant=str(one["tenant"]),
        moment=datetime.fromisoformat(one["moment"]),
        actor=str(one["actor"]),
        action=Action(one["action"]),
        document_id=str(one["document_id"]),
        job_id=str(one["job_id"]),
        details=dict(one["details"]),
    )
    return Entry(int(one["number"]), event, str(one["previous"]), str(told["hash"]))
