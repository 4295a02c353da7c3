"""Jobs and résumés in, matches out: the one scorer. Pure: no clock, no I/O, no state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rolefit.domain.match import Inputs, Match, RequirementMatch, Status
from rolefit.domain.text import Finding
from rolefit.matching.background import Background, Baseline, baseline
from rolefit.matching.copies import fold_copies
from rolefit.matching.corrections import Copies, copied_finding, correct
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.evidence import evidence_for
from rolefit.matching.legs import Floats, Question, cosines, measure
from rolefit.matching.prepare import without
from rolefit.matching.rubric import (
    RUBRIC,
    Outcome,
    confidence_of,
    outcome,
    points_of,
    standardised,
    strength_of,
)
from rolefit.matching.signature import signature_of
from rolefit.matching.silent import is_silent
from rolefit.matching.terms import Analyzer, TermStatistics
from rolefit.matching.verdicts import Verdict, check
from rolefit.matching.weights import Weights, shares


@dataclass(frozen=True, slots=True)
class Versions:
    """What stands behind every score, beside the two documents."""

    encoder: str
    gazetteer: str
    background: str


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is worked out once for a job."""

    job: EncodedJob
    question: Question
    possible: tuple[int, ...]
    base: Baseline
    copies: Copies
    silent: tuple[bool, ...]


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
        self._analyze = Analyzer()

    def rank(
        self,
        job: EncodedJob,
        resumes: Sequence[EncodedResume],
        weights: Weights,
        *,
        top: int | None = None,
    ) -> list[Match]:
        """Matches, best first, copies of a better-placed résumé last.

        Ties are decided by the redacted content, then by position, so a name or the order of
        the input never decides between two different résumés.

        Args:
            top: explain only the best so many; None for all.
        """
        if not resumes:
            return []
        asking = self._ask(job, weights)
        scored = [self._score(asking, resume) for resume in resumes]
        order = fold_copies(resumes, [sum(one.points) for one in scored])
        return [
            replace(
                self._explain(asking, resumes[place.index], scored[place.index], weights),
                index=place.index,
                copy_of=place.copy_of,
            )
            for place in order[:top]
        ]

    def _ask(self, job: EncodedJob, weights: Weights) -> _Asking:
        relative = weights.of_all(
            [asked.requirement for asked in job.asked], [asked.is_title for asked in job.asked]
        )
        possible = shares(relative)
        share = np.array(possible) / 10_000
        question = Question.of(job, self._statistics)
        base = baseline(question, self._background, share)
        silent = tuple(is_silent(asked.requirement) for asked in job.asked)
        copies = Copies(job)
        return _Asking(job, question, tuple(possible), base, copies, silent)

    def _score(self, asking: _Asking, resume: EncodedResume) -> "_Scored":
        similar = cosines(asking.question, resume.lexical.vectors)
        if not resume.resume.passages:
            return _Scored.nothing(asking, similar)
        copied = correct(asking.job, asking.question, resume, similar, asking.copies)
        lexical = without(resume, copied, self._analyze) if copied else resume.lexical
        passages, words = measure(asking.question, similar, lexical.terms)
        strengths = strength_of(standardised(passages, words, asking.base)).tolist()
        nearest = similar.max(axis=0).tolist()
        outcomes = tuple(
            outcome(
                asked,
                strengths[r],
                nearest[r],
                check(asked, resume, similar[:, r], copied, telling=False),
                silent=asking.silent[r],
            )
            for r, asked in enumerate(asking.job.asked)
        )
        points = tuple(
            points_of(one.strength, possible)
            for one, possible in zip(outcomes, asking.possible, strict=True)
        )
        return _Scored(similar, outcomes, points, copied)

    def _explain(
        self, asking: _Asking, resume: EncodedResume, scored: "_Scored", weights: Weights
    ) -> Match:
        requirements = tuple(
            self._requirement(asking, resume, scored, r) for r in range(len(asking.job.asked))
        )
        score = sum(scored.points) / 100
        confidence = _confidence(resume, requirements)
        inputs = self._inputs(asking.job, resume, weights)
        match = Match(
            index=0,
            name=resume.resume.document.name,
            score=score,
            confidence=confidence,
            requirements=requirements,
            findings=_findings(resume, scored),
            inputs=inputs,
            signature="",
        )
        return replace(match, signature=signature_of(match))

    def _requirement(
        self, asking: _Asking, resume: EncodedResume, scored: "_Scored", r: int
    ) -> RequirementMatch:
        asked, result, similar = asking.job.asked[r], scored.outcomes[r], scored.similar[:, r]
        # An empty profile was not checked, so there is nothing to put into words.
        empty = not resume.resume.passages
        verdict = None if empty else check(asked, resume, similar, scored.copied)
        evidence = evidence_for(asked, resume, similar, verdict)
        return RequirementMatch(
            requirement=asked.requirement,
            status=result.status,
            points=scored.points[r] / 100,
            possible=asking.possible[r] / 100,
            strength=round(result.strength, 4),
            evidence=evidence,
            reasons=_reasons(verdict, result, shown=bool(evidence)),
        )

    def _inputs(self, job: EncodedJob, resume: EncodedResume, weights: Weights) -> Inputs:
        chosen = ",".join(
            "title" if asked.is_title else asked.requirement.importance.value for asked in job.asked
        )
        document, profile = resume.resume.document, resume.resume
        return Inputs(
            job=job.job.document.digest,
            resume=document.digest,
            as_of=str(profile.as_of or ""),
            weights=f"{weights} [{chosen}]",
            encoder=self._versions.encoder,
            gazetteer=self._versions.gazetteer,
            reader=f"{job.job.document.reader}/{document.reader}",
            profiler=f"{job.job.profiler}/{profile.profiler}",
            rubric=f"{RUBRIC}/{self._statistics.version}/{self._versions.background}",
        )


