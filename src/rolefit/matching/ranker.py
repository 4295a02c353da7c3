"""Jobs and résumés in, matches out: the one scorer. Pure: no clock, no I/O, no state."""

from rolefit.matching.asking import Asking
from rolefit.matching.background import Background
from rolefit.matching.encoded import EncodedJob
from rolefit.matching.explaining import Versions
from rolefit.matching.shortlist import Shortlist
from rolefit.matching.terms import TermStatistics
from rolefit.matching.weights import Weights


class Ranker:
    """Scores résumés against jobs.

    Args:
        background: the frozen background, encoded by the encoder that `versions` names.
        statistics: frozen term statistics.
    """

    def __init__(
        self, background: Background, statistics: TermStatistics, versions: Versions
    ) -> None:
        self._background = background
        self._statistics = statistics
        self._versions = versions

    def ask(self, job: EncodedJob, weights: Weights) -> Asking:
        """Work out a job, once for all résumés."""
        return Asking.of(job, weights, self._background, self._statistics)

    def shortlist(
        self, job: EncodedJob, weights: Weights, *, top: int | None, room: int
    ) -> Shortlist:
        """Begin a ranking: `add` résumés to it, in batches, then take its `matches`.

        Args:
            top: how many matches are wanted; None for all.
            room: how many résumés more may be held on the way.
        """
        return Shortlist(self.ask(job, weights), self._versions, top, room)
