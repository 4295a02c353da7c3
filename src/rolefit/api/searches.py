"""Searches as the calls take them."""

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from rolefit.api.documents import LevelName
from rolefit.api.given import Given, Wish
from rolefit.api.sent import Number, Strict, Switch, Tag, Whole, stripped
from rolefit.domain.job import Importance
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import Filters
from rolefit.ingest.entries import places_of
from rolefit.library import Library

Words = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(stripped)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class FiltersIn(Strict):
    """What every hit must have; nothing set lets everything through."""

    skills: list[Words] = Field(
        default=[], max_length=20, description="Names, synonyms or ids; all of them."
    )
    years: Number = Field(default=0.0, ge=0, le=80, description="At least so many, dated.")
    degree: LevelName = "none"
    languages: list[Language] = Field(default=[], max_length=20, description="All of them.")
    tags: list[Tag] = Field(default=[], max_length=20, description="All of them.")
    places: list[Words] = Field(default=[], max_length=5, description="Of jobs; all of them.")
    changed_from: AwareDatetime | None = Field(
        default=None, description="Not earlier; with a zone."
    )

    def filters(self, library: Library) -> Filters:
        """As the search takes them.

        Raises:
            UsageError: a skill that is not known.
        """
        return Filters(
            skills=tuple(frozenset(library.skill(name).ids) for name in self.skills),
            years=self.years,
            degree=DegreeLevel[self.degree.upper()],
            languages=frozenset(self.languages),
            tags=frozenset(self.tags),
            places=places_of(" ".join(self.places)),
            changed_from=self.changed_from,
        )


class Chip(Strict):
    """Something that is looked for, and how much it counts."""

    text: Words
    importance: Importance = Importance.STRONG


class Paging(Strict):
    """Which part of what is found."""

    top: Whole = Field(default=20, ge=1, le=200, description="How many a page has.")
    after: str | None = Field(default=None, max_length=200, description="As `next` told.")


class RankingRequest(Wish, Paging):
    """How a job's pool is ranked."""

    filters: FiltersIn = FiltersIn()
    explain: Switch = Field(default=False, description="Tell the points and the words behind them.")
    blind: Switch = False


class ResumeSearch(RankingRequest):
    """Who is looked for: a posting, words, a query with operators, chips, or several of them."""

    job: Given | None = Field(default=None, description="A posting; without words and chips.")
    query: str = Field(default="", max_length=2000, description='Words, or "a b" AND (c OR NOT d).')
    chips: list[Chip] = Field(default=[], max_length=50)


class JobSearch(Paging):
    """What is looked for among jobs: what fits a résumé, or words."""

    resume: Given | None = None
    query: str = Field(default="", max_length=2000)
    filters: FiltersIn = FiltersIn()
