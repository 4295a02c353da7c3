"""What the index holds of a document, what it is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from rolefit.domain.records import RecordKind
from rolefit.domain.resume import DegreeLevel

GridMatrix = npt.NDArray[np.int16]
"""Shape (n, dimension): components on the grid, see `rolefit.encoding.grid`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, as it is found: few vectors, redacted words, what is filtered by.

    Args:
        words: stems of the redacted content, in order.
        vectors: (few, dimension) on the grid, each of length 1; all of one encoder.
        skills: ids of every concept that is shown or asked, more general ones too.
        years: of experience shown, or asked at least.
        degree: the highest shown, or the lowest asked.
        languages: ISO 639-1 codes.
    """

    tenant: str
    document_id: str
    kind: RecordKind
    revision: int
    changed: datetime
    words: tuple[str, ...]
    vectors: GridMatrix
    skills: frozenset[str] = frozenset()
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    languages: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that is deleted, at the revision of its tombstone."""

    tenant: str
    document_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What every hit must have; nothing set lets everything through.

    Args:
        skills: of each of these sets at least one id.
        years, degree: at least so much.
        languages, tags: all of these.
        changed_from: not earlier.
    """

    skills: tuple[frozenset[str], ...] = ()
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    languages: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    changed_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for among one tenant's documents of one kind.

    Args:
        words: stems and how much each counts, greater than 0; a hit of the words leg has one.
        vectors: (few, dimension) on the grid; a document is as near as the nearest two.
        limit: hits of each leg.
    """

    tenant: str
    kind: RecordKind
    words: Mapping[str, float] = field(default_factory=dict)
    vectors: GridMatrix | None = None
    filters: Filters = Filters()
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Args:
        score: of its leg: BM25, or the cosine; two legs' scores are never compared.
    """

    document_id: str
    revision: int
    score: float


@dataclass(frozen=True, slots=True)
class Legs:
    """What each leg found, best first, equal ones by id."""

    words: tuple[Hit, ...]
    vectors: tuple[Hit, ...]
