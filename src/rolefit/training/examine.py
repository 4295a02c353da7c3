"""A model's scorecard: every set that models are judged by, and what running it costs."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from rolefit.encoding.bundle import read_bundle
from rolefit.evaluation.baselines import Counting, silent
from rolefit.evaluation.devsets import Part, Task, build
from rolefit.evaluation.devsets.task import carry_out
from rolefit.evaluation.ledger import digest_of
from rolefit.evaluation.outcome import Outcome
from rolefit.evaluation.robustness.folder import FolderFamilies, tried_folder
from rolefit.matcher import Matcher
from rolefit.settings import Settings
from rolefit.training import fairness
from rolefit.training.scorecard import Costs, Family, Scorecard

SETS = ("titles", "skills", "category", "category-jobs", "graded")
"""Sets that can tell models apart; they are built from downloaded data.

`category-jobs` asks about the pairs of `category` and follows it: the matcher has their vectors
then, so nothing is encoded a second time.
"""

MEASURES = frozenset({"MAP", "MRR", "nDCG@10", "Spearman"})
"""Of a set's measures those that a scorecard holds: others follow from the same order."""

ROBUSTNESS = "robustness"
"""What a scorecard calls the data of its perturbations."""

TIMED = 512
"""Texts whose encoding is timed."""


def examine(
    bundle: Path,
    data: Path,
    *,
    sets: Sequence[str] = SETS,
    samples: Path | None = None,
    settings: Settings | None = None,
    counting: Counting = silent,
) -> Scorecard:
    """Measure a bundle on the dev part of every set.

    Args:
        bundle: its folder.
        data: the folder of downloaded data, see docs/evaluation.md.
        samples: a folder with jobs/ and resumes/ on which fairness is measured; None: it is not.
            With an answers.json in it robustness is measured too.
        counting: shows progress.

    Raises:
        UsageError: no such set, or the data cannot be read.
        BundleNotFound, BundleCorrupt: there is no sound bundle in the folder.
        MissingExtra: the `evaluate` extra is not installed.
    """
    read = read_bundle(bundle)
    tasks = [task for name in sets for task in build(name, data, Part.DEV)]
    with Matcher(bundle, settings=settings) as matcher:
        outcomes = [carry_out(matcher, task, counting, alone=True) for task in tasks]
        families = [
            family
            for task, outcome in zip(tasks, outcomes, strict=True)
            for family in _families(task, outcome)
        ]
        if samples is not None:
            families.append(fairness.name_swaps(matcher, samples, counting))
        robust = _robust(matcher, samples, counting)
        families += [Family(one.name, one.measure, one.values) for one in robust.families]
        encoder = matcher.encoder_id
        speed = texts_per_second(matcher, tasks)
    digests = {
        task.name: digest_of([(task.queries, task.documents, task.judgements)]) for task in tasks
    }
    if samples is not None:
        digests[fairness.NAME] = fairness.digest(samples)
    if robust.families:
        digests[ROBUSTNESS] = robust.digest
    return Scorecard(
        model=read.manifest.name,
        encoder=encoder,
        families=tuple(families),
        costs=Costs(megabytes=_megabytes(bundle), texts_per_second=speed),
        data=digests,
    )


def _robust(matcher: Matcher, samples: Path | None, counting: Counting) -> FolderFamilies:
    """What the perturbations give; nothing where the samples have no grades."""
    if samples is None or not (samples / "answers.json").is_file():
        return FolderFamilies((), "")
    return tried_folder(matcher, samples, counting)


def texts_per_second(matcher: Matcher, tasks: Sequence[Task]) -> float:
    """How many of the sets' shortest texts are encoded in a second, the best of three rounds."""
    every = {text for task in tasks for text in (*task.queries.values(), *task.documents.values())}
    texts = sorted(every, key=lambda text: (len(text), text))[:TIMED]
    rounds = []
    for _ in range(3):
        begin = time.perf_counter()
        matcher.encode(texts)
        rounds.append(time.perf_counter() - begin)
    return len(texts) / min(rounds)


def _families(task: Task, outcome: Outcome) -> list[Family]:
    """The values of what models are judged by; nothing stands beside it."""
    comparison = outcome.comparison
    values = comparison.values[comparison.systems[0]]
    return [
        Family(comparison.name, measure, values[measure], _groups(task, values[measure]))
        for measure in comparison.measures
        if measure in MEASURES and values[measure]
    ]


def _groups(task: Task, queries: Iterable[str]) -> dict[str, str]:
    return {query: task.groups[query] for query in queries} if task.groups else {}


def _megabytes(bundle: Path) -> float:
    return sum(path.stat().st_size for path in bundle.iterdir() if path.is_file()) / 1e6
