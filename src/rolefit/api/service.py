"""What every call works with: the library, who may ask, and what is noted."""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Lock

from rolefit.access import Access
from rolefit.api.challenger import Challenger, Shadowed
from rolefit.api.gate import Gate
from rolefit.api.serving import Serving
from rolefit.api.worker import Worker
from rolefit.bootstrap import Services, new_id, now
from rolefit.domain.accounts import Principal
from rolefit.domain.decisions import Decisions
from rolefit.domain.trail import Action, Event, Scalar
from rolefit.library import Library
from rolefit.matcher import Ranked
from rolefit.metrics import Metrics
from rolefit.settings import Settings

SHADOWED = 200
"""Encoded résumés that a challenger keeps in memory."""


class Service:
    """Everything that the calls share. Close it.

    Args:
        settings: default: the environment's.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.serving = Serving(Services(self.settings), self._opened)
        self.gate = Gate(
            self.settings.requests_per_minute,
            self.settings.places or 2 * (os.cpu_count() or 1),
            self.settings.wait_seconds,
        )
        self.worker = Worker(self.serving)
        self.metrics = Metrics()
        self.challenger: Challenger | None = None
        self._challenging = Lock()

    @property
    def library(self) -> Library:
        """The one that answers whoever comes now; a visit keeps its own."""
        return self.serving.library

    @property
    def services(self) -> Services:
        """What that library works with."""
        return self.library.services

    def challenge(self, model: str | None) -> Shadowed:
        """Have a model score in the shadow from now on, in place of one that does; how it stands.

        Raises:
            ModelError, RegistryError, MissingExtra: it cannot be loaded; then all stays as it was.
        """
        services = self.services.beside(model=model, threads=1, cached_resumes=SHADOWED)
        made = Challenger(self.services.encoder.id, services)
        with self._challenging:
            former, self.challenger = self.challenger, made
        if former is not None:
            former.stop()
        return made.told()

    def unchallenged(self) -> bool:
        """End the challenger; False where there is none."""
        with self._challenging:
            former, self.challenger = self.challenger, None
        if former is not None:
            former.stop()
        return former is not None

    def _opened(self, services: Services) -> Library:
        """A library whose rankings the challenger of its own model is offered."""

        def offered(ranked: Ranked) -> None:
            challenger = self.challenger
            if challenger is not None and challenger.champion == services.encoder.id:
                challenger.offer(ranked)

        return Library(services=services, looking_on=offered)

    def close(self) -> None:
        """End the work behind the calls, give the data folder free, end the reading processes."""
        self.worker.stop()
        self.unchallenged()
        self.serving.close()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who may make it.

    Args:
        held: the library that answers it from beginning to end; None for the current one.
    """

    service: Service
    principal: Principal
    held: Library | None = None

    @property
    def tenant(self) -> str:
        """Whose documents it is about."""
        return self.principal.tenant

    @property
    def library(self) -> Library:
        """The documents of the tenant, and no others."""
        return (self.held or self.service.library).of(self.tenant)

    @property
    def services(self) -> Services:
        """What that library works with."""
        return (self.held or self.service.library).services

    @property
    def access(self) -> Access:
        """Accounts and tokens."""
        return self.services.access

    @property
    def decisions(self) -> Decisions:
        """What was decided; every method takes the tenant."""
        return self.services.decisions

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
        self.services.trail.append(*events)

    def place(self) -> AbstractContextManager[None]:
        """A place for what keeps a processor busy, while the block runs.

        Raises:
            ComeBack: there is none.
        """
        return self.service.gate.place(self.tenant)

    def new_id(self) -> str:
        """An id that nobody can guess."""
        return new_id()
