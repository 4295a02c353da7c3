"""Evaluation on the caller's own data: files of jobs and résumés, judgements by file name."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rolefit.domain.errors import RolefitError, UsageError
from rolefit.evaluation.baselines import Counting, silent
from rolefit.evaluation.comparison import Comparison, compare
from rolefit.evaluation.judgements import Judgements, read_judgements, trec_id
from rolefit.evaluation.measures import MATCHING
from rolefit.evaluation.outcome import Outcome
from rolefit.evaluation.robustness import trials
from rolefit.evaluation.runs import Run, read_run
from rolefit.evaluation.systems import all_runs, read_pool
from rolefit.matcher import Matcher
from rolefit.matching import Weights


def evaluate_files(
    matcher: Matcher,
    jobs: Sequence[Path],
    resumes: Sequence[Path],
    judgements: Judgements,
    *,
    weights: Weights | None = None,
    as_of: str | None = None,
    robustness: bool = False,
    counting: Counting = silent,
) -> Outcome:
    """Rank all résumés for every judged job by every system, and measure.

    Jobs without judgements are left out; résumés without a grade count as 0. A judged job that
    cannot be used has no answers and is worth 0 to rolefit; the baselines lose it too.

    Args:
        robustness: try every perturbation too, which takes some minutes.

    Raises:
        UsageError: two files of one name, or names that do not meet those of the judgements.
        MissingExtra: the `evaluate` extra is not installed.
    """
    named_jobs, named_resumes = _named(jobs), _named(resumes)
    asked = {name: path for name, path in named_jobs.items() if name in judgements}
    judged = {name: judgements[name] for name in asked}
    if not any(set(grades) & set(named_resumes) for grades in judged.values()):
        raise UsageError(
            "No judged pair is among the files.",
            remedy="Judgements name jobs and résumés by their files' names, suffix included.",
        )
    pool = read_pool(matcher, asked, named_resumes, as_of=as_of, counting=counting)
    if not pool.jobs or not pool.resumes:
        failed: RolefitError = next(iter(pool.failures.values()))
        raise failed
    runs = all_runs(matcher, pool, weights=weights, counting=counting)
    notes = _notes(named_jobs, named_resumes, judgements)
    comparison = compare(judged, runs, MATCHING, notes=notes)
    tried = (
        trials(matcher, pool.jobs, pool.resumes, judged, weights=weights, counting=counting)
        if robustness
        else ()
    )
    return Outcome(comparison, judged, runs, pool.failures, tuple(tried))


def evaluate_runs(paths: Sequence[Path], qrels: Path) -> Outcome:
    """Measure run files that exist already; the first is compared with the others.

    Raises:
        UsageError: a file that cannot be read or used.
        MissingExtra: the `evaluate` extra is not installed.
    """
    judgements = read_judgements(qrels)
    runs: dict[str, Run] = {}
    for path in paths:
        name = path.stem if path.stem not in runs else str(path)
        if name in runs:
            raise UsageError(f"{path} was given twice.")
        runs[name] = read_run(path)
    comparison: Comparison = compare(judgements, runs, MATCHING, unit="queries")
    return Outcome(comparison, judgements, runs, {})


def _named(paths: Sequence[Path]) -> dict[str, Path]:
    named: dict[str, Path] = {}
    for path in paths:
        name = trec_id(path.name)
        if name in named:
            raise UsageError(
                f"Two files are called {path.name}.",
                remedy="Rename one: judgements know files by their names.",
            )
        named[name] = path
    return named


def _notes(
    jobs: Mapping[str, Path], resumes: Mapping[str, Path], judgements: Judgements
) -> list[str]:
    unjudged = sorted(set(jobs) - set(judgements))
    absent = sorted(set(judgements) - set(jobs))
    ungraded = [
        name for name in resumes if not any(name in judgements[j] for j in jobs if j in judgements)
    ]
    notes = [f"{len(resumes)} résumés."]
    if unjudged:
        notes.append(f"Jobs without judgements, left out: {', '.join(unjudged)}.")
    if absent:
        notes.append(f"Judged jobs without a file, left out: {', '.join(absent)}.")
    if ungraded:
        notes.append(f"Résumés without any grade, counted as 0: {len(ungraded)}.")
    return notes
