"""Profiles of kept documents; those read of late stay in memory, for they are dear to unpack."""

from collections.abc import Iterable
from threading import Lock

from cachetools import LRUCache

from rolefit.bootstrap import Services
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume


class Profiles:
    """Reads profiles. Safe to share between threads.

    Args:
        services: their stores are opened when a profile is first asked for.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: LRUCache[tuple[str, str, int], Resume | Job] = LRUCache(
            max(services.settings.cached_resumes, 1)
        )
        self._lock = Lock()

    def of(self, tenant: str, document_ids: Iterable[str]) -> dict[str, Resume | Job]:
        """Profiles by id, as they stand now; of what was deleted or never was there is none."""
        records = self._services.stores.records
        current = records.revisions(tenant, list(dict.fromkeys(document_ids)))
        with self._lock:
            found = {
                one: self._kept[tenant, one, revision]
                for one, revision in current.items()
                if (tenant, one, revision) in self._kept
            }
        read = records.get_many(tenant, [one for one in current if one not in found])
        for one, record in read.items():
            if record.profile is not None:  # it may have been deleted in between
                found[one] = record.profile
                with self._lock:
                    self._kept[tenant, one, record.revision] = record.profile
        return found
