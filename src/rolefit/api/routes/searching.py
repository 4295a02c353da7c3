"""Search both ways: résumés for a job or words, jobs for a résumé, who is like somebody."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from rolefit.api.documents import LevelName, level_name
from rolefit.api.kept import job_kept, kept
from rolefit.api.routes.scores import Given, Wish, job_given, resume_given
from rolefit.api.security import may
from rolefit.api.sent import DocumentId, Tag
from rolefit.api.service import Visit
from rolefit.domain.accounts import Scope
from rolefit.domain.job import Importance, Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import Candidate, Facets, Filters
from rolefit.domain.trail import Action
from rolefit.library import Library
from rolefit.matcher import Ranking
from rolefit.report.presentable import presentable
from rolefit.report.recorded import MatchRecord
from rolefit.search import Page

router = APIRouter(prefix="/v1", tags=["search"])

Searcher = Annotated[Visit, may(Scope.MATCH, Scope.DOCUMENTS_READ)]
Id = Annotated[DocumentId, Path()]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FiltersIn(_Body):
    """What every hit must have; nothing set lets everything through."""

    skills: list[Words] = Field(
        default=[], max_length=20, description="Names, synonyms or ids; all of them."
    )
    years: float = Field(default=0.0, ge=0, le=80, description="At least so many, dated.")
    degree: LevelName = "none"
    languages: list[Language] = Field(default=[], max_length=20, description="All of them.")
    tags: list[Tag] = Field(default=[], max_length=20, description="All of them.")
    places: list[Words] = Field(default=[], max_length=5, description="Of jobs; all of them.")
    changed_from: datetime | None = Field(default=None, description="Not earlier; with a zone.")

    def filters(self, library: Library) -> Filters:
        """As the search takes them."""
        return Filters(
            skills=tuple(frozenset(library.skill(name).ids) for name in self.skills),
            years=self.years,
            degree=DegreeLevel[self.degree.upper()],
            languages=frozenset(self.languages),
            tags=frozenset(self.tags),
            places=frozenset(place.lower() for place in self.places),
            changed_from=self.changed_from,
        )


class Chip(_Body):
    """Something that is looked for, and how much it counts."""

    text: Words
    importance: Importance = Importance.STRONG


class Paging(_Body):
    """Which part of what is found."""

    top: int = Field(default=20, ge=1, le=200, description="How many a page has.")
    after: str | None = Field(default=None, max_length=200, description="As `next` told.")


class RankingRequest(Wish, Paging):
    """How a job's pool is ranked."""

    filters: FiltersIn = FiltersIn()
    explain: bool = Field(default=False, description="Tell the points and the words behind them.")
    blind: bool = False


class ResumeSearch(RankingRequest):
    """Who is looked for: a posting, words, a query with operators, chips, or several of them."""

    job: Given | None = Field(default=None, description="A posting; without words and chips.")
    query: str = Field(default="", max_length=2000, description='Words, or "a b" AND (c OR NOT d).')
    chips: list[Chip] = Field(default=[], max_length=50)


class JobSearch(_Body):
    """What is looked for among jobs: what fits a résumé, or words."""

    resume: Given | None = None
    query: str = Field(default="", max_length=2000)
    filters: FiltersIn = FiltersIn()
    top: int = Field(default=20, ge=1, le=100)


class Ranks(BaseModel):
    """How retrieval found a document; it chooses who is scored and moves no score."""

    words: int | None = Field(description="Rank by BM25; none where it was not found by words.")
    vectors: int | None = Field(description="Rank by meaning.")

    @classmethod
    def of(cls, candidate: Candidate) -> "Ranks":
        """The ranks of a candidate."""
        return cls(words=candidate.by_words, vectors=candidate.by_vectors)


class FoundResume(BaseModel):
    """A résumé that was found and scored."""

    id: str
    name: str = Field(description="The file's; empty when blind.")
    also: tuple[str, ...] = Field(description="Ids of near-duplicates that it stands for.")
    score: float
    confidence: float
    retrieval: Ranks
    match: MatchRecord | None


class Ranked(BaseModel):
    """Who fits, best first. Asked with `next`, no one is repeated or skipped."""

    title: str
    total: int = Field(description="Documents that were scored, near-duplicates as one.")
    results: list[FoundResume]
    next: str | None = Field(description="Give it as `after` for the page that follows.")


class FoundJob(BaseModel):
    """A job that was found."""

    id: str
    title: str
    retrieval: Ranks
    score: float | None = Field(description="Of the résumé for it; none for a search by words.")
    above: float | None = Field(description="Points above what is typical for this job.")
    match: MatchRecord | None


class FoundJobs(BaseModel):
    """Jobs, best first."""

    results: list[FoundJob]


class Similar(BaseModel):
    """A résumé that is like another."""

    id: str
    name: str
    also: tuple[str, ...]
    shared: tuple[str, ...] = Field(description="Skills that both show.")
    retrieval: Ranks


class SimilarOnes(BaseModel):
    """Résumés that are like one, most first."""

    results: list[Similar]


class Count(BaseModel):
    """How many have something."""

    value: str
    label: str
    count: int