@dataclass(frozen=True, slots=True)
class _Scored:
    """A résumé's numbers, before they are put into words."""

    similar: npt.NDArray[np.float64]
    outcomes: tuple[Outcome, ...]
    points: tuple[int, ...]
    copied: tuple[int, ...]

    @classmethod
    def nothing(cls, asking: _Asking, similar: Floats) -> "_Scored":
        """An empty profile: nothing was found, so nothing is given."""
        count = len(asking.job.asked)
        return cls(similar, (Outcome(0.0, Status.NOT_FOUND),) * count, (0,) * count, ())


def _confidence(resume: EncodedResume, requirements: tuple[RequirementMatch, ...]) -> float:
    profile = resume.resume
    return confidence_of(
        passages=len(profile.passages),
        lost=sum(finding.lost for finding in (*profile.document.findings, *profile.findings)),
        asked=len(requirements),
        unknown=sum(item.status is Status.UNKNOWN for item in requirements),
        dated=any(position.start for position in profile.positions),
    )


def _findings(resume: EncodedResume, scored: _Scored) -> tuple[Finding, ...]:
    own = (*resume.resume.document.findings, *resume.resume.findings)
    return (*own, copied_finding(resume, scored.copied)) if scored.copied else own


def _reasons(verdict: Verdict | None, result: Outcome, *, shown: bool) -> tuple[str, ...]:
    reasons = list(verdict.reasons) if verdict else []
    if not shown:
        reasons.append("No passage comes near it.")
    elif verdict is None:
        reasons.append(_BY_PASSAGES[result.status])
    if result.status is Status.UNKNOWN:
        reasons.append("A résumé rarely tells; ask.")
    return tuple(reasons)


_BY_PASSAGES = {
    Status.MET: "Passages say so.",
    Status.PARTLY: "Passages come near it.",
    Status.NOT_FOUND: "Not shown; work in the same field counts a little.",
    Status.UNKNOWN: "Not shown; work in the same field counts a little.",
}
