"""Tokens: OAuth 2.0 (RFC 6749), its metadata (RFC 8414), revocation (RFC 7009), keys (RFC 7517)."""

from base64 import b64decode
from contextlib import suppress
from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import unquote_plus

from fastapi import APIRouter, Form, Header, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rolefit.access import Tokens
from rolefit.api.security import MEANINGS, Shared
from rolefit.bootstrap import now
from rolefit.domain.errors import (
    ComeBack,
    RolefitError,
    ScopeMissing,
    SignInRefused,
    TokenRefused,
)
from rolefit.domain.trail import Action, Event

router = APIRouter(tags=["tokens"])

_NOT_KEPT = {"Cache-Control": "no-store"}

_REFUSALS: tuple[tuple[type[RolefitError], HTTPStatus, str], ...] = (
    (SignInRefused, HTTPStatus.BAD_REQUEST, "invalid_grant"),
    (TokenRefused, HTTPStatus.BAD_REQUEST, "invalid_grant"),
    (ScopeMissing, HTTPStatus.BAD_REQUEST, "invalid_scope"),
)
"""What RFC 6749, section 5.2, calls a refusal of ours; a client that fails to show who it is gets
401 `invalid_client`."""

_Short = Annotated[str | None, Form(max_length=256)]
_Secret = Annotated[str | None, Form(max_length=1024)]


class TokenAnswer(BaseModel):
    """What a grant gives."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of a kind
    expires_in: int = Field(description="Seconds.")
    scope: str = Field(description="What it allows, separated by blanks.")
    refresh_token: str | None = Field(default=None, description="Good for one use.")


class TokenError(BaseModel):
    """Why there is no token, as RFC 6749 tells it."""

    error: str
    error_description: str


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": TokenError}
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}


@router.post(
    "/v1/token",
    response_model=TokenAnswer,
    responses=_ERRORS,
    summary="Sign in, or renew a token",
    operation_id="token",
)
def token(
    request: Request,
    service: Shared,
    grant_type: Annotated[
        str, Form(max_length=64, description="password, client_credentials or refresh_token.")
    ],
    username: _Short = None,
    password: _Secret = None,
    client_id: _Short = None,
    client_secret: _Secret = None,
    refresh_token: _Secret = None,
    scope: Annotated[
        str, Form(max_length=500, description="Fewer than the roles allow; none: all of them.")
    ] = "",
    authorization: Annotated[
        str | None, Header(description="A program's id and secret, by HTTP Basic.")
    ] = None,
) -> Response:
    scopes = scope.split()
    address = request.client.host if request.client else ""
    client = _basic(authorization) or (client_id or "", client_secret or "")
    try:
        match grant_type:
            case "password":
                given = service.services.access.sign_in(
                    username or "", password or "", scopes, address
                )
            case "client_credentials":
                given = service.services.access.client(*client, scopes, address)
            case "refresh_token":
                given = service.services.access.refresh(refresh_token or "", scopes)
            case _:
                return _refused("unsupported_grant_type", "There is no such grant.")
    except RolefitError as error:
        return _told(error, is_client=grant_type == "client_credentials")
    if grant_type != "refresh_token":
        principal = service.services.access.principal(given.access)
        service.services.trail.append(
            Event(principal.tenant, now(), principal.subject, Action.SIGNED_IN)
        )
    return JSONResponse(_answer(given).model_dump(exclude_none=True), headers=_NOT_KEPT)


@router.post(
    "/v1/token/revoke",
    response_class=Response,
    summary="Sign out: end a refresh token and all that came of it",
    operation_id="revoke",
)
def revoke(service: Shared, token: Annotated[str, Form(max_length=4096)]) -> Response:
    access = service.services.access
    with suppress(TokenRefused):  # it has ended already, or there never was one
        who = access.session(token)
        service.services.trail.append(Event(who.tenant, now(), who.subject, Action.SIGNED_OUT))
    access.sign_out(token)
    return Response(headers=_NOT_KEPT)


@router.get(
    "/.well-known/jwks.json", summary="Keys that tokens are verified by", operation_id="jwks"
)
def jwks(service: Shared) -> dict[str, list[dict[str, str]]]:
    return service.services.access.jwks()


@router.get(
    "/.well-known/oauth-authorization-server",
    summary="How to get a token",
    operation_id="metadata",
)
def metadata(service: Shared) -> dict[str, Any]:
    base = service.settings.public_url
    return {
        "issuer": base,
        "token_endpoint": f"{base}/v1/token",
        "revocation_endpoint": f"{base}/v1/token/revoke",
        "jwks_uri": f"{base}/.well-known/jwks.json",
        "grant_types_supported": ["password", "client_credentials", "refresh_token"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "scopes_supported": [scope.value for scope in MEANINGS],
        "response_types_supported": [],
    }


def _answer(given: Tokens) -> TokenAnswer:
    return TokenAnswer(
        access_token=given.access,
        expires_in=given.expires_in,
        scope=" ".join(sorted(given.scopes)),
        refresh_token=given.refresh,
    )


def _told(error: RolefitError, *, is_client: bool) -> Response:
    if isinstance(error, ComeBack):
        busy = _refused("temporarily_unavailable", error.message, HTTPStatus.TOO_MANY_REQUESTS)
        busy.headers["Retry-After"] = str(error.retry_after)
        return busy
    if is_client and isinstance(error, SignInRefused):
        refused = _refused("invalid_client", error.message, HTTPStatus.UNAUTHORIZED)
        refused.headers["WWW-Authenticate"] = "Basic"
        return refused
    for kind, status, code in _REFUSALS:
        if isinstance(error, kind):
            return _refused(code, f"{error.message} {error.remedy}", status)
    raise error


def _refused(code: str, message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> JSONResponse:
    body = TokenError(error=code, error_description=message)
    return JSONResponse(body.model_dump(), status, headers=_NOT_KEPT)


def _basic(header: str | None) -> tuple[str, str] | None:
    """Id and secret, each form-encoded as RFC 6749, section 2.3.1, wants them."""
    kind, _, value = (header or "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, secret = b64decode(value, validate=True).decode().partition(":")
    except ValueError:
        return None
    return (unquote_plus(name), unquote_plus(secret)) if colon else None
