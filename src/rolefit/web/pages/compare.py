"""Two to four candidates for a job, side by side."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from rolefit.api.kept import job_kept
from rolefit.api.sent import DocumentId
from rolefit.domain.errors import RequestRefused
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.domain.trail import Action
from rolefit.matcher import Ranking
from rolefit.report.highlight import FOUND
from rolefit.report.presentable import labels, musts_met, presentable
from rolefit.web.asked import Asked
from rolefit.web.naming import called, job_called
from rolefit.web.pages.jobs import JobId
from rolefit.web.ranked import scored, standing_of
from rolefit.web.rendering import is_blind, page
from rolefit.web.session import Ours, Scorer

router = APIRouter(dependencies=[Ours])

FEWEST, MOST = 2, 4


@router.get("/jobs/{job_id}/compare")
def compare(
    request: Request,
    visit: Scorer,
    job_id: JobId,
    c: Annotated[list[DocumentId], Query(max_length=50)] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    record, job = job_kept(visit, job_id)
    chosen = list(dict.fromkeys(c))
    if not FEWEST <= len(chosen) <= MOST:
        raise RequestRefused(
            f"Two to four can be compared; {len(chosen)} were chosen.",
            remedy="Go back to the ranking and tick two, three or four.",
        )
    asked = Asked.of(request.query_params.multi_items()).fitting(job)
    blind = is_blind(request)
    with visit.place():
        matches = presentable(Ranking(scored(visit, job, chosen, asked)), blind=blind)
        visit.note(
            *(
                visit.event(
                    Action.SCORED,
                    document_id=one,
                    job_id=job_id,
                    details={"score": match.score, "signature": match.signature},
                )
                for one, match in zip(chosen, matches, strict=True)
            )
        )
        profiles = visit.library.profiles(chosen)
        return page(
            request,
            "compare.html.j2",
            visit=visit,
            record=record,
            title=job_called(record),
            asked=asked,
            labels=labels(matches[0]),
            found=FOUND,
            columns=[
                _column(one, profiles.get(one), match, blind=blind)
                for one, match in zip(chosen, matches, strict=True)
            ],
        )


def _column(
    document_id: str, resume: Resume | Job | None, match: Match, *, blind: bool
) -> dict[str, Any]:
    met, musts = musts_met(match)
    return {
        "id": document_id,
        "name": called(document_id, resume, match.name, blind=blind),
        "match": match,
        "standing": standing_of(match),
        "met": met,
        "musts": musts,
    }
