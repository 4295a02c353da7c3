"""ESCO skills for a phrase or a sentence: what the gazetteer names in it, and what lies near it.

A skill's vector is the mean over all its labels, so that a skill is as many texts as ESCO has for
it and still one vector. What a text names and what it resembles are joined as two independent
witnesses: 1 - (1 - cosine)(1 - share), where the share is that of the text's characters that name
the skill. A phrase that is the skill's name thus has 1; a name in passing in a long sentence only
helps. How that was chosen: docs/skills.md.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from rolefit.domain.errors import UsageError
from rolefit.domain.skills import Found, LinkedSkill
from rolefit.encoding import STEPS, GridMatrix, similarities
from rolefit.encoding.kept import kept_name, kept_or_made
from rolefit.profiling.skills.gazetteer import Gazetteer
from rolefit.profiling.skills.taxonomy import EscoSkill, Taxonomy

Encode = Callable[[Sequence[str]], GridMatrix]
Tick = Callable[[int], None]

VECTORS_VERSION = "1"
"""Bump when a skill's vector would be made otherwise."""

_SKILLS_AT_ONCE = 1024  # some six thousand labels: enough for the encoder to batch by length
_TEXTS_AT_ONCE = 64  # their cosines with all skills take 3 MB


class Linker:
    """The nearest ESCO skills of texts. Safe to share between threads.

    Args:
        gazetteer: names skills in texts.
        taxonomy: what can be linked to.
        encode: texts to vectors on the grid, (n, dim) int16.
        encoder_family: names the encoder's weights.
        cache: a folder for the skills' vectors. Where it cannot be written they are encoded anew
            by each linker.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        taxonomy: Taxonomy,
        encode: Encode,
        encoder_family: str,
        cache: Path,
    ) -> None:
        self._gazetteer = gazetteer
        self._skills = taxonomy.skills
        self._rows = {skill.id: row for row, skill in enumerate(taxonomy.skills)}
        self._encode = encode
        version = f"{taxonomy.version} {VECTORS_VERSION}"
        self._path = cache / kept_name("skills", encoder_family, version)
        self._vectors: GridMatrix | None = None
        self._lock = Lock()

    @property
    def labels(self) -> int:
        """How many labels `prepare` encodes where no vectors are kept."""
        return sum(len(skill.labels) for skill in self._skills)

    def prepare(self, progress: Tick | None = None) -> GridMatrix:
        """The skills' vectors, int16 (skills, dim): from memory, the cache, or encoded now.

        Args:
            progress: called with how many more labels are encoded.
        """
        with self._lock:
            if self._vectors is None:
                self._vectors = kept_or_made(
                    self._path,
                    len(self._skills),
                    lambda: skill_vectors(self._skills, self._encode, progress),
                )
            return self._vectors

    def link(
        self,
        texts: Sequence[str],
        *,
        top: int,
        least: float = 0.0,
        progress: Tick | None = None,
    ) -> list[list[LinkedSkill]]:
        """Of each text the best `top` skills, best first, equal ones by id; of a blank one none.

        Args:
            least: the score from which a skill is told, 0..1.
            progress: called with how many more texts are done.

        Raises:
            UsageError: `top` is less than none, or `least` is no score.
        """
        if top < 0:
            raise UsageError("The best so many cannot be fewer than none.")
        if not 0.0 <= least <= 1.0:
            raise UsageError(f"{least:g} is no score of a skill; they run from 0 to 1.")
        vectors = self.prepare()
        found: list[list[LinkedSkill]] = []
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            block = texts[start : start + _TEXTS_AT_ONCE]
            near = similarities(self._encode(block), vectors).astype(np.float64).clip(0.0, 1.0)
            for text, cosines in zip(block, near, strict=True):
                linked = self._joined(text, cosines, top) if text.strip() else []
                found.append([skill for skill in linked if skill.score >= least])
            if progress is not None:
                progress(len(block))
        return found

    def _joined(self, text: str, cosines: npt.NDArray[np.float64], top: int) -> list[LinkedSkill]:
        named = self._named(text)
        scores = cosines
        for row, share in named.items():
            scores[row] = 1.0 - (1.0 - scores[row]) * (1.0 - share)
        return [
            LinkedSkill(
                id=self._skills[row].id,
                label=self._skills[row].label,
                score=float(scores[row]),
                found=Found.NAMED if row in named else Found.NEAR,
            )
            for row in _best(scores, top)
        ]

    def _named(self, text: str) -> dict[int, float]:
        """Rows of the skills that `text` names, each with the longest name's share of it.

        What is denied is not named. A text that is a name as a whole needs no context.
        """
        size = len(text.strip())
        spans = [
            (skill.ids or (skill.id,), len(skill.span) / size)
            for skill in self._gazetteer.find(text)
            if not skill.negated
        ]
        whole = self._gazetteer.link(text)
        if whole is not None:
            spans.append((whole.ids or (whole.id,), 1.0))
        named: dict[int, float] = {}
        for ids, share in spans:
            for row in (self._rows[one] for one in ids if one in self._rows):
                named[row] = max(named.get(row, 0.0), min(share, 1.0))
        return named


def skill_vectors(
    skills: Sequence[EscoSkill], encode: Encode, progress: Tick | None = None
) -> GridMatrix:
    """The mean of each skill's labels, of length 1 again, on the grid: int16 (skills, dim).

    The sums are of integers and each further step is rounded once, so the bytes depend on the
    labels' vectors alone.
    """
    made: list[GridMatrix] = []
    for block in _blocks(skills):
        counts = [len(skill.labels) for skill in block]
        vectors = encode([label for skill in block for label in skill.labels])
        starts = np.cumsum([0, *counts[:-1]])
        sums = np.add.reduceat(vectors.astype(np.int64), starts, axis=0)
        lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True).astype(np.float64))
        rows: GridMatrix = np.rint(STEPS * sums / np.maximum(lengths, 1.0)).astype(np.int16)
        made.append(rows)
        if progress is not None:
            progress(len(vectors))
    return np.concatenate(made) if made else np.zeros((0, 0), dtype=np.int16)


def _blocks(skills: Sequence[EscoSkill]) -> Iterator[Sequence[EscoSkill]]:
    for start in range(0, len(skills), _SKILLS_AT_ONCE):
        yield skills[start : start + _SKILLS_AT_ONCE]


def _best(scores: npt.NDArray[np.float64], top: int) -> list[int]:
    """Rows of the best, best first, equal ones in order: that of their ids."""
    if not 0 < top <= len(scores):
        return [int(row) for row in np.argsort(-scores, kind="stable")[:top]]
    # Ties at the cut are kept, so that the id decides and not the position in memory.
    least = np.partition(scores, len(scores) - top)[len(scores) - top]
    chosen = np.flatnonzero(scores >= least)
    return [int(row) for row in chosen[np.argsort(-scores[chosen], kind="stable")][:top]]