class FacetCounts(BaseModel):
    """What all documents that pass the filters have."""

    total: int
    skills: list[Count]
    languages: list[Count]
    tags: list[Count]
    degrees: list[Count]
    years: list[Count] = Field(description="Bands, by the years they begin with.")

    @classmethod
    def of(cls, found: Facets) -> "FacetCounts":
        """The facets as they are told."""
        return cls(
            total=found.total,
            skills=[
                Count(value=one, label=found.labels.get(one, one), count=n)
                for one, n in found.skills
            ],
            languages=[Count(value=one, label=one, count=n) for one, n in found.languages],
            tags=[Count(value=one, label=one, count=n) for one, n in found.tags],
            degrees=[
                Count(value=level_name(level), label=level_name(level), count=n)
                for level, n in found.degrees
            ],
            years=[
                Count(value=f"{least:g}", label=f"{least:g} and more", count=n)
                for least, n in found.years
            ],
        )


@router.post(
    "/jobs/{job_id}/ranking", summary="Rank the résumés for a job", operation_id="rank_job"
)
def ranking(visit: Searcher, job_id: Id, body: RankingRequest) -> Ranked:
    _, job = job_kept(visit, job_id)
    with visit.place():
        library = visit.library
        page = library.search(
            job,
            filters=body.filters.filters(library),
            top=body.top,
            weights=body.weights.weights(),
            importance=body.importance,
            after=body.after,
        )
        _note(visit, Action.RANKED, page, job_id)
        return _ranked(job, page, body)


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
        page = library.search(
            job,
            filters=filters,
            top=body.top,
            weights=body.weights.weights(),
            importance=importance,
            after=body.after,
        )
        _note(visit, Action.SEARCHED, page, (body.job.id if body.job else None) or "")
        return _ranked(job, page, body)


@router.post(
    "/search/jobs", summary="Find jobs, for a résumé or by words", operation_id="search_jobs"
)
def jobs(visit: Searcher, body: JobSearch) -> FoundJobs:
    with visit.place():
        library = visit.library
        filters = body.filters.filters(library)
        if body.resume is None:
            wanted = library.wanted(body.query)
            filters = replace(filters, said=wanted.said)
            postings = library.postings(wanted.job, filters=filters, top=body.top)
            found = [
                FoundJob(
                    id=one.candidate.document_id,
                    title=one.job.title,
                    retrieval=Ranks.of(one.candidate),
                    score=None,
                    above=None,
                    match=None,
                )
                for one in postings
            ]
        else:
            resume = resume_given(visit, body.resume, None)
            found = [
                FoundJob(
                    id=one.candidate.document_id,
                    title=one.fit.job.title,
                    retrieval=Ranks.of(one.candidate),
                    score=one.fit.match.score,
                    above=one.fit.above,
                    match=MatchRecord.of(one.fit.match),
                )
                for one in library.jobs_for(resume, filters=filters, top=body.top)
            ]
        asked = (body.resume.id if body.resume else None) or ""
        visit.note(visit.event(Action.SEARCHED, document_id=asked, details={"jobs": len(found)}))
        return FoundJobs(results=found)


@router.get(
    "/resumes/{resume_id}/similar", summary="Who is like somebody", operation_id="similar_resumes"
)
def similar(
    visit: Searcher, resume_id: Id, top: Annotated[int, Query(ge=1, le=100)] = 20
) -> SimilarOnes:
    kept(visit, RecordKind.RESUME, resume_id)
    with visit.place():
        found = visit.library.similar(resume_id, top=top)
        visit.note(
            visit.event(Action.SEARCHED, document_id=resume_id, details={"similar": len(found)})
        )
        return SimilarOnes(
            results=[
                Similar(
                    id=one.candidate.document_id,
                    name=one.name,
                    also=one.also,
                    shared=one.shared,
                    retrieval=Ranks.of(one.candidate),
                )
                for one in found
            ]
        )


@router.post(
    "/search/facets", summary="What the documents that pass filters have", operation_id="facets"
)
def facets(visit: Searcher, body: FiltersIn, kind: RecordKind = RecordKind.RESUME) -> FacetCounts:
    library = visit.library
    return FacetCounts.of(library.facets(kind=kind, filters=body.filters(library)))


def _ranked(job: Job, page: Page, body: RankingRequest) -> Ranked:
    shown = presentable(Ranking(one.match for one in page), blind=body.blind)
    return Ranked(
        title=job.title,
        total=page.total,
        next=page.next,
        results=[
            FoundResume(
                id=one.candidate.document_id,
                name=match.name,
                also=one.also,
                score=match.score,
                confidence=match.confidence,
                retrieval=Ranks.of(one.candidate),
                match=MatchRecord.of(match) if body.explain else None,
            )
            for one, match in zip(page, shown, strict=True)
        ],
    )


def _note(visit: Visit, action: Action, page: Page, job_id: str) -> None:
    """Who was shown is noted one by one."""
    shown = [
        visit.event(
            action,
            document_id=one.candidate.document_id,
            job_id=job_id,
            details={"score": one.match.score},
        )
        for one in page
    ]
    visit.note(*shown or [visit.event(action, job_id=job_id, details={"found": 0})])
