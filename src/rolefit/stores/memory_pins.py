"""Orders of results in the process's memory."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from cachetools import TTLCache

from rolefit.domain.search import Pinned

SECONDS = 600
"""How long an order is kept: as long as somebody may look at a page."""

KEPT = 200
"""Orders that are kept; the one that is used least makes room. Each takes some 60 KB."""


class MemoryPins:
    """`Pins` of this process. Safe to share between threads.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._pinned: TTLCache[tuple[str, str], Pinned] = TTLCache(KEPT, SECONDS, timer=clock)
        self._lock = Lock()

    def put(self, tenant: str, pin_id: str, pinned: Pinned) -> None:
        """See `Pins.put`."""
        with self._lock:
            self._pinned[tenant, pin_id] = pinned

    def get(self, tenant: str, pin_id: str) -> Pinned | None:
        """See `Pins.get`."""
        with self._lock:
            found: Pinned | None = self._pinned.get((tenant, pin_id))
            return found
