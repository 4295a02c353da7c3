"""The families of a folder of graded samples, with the digest of what they were measured on."""

from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.errors import UsageError
from rolefit.evaluation.baselines import Counting, silent
from rolefit.evaluation.judgements import read_judgements, trec_id
from rolefit.evaluation.ledger import digest_of
from rolefit.evaluation.robustness.running import robustness_families
from rolefit.evaluation.robustness.trial import RobustFamily
from rolefit.evaluation.systems import read_pool
from rolefit.matcher import Matcher


@dataclass(frozen=True, slots=True)
class FolderFamilies:
    """Families, and SHA-256 (hex) over the texts and grades behind them."""

    families: tuple[RobustFamily, ...]
    digest: str


def tried_folder(matcher: Matcher, folder: Path, counting: Counting = silent) -> FolderFamilies:
    """Try every perturbation on a folder with jobs/, resumes/ and answers.json.

    Raises:
        UsageError: the folder holds no such files, or no graded pair.
        ReadError: a file cannot be read: families of other samples compare with nothing.
    """
    grades = read_judgements(folder / "answers.json")
    jobs = {name: path for name, path in _files(folder / "jobs").items() if name in grades}
    pool = read_pool(matcher, jobs, _files(folder / "resumes"), counting=counting)
    for error in pool.failures.values():
        raise error
    judged = {name: grades[name] for name in jobs}
    families = robustness_families(matcher, pool.jobs, pool.resumes, judged, counting)
    if not families:
        raise UsageError(
            f"{folder} holds no graded pair.",
            remedy="Give a folder such as samples/, with jobs/, resumes/ and answers.json.",
        )
    texts = {name: job.document.text for name, job in pool.jobs.items()}
    people = {name: resume.document.text for name, resume in pool.resumes.items()}
    return FolderFamilies(tuple(families), digest_of([(texts, people, judged)]))


def _files(folder: Path) -> dict[str, Path]:
    try:
        return {trec_id(path.name): path for path in sorted(folder.iterdir()) if path.is_file()}
    except OSError as error:
        raise UsageError(f"{folder} cannot be read.", remedy="Check the path.") from error
