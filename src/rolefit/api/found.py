"""What searches find, as the calls tell it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, Field

from rolefit.api.documents import level_name
from rolefit.domain.search import Candidate, Facets
from rolefit.matcher import Ranking
from rolefit.report.presentable import presentable
from rolefit.report.recorded import MatchRecord
from rolefit.search import Neighbour, Opening, Page, Posting, Result


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

    @classmethod
    def of(cls, title: str, page: Page[Result], *, explain: bool, blind: bool) -> "Ranked":
        """A page of results.

        Args:
            title: the job's.
            explain: with points and the words behind them.
            blind: without names and quoted hidden words.
        """
        shown = presentable(Ranking(one.match for one in page), blind=blind)
        return cls(
            title=title,
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
                    match=MatchRecord.of(match) if explain else None,
                )
                for one, match in zip(page, shown, strict=True)
            ],
        )


class FoundJob(BaseModel):
    """A job that was found."""

    id: str
    title: str
    retrieval: Ranks
    score: float | None = Field(description="Of the résumé for it; none for a search by words.")
    above: float | None = Field(description="Points above what is typical for this job.")
    match: MatchRecord | None

    @classmethod
    def of_words(cls, one: Posting) -> "FoundJob":
        """A job that says what was looked for."""
        return cls(
            id=one.candidate.document_id,
            title=one.job.title,
            retrieval=Ranks.of(one.candidate),
            score=None,
            above=None,
            match=None,
        )

    @classmethod
    def of_resume(cls, one: Opening) -> "FoundJob":
        """A job that fits a résumé."""
        return cls(
            id=one.candidate.document_id,
            title=one.fit.job.title,
            retrieval=Ranks.of(one.candidate),
            score=one.fit.match.score,
            above=one.fit.above,
            match=MatchRecord.of(one.fit.match),
        )


_Found = TypeVar("_Found")


class FoundJobs(BaseModel):
    """Jobs, best first. Asked with `next`, none is repeated or skipped."""

    total: int = Field(description="Jobs of all pages.")
    results: list[FoundJob]
    next: str | None = Field(description="Give it as `after` for the page that follows.")

    @classmethod
    def of(cls, page: Page[_Found], told: Callable[[_Found], FoundJob]) -> "FoundJobs":
        """A page of jobs.

        Args:
            told: a job as it is told.
        """
        return cls(total=page.total, next=page.next, results=[told(one) for one in page])


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

    @classmethod
    def of(cls, found: Sequence[Neighbour]) -> "SimilarOnes":
        """Neighbours as they are told."""
        return cls(
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
