"""The model that scores, and one that scores in the shadow."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from rolefit.api.challenger import Shadowed
from rolefit.api.security import may
from rolefit.api.sent import Strict
from rolefit.api.service import Visit
from rolefit.api.serving import Standing, State
from rolefit.domain.accounts import Scope
from rolefit.domain.trail import Action
from rolefit.matching.rubric import RUBRIC

router = APIRouter(prefix="/v1/model", tags=["model"])

Operator = Annotated[Visit, may(Scope.OPERATE)]


class ModelIn(Strict):
    """A model."""

    # No name on Hugging Face: a service downloads nothing that nobody registered.
    model: Annotated[str, StringConstraints(pattern=r"^(models:)?/.", max_length=1000)] | None = (
        Field(
            description="The whole path of a bundle's folder, `models:/NAME@ALIAS` or "
            "`models:/NAME/VERSION` of the registry; null: the one that ships."
        )
    )


class ModelView(BaseModel):
    """The model that answers, and how far another is with taking its place."""

    encoder: str = Field(description="Id of the encoder that answers whoever comes now.")
    gazetteer: str = Field(description="Version of the skills.")
    rubric: str = Field(description="Version of the score.")
    state: State = Field(
        description="`building`: another model is being taken up; `failed`: the last one was not."
    )
    problem: str | None = Field(
        description="Title of the error that it failed with, or that kept the former model's "
        "index from being removed."
    )
    detail: str | None = Field(description="What happened.")

    @classmethod
    def of(cls, visit: Visit, standing: Standing) -> "ModelView":
        """The model that answers now, and a standing."""
        return cls(
            encoder=visit.service.services.encoder.id,
            gazetteer=visit.services.profiler.gazetteer.version,
            rubric=RUBRIC.version,
            state=standing.state,
            problem=standing.problem or None,
            detail=standing.detail or None,
        )


class ChallengerView(BaseModel):
    """How far a challenger's scores agree with the champion's. None of it is of one document."""

    champion: str = Field(description="Id of the encoder that answers.")
    challenger: str | None = Field(description="Id of the encoder in the shadow; null: none.")
    since: datetime | None
    compared: int = Field(description="Rankings that both scored.")
    skipped: int = Field(description="Rankings that came while too many waited.")
    failed: int = Field(description="Rankings that the challenger could not score.")
    problem: str | None = Field(description="Title of the last error behind `failed`.")
    resumes: int = Field(description="Scores that were compared: of each ranking the best fifty.")
    spearman: float | None = Field(description="Mean rank correlation of the scores, -1 to 1.")
    overlap: float | None = Field(
        description="Mean share of the best ten that both have, over rankings of more than ten."
    )
    mean_difference: float | None = Field(description="Of two scores, in points, without sign.")
    largest_difference: float | None

    @classmethod
    def of(cls, told: Shadowed) -> "ChallengerView":
        """How it stands, as it is told."""
        agreed = told.agreement
        return cls(
            champion=told.champion,
            challenger=told.challenger,
            since=told.since,
            compared=agreed.rankings,
            skipped=told.skipped,
            failed=told.failed,
            problem=told.problem or None,
            resumes=agreed.resumes,
            spearman=_mean(agreed.spearman, agreed.correlated),
            overlap=_mean(agreed.overlap, agreed.overlapped),
            mean_difference=_mean(agreed.difference, agreed.resumes),
            largest_difference=round(agreed.largest, 4) if agreed.resumes else None,
        )


@router.get("", summary="The model that answers", operation_id="get_model")
def get_model(visit: Operator) -> ModelView:
    return ModelView.of(visit, visit.service.serving.standing)


@router.put(
    "", status_code=HTTPStatus.ACCEPTED, summary="Take up a model", operation_id="put_model"
)
def put_model(visit: Operator, body: ModelIn) -> ModelView:
    def noted(encoder: str) -> None:
        # What it was compared with answers no more.
        visit.service.unchallenged()
        visit.note(visit.event(Action.MODEL_CHANGED, details={"model": encoder}))

    return ModelView.of(visit, visit.service.serving.take_up(body.model, noted))


@router.put(
    "/challenger", summary="Have a model score in the shadow", operation_id="put_challenger"
)
def put_challenger(visit: Operator, body: ModelIn) -> ChallengerView:
    with visit.place():
        told = visit.service.challenge(body.model)
    visit.note(visit.event(Action.MODEL_CHANGED, details={"challenger": told.challenger}))
    return ChallengerView.of(told)


@router.get("/challenger", summary="How the challenger compares", operation_id="get_challenger")
def get_challenger(visit: Operator) -> ChallengerView:
    challenger = visit.service.challenger
    return _none(visit) if challenger is None else ChallengerView.of(challenger.told())


@router.delete(
    "/challenger",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    summary="End the challenger",
    operation_id="delete_challenger",
)
def delete_challenger(visit: Operator) -> None:
    if visit.service.unchallenged():
        visit.note(visit.event(Action.MODEL_CHANGED, details={"challenger": None}))


def _none(visit: Visit) -> ChallengerView:
    return ChallengerView(
        champion=visit.services.encoder.id,
        challenger=None,
        since=None,
        compared=0,
        skipped=0,
        failed=0,
        problem=None,
        resumes=0,
        spearman=None,
        overlap=None,
        mean_difference=None,
        largest_difference=None,
    )


def _mean(total: float, count: int) -> float | None:
    return round(total / count, 4) if count else None
