"""Who asks, and whether they may."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request, params
from fastapi.security import OAuth2, SecurityScopes

from rolefit.api.service import Service, Visit
from rolefit.domain.accounts import Principal, Scope
from rolefit.domain.errors import ScopeMissing, TokenRefused

MEANINGS = {
    Scope.DOCUMENTS_READ: "See documents and what was understood of them.",
    Scope.DOCUMENTS_WRITE: "Take documents in, change and erase them.",
    Scope.MATCH: "Score, rank and search.",
    Scope.DECISIONS_WRITE: "Record decisions.",
    Scope.REPORTS_READ: "Make reports over decisions.",
    Scope.AUDIT_READ: "Read and verify the audit log.",
    Scope.ACCOUNTS: "Manage the accounts of the own tenant.",
    Scope.OPERATE: "See metrics and change the model.",
}

_FLOWS: Any = {
    "password": {"tokenUrl": "/v1/token", "scopes": {s.value: m for s, m in MEANINGS.items()}},
    "clientCredentials": {
        "tokenUrl": "/v1/token",
        "scopes": {s.value: m for s, m in MEANINGS.items()},
    },
}
_bearer = OAuth2(
    scheme_name="rolefit", flows=_FLOWS, description="See docs/access.md.", auto_error=False
)


async def service_of(request: Request) -> Service:
    """What the application was made with."""
    # A coroutine, since FastAPI hands anything else to a thread.
    service: Service = request.app.state.service
    return service


Shared = Annotated[Service, Depends(service_of)]


def asking(request: Request, service: Service) -> Principal:
    """Who makes a request, by its bearer token.

    Raises:
        TokenRefused, IssuerUnavailable: nobody whom we know.
    """
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise TokenRefused("The request carries no bearer token.")
    return service.services.access.principal(token)


def _visit(
    scopes: SecurityScopes,
    request: Request,
    service: Shared,
    _: Annotated[str | None, Depends(_bearer)],
) -> Iterator[Visit]:
    wanted = frozenset(Scope(one) for one in scopes.scopes)
    request.state.scopes = scopes.scopes
    principal = asking(request, service)
    service.gate.count(principal.tenant)
    if missing := wanted - principal.scopes:
        raise ScopeMissing(f"The token lacks the scope {', '.join(sorted(missing))}.")
    request.state.principal = principal
    with service.serving.lease() as held:
        yield Visit(service, principal, held)


def may(*scopes: Scope) -> params.Security:
    """The visit of somebody whose token has these scopes."""
    return params.Security(_visit, scopes=[scope.value for scope in scopes])
