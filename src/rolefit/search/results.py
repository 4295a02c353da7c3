"""What a search tells of each document that it found."""

from dataclasses import dataclass

from rolefit.domain.fit import Fit
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.search import Candidate


@dataclass(frozen=True, slots=True)
class Result:
    """A résumé that was found and scored.

    Args:
        also: ids of its near-duplicates among the candidates, in the scorer's order.
    """

    candidate: Candidate
    match: Match
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A job that was found for a résumé and scored."""

    candidate: Candidate
    fit: Fit


@dataclass(frozen=True, slots=True)
class Posting:
    """A job that was found by words; there is no score between words and a job."""

    candidate: Candidate
    job: Job


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A résumé that is like another one.

    Args:
        name: the file's.
        shared: labels of the skills that both show, in the order of the other one.
        also: ids of its near-duplicates among the candidates.
    """

    candidate: Candidate
    name: str
    shared: tuple[str, ...]
    also: tuple[str, ...] = ()
