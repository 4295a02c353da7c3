"""The score's formula, and nothing else; docs/score.md explains it with a worked example."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import sqrt
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import Importance, Requirement, RequirementKind
from rolefit.domain.match import Status
from rolefit.matching.background import Baseline
from rolefit.matching.encoded import EncodedJob, Floats, Integers
from rolefit.matching.silent import is_silent

_TRUST = MappingProxyType(
    {
        RequirementKind.SKILL: 0.6,
        RequirementKind.EXPERIENCE: 0.5,
        RequirementKind.DEGREE: 0.7,
        RequirementKind.LANGUAGE: 0.8,
        RequirementKind.LICENCE: 0.7,
        RequirementKind.DUTY: 0.3,
    }
)

STATUSES = (Status.MET, Status.PARTLY, Status.NOT_FOUND, Status.UNKNOWN)
_MET, _PARTLY, _NOT_FOUND, _UNKNOWN = range(4)
_TURNED = np.array([_NOT_FOUND, _PARTLY, _MET, _UNKNOWN])  # for a requirement that excludes

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rubric:
    """The formula's constants, all of them; `benchmarks/ranker.py` shows what each is worth.

    Args:
        version: bump it when a score may change.
        meaning, words: weights of T and of B; their sum agreed with people's ratings best.
        middle: standardised evidence that counts half; the background's mean is 0, what people
            call a good match lies mostly above.
        steepness: how fast strength grows around the middle.
        met, partly: strengths from which passages alone say met, or partly.
        close, near: cosines with the requirement's own words that the nearest passage must reach
            as well: strength is relative to the background, and a programmer stands out from cooks
            for any programming language without having used it. For the same reason strength by
            passages is at most the nearest cosine over `close`.
        holds, some: values from which a check says met, or partly.
        trust: how much a check outweighs the passages. A degree or a language either is there or is
            not; for a skill or years the passages tell how it was used.
    """

    version: str = "6"
    meaning: float = 1.0
    words: float = 0.5
    middle: float = 3.0
    steepness: float = 0.5
    met: float = 0.5
    partly: float = 0.2
    close: float = 0.5
    near: float = 0.33
    holds: float = 0.79
    some: float = 0.3
    trust: Mapping[RequirementKind, float] = field(default_factory=lambda: _TRUST)

    def balanced(self, words: float) -> "Rubric":
        """The same with T and B weighed otherwise; the sum of their weights stays.

        Args:
            words: from 0, T alone, over 0.5, this rubric's own balance, to 1, B alone; in between
                the weights lie on straight lines. A rubric weighs T no less than B.
        """
        of_words = max(2.0 * words * self.words, self.words + (2.0 * words - 1.0) * self.meaning)
        return replace(self, meaning=self.meaning + (self.words - of_words), words=of_words)

    def standardised(self, passages: Floats, words: Floats, base: Baseline) -> Floats:
        """x = t (T - mean) / spread + b (B - mean) / spread, per requirement; any shape (..., r).

        t is `meaning`, b is `words`.
        """
        by_passages = (passages - base.passages) / base.spread_passages
        by_words = (words - base.words) / base.spread_words
        return self.meaning * by_passages + self.words * by_words

    def strength_of(self, x: Floats) -> Floats:
        """Evidence to 0..1 by the algebraic sigmoid ½ (1 + u / √(1 + u²)).

        Not the logistic: this one needs only operations that IEEE 754 rounds correctly, so it
        gives the same bytes on every chip, scalar or vector.
        """
        u = self.steepness * (x - self.middle)
        return np.asarray(0.5 * (1.0 + u / np.sqrt(1.0 + u * u)))

    def strength_by_passages(self, x: Floats, nearest: Floats) -> Floats:
        """Strength 0..1 from standardised evidence and the nearest cosine, (n, r) each."""
        return np.minimum(self.strength_of(x), nearest / self.close)

    def outcomes(
        self, rules: "Rules", by_passages: Floats, nearest: Floats, values: Floats, *, denied: Flags
    ) -> "Outcomes":
        """Join what the passages say with what the checks say; (n, r) each.

        Args:
            by_passages: `strength_by_passages`, 0..1.
            nearest: cosine of the nearest passage with the requirement's own words, a negative one
                counted as 0.
            values: of the checks, 0..1, NaN where there is none.
            denied: whether the résumé says in the requirement's own words that it is not so; then
                a near passage does not say partly, only one that says it outright.
        """
        checked = ~np.isnan(values)
        joined = (1.0 - rules.trust) * by_passages + rules.trust * values
        said = (by_passages >= self.met) & (nearest >= self.close)
        at_least = np.where(said & rules.open, by_passages, 0.0)
        strengths = np.where(checked, np.maximum(joined, at_least), by_passages)
        near = (by_passages >= self.partly) & (nearest >= self.near) & (said | ~denied)
        met = np.where(checked, (values >= self.holds) | (said & rules.open), said)
        shown = (said & rules.tells) | (near & rules.open)
        partly = np.where(checked, (values >= self.some) | shown, near)
        missing = np.where(rules.silent, _UNKNOWN, _NOT_FOUND)
        statuses = np.where(met, _MET, np.where(partly, _PARTLY, missing))
        return Outcomes(
            np.where(rules.excluded, 1.0 - strengths, strengths),
            np.where(rules.excluded, _TURNED[statuses], statuses),
        )


RUBRIC = Rubric()
"""The one that scores."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the kind and the importance of each requirement mean for its outcome, (r) each.

    Args:
        trust: how much its check outweighs the passages.
        tells: a sentence may show it without naming it; a degree or a language it may not.
        silent: a résumé would not tell, so not finding it proves nothing.
        excluded: its points are given to those who do not show it.
        open: something that no check knows may do as well, so passages alone may show it.
    """

    trust: Floats
    tells: Flags
    silent: Flags
    excluded: Flags
    open: Flags

    @classmethod
    def of(cls, job: EncodedJob, rubric: Rubric) -> "Rules":
        """Work out a job."""
        asked = [item.requirement for item in job.asked]
        exact = (RequirementKind.DEGREE, RequirementKind.LANGUAGE)
        return cls(
            np.array([rubric.trust[one.kind] for one in asked]),
            np.array([one.kind not in exact for one in asked]),
            np.array([is_silent(one) for one in asked]),
            np.array([one.importance is Importance.NOT for one in asked]),
            np.array([is_open(one) for one in asked]),
        )


def is_open(requirement: Requirement) -> bool:
    """Whether something that no check knows may do as well: another name, or being on the way."""
    return requirement.open_ended or requirement.hedged


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What the requirements come to for n résumés, (n, r) each.

    Args:
        strengths: 0..1.
        statuses: indices into `STATUSES`.
    """

    strengths: Floats
    statuses: Integers


