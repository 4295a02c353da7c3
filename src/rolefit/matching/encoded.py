"""What the scorer computes with: profiles with their vectors and all that no job changes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import Job, Requirement
from rolefit.domain.resume import Certificate, Degree, Resume
from rolefit.matching.terms import Terms

Grid = npt.NDArray[np.int16]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

SHOWN, LISTED, COPIED = 1.0, 0.8, 0.2
"""How far a mention proves a skill: in a statement, in a list of keywords, in a sentence that was
copied from the posting."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, with its vectors and its stems.

    Args:
        vector: (dim,) on the grid, of its own words.
        context: (dim,) on the grid, of its words behind the job's title.
        stems: distinct stems, sorted.
        is_title: the job's title, asked as a requirement of its own.
    """

    requirement: Requirement
    vector: Grid
    context: Grid
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
    """

    vectors: Grid
    terms: Terms


@dataclass(frozen=True, slots=True)
class Career:
    """Dated positions.

    Args:
        dated: some position says when it began.
        about: for each passage the months of the positions that it tells about, a bit each from
            the career's first one on; none where it stands in no dated position, or is a mere list.
    """

    dated: bool
    about: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Degrees and certificates, each with the stems of its own words.

    Args:
        english: the résumé is written in English.
    """

    degrees: tuple[tuple[Degree, frozenset[str]], ...]
    certificates: tuple[tuple[Certificate, frozenset[str]], ...]
    english: bool = False


@dataclass(frozen=True, slots=True)
class Hashes:
    """16-bit hashes of each passage, one after another.

    Args:
        values: (all) of passage after passage.
        counts: (passages) how many of them a passage has.
    """

    values: npt.NDArray[np.uint16]
    counts: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Traces:
    """What tells at a glance that a passage cannot be a copy of a posting's sentence.

    Args:
        triples: of its distinct runs of three words; none where it is too short for them to tell.
        words: of its distinct words.
    """

    triples: Hashes
    words: Hashes


@dataclass(frozen=True, slots=True)
class EncodedResume:
    """A résumé, ready to be matched.

    Args:
        lexical: its passages' vectors and stems; row i belongs to `resume.passages[i]`.
        levels: concept id -> how far it is shown at best, SHOWN or LISTED.
        denied: concept id -> indices of the passages that deny it.
        refused: passage index -> the stems of what it says is not so, and says nowhere else.
        lists: (l) indices of the passages that are mere lists of keywords.
        headlines: (l) for each of these, whether it is a list of one, as a headline is.
        outside: indices of the passages that stand in no position and are no lists.
        said: distinct hashes of its passages' texts, case folded, sorted; what copies of it share.
        lost: share of its words that could not be read, 0..1, or more where several findings tell.
    """

    resume: Resume
    lexical: Lexical
    levels: dict[str, float]
    denied: dict[str, tuple[int, ...]]
    refused: dict[int, frozenset[str]]
    lists: Integers
    headlines: npt.NDArray[np.bool_]
    outside: Integers
    career: Career
    credentials: Credentials
    traces: Traces
    said: npt.NDArray[np.uint64]
    lost: float
