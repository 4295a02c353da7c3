"""Pages of one order: turned later they neither repeat nor skip, whatever came in since."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex

from rolefit.domain.errors import UsageError
from rolefit.domain.job import Job
from rolefit.domain.search import Candidate, Filters, Pinned
from rolefit.domain.storage import Pins
from rolefit.matching import Weights
from rolefit.search.results import Result

Entries = Sequence[tuple[Candidate, ...]]


class Page(list[Result]):
    """Results in the scorer's order, near-duplicates as one.

    Args:
        total: entries of all pages, of those that were scored.
        next: give it as `after` for what follows, within some minutes; None: nothing does.
    """

    def __init__(self, results: Sequence[Result], total: int, next: str | None) -> None:  # noqa: A002 - what it is
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


def name_of_question(job: Job, weights: Weights | None, filters: Filters) -> str:
    """Names what is asked: equal for equal questions, in every process.

    Args:
        job: with the importance that is wanted.
    """
    asked = [one.importance for one in job.requirements]
    told = [job.document.digest, asked, asdict(weights or Weights()), asdict(filters)]
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
