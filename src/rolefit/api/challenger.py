"""A challenger that scores in the shadow: what it would have said, without anybody waiting."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, Thread

from rolefit.api.agreement import Agreement
from rolefit.bootstrap import Services, now
from rolefit.domain.errors import RolefitError
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.matcher import Matcher, Ranked
from rolefit.matching import Weights

QUEUED = 8
"""Rankings that wait to be scored again; what finds no room is skipped."""

BEST = 50
"""Résumés of a ranking that are scored again, the champion's best: 400 would take minutes."""


@dataclass(frozen=True, slots=True)
class Shadowed:
    """How a challenger stands.

    Args:
        champion, challenger: ids of the encoders.
        skipped: rankings that found the queue full.
        failed: those that the challenger could not score; `problem` titles the last of these.
    """

    champion: str
    challenger: str
    since: datetime
    agreement: Agreement
    skipped: int
    failed: int
    problem: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    job: Job
    weights: Weights
    resumes: list[Resume]
    scores: list[float]


class Challenger:
    """One thread that scores again what was ranked. Stop it.

    Args:
        champion: id of the encoder whose rankings it is offered.
        services: of the challenger; their encoder is loaded here, so that one that cannot be
            loaded never begins.

    Raises:
        ModelError, RegistryError, MissingExtra: it cannot be loaded.
    """

    def __init__(self, champion: str, services: Services) -> None:
        self.champion = champion
        self._id = services.encoder.id
        self._matcher = Matcher(services=services)
        self._since = now()
        self._waiting: deque[_Waiting] = deque()
        self._changed = Condition()
        self._over = False
        self._agreement = Agreement()
        self._skipped = self._failed = 0
        self._problem = ""
        self._thread = Thread(target=self._run, name="rolefit-challenger", daemon=True)
        self._thread.start()

    def offer(self, ranked: Ranked) -> None:
        """Have a ranking scored again, later; one of fewer than two has no order to compare."""
        best = ranked.ranking[:BEST]
        if len(best) < 2:
            return
        waiting = _Waiting(
            ranked.job,
            ranked.weights,
            [ranked.resumes[match.index] for match in best],
            [match.score for match in best],
        )
        with self._changed:
            if len(self._waiting) >= QUEUED:
                self._skipped += 1
                return
            self._waiting.append(waiting)
            self._changed.notify_all()

    def told(self) -> Shadowed:
        """How it stands now."""
        with self._changed:
            return Shadowed(
                self.champion,
                self._id,
                self._since,
                self._agreement,
                self._skipped,
                self._failed,
                self._problem,
            )

    def stop(self) -> None:
        """End after the ranking that is under way; those that wait are forgotten."""
        with self._changed:
            self._over = True
            self._waiting.clear()
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while (waiting := self._next()) is not None:
            try:
                ranking = self._matcher.rank(waiting.job, waiting.resumes, weights=waiting.weights)
            except Exception as error:  # noqa: BLE001 - counted: whoever waits for nothing loses nothing
                with self._changed:
                    self._failed += 1
                    self._problem = (
                        error.code if isinstance(error, RolefitError) else type(error).__name__
                    )
                continue
            theirs = {match.index: match.score for match in ranking}
            with self._changed:
                self._agreement = self._agreement.with_ranking(
                    waiting.scores, [theirs[place] for place in range(len(waiting.scores))]
                )

    def _next(self) -> _Waiting | None:
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._waiting)
            return None if self._over else self._waiting.popleft()
