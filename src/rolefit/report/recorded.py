"""A match as data and back, so that whoever kept it can have it computed anew."""

from typing import Self

from pydantic import BaseModel, ConfigDict

from rolefit.domain.match import Explanation, Inputs, Match, RequirementMatch
from rolefit.domain.once import Once
from rolefit.domain.text import Finding


class MatchRecord(BaseModel):
    """How a résumé fits a job, whole.

    Args:
        index: position of the résumé in what was ranked.
        copy_of: `index` of a better-placed résumé with the same content.
    """

    model_config = ConfigDict(frozen=True)

    index: int
    name: str
    score: float
    confidence: float
    requirements: tuple[RequirementMatch, ...]
    findings: tuple[Finding, ...]
    inputs: Inputs
    signature: str
    copy_of: int | None = None

    @classmethod
    def of(cls, match: Match) -> Self:
        """The record of a match."""
        told = match.explanation()
        # What is there was checked when it was made.
        return cls.model_construct(
            index=match.index,
            name=match.name,
            score=match.score,
            confidence=match.confidence,
            requirements=told.requirements,
            findings=told.findings,
            inputs=told.inputs,
            signature=told.signature,
            copy_of=match.copy_of,
        )

    def match(self) -> Match:
        """The match that was recorded."""
        told = Explanation(self.requirements, self.findings, self.inputs, self.signature)
        return Match(
            index=self.index,
            name=self.name,
            score=self.score,
            confidence=self.confidence,
            explanation=Once.of(told),
            copy_of=self.copy_of,
        )
