"""Kept résumés: the list, one of them, jobs for it, and who is like it."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from rolefit.api.kept import kept, resume_kept
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.domain.text import Span
from rolefit.domain.trail import Action
from rolefit.report.highlight import words_of
from rolefit.report.presentable import printable
from rolefit.web.naming import about, called
from rolefit.web.pages.candidate import ResumeId
from rolefit.web.rendering import is_blind, page
from rolefit.web.session import Ours, Reader, Scorer, Writer

router = APIRouter(dependencies=[Ours])

MOST = 50
NEAREST = 20


@router.get("/people")
def people(
    request: Request, visit: Reader, after: Annotated[str, Query(max_length=128)] = ""
) -> Response:
    records = visit.services.stores.records
    found = records.page(visit.tenant, RecordKind.RESUME, after=after, limit=MOST + 1)
    blind = is_blind(request)
    visit.note(visit.event(Action.READ, details={"listed": len(found[:MOST]), "kind": "resume"}))
    return page(
        request,
        "people.html.j2",
        visit=visit,
        lines=[
            (one, called(one.document_id, one.profile, one.name, blind=blind), about(one.profile))
            for one in found[:MOST]
            if isinstance(one.profile, Resume)
        ],
        following=found[MOST - 1].document_id if len(found) > MOST else None,
        first=not after,
    )


@router.get("/people/{resume_id}")
def person(request: Request, visit: Reader, resume_id: ResumeId) -> Response:
    record, resume = resume_kept(visit, resume_id)
    blind = is_blind(request)
    words = words_of(resume, blind=blind)
    visit.note(visit.event(Action.READ, document_id=resume_id))
    return page(
        request,
        "person.html.j2",
        visit=visit,
        record=record,
        name=called(resume_id, resume, record.name, blind=blind),
        about=about(resume),
        resume=resume,
        text=words(Span(0, len(resume.document.text))),
        skills=list(dict.fromkeys(one.label for one in resume.skills if not one.negated)),
        tab="text",
    )


@router.get("/people/{resume_id}/jobs")
def jobs(request: Request, visit: Scorer, resume_id: ResumeId) -> Response:
    record, resume = resume_kept(visit, resume_id)
    with visit.place():
        openings = visit.library.jobs_for(resume, top=NEAREST)
    visit.note(visit.event(Action.SEARCHED, document_id=resume_id, details={"jobs": len(openings)}))
    return page(
        request,
        "person_jobs.html.j2",
        visit=visit,
        record=record,
        name=called(resume_id, resume, record.name, blind=is_blind(request)),
        about=about(resume),
        openings=[(one, printable(one.fit.job.title) or "Job without a title") for one in openings],
        tab="jobs",
    )


@router.get("/people/{resume_id}/similar")
def similar(request: Request, visit: Scorer, resume_id: ResumeId) -> Response:
    record, resume = resume_kept(visit, resume_id)
    blind = is_blind(request)
    with visit.place():
        found = visit.library.similar(resume_id, top=NEAREST)
    ids = [one.candidate.document_id for one in found]
    profiles = visit.library.profiles(ids)
    visit.note(visit.event(Action.SEARCHED, document_id=resume_id, details={"similar": len(found)}))
    return page(
        request,
        "person_similar.html.j2",
        visit=visit,
        record=record,
        name=called(resume_id, resume, record.name, blind=blind),
        about=about(resume),
        neighbours=[
            (one, called(other, profiles.get(other), one.name, blind=blind))
            for other, one in zip(ids, found, strict=True)
        ],
        tab="similar",
    )


@router.post("/people/{resume_id}/delete")
def delete(visit: Writer, resume_id: ResumeId) -> Response:
    kept(visit, RecordKind.RESUME, resume_id)
    if visit.services.ingest.delete(visit.tenant, resume_id):
        visit.note(visit.event(Action.DELETED, document_id=resume_id))
    return RedirectResponse("/people", HTTPStatus.SEE_OTHER)
