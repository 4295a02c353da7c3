"""Counterfactual audits: how far scores and places move when one thing about a person changes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.matcher import Matcher, Progress
from rolefit.trust.audits import AUDITS
from rolefit.trust.counterfactual import Audit, Kind, Variant


class Counting(Protocol):
    """Shows progress: a title and a total in, a context with a function to count on out."""

    def __call__(self, what: str, total: int, /) -> AbstractContextManager[Progress]:
        """Begin to count."""


def silent(_what: str, _total: int, /) -> AbstractContextManager[Progress]:
    """Progress that nobody sees."""
    return nullcontext(lambda _done: None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A requirement whose points moved, in points of the score."""

    requirement: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A job, a résumé and one of its variants.

    Args:
        job, resume: names, as they are told.
        group, detail: of the variant.
        before, after: scores, 0..100.
        place_before, place_after: 1 plus the number of other résumés with a higher score.
        equal: score, confidence, points, words of evidence and reasons are all the same.
        moved: requirements whose points differ.
    """

    job: str
    resume: str
    group: str
    detail: str
    before: float
    after: float
    place_before: int
    place_after: int
    equal: bool
    moved: tuple[Moved, ...] = ()

    @property
    def change(self) -> float:
        """Points by which the score moved, in hundredths as scores are."""
        return round(self.after - self.before, 2)

    @property
    def places(self) -> int:
        """Places gained (above 0) or lost."""
        return self.place_before - self.place_after


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one audit gave.

    Args:
        pairs: every job with every variant.
        resumes: how many résumés had variants.
        unchanged: why others had none, with how many.
        unfaithful: variants left out because they were not understood as meant.
    """

    audit: Audit
    pairs: tuple[Pair, ...]
    resumes: int
    unchanged: Mapping[str, int]
    unfaithful: int


@dataclass(frozen=True, slots=True)
class Pool:
    """The jobs and résumés of an audit, by the names they are told by.

    Args:
        scores: by job, by résumé: what each scores as it is.
        inputs: what made the scores, but for job, résumé and month.
    """

    jobs: Mapping[str, Job]
    resumes: Mapping[str, Resume]
    scores: Mapping[str, Mapping[str, float]]
    inputs: Mapping[str, str]


def pool_of(
    matcher: Matcher,
    jobs: Mapping[str, Job],
    resumes: Mapping[str, Resume],
    counting: Counting = silent,
) -> Pool:
    """Score every résumé for every job, as they are."""
    scores: dict[str, dict[str, float]] = {}
    inputs: dict[str, str] = {}
    names = list(resumes)
    with counting("Matching", len(jobs)) as tick:
        for name, job in jobs.items():
            ranking = matcher.rank(job, list(resumes.values()))
            scores[name] = {names[match.index]: match.score for match in ranking}
            for match in ranking[:1]:
                inputs = _versions(match)
            tick(1)
    return Pool(jobs, resumes, scores, inputs)


def run_audit(
    matcher: Matcher,
    kind: Kind,
    pool: Pool,
    *,
    per_group: int = 1,
    as_of: str | None = None,
    counting: Counting = silent,
) -> Outcome:
    """Make the counterfactuals of every résumé and compare them for every job.

    Args:
        pool: what `pool_of` made.
        per_group: names per group, or schools per kind, for each résumé.
        as_of: the month that "present" stands for, as the résumés of the pool were read with.
    """
    audit = AUDITS[kind]
    pairs: list[Pair] = []
    unchanged: dict[str, int] = {}
    audited = unfaithful = 0
    with counting(audit.title, len(pool.resumes)) as tick:
        for name, resume in pool.resumes.items():
            made = audit.make(resume, per_group)
            base = matcher.resume(made.base, as_of=as_of)
            read = [(one, matcher.resume(one.document, as_of=as_of)) for one in made.variants]
            kept = [(one, other) for one, other in read if audit.faithful(base, other, one)]
            unfaithful += len(read) - len(kept)
            audited += bool(kept)
            if made.why:
                unchanged[made.why] = unchanged.get(made.why, 0) + 1
            if kept:
                pairs += _compared(matcher, pool, name, base, kept)
            tick(1)
    return Outcome(audit, tuple(pairs), audited, unchanged, unfaithful)


def _compared(
    matcher: Matcher,
    pool: Pool,
    name: str,
    base: Resume,
    variants: Sequence[tuple[Variant, Resume]],
) -> Iterator[Pair]:
    for job_name, job in pool.jobs.items():
        ranking = matcher.rank(job, [base, *(resume for _, resume in variants)])
        matches = sorted(ranking, key=lambda match: match.index)
        others = [score for other, score in pool.scores[job_name].items() if other != name]
        before, *after = matches
        for (variant, _), match in zip(variants, after, strict=True):
            yield Pair(
                job=job_name,
                resume=name,
                group=variant.group,
                detail=variant.detail,
                before=before.score,
                after=match.score,
                place_before=_place(before.score, others),
                place_after=_place(match.score, others),
                equal=_told(before) == _told(match),
                moved=tuple(_moved(before, match)),
            )


def _place(score: float, others: Sequence[float]) -> int:
    return 1 + sum(other > score for other in others)


def _moved(before: Match, after: Match) -> Iterator[Moved]:
    if before.score == after.score and _points(before) == _points(after):
        return
    for one, other in zip(before.requirements, after.requirements, strict=True):
        if one.points != other.points:
            yield Moved(one.requirement.text, one.points, other.points)


def _points(match: Match) -> list[float]:
    return [item.points for item in match.requirements]


def _told(match: Match) -> tuple[object, ...]:
    """All of an outcome but offsets, pages and the document's digest, which follow the text."""
    items = tuple(
        (
            item.status,
            item.points,
            item.strength,
            tuple((evidence.text, evidence.similarity) for evidence in item.evidence),
            item.reasons,
        )
        for item in match.requirements
    )
    findings = tuple((finding.code, finding.lost) for finding in match.findings)
    return match.score, match.confidence, items, findings


def _versions(match: Match) -> dict[str, str]:
    names = ("encoder", "gazetteer", "reader", "profiler", "rubric")
    told = {name: str(getattr(match.inputs, name)) for name in names}
    # Without the importances: those are of one job's requirements.
    return {"weights": match.inputs.weights_alone, **told}
