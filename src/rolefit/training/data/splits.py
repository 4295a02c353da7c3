"""Which pairs are learned from, which are validated on, and which nobody sees before a release.

A concept is held out by its own hash (`is_held_out`), an occupation also when the set `category`
writes postings from it. Held-out concepts are for dev or test as everywhere else. A concept's
texts go with it, but taxonomies share words: what is said of a held-out concept may also be said of
another. So a pair is learned from only if neither of its texts is a near-duplicate of anything that
is asked, or is a right answer, in a dev or a test set.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.errors import LeakageFound
from rolefit.evaluation.devsets import build, sources
from rolefit.evaluation.devsets.occupations import CODES
from rolefit.evaluation.devsets.split import Part, is_held_out, part_of
from rolefit.training.data.likeness import likeness
from rolefit.training.data.pair import Pair, PairKind

ASKED = ("titles", "skills")
"""The sets whose queries and answers are labels."""

_WRITTEN_OUT = frozenset(code for codes in CODES.values() for code in codes.split())
_TAXONOMIES = {
    PairKind.ONET_TITLE: "onet",
    PairKind.ONET_DESCRIPTION: "onet",
    PairKind.ONET_TASK: "onet",
    PairKind.ONET_TASKS: "onet",
    PairKind.ONET_TOOL: "onet",
    PairKind.ESCO_TITLE: "esco",
    PairKind.ESCO_DESCRIPTION: "esco",
    PairKind.ESCO_OCCUPATION_SKILL: "esco",
    PairKind.SKILL_LABEL: "skill",
    PairKind.SKILL_DESCRIPTION: "skill",
}
"""Kind -> the taxonomy its concepts are of; the others have none."""


@dataclass(frozen=True, slots=True)
class Split:
    """Pairs to learn from and pairs to validate on; they share no concept and no text."""

    train: tuple[Pair, ...]
    validation: tuple[Pair, ...]


def asked_texts(data: Path) -> set[str]:
    """The likenesses of all that is asked, or is a right answer, in any dev or test part.

    Raises:
        UsageError: the data cannot be read.
    """
    tasks = [task for name in ASKED for part in Part for task in build(name, data, part)]
    texts = {text for task in tasks for text in task.queries.values()}
    texts |= {
        task.documents[answer]
        for task in tasks
        for row in task.judgements.values()
        for answer in row
    }
    written = (sources.core_tasks(data).get(code, []) for code in _WRITTEN_OUT)
    return {likeness(text) for text in [*texts, *(task for tasks in written for task in tasks)]}


def split(pairs: Iterable[Pair], asked: set[str]) -> Split:
    """Part pairs by concept; test pairs and near-duplicates of `asked` are left out.

    Args:
        asked: `asked_texts`.
    """
    train, validation = [], []
    for pair in pairs:
        part = _part(pair)
        if part is None and not _touches(pair, asked):
            train.append(pair)
        elif part is Part.DEV:
            validation.append(pair)
    learned = {likeness(text) for pair in train for text in (pair.left, pair.right)}
    kept = (pair for pair in validation if not _touches(pair, learned))
    return Split(tuple(train), tuple(kept))


def check_leakage(made: Split, asked: set[str]) -> None:
    """Make sure that nothing learned is asked.

    Raises:
        LeakageFound: a text, or a concept, stands on both sides.
    """
    for pair in made.train:
        if _part(pair) is not None:
            raise LeakageFound(f"“{pair.left}” is of {pair.concept}, which is held out.")
        if _touches(pair, asked):
            raise LeakageFound(f"“{pair.left}” – “{pair.right}” is asked in an evaluation set.")
    learned = {likeness(text) for pair in made.train for text in (pair.left, pair.right)}
    for pair in made.validation:
        if _touches(pair, learned):
            raise LeakageFound(f"“{pair.left}” – “{pair.right}” is both learned and validated on.")


def _part(pair: Pair) -> Part | None:
    """The part that a pair's concept is kept for; None for training."""
    taxonomy = _TAXONOMIES.get(pair.kind)
    if taxonomy is None:
        return None
    if pair.concept in _WRITTEN_OUT or is_held_out(taxonomy, pair.concept):
        return part_of(taxonomy, pair.concept)
    return None


def _touches(pair: Pair, texts: set[str]) -> bool:
    return likeness(pair.left) in texts or likeness(pair.right) in texts
