"""The audit log: read, exported, verified."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from rolefit.api.paging import Page
from rolefit.api.security import may
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.trail import Action, Entry, Scalar
from rolefit.trust.exported import line_of
from rolefit.trust.trail import check, entries_of

router = APIRouter(prefix="/v1/audit", tags=["audit"])

Auditor = Annotated[Visit, may(Scope.AUDIT_READ)]


class EntryView(BaseModel):
    """An entry of the audit log."""

    number: int
    moment: datetime
    actor: str = Field(description="The account's id; empty for the program itself.")
    action: Action
    document_id: str
    job_id: str
    details: dict[str, Scalar]
    previous: str = Field(description="The hash of the entry before.")
    hash: str

    @classmethod
    def of(cls, entry: Entry) -> "EntryView":
        """An entry as it is told."""
        event = entry.event
        return cls(
            number=entry.number,
            moment=event.moment,
            actor=event.actor,
            action=event.action,
            document_id=event.document_id,
            job_id=event.job_id,
            details=dict(event.details),
            previous=entry.previous,
            hash=entry.hash,
        )


class EntryPage(Page[EntryView, int]):
    """Some entries, by number."""


@router.get("", summary="Entries of the audit log", operation_id="list_audit")
def page(
    visit: Auditor,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> EntryPage:
    found = visit.services.trail.page(visit.tenant, after=after, limit=limit + 1)
    return EntryPage.of(found, limit, EntryView.of, lambda one: one.number)


class Verified(BaseModel):
    """Whether the audit log is whole."""

    whole: bool
    last: int = Field(description="The number of the last entry that holds.")
    hash: str = Field(description="Its hash; note it elsewhere, and ask for it later.")
    broken: str = Field(description="What is wrong at the first place that does not hold.")


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {}}}},
    summary="The audit log as JSON Lines, each with its hash",
    operation_id="export_audit",
)
def export(visit: Auditor) -> StreamingResponse:
    visit.note(visit.event(Action.EXPORTED, details={"what": "audit log"}))
    entries = entries_of(visit.services.trail, visit.tenant)
    return StreamingResponse(map(line_of, entries), media_type="application/jsonl")


@router.get(
    "/verification",
    summary="Follow the audit log's chain from its first entry",
    operation_id="verify_audit",
)
def verification(
    visit: Auditor,
    expect: Annotated[
        str, Query(pattern=r"^([0-9a-f]{64})?$", description="A hash that was noted earlier.")
    ] = "",
) -> Verified:
    with visit.place():
        trail = visit.services.trail
        found = check(entries_of(trail, visit.tenant), tenant=visit.tenant, expect=expect)
    return Verified(
        whole=found.broken is None,
        last=found.last,
        hash=found.hash,
        broken="" if found.broken is None else f"{found.broken.words}.",
    )
