"""Who sits before the browser, and that a request came from our own pages."""

from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response, Security
from fastapi.security import SecurityScopes

from rolefit.api.security import Shared
from rolefit.api.service import Service, Visit
from rolefit.domain.accounts import Principal, Scope
from rolefit.domain.errors import ForeignRequest, ScopeMissing, TokenRefused
from rolefit.settings import Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_DAY = 24 * 60 * 60


def same_origin(request: Request, service: Shared) -> None:
    """Refuse a change that another site's page asked for in somebody's name.

    Browsers send `Sec-Fetch-Site` over TLS and let no page set it; without it they send `Origin`.
    Who sends neither is no browser, and has no cookie that it did not set itself.

    Raises:
        ForeignRequest: it did not come from our own pages.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    ours = site == "same-origin" if site is not None else _is_own(request, service.settings)
    if not ours:
        raise ForeignRequest("The request did not come from a page of this service.")


def _is_own(request: Request, settings: Settings) -> bool:
    """Whether the origin is the host that was asked, or the one that a proxy stands for."""
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:  # no address at all
        return False
    hosts = {request.headers.get("host"), urlsplit(settings.public_url).netloc}
    return bool(origin) and origin in hosts


def sitting(request: Request, service: Service) -> Principal:
    """Who sits before the browser.

    Raises:
        TokenRefused: nobody who is signed in.
    """
    token = request.cookies.get(cookie_name(service.settings))
    if token is None:
        raise TokenRefused("Nobody is signed in.")
    return service.services.access.session(token)


def _visit(scopes: SecurityScopes, request: Request, service: Shared) -> Iterator[Visit]:
    principal = sitting(request, service)
    service.gate.count(principal.tenant)
    with service.serving.lease() as held:
        visit = Visit(service, principal, held)
        request.state.visit = visit
        wanted = frozenset(Scope(one) for one in scopes.scopes)
        if missing := wanted - principal.scopes:
            raise ScopeMissing(f"Your account lacks the scope {', '.join(sorted(missing))}.")
        yield visit


def may(*scopes: Scope) -> Any:  # noqa: ANN401 - as FastAPI declares it
    """The visit of somebody who is signed in and has these scopes."""
    return Security(_visit, scopes=[scope.value for scope in scopes])


Anyone = Annotated[Visit, may()]
Reader = Annotated[Visit, may(Scope.DOCUMENTS_READ)]
Writer = Annotated[Visit, may(Scope.DOCUMENTS_READ, Scope.DOCUMENTS_WRITE)]
Scorer = Annotated[Visit, may(Scope.DOCUMENTS_READ, Scope.MATCH)]
Decider = Annotated[Visit, may(Scope.DOCUMENTS_READ, Scope.MATCH, Scope.DECISIONS_WRITE)]
Ours = Depends(same_origin)


def cookie_name(settings: Settings) -> str:
    """The session's cookie; over TLS one that no other host or path can set."""
    return "__Host-rolefit_session" if _is_secure(settings) else "rolefit_session"


def begin(response: Response, settings: Settings, token: str) -> None:
    """Have the browser keep a session."""
    keep(response, settings, cookie_name(settings), token, days=settings.refresh_days)


def keep(response: Response, settings: Settings, name: str, value: str, *, days: int) -> None:
    """Have the browser keep a cookie that no script and no other site gets."""
    response.set_cookie(
        name,
        value,
        max_age=days * _DAY,
        path="/",
        secure=_is_secure(settings),
        httponly=True,
        samesite="strict",
    )


def end(response: Response, settings: Settings) -> None:
    """Have the browser forget it."""
    response.delete_cookie(
        cookie_name(settings),
        path="/",
        secure=_is_secure(settings),
        httponly=True,
        samesite="strict",
    )


def _is_secure(settings: Settings) -> bool:
    return settings.public_url.startswith("https://")
