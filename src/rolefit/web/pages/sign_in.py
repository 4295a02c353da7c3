"""Signing in and out, and whether names are shown."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from rolefit.api.problems import status_of
from rolefit.api.security import Shared
from rolefit.api.service import Visit
from rolefit.domain.errors import ComeBack, SignInRefused, TokenRefused
from rolefit.domain.trail import Action
from rolefit.web import session
from rolefit.web.rendering import NAMES, page
from rolefit.web.session import Anyone, Ours

router = APIRouter(dependencies=[Ours])

_REFUSED = "Name and password do not fit, or the account is disabled."
_AGAIN = "Check both, or ask an administrator for a new password."
Next = Annotated[str, Query(max_length=8000)]
NextField = Annotated[str, Form(alias="next", max_length=8000)]


@router.get("/")
def start() -> Response:
    return RedirectResponse("/jobs", HTTPStatus.SEE_OTHER)


@router.get("/sign-in")
def form(request: Request, next: Next = "") -> Response:  # noqa: A002 - the parameter's name
    return page(request, "sign_in.html.j2", to=own(next), name="", problem=None)


@router.post("/sign-in")
def sign_in(
    request: Request,
    service: Shared,
    name: Annotated[str, Form(max_length=256)] = "",
    password: Annotated[str, Form(max_length=1024)] = "",
    to: NextField = "",
) -> Response:
    access = service.services.access
    try:
        given = access.sign_in(name, password, (), request.client.host if request.client else "")
    except (SignInRefused, ComeBack) as error:
        refused = page(
            request,
            "sign_in.html.j2",
            status=status_of(error),
            to=own(to),
            name=name,
            problem=SignInRefused(_REFUSED, remedy=_AGAIN)
            if isinstance(error, SignInRefused)
            else error,
        )
        if isinstance(error, ComeBack):
            refused.headers["Retry-After"] = str(error.retry_after)
        return refused
    token = given.refresh or ""
    visit = Visit(service, access.session(token))
    visit.note(visit.event(Action.SIGNED_IN, details={"by": "page"}))
    response = RedirectResponse(own(to), HTTPStatus.SEE_OTHER)
    session.begin(response, service.settings, token)
    return response


@router.post("/sign-out")
def sign_out(request: Request, service: Shared) -> Response:
    token = request.cookies.get(session.cookie_name(service.settings), "")
    access = service.services.access
    try:
        visit = Visit(service, access.session(token))
    except TokenRefused:
        pass  # it has ended already
    else:
        access.sign_out(token)
        visit.note(visit.event(Action.SIGNED_OUT))
    response = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    session.end(response, service.settings)
    return response


@router.post("/names")
def names(visit: Anyone, shown: Annotated[bool, Form()] = False, to: NextField = "") -> Response:
    response = RedirectResponse(own(to), HTTPStatus.SEE_OTHER)
    value = "shown" if shown else "hidden"
    session.keep(response, visit.service.settings, NAMES, value, days=365)
    return response


def own(address: str) -> str:
    """An address of this service, to go on to; the list of jobs where it is none."""
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return "/jobs"
    outside = parts.scheme or parts.netloc or not parts.path.startswith("/")
    # A path that begins with two slashes is another host to a browser.
    if outside or parts.path.startswith("//") or not address.isprintable():
        return "/jobs"
    return address
