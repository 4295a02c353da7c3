"""A job that was found for a résumé."""

from dataclasses import dataclass

from rolefit.domain.job import Job
from rolefit.domain.match import Match


@dataclass(frozen=True, slots=True)
class Fit:
    """How a job fits a résumé, beside other jobs.

    Args:
        index: position of the job in the list that was given.
        job: what it asks for.
        match: the match of the two, with its score and its words.
        typical: 0..100, what invented résumés of all trades score for this job on average; a job
            that asks for what many have has a high one.
    """

    index: int
    job: Job
    match: Match
    typical: float

    @property
    def above(self) -> float:
        """Points above what is typical for the job, -100..100; comparable across jobs."""
        return round(self.match.score - self.typical, 2)
