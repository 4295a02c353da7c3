"""Bulk imports: many documents in one file, taken in in the background."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from rolefit.api.paging import Page
from rolefit.api.security import may
from rolefit.api.sent import IMPORT_BODY, SentMany
from rolefit.api.service import Visit
from rolefit.api.taking import begun
from rolefit.domain.accounts import Scope
from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskOutcome, TaskState
from rolefit.domain.trail import Action

router = APIRouter(prefix="/v1", tags=["imports"])

Writer = Annotated[Visit, may(Scope.DOCUMENTS_WRITE)]
Id = Annotated[str, Path(max_length=64)]


class TaskView(BaseModel):
    """How far a bulk import is."""

    id: str
    kind: RecordKind
    name: str
    state: TaskState
    created: datetime
    changed: datetime
    total: int | None
    done: int = Field(description="Documents that were tried, refused ones too.")
    refused: int
    problem: str = Field(description="Why it failed; empty otherwise.")

    @classmethod
    def of(cls, task: Task) -> "TaskView":
        """A task as it is told."""
        return cls(
            id=task.task_id,
            kind=task.kind,
            name=task.name,
            state=task.state,
            created=task.created,
            changed=task.changed,
            total=task.total,
            done=task.done,
            refused=task.refused,
            problem=task.problem,
        )


class TaskPage(Page[TaskView, str]):
    """Some tasks, youngest first."""

    next: str | None = Field(description="Give it as `before` for the page that follows.")


class OutcomeView(BaseModel):
    """What became of one document."""

    number: int
    name: str
    change: str
    id: str = Field(description="Under which it is kept; empty for none.")
    error: str = Field(description="The problem's title; empty for none.")
    message: str
    remedy: str

    @classmethod
    def of(cls, outcome: TaskOutcome) -> "OutcomeView":
        """An outcome as it is told."""
        return cls(
            number=outcome.number,
            name=outcome.name,
            change=outcome.change,
            id=outcome.document_id,
            error=outcome.error,
            message=outcome.message,
            remedy=outcome.remedy,
        )


class OutcomePage(Page[OutcomeView, int]):
    """What became of documents, in the order of the file."""


@router.post(
    "/imports",
    status_code=HTTPStatus.ACCEPTED,
    openapi_extra=IMPORT_BODY,
    summary="Take many documents in: a ZIP archive, or JSON Lines",
    operation_id="create_import",
)
def create(visit: Writer, response: Response, sent: SentMany) -> TaskView:
    """Answers as soon as the file is safe; `Location` tells how far it is."""
    marks = sent.marks
    task = begun(
        visit,
        marks.kind,
        sent.file,
        name=sent.name,
        tags=marks.tags,
        keep_until=marks.keep_until,
    )
    response.headers["Location"] = f"/v1/tasks/{task.task_id}"
    return TaskView.of(task)


@router.get("/tasks", summary="Bulk imports, youngest first", operation_id="list_tasks")
def page(
    visit: Writer,
    before: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> TaskPage:
    found = visit.services.tasks.page(visit.tenant, before=before, limit=limit + 1)
    return TaskPage.of(found, limit, TaskView.of, lambda one: one.task_id)


@router.get("/tasks/{task_id}", summary="How far a bulk import is", operation_id="get_task")
def get(visit: Writer, task_id: Id) -> TaskView:
    return TaskView.of(visit.services.imports.task(visit.tenant, task_id))


@router.get(
    "/tasks/{task_id}/outcomes",
    summary="What became of each document",
    operation_id="list_outcomes",
)
def outcomes(
    visit: Writer,
    task_id: Id,
    after: Annotated[int, Query(ge=0, le=2**31)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> OutcomePage:
    services = visit.services
    services.imports.task(visit.tenant, task_id)
    found = services.tasks.outcomes(visit.tenant, task_id, after=after, limit=limit + 1)
    listed = min(len(found), limit)
    visit.note(visit.event(Action.READ, details={"task": task_id, "listed": listed}))
    return OutcomePage.of(found, limit, OutcomeView.of, lambda one: one.number)


@router.delete(
    "/tasks/{task_id}",
    summary="Stop a bulk import; what was taken in stays",
    operation_id="cancel_task",
)
def cancel(visit: Writer, task_id: Id) -> TaskView:
    task = visit.services.imports.cancel(visit.tenant, task_id)
    visit.note(visit.event(Action.IMPORTED, details={"task": task_id, "state": task.state.value}))
    return TaskView.of(task)
