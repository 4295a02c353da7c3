"""The ranked pool of a job."""

from fastapi import APIRouter, Request, Response

from rolefit.api.kept import job_kept
from rolefit.api.noting import note_shown
from rolefit.api.service import Visit
from rolefit.domain.job import Importance
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.trail import Action
from rolefit.web.asked import Asked, Pool, Standing
from rolefit.web.naming import job_called
from rolefit.web.pages.jobs import JobId
from rolefit.web.ranked import MOST, PER_PAGE, ranked
from rolefit.web.rendering import is_blind, page
from rolefit.web.session import Ours, Scorer

router = APIRouter(dependencies=[Ours])

_LANGUAGES = 40
"""Languages that are offered."""


@router.get("/jobs/{job_id}/ranking")
def ranking(request: Request, visit: Scorer, job_id: JobId) -> Response:
    record, job = job_kept(visit, job_id)
    asked = Asked.of(request.query_params.multi_items()).fitting(job)
    with visit.place():
        found = ranked(visit, job_id, job, asked, blind=is_blind(request))
        shown = [(card.document_id, card.match.score) for card in found.cards]
        note_shown(visit, Action.RANKED, shown, job_id)
        told = page(
            request,
            "ranking.html.j2",
            visit=visit,
            record=record,
            job=job,
            title=job_called(record),
            asked=asked,
            chosen=[
                asked.importance.get(place, one.importance)
                for place, one in enumerate(job.requirements)
            ],
            found=found,
            most=MOST,
            per_page=PER_PAGE,
            standings=tuple(Standing),
            pools=tuple(Pool),
            degrees=tuple(DegreeLevel),
            languages=_languages(visit, asked),
            names_of_importance=tuple(Importance),
        )
    # A form sends every field; the address that is kept and passed on holds what differs.
    told.headers["HX-Replace-Url"] = f"{request.url.path}{asked.query()}"
    return told


def _languages(visit: Visit, asked: Asked) -> list[str]:
    """What can be asked for: languages that somebody who is kept speaks, most spoken first."""
    spoken = [code for code, _ in visit.library.facets(top=_LANGUAGES).languages]
    return list(dict.fromkeys([*spoken, *filter(None, [asked.language])]))
