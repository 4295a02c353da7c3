"""Every problem, explained: what happened, and what to do."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Request, Response

from rolefit.api.problems import status_of
from rolefit.domain.errors import RolefitError
from rolefit.web.rendering import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of problem.

    Args:
        depth: in the tree, 0 for the root's own kinds.
    """

    name: str
    told: str
    remedy: str
    status: int
    depth: int


_OTHERS = (
    Entry("NotFound", "No page or call has this address.", "Check it.", HTTPStatus.NOT_FOUND, 0),
    Entry(
        "MethodNotAllowed",
        "The address does not take this method.",
        "Use a method that the header Allow names.",
        HTTPStatus.METHOD_NOT_ALLOWED,
        0,
    ),
    Entry(
        "Unexpected",
        "Something went wrong that nobody thought of.",
        "Try again; if it stays, tell whoever runs the service.",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        0,
    ),
)
"""Problems that no error of ours tells."""


@router.get("/problems")
def problems(request: Request) -> Response:
    return page(request, "problems.html.j2", entries=[*_entries(RolefitError, 0), *_OTHERS])


def _entries(kind: type[RolefitError], depth: int) -> Iterator[Entry]:
    for one in kind.__subclasses__():
        told = (inspect.getdoc(one) or "").partition("\n\n")[0].replace("\n", " ")
        error = one.__new__(one)
        yield Entry(one.__name__, told, one.remedy_default, status_of(error), depth)
        yield from _entries(one, depth + 1)
