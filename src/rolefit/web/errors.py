"""Errors on the pages, as pages that say what to do."""

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from rolefit.api import problems
from rolefit.api.service import Visit
from rolefit.domain.errors import (
    ComeBack,
    DocumentDeleted,
    DocumentNotFound,
    RequestRefused,
    RevisionConflict,
    RolefitError,
    TaskNotFound,
    TokenRefused,
    TooLarge,
)
from rolefit.web.rendering import page

_PROGRAMS = ("/v1/", "/health/", "/.well-known/", "/metrics")
"""Where programs ask, which read problem details."""

_HEADLINES = {
    HTTPStatus.FORBIDDEN: "You may not do this",
    HTTPStatus.NOT_FOUND: "There is nothing here",
    HTTPStatus.METHOD_NOT_ALLOWED: "There is nothing here",
    HTTPStatus.GONE: "It was erased",
    HTTPStatus.PRECONDITION_FAILED: "Somebody changed it in between",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is too much",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not just now",
}

_REMEDIES: dict[type[RolefitError], str] = {
    DocumentNotFound: "Go on from the list of jobs or of people.",
    DocumentDeleted: "Go on from the list of jobs or of people.",
    RevisionConflict: "Load the page again, look at what is there now, and change it anew.",
    TaskNotFound: "Go on from “Add résumés”; an import that ended is told for a month.",
    RequestRefused: "Go back, and correct what the message names.",
    TooLarge: "Go back, and send fewer or smaller files, or paste the text.",
}
"""What to do on a page, where an error's usual remedy speaks of commands and calls."""

_TOO_LARGE = "What was sent is larger than this service takes."
"""In place of a number of bytes."""


def told(request: Request, error: RolefitError) -> Response:
    """The answer to a request that ended with an error."""
    if is_programs(request):
        return problems.told(request, error)
    if isinstance(error, TokenRefused):
        return _to_sign_in(request)
    usual = error.remedy == type(error).remedy_default
    remedy = _REMEDIES.get(type(error), error.remedy) if usual else error.remedy
    message = _TOO_LARGE if isinstance(error, TooLarge) else error.message
    response = _problem(request, problems.status_of(error), error.code, message, remedy)
    if isinstance(error, ComeBack):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def malformed(request: Request, error: RequestValidationError) -> Response:
    """The answer to a form or address that is not what is asked for."""
    if is_programs(request):
        return problems.malformed(request, error)
    where = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors()))
    return told(
        request,
        RequestRefused(f"Something in it is not what is asked for: {where}."),
    )


def of_http(request: Request, error: HTTPException) -> Response:
    """The answer to what reached none of our pages."""
    if is_programs(request):
        return problems.of_http(request, error)
    status = HTTPStatus(error.status_code)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
        response = _problem(
            request,
            status,
            status.phrase.replace(" ", ""),
            "No page has this address.",
            "Check it, or go on from the list of jobs.",
        )
        response.headers.update(error.headers or {})
        return response
    return _problem(
        request,
        status,
        status.phrase.replace(" ", ""),
        f"{error.detail.rstrip('.')}.",
        "Go back and try again.",
    )


def unexpected(request: Request, error: Exception) -> Response:
    """The answer where we failed."""
    if is_programs(request):
        return problems.unexpected(request, error)
    return _problem(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Unexpected",
        "Something went wrong here that nobody thought of.",
        "Try again; if it stays, tell whoever runs the service when it was.",
    )


def is_programs(request: Request) -> bool:
    """Whether it is a program that asks."""
    return request.url.path.startswith(_PROGRAMS)


def _to_sign_in(request: Request) -> Response:
    """To the page for it, and afterwards back to what was asked, or to the page that was before."""
    from_script = "hx-request" in request.headers
    safe = request.method == "GET" and not from_script
    back = _address(str(request.url)) if safe else _address(request.headers.get("referer", ""))
    query = urlencode({"next": back}) if back else ""
    to = f"/sign-in?{query}".rstrip("?")
    if from_script:
        # A script would follow a redirect and put the page for it into a part of this one.
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": to})
    return RedirectResponse(to, HTTPStatus.SEE_OTHER)


def _address(url: str) -> str:
    """The path and query of an address; whose it is is looked at when it is gone to."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}".rstrip("?")


def _problem(
    request: Request, status: HTTPStatus, code: str, message: str, remedy: str
) -> Response:
    visit: Visit | None = getattr(request.state, "visit", None)
    return page(
        request,
        "problem.html.j2",
        visit=visit,
        status=status,
        headline=_HEADLINES.get(status, "That did not work"),
        code=code,
        message=message,
        remedy=remedy,
    )
