"""The family that guards fairness: a name moves no score, whichever model is under it."""

from collections import defaultdict
from hashlib import sha256
from pathlib import Path

from rolefit.domain.errors import NoRequirements, UsageError
from rolefit.domain.job import Job
from rolefit.encoding.bundle import sha256_of
from rolefit.evaluation.baselines import Counting
from rolefit.matcher import Matcher
from rolefit.training.scorecard import Family
from rolefit.trust.counterfactual import Kind
from rolefit.trust.swaps import Pair, pool_of, run_audit

NAME, MEASURE = "name-swaps", "unchanged"


def name_swaps(matcher: Matcher, folder: Path, counting: Counting) -> Family:
    """Per job the share of the pairs of résumés, alike but for the name, that score the same.

    Args:
        folder: with jobs/ and resumes/.

    Raises:
        UsageError: there are none in the folder.
        ReadError: one of them cannot be read.
    """
    jobs = {path.name: job for path in _files(folder, "jobs") if (job := _job(matcher, path))}
    resumes = {path.name: matcher.resume(path) for path in _files(folder, "resumes")}
    outcome = run_audit(
        matcher, Kind.NAMES, pool_of(matcher, jobs, resumes, counting), counting=counting
    )
    by_job: dict[str, list[Pair]] = defaultdict(list)
    for pair in outcome.pairs:
        by_job[pair.job].append(pair)
    values = {
        job: sum(p.before == p.after for p in pairs) / len(pairs) for job, pairs in by_job.items()
    }
    return Family(NAME, MEASURE, values)


def digest(folder: Path) -> str:
    """SHA-256 (hex) over the files that `name_swaps` reads."""
    files = [*_files(folder, "jobs"), *_files(folder, "resumes")]
    return sha256("\n".join(f"{one.name} {sha256_of(one)}" for one in files).encode()).hexdigest()


def _job(matcher: Matcher, path: Path) -> Job | None:
    """A posting; None for one that asks for nothing, as some samples do on purpose."""
    try:
        return matcher.job(path)
    except NoRequirements:
        return None


def _files(folder: Path, kind: str) -> list[Path]:
    found = sorted(path for path in (folder / kind).glob("*") if path.is_file())
    if not found:
        raise UsageError(
            f"There is nothing in {folder / kind}.", remedy="Give a folder with jobs/ and resumes/."
        )
    return found
