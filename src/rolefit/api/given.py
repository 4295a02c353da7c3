"""What a score is asked of: documents that are kept or sent as texts, and what may be set."""

from collections.abc import Sequence

from pydantic import Field, model_validator

from rolefit.api.kept import job_kept, resumes_kept
from rolefit.api.sent import DocumentId, Number, Strict
from rolefit.api.service import Visit
from rolefit.domain.job import Importance, Job
from rolefit.domain.resume import Resume
from rolefit.matching import Weights


class Given(Strict):
    """A document: one that is kept, or a text."""

    id: DocumentId | None = Field(default=None, description="Of one that is kept.")
    text: str | None = Field(default=None, max_length=400_000, description="Of one that is not.")

    @model_validator(mode="after")
    def _one_of_both(self) -> "Given":
        if (self.id is None) == (self.text is None):
            raise ValueError("give either id or text")
        return self


class WeightsIn(Strict):
    """How much each importance counts, and meaning beside words; docs/score.md."""

    must: Number = Field(default=1.0, ge=0, le=1000)
    strong: Number = Field(default=0.7, ge=0, le=1000)
    nice: Number = Field(default=0.4, ge=0, le=1000)
    exclude: Number = Field(default=1.0, ge=0, le=1000)
    duty: Number = Field(default=0.6, ge=0, le=1000)
    title: Number = Field(default=0.2, ge=0, le=0.5)
    words: Number = Field(
        default=0.5, ge=0, le=1, description="From 0, meaning alone, to 1, words alone."
    )

    def weights(self) -> Weights:
        """As the scorer takes them."""
        return Weights(**self.model_dump())


class Wish(Strict):
    """What may be set of a score."""

    weights: WeightsIn = WeightsIn()
    importance: dict[int, Importance] = Field(
        default={}, description="By place of the requirement in the job, from 0."
    )


def job_given(visit: Visit, given: Given) -> Job:
    """The job that a request is about.

    Raises:
        DocumentNotFound, DocumentDeleted: it is not kept.
        NoRequirements: a text that asks for nothing.
    """
    if given.text is not None:
        return visit.library.matcher.job(given.text)
    return job_kept(visit, given.id or "")[1]


def resume_given(visit: Visit, given: Given, as_of: str | None = None) -> Resume:
    """The résumé that a request is about; as `resumes_given`."""
    return resumes_given(visit, [given], as_of)[0]


def resumes_given(visit: Visit, given: Sequence[Given], as_of: str | None = None) -> list[Resume]:
    """The résumés that a request is about, in order.

    Args:
        as_of: the month that "present" stands for in a text, YYYY-MM; default: its own date.

    Raises:
        DocumentNotFound, DocumentDeleted: one is not kept.
    """
    matcher, found = visit.library.matcher, resumes_kept(visit, [one.id for one in given if one.id])
    return [
        found[one.id] if one.id else matcher.resume(one.text or "", as_of=as_of) for one in given
    ]
