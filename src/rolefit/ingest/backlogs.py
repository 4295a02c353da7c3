"""One backlog for several indexes, of which one at a time is followed."""

from threading import Lock

from rolefit.domain.records import Record
from rolefit.domain.storage import Backlog


class Backlogs:
    """Keeps apart which index has caught up, while one is filled beside the one that answers.

    What is written to an index that is no longer followed counts as not indexed, so the one that
    is followed catches up with it. Safe to share between threads, within one process.
    """

    def __init__(self, backlog: Backlog) -> None:
        self._backlog = backlog
        self._lock = Lock()
        self._followed = ""

    def of(self, index: str) -> "OwnBacklog":
        """The backlog as an index sees it, by its id."""
        return OwnBacklog(self, index)

    def follow(self, index: str) -> None:
        """See `Backlog.follow`."""
        with self._lock:
            self._backlog.follow(index)
            self._followed = index

    def behind(self, index: str, limit: int) -> list[Record]:
        """See `Backlog.behind`; nothing for an index that is not followed."""
        with self._lock:
            return self._backlog.behind(limit) if index == self._followed else []

    def caught_up(self, index: str, tenant: str, document_id: str, revision: int) -> None:
        """See `Backlog.caught_up`; of an index that is not followed it changes nothing."""
        with self._lock:
            if index == self._followed:
                self._backlog.caught_up(tenant, document_id, revision)


class OwnBacklog:
    """`Backlog` of one index."""

    def __init__(self, backlogs: Backlogs, index: str) -> None:
        self._backlogs = backlogs
        self._index = index

    def behind(self, limit: int) -> list[Record]:
        """See `Backlog.behind`."""
        return self._backlogs.behind(self._index, limit)

    def follow(self, index: str) -> None:
        """See `Backlog.follow`."""
        self._backlogs.follow(index)

    def caught_up(self, tenant: str, document_id: str, revision: int) -> None:
        """See `Backlog.caught_up`."""
        self._backlogs.caught_up(self._index, tenant, document_id, revision)
