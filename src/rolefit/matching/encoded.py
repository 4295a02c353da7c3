"""What the scorer computes with: profiles with their vectors, and pools of them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import Job, Requirement
from rolefit.domain.resume import Resume
from rolefit.domain.text import Span

Grid = npt.NDArray[np.int16]
Matrix = npt.NDArray[np.float32]

SHOWN, LISTED, COPIED = 1.0, 0.8, 0.4
"""How far a mention proves a skill: in a statement, in a list of keywords, in a sentence that was
copied from the posting."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, with its vector and its stems.

    Args:
        vector: (dim,) on the grid.
        stems: distinct stems, sorted.
        is_title: the job's title, asked as a requirement of its own.
    """

    requirement: Requirement
    vector: Grid
    stems: tuple[str, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class EncodedJob:
    """A job, ready to be matched."""

    job: Job
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Lexical:
    """Passages as the two measured legs see them.

    Args:
        vectors: (passages, dim) on the grid.
        terms: stem -> BM25's saturated frequency.
    """

    vectors: Grid
    terms: dict[str, float]


class Mention(NamedTuple):
    """Where a résumé shows a concept: passage index (-1: in none), SHOWN or LISTED, and span."""

    passage: int
    level: float
    span: Span


@dataclass(frozen=True, slots=True)
class EncodedResume:
    """A résumé, ready to be matched.

    Args:
        lexical: its passages' vectors and stems; row i belongs to `resume.passages[i]`.
        skills: concept id -> its mentions, in document order.
        denied: concept id -> indices of the passages that deny it.
        lists: indices of the passages that are mere lists of keywords.
        said: its passages' texts, case folded; what copies of it share.
    """

    resume: Resume
    lexical: Lexical
    skills: dict[str, tuple[Mention, ...]]
    denied: dict[str, tuple[int, ...]]
    lists: tuple[int, ...]
    said: frozenset[str]

    def level(self, concepts: Iterable[str], copied: Container[int]) -> float:
        """How far any of the concepts is shown, 0..1; `copied` passages prove little."""
        best = 0.0
        for concept in concepts:
            for mention in self.skills.get(concept, ()):
                proof = COPIED if mention.passage in copied else mention.level
                best = max(best, proof)
        return best
