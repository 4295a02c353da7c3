"""Pages of one order: turned later they neither repeat nor skip, whatever came in since."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex
from typing import TypeVar

from rolefit.domain.errors import UsageError
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.search import Candidate, Filters, Pinned
from rolefit.domain.storage import Pins
from rolefit.matching import Weights

Entries = Sequence[tuple[Candidate, ...]]

Found = TypeVar("Found")


class Page(list[Found]):
    """What was found, best first; of résumés near-duplicates are one.

    Args:
        total: entries of all pages.
        next: give it as `after` for what follows, within some minutes; None: nothing does.
    """

    def __init__(self, results: Sequence[Found], total: int, next: str | None) -> None:  # noqa: A002 - what it is
        super().__init__(results)
        self.total = total
        self.next = next


class Pages:
    """Pins orders and finds the place in them again."""

    def __init__(self, pins: Pins) -> None:
        self._pins = pins

    def pinned(self, tenant: str, asked: str, entries: Entries, start: int) -> str | None:
        """Keep an order, and give the cursor of its part from `start` on; None where none is."""
        if start >= len(entries):
            return None
        key = token_hex(16)
        self._pins.put(tenant, key, Pinned(asked, tuple(entries)))
        return _cursor(key, start)

    def at(self, tenant: str, cursor: str, asked: str) -> tuple[Entries, int]:
        """The order, and where in it a cursor stands.

        Raises:
            UsageError: it is over, or of another question.
        """
        key, _, start = cursor.partition(".")
        pinned = self._pins.get(tenant, key) if start.isdecimal() else None
        if pinned is None:
            raise UsageError(
                "The next page is no longer kept, or there never was one.",
                remedy="Search again from the first page.",
            )
        if pinned.asked != asked:
            raise UsageError(
                "The next page belongs to another search.",
                remedy="Ask with the same job, filters, importance and weights, or start anew.",
            )
        return pinned.entries, int(start)

    @staticmethod
    def following(cursor: str, entries: Entries, start: int) -> str | None:
        """The cursor of the same order's part from `start` on; None where none is."""
        return _cursor(cursor.partition(".")[0], start) if start < len(entries) else None


def name_of_question(
    kind: RecordKind, asked: Job | Resume, weights: Weights | None, filters: Filters
) -> str:
    """Names what is asked: equal for equal questions, in every process.

    Args:
        kind: of what is looked for.
        asked: a job with the importance that is wanted, or a résumé.
    """
    wanted = [one.importance for one in asked.requirements] if isinstance(asked, Job) else []
    told = [kind, asked.document.digest, wanted, asdict(weights or Weights()), asdict(filters)]
    written = json.dumps(told, default=_plain)
    return blake2b(written.encode(), digest_size=16).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _cursor(key: str, start: int) -> str:
    return f"{key}.{start}"
