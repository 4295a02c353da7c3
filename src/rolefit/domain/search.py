"""What the index holds of a document, what it is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np
import numpy.typing as npt

from rolefit.domain.clauses import Clause
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import DegreeLevel

GridMatrix = npt.NDArray[np.int16]
"""Shape (n, dimension): components on the grid, see `rolefit.encoding.grid`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, as it is found: few vectors, redacted words, what is filtered by.

    Args:
        words: stems of each redacted passage, in order; a phrase does not run on into the next.
        vectors: (few, dimension) on the grid, each of length 1; all of one encoder.
        skills: ids of every concept that is shown or asked, more general ones too.
        years: of experience shown, or asked at least.
        degree: the highest shown, or the lowest asked.
        languages: ISO 639-1 codes.
        places: words of where a job is, in lower case; a résumé has none.
        sketch: by which near-duplicates are told, see `rolefit.domain.sketches`; b"" for none.
    """

    tenant: str
    document_id: str
    kind: RecordKind
    revision: int
    changed: datetime
    words: tuple[tuple[str, ...], ...]
    vectors: GridMatrix
    skills: frozenset[str] = frozenset()
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    languages: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    sketch: bytes = b""


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
        languages, tags, places: all of these.
        changed_from: not earlier.
        said: what its words have to be.
    """

    skills: tuple[frozenset[str], ...] = ()
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    languages: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    changed_from: datetime | None = None
    said: Clause | None = None


WORDS = 900
"""Words of a query. Elasticsearch takes 1,024 clauses of a whole query at the least, and the
filters are some, too."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for among one tenant's documents of one kind.

    Args:
        words: stems and how much each counts, greater than 0; a hit of the words leg has one. Of
            more than `WORDS` those that count most are kept, of equal ones the first by stem, so
            that every engine answers alike.
        vectors: (few, dimension) on the grid; a document is as near as the nearest two. None, or
            none at all: nobody is near.
        limit: hits of each leg.
    """

    tenant: str
    kind: RecordKind
    words: Mapping[str, float] = field(default_factory=dict)
    vectors: GridMatrix | None = None
    filters: Filters = Filters()
    limit: int = 100

    def __post_init__(self) -> None:
        if len(self.words) > WORDS:
            heaviest = sorted(self.words.items(), key=lambda one: (-one[1], one[0]))[:WORDS]
            object.__setattr__(self, "words", dict(heaviest))


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Args:
        score: of its leg: BM25, or the cosine; two legs' scores are never compared.
        changed, sketch: as in its entry.
    """

    document_id: str
    revision: int
    score: float
    changed: datetime
    sketch: bytes = b""


@dataclass(frozen=True, slots=True)
class Legs:
    """What each leg found, best first, equal ones by id."""

    words: tuple[Hit, ...]
    vectors: tuple[Hit, ...]


Counts = tuple[tuple[str, int], ...]
"""Values and how many documents have them: most first, equal ones by value."""

BANDS = (0.0, 1.0, 3.0, 5.0, 10.0)
"""Years from which a band of the facet runs to the next."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What the documents that pass the filters have, counted over all of them.

    Args:
        total: how many they are.
        skills: ids; a concept may have several.
        degrees: every level that somebody has, ascending.
        years: every one of `BANDS`.
        labels: of skills, by id; an index knows none.
    """

    total: int
    skills: Counts
    languages: Counts
    tags: Counts
    degrees: tuple[tuple[DegreeLevel, int], ...]
    years: tuple[tuple[float, int], ...]
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that retrieval found.

    Args:
        by_words, by_vectors: its rank in each leg, from 1; None where the leg did not find it.
        fused: sum of the reciprocal ranks, by which candidates are chosen.
    """

    document_id: str
    by_words: int | None
    by_vectors: int | None
    fused: float


@dataclass(frozen=True, slots=True)
class Pinned:
    """The order of a search's results, kept for those who turn its pages. It holds no text.

    Args:
        asked: names what was asked.
        entries: near-duplicates as one entry, the one that stands for them first.
    """

    asked: str
    entries: tuple[tuple[Candidate, ...], ...]
