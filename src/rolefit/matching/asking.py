"""What is worked out once for a job, before a résumé is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rolefit.matching.background import Background, Baseline, baseline
from rolefit.matching.checks import Checks
from rolefit.matching.denials import Refusals
from rolefit.matching.encoded import EncodedJob, EncodedResume, Integers
from rolefit.matching.legs import Question
from rolefit.matching.lines import Lines
from rolefit.matching.pasted import PostingWords
from rolefit.matching.rubric import RUBRIC, Rubric, Rules
from rolefit.matching.terms import TermStatistics
from rolefit.matching.weights import Weights, shares


@dataclass(frozen=True, slots=True)
class Asking:
    """A job, ready to be asked of any number of résumés.

    Args:
        weights: as they are recorded in a match.
        possible: (r) hundredths of a point that each requirement can give; they add up to 10,000.
        statistics: version of the term statistics.
        rubric: balanced as the weights say.
    """

    job: EncodedJob
    weights: str
    possible: Integers
    question: Question
    base: Baseline
    rules: Rules
    checks: Checks
    lines: Lines
    refusals: Refusals
    words: PostingWords
    statistics: str
    rubric: Rubric

    @classmethod
    def of(
        cls,
        job: EncodedJob,
        weights: Weights,
        background: Background,
        statistics: TermStatistics,
        rubric: Rubric = RUBRIC,
    ) -> "Asking":
        """Work out a job."""
        relative = weights.of_all(
            [asked.requirement for asked in job.asked], [asked.is_title for asked in job.asked]
        )
        possible = np.array(shares(relative))
        question, checks = Question.of(job, statistics), Checks(job)
        return cls(
            job=job,
            weights=_written(job, weights),
            possible=possible,
            question=question,
            base=baseline(question, background, possible / 10_000),
            rules=Rules.of(job, rubric),
            checks=checks,
            lines=Lines.of(job, checks),
            refusals=Refusals(job.asked),
            words=PostingWords(job),
            statistics=statistics.version,
            rubric=rubric.balanced(weights.words),
        )

    def denying(self, resume: EncodedResume) -> dict[int, tuple[int, ...]]:
        """For each requirement the passages of a résumé that deny it or a skill it names."""
        found: dict[int, set[int]] = {}
        for r, passages in self._denied_by_name(resume):
            found.setdefault(r, set()).update(passages)
        for r, passage in self.refusals.of(resume):
            found.setdefault(r, set()).add(passage)
        return {r: tuple(sorted(passages)) for r, passages in found.items()}

    def refused(self, resume: EncodedResume) -> set[int]:
        """The requirements that a résumé denies, but by no skill's name."""
        by_name = {r for r, _ in self._denied_by_name(resume)}
        return {r for r, _ in self.refusals.of(resume)} - by_name

    def _denied_by_name(self, resume: EncodedResume) -> Iterator[tuple[int, tuple[int, ...]]]:
        naming = self.checks.naming
        for concept in resume.denied.keys() & naming.keys():
            yield from ((r, resume.denied[concept]) for r in naming[concept])


def _written(job: EncodedJob, weights: Weights) -> str:
    chosen = ",".join(
        "title" if asked.is_title else asked.requirement.importance.value for asked in job.asked
    )
    return f"{weights} [{chosen}]"
