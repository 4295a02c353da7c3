"""Sets to measure on, each in a dev and a test part; all but `graded` need no annotator."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from rolefit.domain.errors import UsageError
from rolefit.evaluation.baselines import Counting, silent
from rolefit.evaluation.devsets.category import category, category_jobs
from rolefit.evaluation.devsets.graded import graded
from rolefit.evaluation.devsets.halves import posting_halves
from rolefit.evaluation.devsets.labels import skill_sentences, skills, titles
from rolefit.evaluation.devsets.split import Part
from rolefit.evaluation.devsets.task import Task, carry_out
from rolefit.evaluation.ledger import LEDGER, Ledger, digest_of
from rolefit.evaluation.outcome import Outcome
from rolefit.matcher import Matcher

Builder = Callable[[Path, Part], list[Task]]

DEVSETS = MappingProxyType[str, Builder](
    {
        "category": category,
        "category-jobs": category_jobs,
        "graded": graded,
        "titles": titles,
        "skills": skills,
        "skill-sentences": skill_sentences,
        "posting-halves": posting_halves,
    }
)

__all__ = ["DEVSETS", "Part", "Task", "build", "evaluate_devset"]


def build(name: str, data: Path, part: Part | str) -> list[Task]:
    """The tasks of a set.

    Args:
        data: the folder of downloaded data, see docs/evaluation.md.

    Raises:
        UsageError: no such set or part, or the data cannot be read.
    """
    if name not in DEVSETS:
        raise UsageError(f"There is no set “{name}”; there are {', '.join(DEVSETS)}.")
    if part not in list(Part):
        raise UsageError(f"There is no part “{part}”; there are {', '.join(Part)}.")
    return DEVSETS[name](data, Part(part))


def evaluate_devset(
    matcher: Matcher,
    name: str,
    data: Path,
    *,
    part: Part | str = Part.DEV,
    ledger: Path | None = None,
    counting: Counting = silent,
) -> list[Outcome]:
    """Measure on a part of a set; the test part once per release, which is then noted.

    Raises:
        UsageError: as `build`; or this release has already opened the test part.
        MissingExtra: the `evaluate` extra is not installed.
    """
    book = Ledger(ledger or LEDGER)
    if part == Part.TEST:
        book.refuse_second_look(name)
    tasks = build(name, data, part)
    outcomes = [carry_out(matcher, task, counting) for task in tasks]
    if part == Part.TEST:
        digest = digest_of([(task.queries, task.documents, task.judgements) for task in tasks])
        book.write(name, digest, [outcome.comparison for outcome in outcomes])
    return outcomes
