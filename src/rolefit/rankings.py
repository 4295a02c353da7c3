"""What a ranking gives: matches in order, and for those who look on what they were made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolefit.domain.fit import Fit
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.intake import Failure
from rolefit.matching import Weights


class Ranking(list[Match]):
    """Matches, best first; `failures` tells what could not be read (`on_error="report"`)."""

    def __init__(self, matches: Iterable[Match], failures: Iterable[Failure] = ()) -> None:
        super().__init__(matches)
        self.failures = list(failures)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was ranked, and how it came out.

    Args:
        job: with the importances that were set.
        resumes: by `Match.index`; those that could not be read are left out.
    """

    job: Job
    weights: Weights
    resumes: Mapping[int, Resume]
    ranking: Ranking


class Recommendation(list[Fit]):
    """Jobs for a résumé, best first; `failures` tells what could not be read."""

    def __init__(self, fits: Iterable[Fit], failures: Iterable[Failure] = ()) -> None:
        super().__init__(fits)
        self.failures = list(failures)