def nothing_found(shape: tuple[int, int]) -> Outcomes:
    """Outcomes of empty profiles: nothing was found, so nothing is given."""
    return Outcomes(np.zeros(shape), np.full(shape, _NOT_FOUND))


def points_of(strengths: Floats, possible: Integers) -> Integers:
    """Hundredths of a point: rounded per requirement, so a sum of them is the score exactly."""
    return np.asarray(possible * strengths + 0.5).astype(np.int64)


@lru_cache(maxsize=2**14)
def confidence_of(*, passages: int, lost: float, asked: int, unknown: int, dated: bool) -> float:
    """How far a score can be trusted, 0..1, two decimals; never part of the score.

    The product of: the share of the document that was read; how much there was to go by (half at
    four passages); how precise the posting was (half at one requirement); the share of the
    requirements that a résumé answers (unknown ones count half); 0.9 when no position had dates.

    Args:
        passages: of the résumé.
        lost: share of its words that could not be read, 0..1.
        asked: requirements of the posting.
        unknown: of these, with status UNKNOWN.
        dated: at least one position has dates.
    """
    if passages == 0:
        return 0.0
    read = 1.0 - min(max(lost, 0.0), 1.0)
    enough = passages / sqrt(passages * passages + 48.0)
    precise = asked / sqrt(asked * asked + 3.0)
    answered = 1.0 - 0.5 * unknown / asked
    return round(read * enough * precise * answered * (1.0 if dated else 0.9), 2)
