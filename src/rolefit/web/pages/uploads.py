"""Résumés come in: files by the handful, archives in the background."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from rolefit.api.kept import job_kept
from rolefit.api.service import Visit
from rolefit.api.taking import begun, taken_in
from rolefit.domain.errors import ReadError, RequestRefused
from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskOutcome
from rolefit.domain.trail import Action
from rolefit.ingest import Change, Incoming, Outcome
from rolefit.report.presentable import printable
from rolefit.web.asked import is_tag_of_a_job, tag_of
from rolefit.web.naming import job_called
from rolefit.web.rendering import page
from rolefit.web.session import Ours, Writer

router = APIRouter(dependencies=[Ours])

MOST = 200
"""Files of one request, and outcomes of a page."""

_ARCHIVES = (".zip", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a file.

    Args:
        change: as of `Change`, or "waiting" for an archive that is worked off now.
    """

    name: str
    change: str
    document_id: str = ""
    message: str = ""
    remedy: str = ""
    task_id: str = ""


async def _form(request: Request) -> AsyncIterator[FormData]:
    """What was sent, not taken before it is known who sends it: there may be a lot of it."""
    async with request.form(max_files=MOST, max_fields=10) as came:
        yield came


@router.get("/uploads")
def form(
    request: Request, visit: Writer, job: Annotated[str, Query(max_length=128)] = ""
) -> Response:
    title = _title(visit, job)
    return page(request, "uploads.html.j2", visit=visit, job_id=job, title=title, told=[])


@router.post("/uploads")
def upload(
    request: Request,
    visit: Writer,
    came: Annotated[FormData, Depends(_form)],
    hx_request: Annotated[str, Header()] = "",
) -> Response:
    """Take files in, and tell what became of each; a script sends them a few at a time."""
    job = str(came.get("job") or "")
    files = [one for one in came.getlist("files") if isinstance(one, UploadFile)]
    title = _title(visit, job)
    sent = [one for one in files if one.filename]
    if not sent:
        raise RequestRefused("No file came.", remedy="Choose one or more files.")
    tags = (tag_of(job),) if job else ()
    archives = [one for one in sent if _is_archive(one)]
    told = [_of_archive(visit, one, tags) for one in archives]
    told += _taken(visit, [one for one in sent if one not in archives], tags)
    template = "outcomes.html.j2" if hx_request else "uploads.html.j2"
    return page(request, template, visit=visit, job_id=job, title=title, told=told)


@router.get("/imports/{task_id}")
def task(
    request: Request,
    visit: Writer,
    task_id: Annotated[str, Path(max_length=64)],
    after: Annotated[int, Query(ge=0, le=2**31)] = 0,
) -> Response:
    found = visit.services.imports.task(visit.tenant, task_id)
    outcomes = visit.services.tasks.outcomes(visit.tenant, task_id, after=after, limit=MOST + 1)
    return page(
        request,
        "import.html.j2",
        visit=visit,
        task=found,
        told=_refused_first(_of_task(one) for one in outcomes[:MOST]),
        job_id=_job_of(found),
        following=outcomes[MOST - 1].number if len(outcomes) > MOST else None,
    )


@router.post("/imports/{task_id}/cancel")
def cancel(visit: Writer, task_id: Annotated[str, Path(max_length=64)]) -> Response:
    state = visit.services.imports.cancel(visit.tenant, task_id).state.value
    visit.note(visit.event(Action.IMPORTED, details={"task": task_id, "state": state}))
    return RedirectResponse(f"/imports/{task_id}", HTTPStatus.SEE_OTHER)


def _title(visit: Visit, job_id: str) -> str:
    return job_called(job_kept(visit, job_id)[0]) if job_id else ""


def _is_archive(file: UploadFile) -> bool:
    return PurePath(file.filename or "").suffix.lower() in _ARCHIVES


def _of_archive(visit: Visit, file: UploadFile, tags: tuple[str, ...]) -> Told:
    name = printable(file.filename or "")
    try:
        task = begun(visit, RecordKind.RESUME, file.file, name=file.filename or "", tags=tags)
    except ReadError as error:
        return Told(name, Change.REFUSED.value, message=error.message, remedy=error.remedy)
    return Told(name, "waiting", task_id=task.task_id)


def _taken(visit: Visit, files: list[UploadFile], tags: tuple[str, ...]) -> list[Told]:
    most = visit.service.settings.max_bytes
    contents = [file.file.read(most + 1) for file in files]
    fit = [len(content) <= most for content in contents]
    incoming = [
        Incoming(visit.tenant, RecordKind.RESUME, content, file.filename or "", tags=tags)
        for file, content, is_fit in zip(files, contents, fit, strict=True)
        if is_fit
    ]
    outcomes = iter(taken_in(visit, RecordKind.RESUME, incoming))
    told = []
    for file, is_fit in zip(files, fit, strict=True):
        told.append(_outcome(next(outcomes)) if is_fit else _too_large(file, most))
    return told


def _outcome(outcome: Outcome) -> Told:
    name = printable(outcome.name)
    if outcome.error is not None:
        error = outcome.error
        return Told(name, outcome.change.value, message=error.message, remedy=error.remedy)
    return Told(name, outcome.change.value, outcome.document_id)


def _too_large(file: UploadFile, most: int) -> Told:
    return Told(
        printable(file.filename or ""),
        Change.REFUSED.value,
        message=f"It has more than {most / 1_000_000:g} MB.",
        remedy="Save it smaller, or split it.",
    )


def _job_of(task: Task) -> str:
    """The job that an import's résumés were sent for; "" for none."""
    marks = [one for one in task.tags if is_tag_of_a_job(one)]
    return marks[0].partition(":")[2] if marks else ""


def _refused_first(told: Iterable[Told]) -> list[Told]:
    """Whoever has to do something finds it without looking through all that went well."""
    return sorted(told, key=lambda one: one.change != Change.REFUSED.value)


def _of_task(outcome: TaskOutcome) -> Told:
    return Told(
        printable(outcome.name),
        outcome.change,
        outcome.document_id,
        outcome.message,
        outcome.remedy,
    )
