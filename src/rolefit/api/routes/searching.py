"""Search both ways: résumés for a job or words, jobs for a résumé, who is like somebody."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query

from rolefit.api.found import FacetCounts, FoundJob, FoundJobs, Ranked, SimilarOnes
from rolefit.api.given import job_given, resume_given
from rolefit.api.kept import job_kept, kept
from rolefit.api.noting import note_shown
from rolefit.api.searches import FiltersIn, JobSearch, RankingRequest, ResumeSearch
from rolefit.api.security import may
from rolefit.api.sent import DocumentId
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.job import Importance, Job
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Filters
from rolefit.domain.trail import Action
from rolefit.search import Page, Result

router = APIRouter(prefix="/v1", tags=["search"])

Searcher = Annotated[Visit, may(Scope.MATCH, Scope.DOCUMENTS_READ)]
Id = Annotated[DocumentId, Path()]


@router.post(
    "/jobs/{job_id}/ranking", summary="Rank the résumés for a job", operation_id="rank_job"
)
def ranking(visit: Searcher, job_id: Id, body: RankingRequest) -> Ranked:
    _, job = job_kept(visit, job_id)
    with visit.place():
        page = _page(visit, job, body, body.filters.filters(visit.library), body.importance)
        note_shown(visit, Action.RANKED, _shown(page), job_id)
        return Ranked.of(job.title, page, explain=body.explain, blind=body.blind)


@router.post("/search/resumes", summary="Find résumés", operation_id="search_resumes")
def resumes(visit: Searcher, body: ResumeSearch) -> Ranked:
    with visit.place():
        library = visit.library
        filters, importance = body.filters.filters(library), dict(body.importance)
        if body.job is not None:
            job = job_given(visit, body.job)
        else:
            chips = [(one.importance, one.text) for one in body.chips]
            wanted = library.wanted(body.query, chips)
            job, importance = wanted.job, wanted.importance | importance
            filters = replace(filters, said=wanted.said)
        page = _page(visit, job, body, filters, importance)
        job_id = (body.job.id if body.job else None) or ""
        note_shown(visit, Action.SEARCHED, _shown(page), job_id)
        return Ranked.of(job.title, page, explain=body.explain, blind=body.blind)


@router.post(
    "/search/jobs", summary="Find jobs, for a résumé or by words", operation_id="search_jobs"
)
def jobs(visit: Searcher, body: JobSearch) -> FoundJobs:
    with visit.place():
        library, asked = visit.library, ""
        filters = body.filters.filters(library)
        if body.resume is None:
            wanted = library.wanted(body.query)
            filters = replace(filters, said=wanted.said)
            postings = library.postings(wanted.job, filters=filters, top=body.top, after=body.after)
            found = FoundJobs.of(postings, FoundJob.of_words)
        else:
            asked = body.resume.id or ""
            resume = resume_given(visit, body.resume)
            openings = library.jobs_for(resume, filters=filters, top=body.top, after=body.after)
            found = FoundJobs.of(openings, FoundJob.of_resume)
        details = {"jobs": len(found.results)}
        visit.note(visit.event(Action.SEARCHED, document_id=asked, details=details))
        return found


@router.get(
    "/resumes/{resume_id}/similar", summary="Who is like somebody", operation_id="similar_resumes"
)
def similar(
    visit: Searcher, resume_id: Id, top: Annotated[int, Query(ge=1, le=100)] = 20
) -> SimilarOnes:
    kept(visit, RecordKind.RESUME, resume_id)
    with visit.place():
        found = visit.library.similar(resume_id, top=top)
        details = {"similar": len(found)}
        visit.note(visit.event(Action.SEARCHED, document_id=resume_id, details=details))
        return SimilarOnes.of(found)


@router.post(
    "/search/facets", summary="What the documents that pass filters have", operation_id="facets"
)
def facets(visit: Searcher, body: FiltersIn, kind: RecordKind = RecordKind.RESUME) -> FacetCounts:
    library = visit.library
    with visit.place():
        return FacetCounts.of(library.facets(kind=kind, filters=body.filters(library)))


def _page(
    visit: Visit,
    job: Job,
    body: RankingRequest,
    filters: Filters,
    importance: Mapping[int, Importance],
) -> Page[Result]:
    return visit.library.search(
        job,
        filters=filters,
        top=body.top,
        weights=body.weights.weights(),
        importance=importance,
        after=body.after,
    )


def _shown(page: Page[Result]) -> list[tuple[str, float]]:
    return [(one.candidate.document_id, one.match.score) for one in page]
