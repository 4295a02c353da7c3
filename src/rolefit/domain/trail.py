"""The audit log: who did what, and when. Each entry holds the hash of the one before it.

docs/audit-log.md describes the bytes that are hashed, so that anybody can check them without us.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from rolefit.domain.errors import UsageError
from rolefit.domain.names import LONGEST

FORMAT = 1
"""Of the bytes that are hashed; part of what each chain begins with."""
MOST = 20
"""Details of an event."""
LARGEST = 2**53
"""Size of a whole number: up to here every reader of JSON takes it for the same."""

Scalar = str | int | float | bool | None
"""What a detail may be; a number is finite."""

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Action(StrEnum):
    """What was done."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    IMPORTED = "imported"
    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"
    READ = "read"
    SEARCHED = "searched"
    RANKED = "ranked"
    SCORED = "scored"
    DECIDED = "decided"
    REPORTED = "reported"
    EXPORTED = "exported"
    ACCOUNT_CHANGED = "account_changed"
    MODEL_CHANGED = "model_changed"


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be noted. It names people by ids alone, so that erasing one touches no entry.

    Args:
        moment: with a zone; kept in UTC, to the microsecond.
        actor: an account's id; "" for the program itself, as when a last day is over.
        document_id, job_id: what it was done to; "" for none.
        details: what else there is to know, never text of a document and never a name; keys of
            small letters, digits and underscores.

    Raises:
        UsageError: no tenant, no zone, or a value that is none of these.
    """

    tenant: str
    moment: datetime
    actor: str
    action: Action
    document_id: str = ""
    job_id: str = ""
    details: Mapping[str, Scalar] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.tenant.strip():
            raise UsageError("An event of the audit log needs a tenant.")
        if self.moment.utcoffset() is None:
            raise UsageError("An event of the audit log needs a moment with a zone.")
        if len(self.details) > MOST or not all(map(_KEY.fullmatch, self.details)):
            raise UsageError(f"An event has at most {MOST} details, named as in this_way.")
        texts = (self.tenant, self.actor, self.document_id, self.job_id)
        if not all(map(_is_fit, (*texts, *self.details.values()))):
            raise UsageError(
                f"What an event tells is text of at most {LONGEST} characters, a number (finite, "
                "a whole one of at most 2^53), true, false or null."
            )


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in its place.

    Args:
        number: from 1 on, without gaps, for each tenant.
        previous: the hash of the entry before; of the first one `genesis`.
        hash: SHA-256 of `body`, as 64 hexadecimal digits.
    """

    number: int
    event: Event
    previous: str
    hash: str


class Trail(Protocol):
    """The audit log: it grows and is read, and there is no way to change it.

    Contract: tests/contract/trail.py. All raise StoreUnavailable and StoreDamaged as other stores.
    """

    def append(self, *events: Event) -> list[Entry]:
        """Note events in order, all of them or none; once it returns, they survive the process.

        Each becomes the next entry of its tenant's chain. Whoever else appends, from any thread or
        process, comes before or after: a chain never forks and has no gap.
        """
        ...

    def page(self, tenant: str, *, after: int = 0, limit: int = 100) -> list[Entry]:
        """Entries by number, as they are kept; an empty page is the end, a short one need not be.

        Args:
            after: the last number of the page before.

        Raises:
            TrailBroken: the first of them cannot be read at all.
        """
        ...

    def last(self, tenant: str) -> tuple[int, str]:
        """Number and hash of the last entry; 0 and `genesis` where there is none."""
        ...

    def tenants(self) -> list[str]:
        """Whose entries there are, in order."""
        ...


def genesis(tenant: str) -> str:
    """What the first entry of a tenant's chain holds as the hash before it."""
    return sha256(f"rolefit trail {FORMAT}\n{tenant}".encode()).hexdigest()


def sealed(event: Event, number: int, previous: str) -> Entry:
    """The entry that an event becomes."""
    return Entry(number, event, previous, sha256(body(event, number, previous)).hexdigest())


def body(event: Event, number: int, previous: str) -> bytes:
    """The bytes that are hashed: JSON in UTF-8, keys in order, no space between its parts."""
    told = {
        "action": event.action.value,
        "actor": event.actor,
        "details": dict(event.details),
        "document_id": event.document_id,
        "job_id": event.job_id,
        "moment": moment_text(event.moment),
        "number": number,
        "previous": previous,
        "tenant": event.tenant,
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def moment_text(moment: datetime) -> str:
    """A moment in UTC, such as 2031-05-04T12:00:00.000250Z; text in order is time in order."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _is_fit(value: object) -> bool:
    if isinstance(value, str):
        # Half of a surrogate pair is no character, and nothing that UTF-8 can write.
        return len(value) <= LONGEST and not any("\ud800" <= one <= "\udfff" for one in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or (isinstance(value, int) and abs(value) <= LARGEST)
