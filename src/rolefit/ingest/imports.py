"""Bulk imports: kept as tasks, worked off in the background, taken up again after a crash."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

from rolefit.domain.errors import RolefitError, TaskNotFound
from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskOutcome, Tasks, TaskState, Uploads
from rolefit.ingest.archives import Archive, Bounds, Packed
from rolefit.ingest.incoming import Change, Incoming, Outcome
from rolefit.ingest.pipeline import Ingest

AT_ONCE = 24
"""Documents of a step: after each the task tells how far it is, and may be cancelled."""


class Imports:
    """Takes files of many documents in. Safe to share between threads.

    Args:
        bounds: how much may be in such a file.
        clock: the time, with a zone.
        new_id: makes task ids that nobody can guess.
    """

    def __init__(
        self,
        tasks: Tasks,
        uploads: Uploads,
        ingest: Ingest,
        bounds: Bounds,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._tasks = tasks
        self._uploads = uploads
        self._ingest = ingest
        self._bounds = bounds
        self._clock = clock
        self._new_id = new_id

    def begin(
        self,
        tenant: str,
        actor: str,
        kind: RecordKind,
        content: BinaryIO,
        *,
        name: str = "",
        tags: Sequence[str] = (),
        keep_until: date | None = None,
    ) -> Task:
        """Keep what was sent, to be worked off by `work`; it is safe when this returns.

        Raises:
            ReadError: it is no file of many documents, or has too many.
        """
        total = Archive(content, self._bounds).total
        now = self._clock()
        task = Task(
            tenant=tenant,
            task_id=self._new_id(),
            actor=actor,
            kind=kind,
            name=name,
            created=now,
            changed=now,
            total=total,
            tags=tuple(dict.fromkeys(tags)),
            keep_until=keep_until,
        )
        # The task first: bytes that no task tells of would stay for ever.
        self._tasks.put(task)
        content.seek(0)
        self._uploads.put(tenant, task.task_id, content)
        return task

    def waiting(self) -> list[Task]:
        """Tasks that are not finished, oldest first, those that a crash stopped among them."""
        return self._tasks.unfinished()

    def work(self, task: Task, stopped: Callable[[], bool] = lambda: False) -> Task:
        """Work a task off, from where it stands; how it stands then.

        Args:
            stopped: asked between steps; True leaves the rest for another time.
        """
        file = self._uploads.open(task.tenant, task.task_id)
        if file is None:
            return self._ended_without(task)
        with file:
            try:
                task = self._worked(task, Archive(file, self._bounds), stopped)
            except RolefitError as error:
                task = self._noted(task, state=TaskState.FAILED, problem=error.message)
            except Exception as error:  # noqa: BLE001 - one file must not stop all that come after
                problem = f"It cannot be worked off: {type(error).__name__}."
                task = self._noted(task, state=TaskState.FAILED, problem=problem)
        if task.state.final:
            self._uploads.drop(task.tenant, task.task_id)
        return task

    def task(self, tenant: str, task_id: str) -> Task:
        """How far a task is.

        Raises:
            TaskNotFound: there is no such task.
        """
        found = self._tasks.get(tenant, task_id)
        if found is None:
            raise TaskNotFound(f"There is no task {task_id}.")
        return found

    def cancel(self, tenant: str, task_id: str) -> Task:
        """Stop a task after its step; what was taken in stays. One that has ended stays as it is.

        Raises:
            TaskNotFound: there is no such task.
        """
        task = self.task(tenant, task_id)
        if not task.state.final:
            self._noted(task, state=TaskState.CANCELLED)
            self._uploads.drop(tenant, task_id)
        return self._tasks.get(tenant, task_id) or task

    def _worked(self, task: Task, archive: Archive, stopped: Callable[[], bool]) -> Task:
        documents = archive.documents(skip=task.done)
        task = self._noted(task, state=TaskState.RUNNING)
        while not stopped() and (some := list(islice(documents, AT_ONCE))):
            task = self._step(task, some)
            if task.state.final:  # somebody cancelled it
                return task
        return task if stopped() else self._noted(task, state=TaskState.DONE)

    def _step(self, task: Task, some: Sequence[Packed]) -> Task:
        taken = [one for one in some if one.problem is None]
        outcomes = iter(self._ingest.process([_incoming(task, one) for one in taken]))
        told = [
            _outcome(task.done + place, one, next(outcomes) if one.problem is None else None)
            for place, one in enumerate(some, 1)
        ]
        refused = sum(bool(one.error) for one in told)
        changed = replace(
            task,
            done=task.done + len(some),
            refused=task.refused + refused,
            changed=self._clock(),
        )
        self._tasks.put(changed, told)
        return self._tasks.get(task.tenant, task.task_id) or changed

    def _ended_without(self, task: Task) -> Task:
        """What was sent is gone: all of it was done, or it never came whole."""
        if task.done == task.total:
            return self._noted(task, state=TaskState.DONE)
        problem = "The upload was not finished before the service stopped; send it again."
        return self._noted(task, state=TaskState.FAILED, problem=problem)

    def _noted(self, task: Task, *, state: TaskState, problem: str = "") -> Task:
        changed = replace(task, state=state, problem=problem, changed=self._clock())
        self._tasks.put(changed)
        return changed


def _incoming(task: Task, packed: Packed) -> Incoming:
    return Incoming(
        task.tenant,
        task.kind,
        packed.content,
        packed.name,
        packed.document_id,
        tags=(*task.tags, *packed.tags),
        keep_until=task.keep_until,
    )


def _outcome(number: int, packed: Packed, outcome: Outcome | None) -> TaskOutcome:
    error = packed.problem if outcome is None else outcome.error
    if error is not None:
        return TaskOutcome(
            number,
            packed.name,
            Change.REFUSED.value,
            packed.document_id,
            error.code,
            error.message,
            error.remedy,
        )
    assert outcome is not None  # noqa: S101 - without a problem there is an outcome
    return TaskOutcome(number, packed.name, outcome.change.value, outcome.document_id)
