"""A candidate for a job: the words, the points, and what is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from rolefit.api.kept import job_kept, kept, resume_kept
from rolefit.api.sent import DocumentId
from rolefit.api.service import Visit
from rolefit.bootstrap import now
from rolefit.domain.accounts import Scope
from rolefit.domain.decisions import REASON, Decision, Verdict
from rolefit.domain.errors import AccessError, AccountNotFound
from rolefit.domain.match import Match
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.trail import Action
from rolefit.matcher import Ranking
from rolefit.report.highlight import FOUND, Piece, pieces
from rolefit.report.presentable import labels, musts_met, presentable
from rolefit.web.asked import Asked
from rolefit.web.naming import called, job_called
from rolefit.web.pages.jobs import JobId
from rolefit.web.ranked import scored, standing_of
from rolefit.web.rendering import is_blind, page
from rolefit.web.session import Decider, Ours, Scorer

router = APIRouter(dependencies=[Ours])

ResumeId = Annotated[DocumentId, Path()]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the résumé's text.

    Args:
        shows: places of the requirements that it shows.
        anchors: names of the evidence that begins here.
    """

    text: str
    shows: tuple[int, ...]
    anchors: tuple[str, ...]


@router.get("/jobs/{job_id}/candidates/{resume_id}")
def candidate(request: Request, visit: Scorer, job_id: JobId, resume_id: ResumeId) -> Response:
    record, job = job_kept(visit, job_id)
    asked = Asked.of(request.query_params.multi_items()).fitting(job)
    blind = is_blind(request)
    with visit.place():
        _, resume = resume_kept(visit, resume_id)
        match = presentable(Ranking(scored(visit, job, [resume_id], asked)), blind=blind)[0]
        visit.note(
            visit.event(
                Action.READ,
                document_id=resume_id,
                job_id=job_id,
                details={"score": match.score, "signature": match.signature},
            )
        )
        met, musts = musts_met(match)
        return page(
            request,
            "candidate.html.j2",
            visit=visit,
            record=record,
            title=job_called(record),
            resume_id=resume_id,
            name=called(resume_id, resume, match.name, blind=blind),
            match=match,
            labels=labels(match),
            standing=standing_of(match),
            met=met,
            musts=musts,
            found=FOUND,
            stretches=stretches(resume, match, blind=blind),
            pages=len(resume.document.pages),
            asked=asked,
            decisions=[
                (one, _decider(visit, one))
                for one in reversed(visit.decisions.of_resume(visit.tenant, resume_id))
                if one.job_id == job_id
            ],
            verdicts=tuple(Verdict),
            longest=REASON,
        )


@router.post("/jobs/{job_id}/candidates/{resume_id}/decisions")
def decide(
    request: Request,
    visit: Decider,
    job_id: JobId,
    resume_id: ResumeId,
    verdict: Annotated[Verdict, Form()],
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Record a verdict with the score that was shown, which is worked out again."""
    _, job = job_kept(visit, job_id)
    kept(visit, RecordKind.RESUME, resume_id)
    asked = Asked.of(request.query_params.multi_items()).fitting(job)
    with visit.place():
        match = scored(visit, job, [resume_id], asked)[0]
    decision = Decision(
        visit.tenant,
        visit.new_id(),
        job_id,
        resume_id,
        verdict,
        visit.principal.subject,
        now(),
        reason.replace("\r\n", "\n").strip(),
        match.score,
        match.signature,
    )
    visit.decisions.add(decision)
    visit.note(
        visit.event(
            Action.DECIDED,
            document_id=resume_id,
            job_id=job_id,
            details={"verdict": verdict.value, "score": match.score},
        )
    )
    to = f"/jobs/{job_id}/candidates/{resume_id}{asked.query()}#decisions"
    return RedirectResponse(to, HTTPStatus.SEE_OTHER)


def stretches(resume: Resume, match: Match, *, blind: bool) -> list[Stretch]:
    """The résumé's text, cut where evidence begins and ends."""
    names = {name: place for place, name in enumerate(labels(match))}
    return [_stretch(one, names) for one in pieces(resume, match, blind=blind)]


def _stretch(piece: Piece, names: dict[str, int]) -> Stretch:
    anchors: Sequence[tuple[int, int]] = piece.anchors
    return Stretch(
        piece.text,
        tuple(names[one] for one in piece.requirements),
        tuple(f"e{requirement}-{evidence}" for requirement, evidence in anchors),
    )


def _decider(visit: Visit, decision: Decision) -> str:
    """Who decided, by name for those who may see accounts, else told apart from oneself."""
    if decision.actor == visit.principal.subject:
        return "you"
    if Scope.ACCOUNTS not in visit.principal.scopes:
        return "a colleague"
    try:
        return visit.access.accounts.get(visit.principal, decision.actor).name
    except (AccountNotFound, AccessError):
        return "a former colleague"
