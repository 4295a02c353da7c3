"""The systems on a pool of jobs and résumés: rolefit and its baselines, always together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from rolefit.domain.errors import RolefitError
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.evaluation.baselines import (
    Counting,
    bm25_run,
    cosine_run,
    passage_scores,
    silent,
    tfidf_run,
)
from rolefit.evaluation.runs import Run, untied
from rolefit.matcher import Matcher, Source
from rolefit.matching import Weights

_T = TypeVar("_T")

ROLEFIT = "rolefit"
BM25 = "bm25"
TFIDF = "tf-idf"
COSINE = "cosine"
PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Pool:
    """Jobs and résumés that were read; `failures` tells by id what could not be."""

    jobs: dict[str, Job]
    resumes: dict[str, Resume]
    failures: dict[str, RolefitError] = field(default_factory=dict)


def read_pool(
    matcher: Matcher,
    jobs: Mapping[str, Source],
    resumes: Mapping[str, Source],
    *,
    as_of: str | None = None,
    counting: Counting = silent,
) -> Pool:
    """Read and profile jobs and résumés, each by its id; one that fails stops no other."""
    failures: dict[str, RolefitError] = {}
    profiled_jobs = _each(jobs, matcher.job, failures, "Reading jobs", counting)
    profiled_resumes = _each(
        resumes,
        lambda source: matcher.resume(source, as_of=as_of),
        failures,
        "Reading résumés",
        counting,
    )
    return Pool(profiled_jobs, profiled_resumes, failures)


def all_runs(
    matcher: Matcher,
    pool: Pool,
    *,
    weights: Weights | None = None,
    by_resume: bool = False,
    counting: Counting = silent,
) -> dict[str, Run]:
    """Every job against every résumé by each system, ours first.

    Args:
        by_resume: rank the jobs for each résumé instead of the résumés for each job. What
            belongs to a pair stays the same; BM25 and TF-IDF take the whole résumé for their
            query, and their statistics from the jobs.

    Raises:
        MissingExtra: bm25s or scipy is not installed.
    """
    jobs = {name: job.document.text for name, job in pool.jobs.items()}
    people = {name: resume.document.text for name, resume in pool.resumes.items()}
    asked, offered = (people, jobs) if by_resume else (jobs, people)
    # The quick ones first: a missing library is told before the long work.
    words = bm25_run(asked, offered)
    vectors = tfidf_run(asked, offered)
    whole = cosine_run(asked, offered, matcher.encode, counting=counting)
    parts = passage_scores(
        {name: requirements_of(job) for name, job in pool.jobs.items()},
        {name: passages_of(resume) for name, resume in pool.resumes.items()},
        matcher.encode,
        counting,
    )
    ours = rolefit_run(matcher, pool, weights, by_resume=by_resume, counting=counting)
    return {
        ROLEFIT: ours,
        BM25: words,
        TFIDF: vectors,
        COSINE: whole,
        PASSAGES: without_ties(parts, by_resume=by_resume),
    }


def rolefit_run(
    matcher: Matcher,
    pool: Pool,
    weights: Weights | None = None,
    *,
    by_resume: bool = False,
    counting: Counting = silent,
) -> Run:
    """The scores of the public matcher; copies stand by their score, not behind the others.

    Args:
        by_resume: jobs for each résumé, by points above what is typical for a job, as
            `Matcher.recommend` orders them.
    """
    names, resumes = list(pool.resumes), list(pool.resumes.values())
    scores: Run = {}
    with counting("Matching", len(pool.jobs) * len(resumes)) as tick:
        for name, job in pool.jobs.items():
            matches = matcher.rank(job, resumes, weights=weights, progress=tick)
            typical = matcher.typical(job, weights=weights) if by_resume else 0.0
            scores[name] = {names[match.index]: match.score - typical for match in matches}
    return without_ties(scores, by_resume=by_resume)


def requirements_of(job: Job) -> list[str]:
    """What plain passage matching asks for: the requirements' own words."""
    return [requirement.text for requirement in job.requirements]


def passages_of(resume: Resume) -> list[str]:
    """What plain passage matching looks at."""
    return [passage.text for passage in resume.passages]


def without_ties(scores: Run, *, by_resume: bool = False) -> Run:
    """Scores by job and résumé as a run without ties, turned around where résumés ask."""
    rows: Run = {}
    for job, row in scores.items():
        for resume, score in row.items():
            asking, answer = (resume, job) if by_resume else (job, resume)
            rows.setdefault(asking, {})[answer] = score
    return {asking: untied(row) for asking, row in rows.items()}


def _each(
    sources: Mapping[str, Source],
    profile: Callable[[Source], _T],
    failures: dict[str, RolefitError],
    what: str,
    counting: Counting,
) -> dict[str, _T]:
    done: dict[str, _T] = {}
    with counting(what, len(sources)) as tick:
        for name, source in sources.items():
            try:
                done[name] = profile(source)
            except RolefitError as error:
                failures[name] = error
            tick(1)
    return done
