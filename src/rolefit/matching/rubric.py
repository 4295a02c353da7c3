"""The score's formula, and nothing else; docs/score.md explains it with a worked example."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from rolefit.domain.job import Importance, RequirementKind
from rolefit.domain.match import Status
from rolefit.matching.background import Baseline
from rolefit.matching.encoded import Asked
from rolefit.matching.legs import Floats
from rolefit.matching.verdicts import Verdict

RUBRIC = "1"

WORDS = 0.5
"""Weight of B beside T; the sum agreed with people's ratings best."""

MIDDLE = 1.5
"""Standardised evidence that counts half; the background's mean is 0."""

STEEPNESS = 0.35
"""How fast strength grows around the middle."""

MET, PARTLY = 0.62, 0.36
"""Strengths from which passages alone say met, or partly."""

CLOSE, NEAR = 0.5, 0.33
"""Cosines that the nearest passage must reach as well: strength is relative to the background, and
a programmer stands out from cooks for any programming language without having used it. For the
same reason strength by passages is at most the nearest cosine over `CLOSE`."""

HOLDS, SOME = 0.79, 0.3
"""Values from which a check says met, or partly."""

# How much a check outweighs the passages. A degree or a language either is there or is not; for a
# skill or years the passages tell how it was used.
_TRUST = {
    RequirementKind.SKILL: 0.6,
    RequirementKind.EXPERIENCE: 0.5,
    RequirementKind.DEGREE: 0.7,
    RequirementKind.LANGUAGE: 0.8,
    RequirementKind.LICENCE: 0.7,
    RequirementKind.DUTY: 0.3,
}


def standardised(passages: Floats, words: Floats, base: Baseline) -> Floats:
    """x = (T - mean) / spread + ½ (B - mean) / spread, per requirement; any shape (..., r)."""
    by_passages = (passages - base.passages) / base.spread_passages
    by_words = (words - base.words) / base.spread_words
    return by_passages + WORDS * by_words


def strength_of(x: Floats) -> Floats:
    """Evidence to 0..1 by the algebraic sigmoid ½ (1 + u / √(1 + u²)).

    Not the logistic: this one needs only operations that IEEE 754 rounds correctly, so it gives
    the same bytes on every chip, scalar or vector.
    """
    u = STEEPNESS * (x - MIDDLE)
    return np.asarray(0.5 * (1.0 + u / np.sqrt(1.0 + u * u)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one requirement comes to: strength 0..1 and status."""

    strength: float
    status: Status


def outcome(
    asked: Asked, by_passages: float, nearest: float, verdict: Verdict | None, *, silent: bool
) -> Outcome:
    """Join what the passages say with what the check says.

    Args:
        by_passages: `strength_of`, 0..1.
        nearest: cosine of the nearest passage, -1..1.
        silent: a résumé would not tell, so not finding it proves nothing.
    """
    by_passages = min(by_passages, max(nearest, 0.0) / CLOSE)
    strength = by_passages
    if verdict is not None:
        trust = _TRUST[asked.requirement.kind]
        strength = (1.0 - trust) * by_passages + trust * verdict.value
    status = _status(asked.requirement.kind, by_passages, nearest, verdict)
    if status is Status.NOT_FOUND and silent:
        status = Status.UNKNOWN
    if asked.requirement.importance is Importance.NOT:
        return Outcome(1.0 - strength, _turned(status))
    return Outcome(strength, status)


def _status(
    kind: RequirementKind, by_passages: float, nearest: float, verdict: Verdict | None
) -> Status:
    said = by_passages >= MET and nearest >= CLOSE
    if verdict is None:
        if said:
            return Status.MET
        near = by_passages >= PARTLY and nearest >= NEAR
        return Status.PARTLY if near else Status.NOT_FOUND
    if verdict.value >= HOLDS:
        return Status.MET
    # A sentence may show a skill without naming it; a degree or a language it may not.
    said = said and kind not in (RequirementKind.DEGREE, RequirementKind.LANGUAGE)
    return Status.PARTLY if verdict.value >= SOME or said else Status.NOT_FOUND


def _turned(status: Status) -> Status:
    return {Status.MET: Status.NOT_FOUND, Status.NOT_FOUND: Status.MET}.get(status, status)


def points_of(strength: float, possible: int) -> int:
    """Hundredths of a point: rounded per requirement, so a sum of them is the score exactly."""
    return int(possible * strength + 0.5)


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
