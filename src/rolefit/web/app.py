"""The application: the interface for programs, and the pages."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from rolefit import api
from rolefit.api.security import asking
from rolefit.api.service import Service
from rolefit.domain.accounts import Principal
from rolefit.domain.errors import RolefitError
from rolefit.settings import Settings
from rolefit.web import errors
from rolefit.web.pages import routers
from rolefit.web.rendering import STATIC, Static
from rolefit.web.session import sitting


def _known(request: Request, service: Service) -> Principal:
    """Who makes a request: a program by its token, a person by the session."""
    asked = asking if errors.is_programs(request) else sitting
    return asked(request, service)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole service.

    Args:
        settings: default: the environment's.
    """
    app = api.create_app(settings, uploads=("/v1/imports", "/uploads"), known=_known)
    for router in routers():
        app.include_router(router, include_in_schema=False)
    app.mount("/static", Static(directory=STATIC))
    # Of errors on the pages there are pages; programs are told as before.
    app.add_exception_handler(RolefitError, errors.told)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, errors.malformed)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, errors.of_http)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, errors.unexpected)
    return app
