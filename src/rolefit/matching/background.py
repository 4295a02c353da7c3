"""The frozen background: what a hundred invented résumés of all trades score for a job.

Each requirement is judged against it, so that a score means the same whoever else applies, and
a requirement that everybody seems to meet gives little.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import fsum, sqrt
from pathlib import Path

import numpy as np

from rolefit.encoding.kept import kept_name
from rolefit.matching.encoded import Floats, Lexical
from rolefit.matching.legs import Question, measure_all
from rolefit.matching.shipped import Encode, shipped_or_kept
from rolefit.matching.terms import Analyzer, terms_of

# A job whose requirements all résumés meet alike has nearly no spread; without a floor, chance
# differences would be blown up and a vague posting would beat a precise one.
FLOOR_PASSAGES = 0.04
FLOOR_WORDS = 1.5

Background = tuple[Lexical, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the background says of a job: means (r) per requirement, and the spreads of the sums."""

    passages: Floats
    words: Floats
    spread_passages: float
    spread_words: float


def baseline(question: Question, background: Background, weights: Floats) -> Baseline:
    """Measure a job against the background.

    The spread is that of the weighted mean over requirements, so that the weighted mean of the
    standardised parts is the standardised whole: T + ½B of the job.

    Args:
        weights: (r) the requirements' shares, adding up to 1.
    """
    passages, words = measure_all(question, background)
    return Baseline(
        _means(passages),
        _means(words),
        max(_spread(passages, weights), FLOOR_PASSAGES),
        max(_spread(words, weights), FLOOR_WORDS),
    )


# fsum rounds once, so these are the same on every chip, whatever its vector width.


def _means(leg: Floats) -> Floats:
    return np.array([fsum(column) / len(column) for column in leg.T.tolist()])


def _spread(leg: Floats, weights: Floats) -> float:
    sums = [fsum(row) for row in (leg * weights).tolist()]
    mean = fsum(sums) / len(sums)
    return sqrt(fsum((value - mean) ** 2 for value in sums) / len(sums))


@lru_cache(maxsize=1)
def background_texts() -> tuple[tuple[str, ...], ...]:
    """The invented résumés, each as its passages."""
    packed = files("rolefit.matching").joinpath("data/background.jsonl.gz").read_bytes()
    rows = gzip.decompress(packed).decode().splitlines()
    return tuple(tuple(json.loads(row)) for row in rows)


def flat_texts() -> list[str]:
    """The passages of all of them, in order."""
    return [passage for passages in background_texts() for passage in passages]


def background_version() -> str:
    """A digest of the background's texts."""
    body = json.dumps(background_texts(), ensure_ascii=False).encode()
    return hashlib.sha256(body).hexdigest()[:12]


def vectors_name(encoder_family: str) -> str:
    """The file that holds the background's vectors for one encoder's weights."""
    return kept_name("background", encoder_family, background_version())


def load_background(encoder_family: str, encode: Encode, cache: Path) -> Background:
    """The background: shipped vectors, else cached ones, else encoded now and cached.

    Args:
        encoder_family: names the weights (not the chip), as `Encoder.id` does before its first "/".
        encode: texts to vectors on the grid, (n, dim) int16.
        cache: a folder for the vectors; not used for the bundle that ships. Where it cannot be
            written they are encoded anew each time.
    """
    vectors = shipped_or_kept(vectors_name(encoder_family), flat_texts(), encode, cache)
    analyze, members, row = Analyzer(), [], 0
    for passages in background_texts():
        terms = terms_of([analyze(passage) for passage in passages])
        members.append(Lexical(vectors[row : row + len(passages)], terms))
        row += len(passages)
    return tuple(members)
