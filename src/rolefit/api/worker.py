"""What goes on behind the calls: imports, sweeping, erasing what is due."""

from datetime import timedelta
from threading import Event, Thread

from rolefit.api.serving import Serving
from rolefit.bootstrap import now
from rolefit.domain.errors import RolefitError
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.trail import Action
from rolefit.domain.trail import Event as Noted

PAUSE = 60.0
"""Seconds between two looks at what has to be done, if nobody wakes it."""

KEPT = timedelta(days=30)
"""How long a task that ended is told."""

ANSWERS_KEPT = timedelta(days=1)
"""How long an answer is given again to a request that is sent twice."""


class Worker:
    """One thread that works tasks off, oldest first, and keeps house in between."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._woken = Event()
        self._stopping = Event()
        self._thread: Thread | None = None
        self.problem: RolefitError | None = None

    def start(self) -> None:
        """Begin, with what a stop left unfinished."""
        self._thread = Thread(target=self._run, name="rolefit-worker", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Look at once."""
        self._woken.set()

    def stop(self) -> None:
        """End after the step that is under way; the rest goes on at the next start."""
        self._stopping.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._woken.clear()
            if self._stopping.is_set():
                return
            try:
                self._round()
                self.problem = None
            except RolefitError as error:
                # Told by readiness; what is not done is still there in a minute.
                self.problem = error
            except Exception as error:  # noqa: BLE001 - without this thread nothing is erased in time
                self.problem = RolefitError(f"The background work ended: {type(error).__name__}.")
            self._woken.wait(PAUSE)

    def _round(self) -> None:
        with self._serving.lease() as library:
            services = library.services
            services.ingest.sweep()
            services.ingest.expire(lambda one: services.trail.append(_erased(one)))
            services.tasks.drop_before(now() - KEPT)
            # Answers hold reasons of decisions: none stays longer than it is given again.
            services.answers.drop_before(now() - ANSWERS_KEPT)
        while not self._stopping.is_set() and self._worked():
            pass

    def _worked(self) -> bool:
        """Work a task off, or as far as the model answers; False where there is none."""
        with self._serving.lease() as library:
            imports = library.services.imports
            waiting = imports.waiting()
            if waiting:
                imports.work(
                    waiting[0],
                    lambda: self._stopping.is_set() or self._serving.library is not library,
                )
            return bool(waiting)


def _erased(record: Record) -> Noted:
    """That the last day of a document was over; nobody did it but the program."""
    is_job = record.kind is RecordKind.JOB
    return Noted(
        record.tenant,
        now(),
        "",
        Action.DELETED,
        document_id="" if is_job else record.document_id,
        job_id=record.document_id if is_job else "",
        details={"kept_until": str(record.keep_until)},
    )
