"""The answer: how a résumé fits a job, and the words that say so."""

from dataclasses import dataclass, field
from enum import StrEnum

from rolefit.domain.job import Requirement
from rolefit.domain.once import Once
from rolefit.domain.text import Finding, Span


class Status(StrEnum):
    """What was found for a requirement. UNKNOWN: not found, but a résumé would rarely tell."""

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
        evidence: what a check points at first, then the nearest passages; empty when none comes
            near.
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
    """Everything that made a score. Two matches with equal inputs have equal outcomes.

    Args:
        weights: the weights, and in brackets what each requirement was asked as, in order:
            "must=1.0 … title=0.2 [title,must,nice]".
    """

    job: str
    resume: str
    as_of: str
    weights: str
    encoder: str
    gazetteer: str
    reader: str
    profiler: str
    rubric: str

    @property
    def weights_alone(self) -> str:
        """The weights, without what each requirement was asked as."""
        return self.weights.partition(" [")[0]

    @property
    def importances(self) -> tuple[str, ...]:
        """What each requirement was asked as, in order; "title" for the job's title."""
        return tuple(self.weights.rstrip("]").partition(" [")[2].split(","))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a résumé scores what it does, and what made it.

    Args:
        signature: SHA-256 over inputs and outcome; `rolefit explain` recomputes it.
    """

    requirements: tuple[RequirementMatch, ...]
    findings: tuple[Finding, ...]
    inputs: Inputs
    signature: str


@dataclass(frozen=True, slots=True)
class Match:
    """How a résumé fits a job.

    Its numbers are there at once. The words behind them, which take most of the work, are put
    together when one of `requirements`, `findings`, `inputs` and `signature` is first looked at.

    Args:
        index: position of the résumé in the list that was ranked.
        name: the résumé's file name for display, "" for a text.
        score: 0..100, the sum of the requirements' points.
        confidence: 0..1, how far the score can be trusted; never part of the score.
        explanation: call it for the rest.
        copy_of: `index` of a better-placed résumé with the same content, or None.
    """

    index: int
    name: str
    score: float
    confidence: float
    explanation: Once[Explanation] = field(repr=False)
    copy_of: int | None = None

    @property
    def requirements(self) -> tuple[RequirementMatch, ...]:
        """What each requirement gave; the points add up to the score."""
        return self.explanation().requirements

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the résumé but not used, or used with a caveat."""
        return self.explanation().findings

    @property
    def inputs(self) -> Inputs:
        """Everything that made the score."""
        return self.explanation().inputs

    @property
    def signature(self) -> str:
        """SHA-256 over inputs and outcome; `rolefit explain` recomputes it."""
        return self.explanation().signature
