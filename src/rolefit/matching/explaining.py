"""Scores into words: every point with the words that gave it, every match with its signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from rolefit.domain.job import Importance, Requirement
from rolefit.domain.match import Evidence, Explanation, Inputs, Match, RequirementMatch, Status
from rolefit.domain.once import Once
from rolefit.domain.text import Finding
from rolefit.matching.asking import Asking
from rolefit.matching.blocks import UNIT
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.evidence import Showcase
from rolefit.matching.pasted import copied_finding
from rolefit.matching.rubric import STATUSES, confidence_of, is_open
from rolefit.matching.scoring import Scored
from rolefit.matching.signature import signature_of

_UNKNOWN = STATUSES.index(Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Versions:
    """What stands behind every score, beside the two documents."""

    encoder: str
    gazetteer: str
    background: str


def draft(
    asking: Asking,
    resume: EncodedResume,
    scored: Scored,
    row: int,
    versions: Versions,
    *,
    index: int,
) -> Match:
    """The match of one of several scored résumés: its numbers, with the words to come.

    Args:
        row: which of them it is.
        index: its position in the input.
    """
    unknown = np.count_nonzero(scored.outcomes.statuses[row] == _UNKNOWN)
    return Match(
        index=index,
        name=resume.resume.document.name,
        score=scored.scores[row] / 100,
        confidence=_confidence(resume, len(asking.possible), int(unknown)),
        explanation=Once(partial(_explain, asking, resume, scored, row, versions)),
    )


def _explain(
    asking: Asking, resume: EncodedResume, scored: Scored, row: int, versions: Versions
) -> Explanation:
    told = Explanation(
        requirements=_requirements(asking, resume, scored, row),
        findings=(
            *_findings(resume, scored.measured.copied[row]),
            *asking.checks.findings(scored.checked, row),
        ),
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
    denying, refused = asking.denying(resume), asking.refused(resume)
    return tuple(
        _requirement(
            asking, resume, scored, (row, r), showcase, denying.get(r, ()), refused=r in refused
        )
        for r in range(len(asking.job.asked))
    )


def _requirement(
    asking: Asking,
    resume: EncodedResume,
    scored: Scored,
    cell: tuple[int, int],
    showcase: Showcase,
    denying: Sequence[int],
    *,
    refused: bool,
) -> RequirementMatch:
    """One requirement in words.

    Args:
        denying: passages that deny it, or a skill it names.
        refused: some of them deny it otherwise than by a skill, which the check tells of.
    """
    row, r = cell
    requirement = asking.job.asked[r].requirement
    verdict = asking.checks.verdict(scored.checked, row, r, resume)
    status = STATUSES[scored.outcomes.statuses[cell]]
    strength = float(scored.outcomes.strengths[cell])
    found = _found(requirement, status)
    against = () if found is Status.MET else denying
    evidence = showcase.evidence(r, requirement, verdict, against)
    by_passages = verdict is None or (is_open(requirement) and verdict.value < asking.rubric.some)
    return RequirementMatch(
        requirement=requirement,
        status=status,
        points=int(scored.points[cell]) / 100,
        possible=int(asking.possible[r]) / 100,
        strength=round(strength, 4),
        evidence=evidence,
        reasons=(
            *(verdict.reasons() if verdict else ()),
            *([_REFUSED] if refused and against else []),
            *_of_passages(found, evidence, strength, decide=by_passages and not against),
            *(["A résumé rarely tells; ask."] if status is Status.UNKNOWN else []),
        ),
    )


def _found(requirement: Requirement, status: Status) -> Status:
    """What was found, where the status of an exclusion says whether it is kept."""
    turned = {Status.MET: Status.NOT_FOUND, Status.NOT_FOUND: Status.MET}
    excluded = requirement.importance is Importance.NOT
    return turned.get(status, status) if excluded else status


def _of_passages(
    found: Status, evidence: Sequence[Evidence], strength: float, *, decide: bool
) -> Iterator[str]:
    """What the passages say, in words.

    Args:
        strength: of the requirement, 0..1.
        decide: whether no check decided.
    """
    if not evidence:
        yield "No passage comes near it."
    elif decide and found is Status.MET:
        yield "Passages say so."
    elif decide and found is Status.PARTLY:
        yield "Passages come near it."
    elif decide:
        in_part = strength >= _WORTH_TELLING
        yield "Not shown; work in the same field counts in part." if in_part else "Not shown."


_REFUSED = "A passage says that it is not there, not finished or run out."

_WORTH_TELLING = 0.1
"""A strength below this gives next to no points."""


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
        rubric=f"{asking.rubric.version}/{asking.statistics}/{versions.background}",
    )


def _confidence(resume: EncodedResume, asked: int, unknown: int) -> float:
    return confidence_of(
        passages=len(resume.resume.passages),
        lost=resume.lost,
        asked=asked,
        unknown=unknown,
        dated=resume.career.dated,
    )


def _findings(resume: EncodedResume, copied: tuple[int, ...]) -> tuple[Finding, ...]:
    own = (*resume.resume.document.findings, *resume.resume.findings)
    return (*own, copied_finding(resume, copied)) if copied else own
