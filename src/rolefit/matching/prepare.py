"""From a job's profile to what the scorer computes with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Importance, Job, Requirement, RequirementKind
from rolefit.domain.text import Span
from rolefit.matching.encoded import Asked, EncodedJob, Grid
from rolefit.matching.terms import Analyzer


def family(encoder_id: str) -> str:
    """The part of an encoder's id that names the weights, without runtime and chip."""
    return encoder_id.split("/")[0]


def texts_of_job(job: Job, *, with_title: bool) -> list[str]:
    """What must be encoded for a job, in the order that `encode_job` expects.

    First what is asked, then the same behind the job's title: "Experience with Excel" is something
    else for an accountant than for a biologist, and the title says which work is meant.
    """
    asked = _asked(job, with_title=with_title)
    title = job.title.strip()
    return [requirement.text for requirement, _ in asked] + [
        f"{title}: {requirement.text}" if title and not is_title else requirement.text
        for requirement, is_title in asked
    ]


def encode_job(
    job: Job, vectors: Sequence[Grid], analyze: Analyzer, *, with_title: bool
) -> EncodedJob:
    """Join a job with the vectors of `texts_of_job`.

    Raises:
        NoRequirements: the job asks for nothing.
    """
    asked = _asked(job, with_title=with_title)
    if not asked:
        raise NoRequirements("The posting asks for nothing that can be checked.")
    own, contexts = vectors[: len(asked)], vectors[len(asked) :]
    return EncodedJob(
        job,
        tuple(
            Asked(
                requirement,
                vector,
                context,
                tuple(sorted(set(analyze(requirement.text)))),
                is_title,
            )
            for (requirement, is_title), vector, context in zip(asked, own, contexts, strict=True)
        ),
    )


def _asked(job: Job, *, with_title: bool) -> list[tuple[Requirement, bool]]:
    """The requirements, the title first unless it is one of them already."""
    requirements = [(requirement, False) for requirement in job.requirements]
    title = job.title.strip()
    said = {requirement.text.casefold() for requirement in job.requirements}
    if not (with_title and title) or any(title.casefold() in text for text in said):
        return requirements
    start = max(job.document.text.find(title), 0)
    asked = Requirement(
        text=title,
        span=Span(start, min(start + len(title), len(job.document.text))),
        kind=RequirementKind.EXPERIENCE,
        importance=Importance.MUST,
    )
    return [(asked, True), *requirements]


def reweighed(job: Job, importance: Mapping[int, Importance]) -> Job:
    """The job with some requirements' importance changed, by index into `job.requirements`."""
    return replace(
        job,
        requirements=tuple(
            replace(requirement, importance=importance.get(index, requirement.importance))
            for index, requirement in enumerate(job.requirements)
        ),
    )
