"""Correcting how a job was understood."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from rolefit.api.kept import job_kept
from rolefit.api.service import Visit
from rolefit.api.taking import taken_in
from rolefit.domain.errors import RequestRefused
from rolefit.domain.job import Importance, Job
from rolefit.domain.records import Record, RecordKind
from rolefit.ingest import Incoming
from rolefit.web.asked import Asked
from rolefit.web.canonical import Point, understood, written
from rolefit.web.pages.jobs import JobId
from rolefit.web.session import Ours, Writer

router = APIRouter(dependencies=[Ours])

MOST = 200
"""Requirements of a job."""


@router.post("/jobs/{job_id}/requirements")
def correct(
    visit: Writer,
    job_id: JobId,
    revision: Annotated[int, Form(ge=1)],
    title: Annotated[str, Form(max_length=300)] = "",
    text: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006 - FastAPI copies it
    importance: Annotated[list[Importance], Form(max_length=MOST)] = [],  # noqa: B006 - as above
    kind: Annotated[list[str], Form(max_length=MOST)] = [],  # noqa: B006 - as above
) -> Response:
    """Save the list as a new revision of the job's own text."""
    record, before = job_kept(visit, job_id)
    if not len(text) == len(importance) == len(kind):
        raise RequestRefused("The form is not whole.", remedy="Load the page again.")
    points = [
        Point(words.strip(), chosen, told == "duty")
        for words, chosen, told in zip(text, importance, kind, strict=True)
        if words.strip()
    ]
    if not points:
        raise RequestRefused(
            "A job without requirements ranks nobody.", remedy="Go back and leave one at least."
        )
    after = _saved(visit, record, revision, written(title, before.location, points))
    beside, as_written = understood(after, points)
    asked = Asked(importance=beside).query()
    told = "exactly" if as_written else "otherwise"
    to = f"/jobs/{job_id}{asked}{'&' if asked else '?'}understood={told}"
    return RedirectResponse(to, HTTPStatus.SEE_OTHER)


def _saved(visit: Visit, record: Record, revision: int, text: str) -> Job:
    name = PurePath(record.name).stem
    incoming = Incoming(
        visit.tenant,
        RecordKind.JOB,
        text.encode("utf-8", "surrogatepass"),
        f"{name}.txt" if name else "",
        record.document_id,
        tags=record.tags,
        keep_until=record.keep_until,
        expected=revision,
    )
    outcome = taken_in(visit, RecordKind.JOB, [incoming])[0]
    if outcome.error is not None:
        raise outcome.error
    return job_kept(visit, record.document_id)[1]
