"""Templates into pages, with the headers that keep them harmless."""

from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from rolefit import __version__
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope as Right
from rolefit.domain.job import Importance
from rolefit.domain.match import Status
from rolefit.report.page import WORDS
from rolefit.report.presentable import SIGNS, printable
from rolefit.web.naming import day, language, minute

STATIC = Path(__file__).parent / "static"

POLICY = (
    "default-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""What a page may load and do: nothing that stands in the page itself, nothing from elsewhere."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    # With "no-referrer" browsers would tell no origin, by which our own forms are known.
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie, HX-Request",
}

NAMES = "rolefit_names"
"""The cookie that tells whether names are shown."""


class Static(StaticFiles):
    """Styles and scripts. Their addresses change with them, so a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file."""
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", "public, max-age=31536000, immutable")
        return response


def page(
    request: Request,
    template: str,
    *,
    visit: Visit | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    **told: object,
) -> HTMLResponse:
    """A page.

    Args:
        visit: of whoever sees it; None before they signed in.
        told: what the template asks for.
    """
    html = (
        _environment()
        .get_template(template)
        .render(
            **told,
            path=request.url.path,
            address=f"{request.url.path}?{request.url.query}".rstrip("?"),
            who=visit.principal if visit else None,
            may=visit.principal.scopes if visit else frozenset(),
            blind=is_blind(request),
        )
    )
    return HTMLResponse(html, status, _HEADERS)


def is_blind(request: Request) -> bool:
    """Whether names, contacts and file names stay hidden: yes, unless somebody asked for them."""
    return request.cookies.get(NAMES) != "shown"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rolefit.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        version=__version__,
        static=_static,
        signs=SIGNS,
        words=WORDS,
        statuses=tuple(Status),
        importances=tuple(Importance),
        rights=Right,
    )
    environment.filters.update(printable=printable, day=day, minute=minute, language=language)
    return environment


@lru_cache(maxsize=16)
def _static(name: str) -> str:
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"
