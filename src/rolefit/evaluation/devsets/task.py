"""A task: queries, what may answer them, and which answers are right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rolefit.evaluation.baselines import Counting, bm25_run, cosine_run, tfidf_run
from rolefit.evaluation.comparison import compare
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import Measure
from rolefit.evaluation.outcome import Outcome
from rolefit.evaluation.runs import Run, untied
from rolefit.evaluation.systems import BM25, TFIDF, all_runs, read_pool
from rolefit.matcher import Matcher
from rolefit.profiling.skills import load_gazetteer

DEPTH = 100
"""Answers kept per query where labels are looked up; a right one below counts as not found."""

LINK = "link"
ENCODER = "encoder"
GAZETTEER = "gazetteer"


class Way(StrEnum):
    """How a task is answered.

    MATCHING: jobs by the public matcher, beside the baselines.
    LOOKUP: short texts by `Matcher.encode`, beside BM25 and TF-IDF.
    LINKING: other words for skills; first by `Matcher.link`, then as LOOKUP, and by the gazetteer.
    """

    MATCHING = "matching"
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


def carry_out(matcher: Matcher, task: Task, counting: Counting, *, linking: bool = True) -> Outcome:
    """Answer a task by every system and measure.

    Args:
        linking: False leaves `Matcher.link` out, so that the encoder stands first: encoders are
            compared by what they know themselves.

    Raises:
        MissingExtra: the `evaluate` extra is not installed.
    """
    failures = {}
    if task.way is Way.MATCHING:
        pool = read_pool(matcher, task.queries, task.documents, counting=counting)
        failures = pool.failures
        runs = all_runs(matcher, pool, counting=counting)
    else:
        words = bm25_run(task.queries, task.documents, DEPTH)
        vectors = tfidf_run(task.queries, task.documents, DEPTH)
        encoded = cosine_run(task.queries, task.documents, matcher.encode, DEPTH, counting)
        runs = {ENCODER: encoded}
        if task.way is Way.LINKING:
            runs[GAZETTEER] = _named(task)
            runs = ({LINK: _linked(matcher, task, counting)} if linking else {}) | runs
        runs |= {BM25: words, TFIDF: vectors}
    if task.judged_only:
        runs = {system: _judged(run, task.judgements) for system, run in runs.items()}
    notes = [*_sizes(task), *task.notes]
    comparison = compare(
        task.judgements, runs, task.measures, name=task.name, unit=task.unit, notes=notes
    )
    return Outcome(comparison, task.judgements, runs, failures)


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
