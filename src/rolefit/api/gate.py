"""Who may come in: so many requests a minute, and so many at work side by side, fair by tenant."""

import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from rolefit.domain.errors import Overloaded, RateExceeded

_WAITING = 8
"""Requests that may wait for each place; more are turned away at once."""


class Gate:
    """Counts requests, and gives places to those that keep a processor busy.

    While others wait, one tenant has at most half of the places, and of the queue.

    Args:
        per_minute: requests of a tenant, in any sixty seconds.
        places: requests at work side by side, all tenants together.
        wait: seconds that a request waits for a place.
    """

    def __init__(self, per_minute: int, places: int, wait: float) -> None:
        self._rate = RateLimitItemPerMinute(per_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._places = places
        self._share = max(1, math.ceil(places / 2))
        self._wait = wait
        self._changed = Condition()
        self._busy: Counter[str] = Counter()
        self._queued: Counter[str] = Counter()

    def count(self, tenant: str) -> None:
        """Count a request.

        Raises:
            RateExceeded: the tenant made as many as it may; it carries `retry_after`, seconds.
        """
        if self._window.hit(self._rate, tenant):
            return
        free = self._window.get_window_stats(self._rate, tenant).reset_time
        raise RateExceeded(
            f"{self._rate.amount} requests a minute are allowed.",
            retry_after=_whole(free - time.time()),
        )

    @contextmanager
    def place(self, tenant: str) -> Iterator[None]:
        """Hold a place while the block runs.

        Raises:
            RateExceeded: the tenant's own requests take all that it may have.
            Overloaded: those of all tenants take all there is.
        """
        with self._changed:
            self._enter(tenant)
        try:
            yield
        finally:
            with self._changed:
                self._busy[tenant] -= 1
                self._busy += Counter()  # those with nothing left are dropped
                self._changed.notify_all()

    @property
    def busy(self) -> int:
        """Places that are taken."""
        return self._busy.total()

    @property
    def queued(self) -> int:
        """Requests that wait for a place."""
        return self._queued.total()

    def _enter(self, tenant: str) -> None:
        if not self._may_enter(tenant):
            self._queue(tenant)
        self._busy[tenant] += 1

    def _queue(self, tenant: str) -> None:
        later = _whole(self._wait)
        if self._queued[tenant] >= self._share * _WAITING:
            raise RateExceeded("Too many requests of yours wait already.", retry_after=later)
        if self._queued.total() >= self._places * _WAITING:
            raise Overloaded("Too many requests wait already.", retry_after=later)
        self._queued[tenant] += 1
        try:
            entered = self._changed.wait_for(lambda: self._may_enter(tenant), self._wait)
        finally:
            self._queued[tenant] -= 1
            self._queued += Counter()
        if not entered:
            raise Overloaded("No place came free in time.", retry_after=later)

    def _may_enter(self, tenant: str) -> bool:
        if self._busy.total() >= self._places:
            return False
        others = self._queued.total() - self._queued[tenant]
        return self._busy[tenant] < self._share or others <= 0


def _whole(seconds: float) -> int:
    return max(1, math.ceil(seconds))
