"""Scores in real time: one job with one résumé or many, why, and whether it comes out again."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from rolefit.api.given import Given, Wish, job_given, resume_given, resumes_given
from rolefit.api.security import may
from rolefit.api.sent import MonthText, Strict, Switch
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.match import Match
from rolefit.domain.trail import Action
from rolefit.report.highlight import pieces
from rolefit.report.presentable import presentable
from rolefit.report.recorded import MatchRecord

router = APIRouter(prefix="/v1", tags=["scores"])

Scorer = Annotated[Visit, may(Scope.MATCH)]
MOST = 500
"""Résumés of a request."""


class ScoreRequest(Wish):
    """A job, and whom to score."""

    job: Given
    resumes: list[Given] = Field(min_length=1, max_length=MOST)
    as_of: MonthText | None = Field(
        default=None, description="The month that “present” stands for in texts."
    )
    explain: Switch = Field(default=True, description="Tell the points and the words behind them.")
    blind: Switch = Field(default=False, description="Leave names and quoted hidden words out.")


class Scored(BaseModel):
    """How a résumé fits."""

    id: str | None = Field(description="Of one that is kept.")
    index: int = Field(description="Its place in the request.")
    score: float = Field(description="0 to 100.")
    confidence: float = Field(description="0 to 1, how far the score can be trusted.")
    copy_of: int | None = Field(description="`index` of a better-placed one with this content.")
    match: MatchRecord | None = Field(description="Points, evidence, signature.")


class Scores(BaseModel):
    """Who fits, best first."""

    title: str = Field(description="The job's.")
    matches: list[Scored]


class PairRequest(Wish):
    """A job and a résumé."""

    job: Given
    resume: Given
    as_of: MonthText | None = None
    blind: Switch = False


class Stretch(BaseModel):
    """A stretch of the résumé's text."""

    text: str
    requirements: tuple[str, ...] = Field(description="What it shows, by label.")


class Explained(BaseModel):
    """Why a résumé scores what it does."""

    match: MatchRecord
    text: list[Stretch] = Field(description="The whole text in order, cut where evidence begins.")


class ReplayRequest(Strict):
    """A match that was recorded, and what it was made of."""

    match: MatchRecord
    job: Given
    resume: Given


class Replayed(BaseModel):
    """Whether a recorded match comes out again."""

    equal: bool
    signature: str
    differences: list[str] = Field(description="In plain sentences.")


@router.post("/score", summary="Score résumés against a job", operation_id="score")
def score(visit: Scorer, body: ScoreRequest) -> Scores:
    with visit.place():
        job = job_given(visit, body.job)
        resumes = resumes_given(visit, body.resumes, body.as_of)
        library = visit.library
        library.hold([one for one, given in zip(resumes, body.resumes, strict=True) if given.id])
        ranking = library.matcher.rank(
            job, resumes, weights=body.weights.weights(), importance=body.importance
        )
        # Whoever wants numbers alone need not wait for the words behind them.
        shown = presentable(ranking, blind=body.blind) if body.explain else ranking
        _note(visit, body.job, body.resumes, shown, signed=body.explain)
        return Scores(
            title=job.title,
            matches=[
                Scored(
                    id=body.resumes[match.index].id,
                    index=match.index,
                    score=match.score,
                    confidence=match.confidence,
                    copy_of=match.copy_of,
                    match=MatchRecord.of(match) if body.explain else None,
                )
                for match in shown
            ],
        )


@router.post("/explain", summary="Why a résumé scores what it does", operation_id="explain")
def explain(visit: Scorer, body: PairRequest) -> Explained:
    with visit.place():
        job, resume = job_given(visit, body.job), resume_given(visit, body.resume, body.as_of)
        library = visit.library
        library.hold([resume] if body.resume.id else [])
        ranking = library.matcher.rank(
            job, [resume], weights=body.weights.weights(), importance=body.importance
        )
        _note(visit, body.job, [body.resume], ranking, signed=True)
        shown = presentable(ranking, blind=body.blind)[0]
        return Explained(
            match=MatchRecord.of(shown),
            text=[
                Stretch(text=one.text, requirements=one.requirements)
                for one in pieces(resume, shown, blind=body.blind)
            ],
        )


@router.post("/replay", summary="Compute a recorded match anew", operation_id="replay")
def replay(visit: Scorer, body: ReplayRequest) -> Replayed:
    with visit.place():
        recorded, matcher = body.match.match(), visit.library.matcher
        as_of = recorded.inputs.as_of or None
        job, resume = job_given(visit, body.job), resume_given(visit, body.resume, as_of)
        told = matcher.replay(recorded, job, resume)
        asked = visit.event(
            Action.SCORED,
            document_id=body.resume.id or "",
            job_id=body.job.id or "",
            details={"replayed": not told},
        )
        visit.note(asked)
        return Replayed(equal=not told, signature=recorded.signature, differences=told)


def _note(
    visit: Visit, job: Given, resumes: Sequence[Given], matches: Sequence[Match], *, signed: bool
) -> None:
    """Who was scored is noted one by one where they are kept; texts are counted.

    Args:
        signed: note signatures, too, since they are told.
    """
    events = [
        visit.event(
            Action.SCORED,
            document_id=document_id,
            job_id=job.id or "",
            details={"score": match.score, **({"signature": match.signature} if signed else {})},
        )
        for match in matches
        if (document_id := resumes[match.index].id) is not None
    ]
    if unkept := sum(one.id is None for one in resumes):
        events.append(visit.event(Action.SCORED, job_id=job.id or "", details={"texts": unkept}))
    visit.note(*events)
