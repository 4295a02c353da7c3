"""What is chosen of a ranking: as a caller writes it, and as a recorded match tells it."""

from collections.abc import Mapping
from typing import Literal, get_args

from rolefit.domain.errors import MatchError, UsageError
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Inputs
from rolefit.matching import Weights, reweighed

OnError = Literal["raise", "report"]


def check(on_error: str, top: int | None) -> None:
    """Refuse what types alone do not.

    Raises:
        UsageError: no way to go on, or fewer than none are wanted.
    """
    if on_error not in get_args(OnError):
        raise UsageError(f"“{on_error}” is no way to go on; it is one of raise, report.")
    if top is not None and top < 0:
        raise UsageError("The best so many cannot be fewer than none.")


def with_importances(job: Job, importance: Mapping[int, Importance | str] | None) -> Job:
    """The job with the importances that were set.

    Args:
        importance: by index into the job's requirements.

    Raises:
        UsageError: no importance, or not the number of a requirement.
    """
    if not importance:
        return job
    try:
        wanted = {index: Importance(value) for index, value in importance.items()}
    except ValueError as error:
        raise UsageError(f"{error}; it is one of must, strong, nice, not.") from error
    unknown = [index for index in wanted if index not in range(len(job.requirements))]
    if unknown:
        raise UsageError(
            f"The job has {len(job.requirements)} requirements; there is no number {unknown[0]}."
        )
    return reweighed(job, wanted)


def recorded(inputs: Inputs) -> tuple[Weights, list[Importance]]:
    """The weights that a match was made with, and the requirements' importances, in order.

    Raises:
        MatchError: the record does not tell them.
    """
    listed = [value for value in inputs.importances if value != "title"]
    try:
        return Weights.parse(inputs.weights_alone), [Importance(value) for value in listed]
    except (ValueError, UsageError) as error:
        raise MatchError("The recorded match does not tell its weights.") from error
