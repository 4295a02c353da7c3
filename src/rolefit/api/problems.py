"""Errors as problem details: RFC 9457, "Problem Details for HTTP APIs"."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from rolefit.domain import errors

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[errors.RolefitError], HTTPStatus], ...] = (
    # The first that fits counts, so a kind of an error stands before the error.
    (errors.TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.ReadTimeout, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.UnsupportedFormat, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (errors.ReadError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.ProfileError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.DocumentNotFound, HTTPStatus.NOT_FOUND),
    (errors.DocumentDeleted, HTTPStatus.GONE),
    (errors.RevisionConflict, HTTPStatus.PRECONDITION_FAILED),
    (errors.StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.SignInRefused, HTTPStatus.FORBIDDEN),
    (errors.TokenRefused, HTTPStatus.UNAUTHORIZED),
    (errors.ScopeMissing, HTTPStatus.FORBIDDEN),
    (errors.AccountNotFound, HTTPStatus.NOT_FOUND),
    (errors.AccountExists, HTTPStatus.CONFLICT),
    (errors.IssuerUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.AccessError, HTTPStatus.FORBIDDEN),
    (errors.TaskNotFound, HTTPStatus.NOT_FOUND),
    (errors.RequestTooSlow, HTTPStatus.REQUEST_TIMEOUT),
    (errors.KeyReused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.ModelBusy, HTTPStatus.CONFLICT),
    (errors.StillRunning, HTTPStatus.CONFLICT),
    (errors.RateExceeded, HTTPStatus.TOO_MANY_REQUESTS),
    (errors.Overloaded, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.RequestRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.UsageError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.MatchError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.ModelError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.MissingExtra, HTTPStatus.NOT_IMPLEMENTED),
    (errors.RegistryUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
)

_TELLS_ALL = "/v1/openapi.json describes every call."

_OF_HTTP = {
    HTTPStatus.NOT_FOUND: ("NotFound", f"Check the address. {_TELLS_ALL}"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("MethodNotAllowed", "Use a method that Allow names."),
}
"""Problems that no error of ours tells, with what to do about them."""


class Fault(BaseModel):
    """One thing that is wrong in a request."""

    where: str = Field(description="Where it stands, such as `body.resumes.0.text`.")
    message: str


class Problem(BaseModel):
    """What went wrong, and what to do about it."""

    type: str = Field(description="A page that explains this kind of problem.")
    title: str = Field(description="The kind of problem; stable, to be compared with.")
    status: int
    detail: str = Field(description="What happened.")
    remedy: str = Field(description="What to do about it.")
    instance: str = Field(description="The path that was asked.")
    faults: list[Fault] | None = Field(default=None, description="What is wrong in the request.")


def status_of(error: errors.RolefitError) -> HTTPStatus:
    """The status that an error is answered with."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def told(request: Request, error: errors.RolefitError) -> Response:
    """The answer to a request that ended with an error."""
    status = status_of(error)
    headers: dict[str, str] = {}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = f'Bearer error="invalid_token", scope="{_wanted(request)}"'
    if isinstance(error, errors.ComeBack):
        headers["Retry-After"] = str(error.retry_after)
    return _answer(_problem(request, error), headers)


def malformed(request: Request, error: RequestValidationError) -> Response:
    """The answer to a request that is not what is asked for; its values are not told again."""
    faults = [
        Fault(where=".".join(map(str, fault["loc"])), message=_sentence(fault))
        for fault in error.errors()
    ]
    refused = errors.RequestRefused("The request is not what is asked for.")
    return _answer(_problem(request, refused, faults), {})


def of_http(request: Request, error: HTTPException) -> Response:
    """The answer to what never reached one of our calls."""
    status = HTTPStatus(error.status_code)
    title, remedy = _OF_HTTP.get(status, (status.phrase.replace(" ", ""), _TELLS_ALL))
    problem = Problem(
        type=f"/problems#{title.lower()}",
        title=title,
        status=status,
        detail=f"{error.detail.rstrip('.')}.",
        remedy=remedy,
        instance=request.url.path,
    )
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods(request.app, request.url.path))
    return _answer(problem, headers)


def _problem(
    request: Request, error: errors.RolefitError, faults: list[Fault] | None = None
) -> Problem:
    return Problem(
        type=f"/problems#{error.code.lower()}",
        title=error.code,
        status=status_of(error),
        detail=error.message,
        remedy=error.remedy,
        instance=request.url.path,
        faults=faults,
    )


def unexpected(request: Request, _: Exception) -> Response:
    """The answer where we failed; what failed stands in the service's log alone."""
    problem = Problem(
        type="/problems#unexpected",
        title="Unexpected",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        detail="Something went wrong here that nobody thought of.",
        remedy="Send it again; if it stays, tell whoever runs the service the X-Request-ID.",
        instance=request.url.path,
    )
    return _answer(problem, {})


def _methods(app: FastAPI, path: str) -> list[str]:
    """The methods of all calls at a path; a router tells those of the first one only."""
    return sorted(
        {
            method.upper()
            for template, methods in app.openapi()["paths"].items()
            if compile_path(template)[0].fullmatch(path)
            for method in methods
        }
    )


def _answer(problem: Problem, headers: Mapping[str, str]) -> Response:
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=problem.status,
        headers=dict(headers),
        media_type=MEDIA_TYPE,
    )


def _wanted(request: Request) -> str:
    return " ".join(sorted(getattr(request.state, "scopes", ())))


def _sentence(fault: Mapping[str, Any]) -> str:
    # Pydantic's own words quote no input; an exception of ours inside of it might.
    return str(fault["msg"])
