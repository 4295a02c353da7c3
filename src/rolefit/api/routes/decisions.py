"""What people decided: shortlisted, rejected, hired, withdrawn."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rolefit.api.idempotency import Key, once
from rolefit.api.kept import kept
from rolefit.api.paging import Page
from rolefit.api.security import may
from rolefit.api.sent import DocumentId, Number, Strict
from rolefit.api.service import Visit
from rolefit.bootstrap import now
from rolefit.domain.accounts import Scope
from rolefit.domain.decisions import REASON, Decision, Verdict
from rolefit.domain.records import RecordKind
from rolefit.domain.trail import Action

router = APIRouter(prefix="/v1", tags=["decisions"])

Decider = Annotated[Visit, may(Scope.DECISIONS_WRITE)]
Reader = Annotated[Visit, may(Scope.DOCUMENTS_READ)]
Id = Annotated[DocumentId, Path()]


class NewDecision(Strict):
    """A verdict on a résumé for a job."""

    job_id: DocumentId
    resume_id: DocumentId
    verdict: Verdict
    reason: str = Field(default="", max_length=REASON, description="Erased with the résumé.")
    score: Number | None = Field(default=None, ge=0, le=100, description="As it was shown.")
    signature: str = Field(default="", pattern=r"^([0-9a-f]{64})?$", description="Of the match.")


class DecisionView(BaseModel):
    """A decision as it is kept."""

    id: str
    job_id: str
    resume_id: str
    verdict: Verdict
    reason: str
    score: float | None
    signature: str
    decided_by: str = Field(description="The account's id.")
    decided: datetime

    @classmethod
    def of(cls, decision: Decision) -> "DecisionView":
        """A decision as it is told."""
        return cls(
            id=decision.decision_id,
            job_id=decision.job_id,
            resume_id=decision.document_id,
            verdict=decision.verdict,
            reason=decision.reason,
            score=decision.score,
            signature=decision.signature,
            decided_by=decision.actor,
            decided=decision.moment,
        )


class DecisionPage(Page[DecisionView, str]):
    """Some decisions, oldest first; of one résumé and one job the last one counts."""


@router.post(
    "/decisions",
    status_code=HTTPStatus.CREATED,
    response_model=DecisionView,
    summary="Record a decision",
    operation_id="create_decision",
)
def create(visit: Decider, body: NewDecision, key: Key = None) -> Response:
    kept(visit, RecordKind.JOB, body.job_id)
    kept(visit, RecordKind.RESUME, body.resume_id)

    def decide() -> Response:
        decision = Decision(
            visit.tenant,
            visit.new_id(),
            body.job_id,
            body.resume_id,
            body.verdict,
            visit.principal.subject,
            now(),
            body.reason,
            body.score,
            body.signature,
        )
        visit.decisions.add(decision)
        visit.note(
            visit.event(
                Action.DECIDED,
                document_id=body.resume_id,
                job_id=body.job_id,
                details={"verdict": body.verdict.value, "score": body.score},
            )
        )
        told = DecisionView.of(decision).model_dump(mode="json")
        return JSONResponse(told, HTTPStatus.CREATED)

    return once(visit, key, ("decision", body.model_dump_json().encode()), decide)


@router.get(
    "/jobs/{job_id}/decisions",
    summary="Decisions on a job, oldest first",
    operation_id="list_decisions",
)
def of_job(
    visit: Reader,
    job_id: Id,
    after: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> DecisionPage:
    kept(visit, RecordKind.JOB, job_id)
    found = visit.decisions.of_job(visit.tenant, job_id, after=after, limit=limit + 1)
    visit.note(visit.event(Action.READ, job_id=job_id, details={"what": "decisions"}))
    return DecisionPage.of(found, limit, DecisionView.of, lambda one: one.decision_id)


@router.get(
    "/resumes/{resume_id}/decisions",
    summary="Decisions on a résumé, oldest first",
    operation_id="list_decisions_of_resume",
)
def of_resume(visit: Reader, resume_id: Id) -> DecisionPage:
    kept(visit, RecordKind.RESUME, resume_id)
    found = visit.decisions.of_resume(visit.tenant, resume_id)
    visit.note(visit.event(Action.READ, document_id=resume_id, details={"what": "decisions"}))
    return DecisionPage(items=[DecisionView.of(one) for one in found], next=None)
