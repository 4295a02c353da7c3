"""Scores into words: every point with the words that gave it, every match with its signature."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from rolefit.domain.job import Importance, Requirement
from rolefit.domain.match import Explanation, Inputs, Match, RequirementMatch, Status
from rolefit.domain.once import Once
from rolefit.domain.text import Finding
from rolefit.matching.asking import Asking
from rolefit.matching.blocks import UNIT
from rolefit.matching.credentials import Verdict
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.evidence import Showcase
from rolefit.matching.pasted import copied_finding
from rolefit.matching.rubric import RUBRIC, STATUSES, confidence_of
from rolefit.matching.scoring import Scored
from rolefit.matching.signature import signature_of

_UNKNOWN = STATUSES.index(Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Versions:
    """What stands behind every score, beside the two documents."""

    encoder: str
    gazetteer: str
    background: str


def drafts(
    asking: Asking,
    resumes: Sequence[EncodedResume],
    scored: Scored,
    versions: Versions,
    places: Sequence[int],
) -> list[Match]:
    """Matches of n scored résumés: their numbers, with the words to come.

    Args:
        places: the `index` of each.
    """
    unknown = np.count_nonzero(scored.outcomes.statuses == _UNKNOWN, axis=1).tolist()
    return [
        Match(
            index=place,
            name=resume.resume.document.name,
            score=scored.scores[row] / 100,
            confidence=_confidence(resume, len(asking.possible), unknown[row]),
            explanation=Once(partial(_explain, asking, resume, scored, row, versions)),
        )
        for row, (place, resume) in enumerate(zip(places, resumes, strict=True))
    ]


def _explain(
    asking: Asking, resume: EncodedResume, scored: Scored, row: int, versions: Versions
) -> Explanation:
    told = Explanation(
        requirements=_requirements(asking, resume, scored, row),
        findings=_findings(resume, scored.measured.copied[row]),
        inputs=_inputs(asking, resume, versions),
        signature="",
    )
    unknown = sum(item.status is Status.UNKNOWN for item in told.requirements)
    confidence = _confidence(resume, len(told.requirements), unknown)
    return replace(told, signature=signature_of(scored.scores[row] / 100, confidence, told))


def _requirements(
    asking: Asking, resume: EncodedResume, scored: Scored, row: int
) -> tuple[RequirementMatch, ...]:
    cosines = scored.measured.products[row].astype(np.float64) / UNIT
    showcase = Showcase(resume, asking.checks.naming, cosines)
    return tuple(
        _requirement(asking, resume, scored, (row, r), showcase)
        for r in range(len(asking.job.asked))
    )


def _requirement(
    asking: Asking, resume: EncodedResume, scored: Scored, cell: tuple[int, int], showcase: Showcase
) -> RequirementMatch:
    row, r = cell
    requirement = asking.job.asked[r].requirement
    verdict = asking.checks.verdict(scored.checked, row, r, resume)
    evidence = showcase.evidence(r, requirement, verdict)
    status = STATUSES[scored.outcomes.statuses[cell]]
    return RequirementMatch(
        requirement=requirement,
        status=status,
        points=int(scored.points[cell]) / 100,
        possible=int(asking.possible[r]) / 100,
        strength=round(float(scored.outcomes.strengths[cell]), 4),
        evidence=evidence,
        reasons=_reasons(requirement, verdict, status, shown=bool(evidence)),
    )


def _inputs(asking: Asking, resume: EncodedResume, versions: Versions) -> Inputs:
    job, profile = asking.job.job, resume.resume
    return Inputs(
        job=job.document.digest,
        resume=profile.document.digest,
        as_of=str(profile.as_of or ""),
        weights=asking.weights,
        encoder=versions.encoder,
        gazetteer=versions.gazetteer,
        reader=f"{job.document.reader}/{profile.document.reader}",
        profiler=f"{job.profiler}/{profile.profiler}",
        rubric=f"{RUBRIC}/{asking.statistics}/{versions.background}",
    )


def _confidence(resume: EncodedResume, asked: int, unknown: int) -> float:
    profile = resume.resume
    return confidence_of(
        passages=len(profile.passages),
        lost=sum(finding.lost for finding in (*profile.document.findings, *profile.findings)),
        asked=asked,
        unknown=unknown,
        dated=resume.career.dated,
    )


def _findings(resume: EncodedResume, copied: tuple[int, ...]) -> tuple[Finding, ...]:
    own = (*resume.resume.document.findings, *resume.resume.findings)
    return (*own, copied_finding(resume, copied)) if copied else own


def _reasons(
    requirement: Requirement, verdict: Verdict | None, status: Status, *, shown: bool
) -> tuple[str, ...]:
    reasons = list(verdict.reasons()) if verdict else []
    if not shown:
        reasons.append("No passage comes near it.")
    elif verdict is None:
        excluded = requirement.importance is Importance.NOT
        reasons.append(_BY_PASSAGES[_TURNED.get(status, status) if excluded else status])
    if status is Status.UNKNOWN:
        reasons.append("A résumé rarely tells; ask.")
    return tuple(reasons)


# What was found, where the status says whether an exclusion is kept.
_TURNED = {Status.MET: Status.NOT_FOUND, Status.NOT_FOUND: Status.MET}

_BY_PASSAGES = {
    Status.MET: "Passages say so.",
    Status.PARTLY: "Passages come near it.",
    Status.NOT_FOUND: "Not shown; work in the same field counts in part.",
    Status.UNKNOWN: "Not shown; work in the same field counts in part.",
}
