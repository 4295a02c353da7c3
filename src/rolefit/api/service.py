"""What every call works with: the library, who may ask, and what is noted."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from rolefit.access import Access
from rolefit.api.gate import Gate
from rolefit.api.worker import Worker
from rolefit.bootstrap import Services, new_id, now
from rolefit.domain.accounts import Principal
from rolefit.domain.decisions import Decisions
from rolefit.domain.trail import Action, Event, Scalar
from rolefit.library import Library
from rolefit.metrics import Metrics
from rolefit.settings import Settings


class Service:
    """Everything that the calls share. Close it.

    Args:
        settings: default: the environment's.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.services = Services(self.settings)
        self.library = Library(services=self.services)
        self.gate = Gate(
            self.settings.requests_per_minute,
            self.settings.places or 2 * (os.cpu_count() or 1),
            self.settings.wait_seconds,
        )
        self.worker = Worker(self.services)
        self.metrics = Metrics()

    def close(self) -> None:
        """End the work behind the calls, give the data folder free, end the reading processes."""
        self.worker.stop()
        self.library.close()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who may make it."""

    service: Service
    principal: Principal

    @property
    def tenant(self) -> str:
        """Whose documents it is about."""
        return self.principal.tenant

    @property
    def library(self) -> Library:
        """The documents of the tenant, and no others."""
        return self.service.library.of(self.tenant)

    @property
    def access(self) -> Access:
        """Accounts and tokens."""
        return self.service.services.access

    @property
    def decisions(self) -> Decisions:
        """What was decided; every method takes the tenant."""
        return self.service.services.decisions

    def event(
        self,
        action: Action,
        *,
        document_id: str = "",
        job_id: str = "",
        details: Mapping[str, Scalar] | None = None,
    ) -> Event:
        """What is to be noted of this request."""
        return Event(
            self.tenant,
            now(),
            self.principal.subject,
            action,
            document_id=document_id,
            job_id=job_id,
            details=details or {},
        )

    def note(self, *events: Event) -> None:
        """Note in the audit log what is done, before it is answered."""
        self.service.services.trail.append(*events)

    def place(self) -> AbstractContextManager[None]:
        """A place for what keeps a processor busy, while the block runs.

        Raises:
            ComeBack: there is none.
        """
        return self.service.gate.place(self.tenant)

    def new_id(self) -> str:
        """An id that nobody can guess."""
        return new_id()
