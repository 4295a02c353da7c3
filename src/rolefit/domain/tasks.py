"""Long work that somebody asked for: how far it is, and what became of each document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO, Protocol

from rolefit.domain.records import RecordKind


class TaskState(StrEnum):
    """Where it stands; the last three are final."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def final(self) -> bool:
        """Whether nothing more happens to it."""
        return self not in (TaskState.WAITING, TaskState.RUNNING)


@dataclass(frozen=True, slots=True)
class Task:
    """A bulk import.

    Args:
        name: of the file that was sent, for display.
        total: documents in it; None before they are counted.
        done: documents that were tried, refused ones too.
        refused: documents that were refused.
        problem: why it failed, one sentence; "" otherwise.
    """

    tenant: str
    task_id: str
    actor: str
    kind: RecordKind
    name: str
    created: datetime
    changed: datetime
    state: TaskState = TaskState.WAITING
    total: int | None = None
    done: int = 0
    refused: int = 0
    problem: str = ""
    tags: tuple[str, ...] = ()
    keep_until: date | None = None


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """What became of one document of a task.

    Args:
        number: its place in what was sent, from 1.
        change: created, updated, unchanged or refused.
        document_id: under which it is kept, "" for none.
        error, message, remedy: why it was refused; "" otherwise.
    """

    number: int
    name: str
    change: str
    document_id: str = ""
    error: str = ""
    message: str = ""
    remedy: str = ""


class Tasks(Protocol):
    """Tasks by tenant and id. Contract: tests/contract/tasks.py."""

    def put(self, task: Task, outcomes: Sequence[TaskOutcome] = ()) -> None:
        """Keep how a task stands, and what became of documents since.

        Cut short it may have kept outcomes and not the step, never the step without them; it is
        made again then, and an outcome that is told twice counts once.

        A final state stays, whatever a late step of its work says; what that step did counts.
        """
        ...

    def get(self, tenant: str, task_id: str) -> Task | None:
        """A task; None where there is none."""
        ...

    def page(self, tenant: str, *, before: str = "", limit: int = 100) -> list[Task]:
        """Tasks, youngest first, equally old ones by descending id.

        Args:
            before: id of the last task of the page before.
        """
        ...

    def outcomes(
        self, tenant: str, task_id: str, *, after: int = 0, limit: int = 1000
    ) -> list[TaskOutcome]:
        """What became of documents, by number.

        Args:
            after: the last number of the page before.
        """
        ...

    def unfinished(self) -> list[Task]:
        """Tasks of any tenant in no final state, oldest first."""
        ...

    def forget(self, tenant: str, document_id: str) -> None:
        """Blank the names under which a document came in."""
        ...

    def drop_before(self, moment: datetime) -> None:
        """Forget tasks of any tenant that ended earlier, with their outcomes."""
        ...


class Uploads(Protocol):
    """What was sent for a task, until the task is done. Contract: tests/contract/uploads.py."""

    def put(self, tenant: str, task_id: str, content: BinaryIO) -> None:
        """Keep all of it, or nothing; it is on disk when this returns."""
        ...

    def open(self, tenant: str, task_id: str) -> BinaryIO | None:
        """It, to be read from the start; None where there is none. Close it."""
        ...

    def drop(self, tenant: str, task_id: str) -> None:
        """Forget it; none is no error."""
        ...
