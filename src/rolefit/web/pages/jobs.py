"""Jobs: the list, a new one, and how one was understood."""

from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, Form, Path, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from rolefit.api.kept import job_kept
from rolefit.api.sent import DocumentId
from rolefit.api.service import Visit
from rolefit.api.taking import taken_in
from rolefit.domain.accounts import Scope
from rolefit.domain.decisions import Verdict
from rolefit.domain.errors import RequestRefused, RolefitError
from rolefit.domain.job import Importance, Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.trail import Action
from rolefit.ingest import Incoming
from rolefit.web.asked import Asked
from rolefit.web.naming import job_called
from rolefit.web.rendering import page
from rolefit.web.session import Ours, Reader, Writer

router = APIRouter(dependencies=[Ours])

MOST = 100
"""Jobs of a page, and decisions that are looked through for each."""

JobId = Annotated[DocumentId, Path()]


@dataclass(frozen=True, slots=True)
class Line:
    """A job in the list.

    Args:
        asked: how many requirements there are of each importance.
        decided: how many people stand under each verdict.
    """

    job_id: str
    title: str
    record: Record
    asked: Counter[Importance]
    decided: Counter[Verdict]


@router.get("/jobs")
def jobs(
    request: Request, visit: Reader, after: Annotated[str, Query(max_length=128)] = ""
) -> Response:
    records = visit.services.stores.records
    found = records.page(visit.tenant, RecordKind.JOB, after=after, limit=MOST + 1)
    shown = sorted(found[:MOST], key=lambda one: one.changed, reverse=True)
    return page(
        request,
        "jobs.html.j2",
        visit=visit,
        lines=[_line(visit, one) for one in shown],
        following=found[MOST - 1].document_id if len(found) > MOST else None,
        first=not after,
    )


@router.get("/jobs/new")
def form(request: Request, visit: Writer) -> Response:
    return page(request, "new_job.html.j2", visit=visit, text="", problem=None)


@router.post("/jobs")
def create(
    request: Request,
    visit: Writer,
    text: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    sent = file.file.read() if file is not None and file.filename else b""
    incoming = Incoming(
        visit.tenant,
        RecordKind.JOB,
        sent or text.encode("utf-8", "surrogatepass"),
        (file.filename or "") if file is not None and sent else "",
    )
    problem: RolefitError | None = None
    if not incoming.content.strip():
        problem = RequestRefused("There is no posting.", remedy="Paste its text or choose a file.")
    else:
        outcome = taken_in(visit, RecordKind.JOB, [incoming])[0]
        problem = outcome.error
    if problem is not None:
        return page(
            request,
            "new_job.html.j2",
            visit=visit,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            text=text,
            problem=problem,
        )
    return RedirectResponse(f"/jobs/{outcome.document_id}", HTTPStatus.SEE_OTHER)


@router.get("/jobs/{job_id}")
def job(request: Request, visit: Reader, job_id: JobId) -> Response:
    record, profile = job_kept(visit, job_id)
    visit.note(visit.event(Action.READ, job_id=job_id))
    asked = Asked.of(request.query_params.multi_items()).fitting(profile)
    return page(
        request,
        "job.html.j2",
        visit=visit,
        record=record,
        job=profile,
        title=job_called(record),
        importance=[
            asked.importance.get(place, one.importance)
            for place, one in enumerate(profile.requirements)
        ],
        ignored=[span.of(profile.document.text) for span in profile.ignored],
        query=asked.query(),
        overrides=len(asked.importance),
        understood=request.query_params.get("understood", ""),
        may_edit=Scope.DOCUMENTS_WRITE in visit.principal.scopes,
    )


@router.post("/jobs/{job_id}/delete")
def delete(visit: Writer, job_id: JobId) -> Response:
    job_kept(visit, job_id)
    if visit.services.ingest.delete(visit.tenant, job_id):
        visit.note(visit.event(Action.DELETED, job_id=job_id))
    return RedirectResponse("/jobs", HTTPStatus.SEE_OTHER)


def _line(visit: Visit, record: Record) -> Line:
    profile = record.profile
    asked = profile.requirements if isinstance(profile, Job) else ()
    decisions = visit.decisions.of_job(visit.tenant, record.document_id, limit=MOST)
    latest = {one.document_id: one.verdict for one in decisions}
    return Line(
        record.document_id,
        job_called(record),
        record,
        Counter(one.importance for one in asked),
        Counter(latest.values()),
    )
