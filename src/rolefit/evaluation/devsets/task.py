"""A task: queries, what may answer them, and which answers are right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rolefit.domain.errors import RolefitError
from rolefit.evaluation.baselines import Counting, bm25_run, cosine_run, tfidf_run
from rolefit.evaluation.comparison import compare
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import Measure
from rolefit.evaluation.outcome import Outcome
from rolefit.evaluation.runs import Run, untied
from rolefit.evaluation.systems import BM25, ROLEFIT, TFIDF, all_runs, read_pool, rolefit_run
from rolefit.matcher import Matcher
from rolefit.profiling.skills import load_gazetteer

DEPTH = 100
"""Answers kept per query where labels are looked up; a right one below counts as not found."""

LINK = "link"
ENCODER = "encoder"
GAZETTEER = "gazetteer"


class Way(StrEnum):
    """How a task is answered.

    MATCHING: résumés for jobs by the public matcher, beside the baselines.
    RECOMMENDING: jobs for résumés by the same scores, beside the same baselines.
    LOOKUP: short texts by `Matcher.encode`, beside BM25 and TF-IDF.
    LINKING: other words for skills; first by `Matcher.link`, then as LOOKUP, and by the gazetteer.
    """

    MATCHING = "matching"
    RECOMMENDING = "recommending"
    LOOKUP = "lookup"
    LINKING = "linking"


@dataclass(frozen=True, slots=True)
class Task:
    """What to answer. Queries and documents are texts by id.

    Args:
        name: also of the folder its runs are written to.
        unit: what a query is, in the plural.
        judged_only: candidates of a query are the documents judged for it, not all.
        groups: by query the occupation group, where a set knows it.
    """

    name: str
    unit: str
    way: Way
    queries: dict[str, str]
    documents: dict[str, str]
    judgements: Judgements
    measures: tuple[Measure, ...]
    notes: tuple[str, ...] = ()
    judged_only: bool = False
    groups: dict[str, str] = field(default_factory=dict)


def carry_out(matcher: Matcher, task: Task, counting: Counting, *, alone: bool = False) -> Outcome:
    """Answer a task by every system and measure.

    Args:
        alone: only by what models are judged by: the score, or the encoder by itself.

    Raises:
        MissingExtra: the `evaluate` extra is not installed.
    """
    failures: dict[str, RolefitError] = {}
    if task.way in {Way.MATCHING, Way.RECOMMENDING}:
        runs, failures = _matched(matcher, task, counting, alone=alone)
    else:
        runs = _looked_up(matcher, task, counting, alone=alone)
    if task.judged_only:
        runs = {system: _judged(run, task.judgements) for system, run in runs.items()}
    notes = [*_sizes(task), *task.notes]
    comparison = compare(
        task.judgements, runs, task.measures, name=task.name, unit=task.unit, notes=notes
    )
    return Outcome(comparison, task.judgements, runs, failures)


def _matched(
    matcher: Matcher, task: Task, counting: Counting, *, alone: bool
) -> tuple[dict[str, Run], dict[str, RolefitError]]:
    """By system, ours first; and what could not be read."""
    by_resume = task.way is Way.RECOMMENDING
    jobs, resumes = task.queries, task.documents
    if by_resume:
        jobs, resumes = resumes, jobs
    pool = read_pool(matcher, jobs, resumes, counting=counting)
    if alone:
        ours = rolefit_run(matcher, pool, by_resume=by_resume, counting=counting)
        return {ROLEFIT: ours}, pool.failures
    return all_runs(matcher, pool, by_resume=by_resume, counting=counting), pool.failures


def _looked_up(matcher: Matcher, task: Task, counting: Counting, *, alone: bool) -> dict[str, Run]:
    """By system, the best first that rolefit has."""
    if alone:
        return {ENCODER: _encoded(matcher, task, counting)}
    words = bm25_run(task.queries, task.documents, DEPTH)
    vectors = tfidf_run(task.queries, task.documents, DEPTH)
    runs = {ENCODER: _encoded(matcher, task, counting)}
    if task.way is Way.LINKING:
        runs = {LINK: _linked(matcher, task, counting), **runs, GAZETTEER: _named(task)}
    return {**runs, BM25: words, TFIDF: vectors}


def _encoded(matcher: Matcher, task: Task, counting: Counting) -> Run:
    return cosine_run(task.queries, task.documents, matcher.encode, DEPTH, counting)


def _judged(run: Run, judgements: Judgements) -> Run:
    return {
        query: {name: score for name, score in row.items() if name in judgements.get(query, {})}
        for query, row in run.items()
    }


def _linked(matcher: Matcher, task: Task, counting: Counting) -> Run:
    """What `Matcher.link` answers, in its order."""
    found = matcher.link_all(list(task.queries.values()), top=DEPTH, counting=counting)
    run: Run = {}
    for query, skills in zip(task.queries, found, strict=True):
        scores = {skill.id.rpartition("/")[2]: skill.score for skill in skills}
        run[query] = untied({one: score for one, score in scores.items() if one in task.documents})
    return run


def _named(task: Task) -> Run:
    """What the gazetteer takes the whole text for, else what it names in it, longest first."""
    gazetteer = load_gazetteer()
    run: Run = {}
    for query, text in task.queries.items():
        whole = gazetteer.link(text)
        found = [whole] if whole else gazetteer.find(text)
        scores: dict[str, float] = {}
        for skill in sorted(found, key=lambda one: len(one.span)):
            ends = (uri.rpartition("/")[2] for uri in skill.ids or (skill.id,))
            scores |= {end: float(len(skill.span)) for end in ends if end in task.documents}
        run[query] = untied(scores)
    return run


def _sizes(task: Task) -> Sequence[str]:
    return [f"{len(task.queries):,} {task.unit} against {len(task.documents):,} candidates."]
