"""Whether it runs, and how."""

from contextlib import suppress
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from rolefit import __version__
from rolefit.api.security import Shared, may
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.errors import RolefitError

router = APIRouter(tags=["operations"])

Operator = Annotated[Visit, may(Scope.OPERATE)]


class Alive(BaseModel):
    """That it runs."""

    status: Literal["live"] = "live"
    version: str = __version__


class Ready(BaseModel):
    """Whether it can answer."""

    status: Literal["ready", "not ready"]
    problems: list[str] = Field(description="Titles of the errors that keep it from answering.")


@router.get("/health/live", summary="That the process runs", operation_id="live")
async def live() -> Alive:
    return Alive()


@router.get(
    "/health/ready",
    response_model=Ready,
    responses={HTTPStatus.SERVICE_UNAVAILABLE: {"model": Ready}},
    summary="Whether stores and model answer",
    operation_id="ready",
)
def ready(service: Shared, response: Response) -> Ready:
    problems = []
    try:
        service.services.stores.records.revisions("", [])
        _ = service.services.encoder.id
    except RolefitError as error:
        problems.append(error.code)
    if service.worker.problem is not None:
        problems.append(service.worker.problem.code)
    if problems:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return Ready(status="not ready" if problems else "ready", problems=problems)


@router.get(
    "/metrics",
    response_class=Response,
    responses={HTTPStatus.OK: {"content": {"text/plain": {}}}},
    summary="Metrics for Prometheus",
    operation_id="metrics",
)
def metrics(visit: Operator) -> Response:
    service = visit.service
    told = service.metrics
    told.places.set(service.gate.busy)
    told.queued.set(service.gate.queued)
    told.worker_failing.set(service.worker.problem is not None)
    with suppress(RolefitError):  # readiness tells it
        told.model.info({"encoder": service.services.encoder.id})
    return Response(told.exposition(), media_type="text/plain; version=0.0.4")
