"""Answers that are given again: a request that is sent twice is carried out once.

After "The Idempotency-Key HTTP Header Field" (draft-ietf-httpapi-idempotency-key-header).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered with."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known under a key.

    Args:
        fingerprint: of the request that came first.
        since: when it came.
        answer: None while it is not answered.
    """

    fingerprint: str
    since: datetime
    answer: Answer | None = None


class Answers(Protocol):
    """Answers by tenant and key. Contract: tests/contract/answers.py."""

    def begin(self, tenant: str, key: str, fingerprint: str, moment: datetime) -> Begun | None:
        """Claim a key, atomically; None for the one who gets it, else what is known under it."""
        ...

    def finish(self, tenant: str, key: str, answer: Answer) -> None:
        """Keep the answer under a key that was claimed."""
        ...

    def abandon(self, tenant: str, key: str) -> None:
        """Give a claimed key free: nothing was done, so it may be tried again."""
        ...

    def drop_before(self, moment: datetime) -> None:
        """Forget what began earlier, of any tenant."""
        ...
