"""A model's scorecard: every set that models are judged by, and what running it costs."""

import time
from collections.abc import Sequence
from pathlib import Path

from rolefit.encoding.bundle import read_bundle
from rolefit.evaluation.baselines import Counting, silent
from rolefit.evaluation.devsets import Part, Task, build
from rolefit.evaluation.devsets.task import carry_out
from rolefit.evaluation.ledger import digest_of
from rolefit.evaluation.outcome import Outcome
from rolefit.matcher import Matcher
from rolefit.settings import Settings
from rolefit.training.scorecard import Costs, Family, Scorecard

SETS = ("titles", "skills", "category", "graded")
"""Sets that can tell models apart; they are built from downloaded data."""

MEASURES = frozenset({"MAP", "MRR", "nDCG@10", "Spearman"})
"""Of a set's measures those that a scorecard holds: others follow from the same order."""

TIMED = 512
"""Texts whose encoding is timed."""


def examine(
    bundle: Path,
    data: Path,
    *,
    sets: Sequence[str] = SETS,
    settings: Settings | None = None,
    counting: Counting = silent,
) -> Scorecard:
    """Measure a bundle on the dev part of every set.

    Args:
        bundle: its folder.
        data: the folder of downloaded data, see docs/evaluation.md.
        counting: shows progress.

    Raises:
        UsageError: no such set, or the data cannot be read.
        BundleNotFound, BundleCorrupt: there is no sound bundle in the folder.
        MissingExtra: the `evaluate` extra is not installed.
    """
    read = read_bundle(bundle)
    tasks = [task for name in sets for task in build(name, data, Part.DEV)]
    with Matcher(bundle, settings=settings) as matcher:
        outcomes = [carry_out(matcher, task, counting) for task in tasks]
        encoder = matcher.encoder_id
        speed = texts_per_second(matcher, tasks)
    return Scorecard(
        model=read.manifest.name,
        encoder=encoder,
        families=tuple(family for outcome in outcomes for family in _families(outcome)),
        costs=Costs(megabytes=_megabytes(bundle), texts_per_second=speed),
        data={
            task.name: digest_of([(task.queries, task.documents, task.judgements)])
            for task in tasks
        },
    )


def texts_per_second(matcher: Matcher, tasks: Sequence[Task]) -> float:
    """How many of the sets' own texts are encoded in a second, the best of three rounds."""
    texts = sorted({text for task in tasks for text in task.queries.values()})[:TIMED]
    rounds = []
    for _ in range(3):
        begin = time.perf_counter()
        matcher.encode(texts)
        rounds.append(time.perf_counter() - begin)
    return len(texts) / min(rounds)


def _families(outcome: Outcome) -> list[Family]:
    """Our own system's values; it is the first of a comparison."""
    comparison = outcome.comparison
    values = comparison.values[comparison.systems[0]]
    return [
        Family(comparison.name, measure, values[measure])
        for measure in comparison.measures
        if measure in MEASURES and values[measure]
    ]


def _megabytes(bundle: Path) -> float:
    return sum(path.stat().st_size for path in bundle.iterdir() if path.is_file()) / 1e6
