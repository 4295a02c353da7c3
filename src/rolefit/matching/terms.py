"""The lexical leg: BM25 over passages, with term statistics that ship frozen.

Nothing here looks at the pool that is ranked, so a neighbour never moves a score (law 6). The
statistics are document frequencies of stems over a corpus of résumés (`tools/build_terms.py`).
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from threading import local
from typing import Final

import numpy as np
import numpy.typing as npt
import Stemmer

ANALYZER: Final = "1"
K1: Final = 1.2

_TOKEN: Final = re.compile(r"[^\W_]+[+#]*")
_STOP: Final = frozenset(
    "a an and are as at be been but by can do for from had has have he her his i if in into is "
    "it its may me more my no not of on or our she so such than that the their them then there "
    "these they this those through to us was we were what when which who will with within you "
    "your".split()
)
# Words of the genre: every posting and every résumé has them, so they show nothing.
_GENRE: Final = frozenset(
    "ability candidate company demonstrated excellent experience experienced good ideal "
    "including job knowledge plus position preferred proven required requirement requirements "
    "responsibilities responsible role skill skills strong successful team work working year "
    "years".split()
)


def on_grid(value: float) -> float:
    """The nearest multiple of 2**-12.

    Weights and frequencies below 16 on this grid have products that are multiples of 2**-24;
    sums of some thousand of them stay below 2**53 steps, so float64 adds them exactly and B does
    not depend on the order or the shape of the product that computes it.
    """
    return round(value * 4096.0) / 4096.0


class Analyzer:
    """Text to stems: lower case, words with their + and #, no stop words, snowball English.

    Safe to share between threads; the stemmer itself is not, so each thread has its own.
    """

    def __init__(self) -> None:
        self._own = local()
        self._stops = _STOP | _GENRE

    def __call__(self, text: str) -> list[str]:
        """The stems of `text` in order, repeats kept."""
        return self.stems(self.words(text))

    def words(self, text: str) -> list[str]:
        """The words of `text` that say something, in lower case and in order, repeats kept."""
        words = (match.group() for match in _TOKEN.finditer(text.lower()))
        return [word for word in words if word not in self._stops]

    def stems(self, words: list[str]) -> list[str]:
        """The stem of each word."""
        if not hasattr(self._own, "stemmer"):
            self._own.stemmer = Stemmer.Stemmer("english")
        stems: list[str] = self._own.stemmer.stemWords(words)
        return stems


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """Document frequencies of stems over `documents` documents."""

    documents: int
    frequency: Mapping[str, int]
    version: str

    def idf(self, stem: str) -> float:
        """BM25's inverse document frequency, ln(1 + (N - n + ½) / (n + ½)), always positive.

        Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
        with the 1 + of Lucene that keeps common terms above zero. On the lexical grid.
        """
        n = self.frequency.get(stem, 0)
        return on_grid(math.log(1.0 + (self.documents - n + 0.5) / (n + 0.5)))


@lru_cache(maxsize=1)
def load_statistics() -> TermStatistics:
    """The statistics that ship with the package."""
    packed = files("rolefit.matching").joinpath("data/terms.tsv.gz").read_bytes()
    head, *rows = gzip.decompress(packed).decode().splitlines()
    documents, version = head.split("\t")
    pairs = (row.split("\t") for row in rows)
    return TermStatistics(int(documents), {stem: int(count) for stem, count in pairs}, version)


@dataclass(frozen=True, slots=True)
class Terms:
    """A résumé's stems.

    Args:
        hashes: (t) `hash_of` each distinct stem.
        frequencies: (t) the number of passages that hold it.
    """

    hashes: npt.NDArray[np.uint64]
    frequencies: npt.NDArray[np.int32]


def terms_of(passages: Iterable[Sequence[str]]) -> Terms:
    """Count the stems of a résumé.

    Repeating a word inside one passage adds nothing; and there is no length normalisation (b = 0),
    because with one an added passage would lower the others' weight and a score could fall as
    evidence grows (law 6).
    """
    counts = Counter(stem for passage in passages for stem in set(passage))
    stems = sorted(counts)
    return Terms(
        np.array([hash_of(stem) for stem in stems], dtype=np.uint64),
        np.array([counts[stem] for stem in stems], dtype=np.int32),
    )


def saturated(frequencies: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    """BM25's saturated frequency, f (k1 + 1) / (f + k1), 1..2.2, on the lexical grid."""
    values = frequencies * (K1 + 1.0) / (frequencies + K1)
    return np.asarray(np.rint(values * 4096.0) / 4096.0)


@lru_cache(maxsize=2**16)
def hash_of(stem: str) -> int:
    """The 64 bits that stand for a stem, the same everywhere.

    Two of the hundred thousand stems of a language share them once in four billion times.
    """
    digest = blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
