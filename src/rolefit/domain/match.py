"""The answer: how a résumé fits a job, and the words that say so."""

from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.job import Requirement
from rolefit.domain.text import Finding, Span


class Status(StrEnum):
    """What was found for a requirement. UNKNOWN: a résumé would not tell, or was half read."""

    MET = "met"
    PARTLY = "partly"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that shows something.

    Args:
        span: [start, end) in the text the reader saw.
        page: 1-based page, where there are pages.
        text: the passage as it was embedded, personal data replaced by placeholders.
        similarity: cosine with the requirement, -1..1.
    """

    span: Span
    page: int | None
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class RequirementMatch:
    """What a requirement gave.

    Args:
        requirement: what was asked.
        status: what was found.
        points: what it gave, 0..`possible`, in hundredths; the points of a match add up to its
            score.
        possible: what it could give; these add up to 100.
        strength: how well it is shown, 0..1, before weighting.
        evidence: best passage first; empty when nothing was found.
        reasons: how it counted, plain sentences.
    """

    requirement: Requirement
    status: Status
    points: float
    possible: float
    strength: float
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that made a score. Two matches with equal inputs have equal outcomes."""

    job: str
    resume: str
    as_of: str
    weights: str
    encoder: str
    gazetteer: str
    reader: str
    profiler: str
    rubric: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a résumé fits a job.

    Args:
        index: position of the résumé in the list that was ranked.
        name: the résumé's file name for display, "" for a text.
        score: 0..100, the sum of the requirements' points.
        confidence: 0..1, how far the score can be trusted; never part of the score.
        signature: SHA-256 over inputs and outcome; `rolefit explain` recomputes it.
        copy_of: `index` of a better-placed résumé with the same content, or None.
    """

    index: int
    name: str
    score: float
    confidence: float
    requirements: tuple[RequirementMatch, ...]
    findings: tuple[Finding, ...]
    inputs: Inputs
    signature: str
    copy_of: int | None = None
