"""The application: calls, errors, limits, put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from rolefit import __version__
from rolefit.api.bodies import BodyLimit
from rolefit.api.examples import described
from rolefit.api.problems import MEDIA_TYPE, Problem, malformed, of_http, told, unexpected
from rolefit.api.routes import (
    accounts,
    decisions,
    documents,
    imports,
    model,
    operations,
    reports,
    scores,
    searching,
    tokens,
    trail,
)
from rolefit.api.security import asking
from rolefit.api.service import Service
from rolefit.api.watching import Watching
from rolefit.domain.accounts import Principal
from rolefit.domain.errors import RolefitError
from rolefit.domain.records import RecordKind
from rolefit.settings import Settings

THREADS = 64
"""Calls at a time: those at work, those that wait for a place, and room for the quick ones."""

_FORM = 100_000
"""Bytes that a form has beside its file."""

DESCRIPTION = """Rank résumés against jobs, and say why.

Every call but those for tokens and health needs a bearer token (`POST /v1/token`), sees the
documents of its tenant alone, and answers errors as problem details (RFC 9457) that say what to do.
"""


def create_app(
    settings: Settings | None = None,
    *,
    uploads: tuple[str, ...] = ("/v1/imports",),
    known: Callable[[Request, Service], Principal] = asking,
) -> FastAPI:
    """The application, with everything that is slow to make made when it is first asked for.

    Args:
        settings: default: the environment's.
        uploads: what the paths begin with by which files of many documents come.
        known: who makes a request; raises where it is nobody whom we know.
    """
    service = Service(settings)
    app = FastAPI(
        title="rolefit",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/v1/openapi.json",
        # Both would load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        # It would send a token on to whatever host and scheme the request names.
        redirect_slashes=False,
        responses={"default": {"model": Problem, "description": "What went wrong.", **_PROBLEM}},
    )
    app.state.service = service
    for router in _ROUTERS:
        app.include_router(router)
    app.add_exception_handler(RolefitError, told)  # type: ignore[arg-type]  # of its own kind
    app.add_exception_handler(RequestValidationError, malformed)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, of_http)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, unexpected)
    app.add_middleware(
        BodyLimit,
        most=_most(service.settings, uploads),
        seconds=service.settings.request_seconds,
        known=lambda request: known(request, service),
    )
    app.add_middleware(Watching, metrics=service.metrics)
    describe = app.openapi

    def openapi() -> dict[str, Any]:
        return app.openapi_schema or described(describe())

    app.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's own documentation does it
    return app


_ROUTERS = (
    tokens.router,
    accounts.router,
    *(documents.routes(kind) for kind in RecordKind),
    scores.router,
    searching.router,
    imports.router,
    decisions.router,
    reports.router,
    trail.router,
    model.router,
    operations.router,
)

_PROBLEM: dict[str, Any] = {"content": {MEDIA_TYPE: {}}}


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    service.worker.start()
    try:
        yield
    finally:
        await anyio.to_thread.run_sync(service.close)


def _most(settings: Settings, uploads: tuple[str, ...]) -> Callable[[str], int]:
    """Bytes that a request's body may have, by its path."""

    def most(path: str) -> int:
        if path.startswith(uploads):
            return settings.upload_bytes + _FORM
        return settings.max_bytes + _FORM

    return most
