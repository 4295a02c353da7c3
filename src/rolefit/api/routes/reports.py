"""Reports over recorded decisions."""

import io
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, Form, Header, Response, UploadFile

from rolefit.api.security import may
from rolefit.api.sent import DocumentId
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.errors import RequestRefused
from rolefit.domain.trail import Action
from rolefit.trust.decided import decided, decisions_of
from rolefit.trust.groups import groups_in
from rolefit.trust.impact import impact
from rolefit.trust.intervals import with_intervals
from rolefit.trust.page import impact_page
from rolefit.trust.record import impact_json

router = APIRouter(prefix="/v1/reports", tags=["reports"])

Auditor = Annotated[Visit, may(Scope.REPORTS_READ)]

_STYLED = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
"""The page is one file with its style in it; it runs nothing and loads nothing."""


@router.post(
    "/local-law-144",
    response_class=Response,
    responses={
        HTTPStatus.OK: {
            "content": {"application/json": {"schema": {"type": "object"}}, "text/html": {}}
        }
    },
    summary="Impact ratios of decisions, as New York City's Local Law 144 counts them",
    operation_id="report_local_law_144",
)
def local_law_144(
    visit: Auditor,
    groups: Annotated[
        UploadFile, File(description="CSV: document_id, and sex, race or both. Never kept.")
    ],
    jobs: Annotated[list[DocumentId], Form(description="Only on these.")] = [],  # noqa: B006
    since: Annotated[date | None, Form(description="From this day on, in UTC.")] = None,
    until: Annotated[date | None, Form(description="Up to this day, in UTC.")] = None,
    accept: Annotated[str, Header(description="text/html for a page.")] = "application/json",
) -> Response:
    told = groups_in(_lines(groups), "The table")
    with visit.place():
        some = decisions_of(visit.decisions, visit.tenant, jobs, since=since, until=until)
        found = decided(some, told)
        if not found.people:
            raise RequestRefused(
                "No decision is recorded that fits.", remedy="Check the jobs and the days."
            )
        answer = with_intervals(impact(found.people), found.people)
    visit.note(visit.event(Action.REPORTED, details={"applications": len(found.people)}))
    if "text/html" in accept:
        page = impact_page(answer, groups.filename or "the table")
        return Response(page, media_type="text/html; charset=utf-8", headers=_STYLED)
    return Response(impact_json(answer, found), media_type="application/json")


def _lines(groups: UploadFile) -> list[str]:
    try:
        text = groups.file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestRefused("The table is no UTF-8 text.", remedy="Save it as UTF-8.") from error
    return list(io.StringIO(text, newline=""))
