"""Search over all that is kept, and searches that are saved."""

from dataclasses import replace
from http import HTTPStatus
from itertools import accumulate
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from rolefit.api.noting import note_shown
from rolefit.api.service import Visit
from rolefit.bootstrap import now
from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.saved import LONGEST, QUERY, SavedSearch
from rolefit.domain.search import Facets
from rolefit.domain.trail import Action
from rolefit.library import Library
from rolefit.report.highlight import FOUND
from rolefit.search import Page, Result
from rolefit.web.asked import is_tag_of_a_job
from rolefit.web.looked import Looked
from rolefit.web.ranked import Card, cards_of
from rolefit.web.rendering import is_blind, page
from rolefit.web.session import Ours, Scorer

router = APIRouter(dependencies=[Ours])

PER_PAGE = 20
_SHOWN = 8
"""Values of a facet that are shown."""


@router.get("/search")
def search(request: Request, visit: Scorer) -> Response:
    looked = Looked.of(request.query_params.multi_items())
    problem: UsageError | None = None
    found, cards = None, list[Card]()
    with visit.place():
        library = visit.library
        facets = _facets(library, looked)
        if looked.asks:
            try:
                found = _found(visit, looked)
                cards = cards_of(visit, "", found, blind=is_blind(request))
            except UsageError as error:
                problem = error
        return page(
            request,
            "search.html.j2",
            visit=visit,
            status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
            looked=looked,
            facets=facets,
            years=_years(facets),
            found=found,
            cards=cards,
            shown=FOUND,
            problem=problem,
            saved=visit.services.saved_searches.all_of(visit.tenant, visit.principal.subject),
            degrees=tuple(DegreeLevel),
            kinds=tuple(Importance),
            longest=LONGEST,
        )


@router.post("/search/saved")
def save(
    visit: Scorer,
    name: Annotated[str, Form(max_length=LONGEST)],
    query: Annotated[str, Form(max_length=QUERY)] = "",
) -> Response:
    kept = SavedSearch(
        visit.tenant, visit.principal.subject, " ".join(name.split()), query.lstrip("?"), now()
    )
    visit.services.saved_searches.put(kept)
    return RedirectResponse(f"/search?{kept.query}", HTTPStatus.SEE_OTHER)


@router.post("/search/saved/delete")
def forget(visit: Scorer, name: Annotated[str, Form(max_length=LONGEST)]) -> Response:
    visit.services.saved_searches.drop(visit.tenant, visit.principal.subject, name)
    return RedirectResponse("/search", HTTPStatus.SEE_OTHER)


def _facets(library: Library, looked: Looked) -> Facets:
    """Counts of what can be narrowed down by; which job a résumé was sent for is none of it."""
    found = library.facets(filters=looked.filters(library), top=_SHOWN)
    return replace(found, tags=tuple(one for one in found.tags if not is_tag_of_a_job(one[0])))


def _years(facets: Facets) -> list[tuple[float, int]]:
    """How many have so many years at least, where that leaves somebody out and somebody in."""
    counts = accumulate(n for _, n in reversed(facets.years))
    least = zip((start for start, _ in reversed(facets.years)), counts, strict=True)
    return [(start, n) for start, n in reversed(list(least)) if start and n]


def _found(visit: Visit, looked: Looked) -> Page[Result]:
    library = visit.library
    wanted = library.wanted(looked.words, looked.chips)
    found = library.search(
        wanted.job,
        filters=replace(looked.filters(library), said=wanted.said),
        top=PER_PAGE,
        importance=wanted.importance,
        after=looked.after or None,
    )
    shown = [(one.candidate.document_id, one.match.score) for one in found]
    note_shown(visit, Action.SEARCHED, shown)
    return found
