"""Profiles in, encoded profiles out; those of late are kept in memory."""

from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
from cachetools import LRUCache

from rolefit.bootstrap import Services
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.encoding import GridMatrix, to_grid
from rolefit.matching import Weights
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.prepare import encode_job, family, texts_of_job
from rolefit.matching.resumes import encode_resume
from rolefit.matching.terms import Analyzer
from rolefit.matching.typical import encode_typical, typical_texts
from rolefit.reading import read_text

REQUIREMENTS = 4096
"""Vectors of requirements that are kept, 768 bytes each at 384 dimensions."""

VectorsOf = Callable[[Sequence[Resume]], Sequence[GridMatrix]]
"""Passage vectors of résumés, in order, each (passages, dimension) on the grid."""

_Key = tuple[str, str, str, int | None, str]


class Encodings:
    """Encoded jobs and résumés. Safe to share between threads.

    Args:
        resumes: how many encoded résumés are kept.
    """

    def __init__(self, services: Services, resumes: int) -> None:
        self._services = services
        self._analyze = Analyzer()
        self._resumes: LRUCache[_Key, EncodedResume] = LRUCache(max(resumes, 1))
        self._requirements: LRUCache[str, GridMatrix] = LRUCache(REQUIREMENTS)
        self._lock = Lock()

    def job(self, job: Job, weights: Weights) -> EncodedJob:
        """A job, ready to be matched; its title is asked too, if it has a weight.

        Raises:
            NoRequirements: it asks for nothing.
        """
        with_title = weights.title > 0
        texts = texts_of_job(job, with_title=with_title)
        with self._lock:
            known = {text: self._requirements[text] for text in texts if text in self._requirements}
        fresh = [text for text in texts if text not in known]
        known |= zip(fresh, self._vectors(fresh), strict=True)
        with self._lock:
            self._requirements.update({text: known[text] for text in fresh})
        return encode_job(
            job, [known[text] for text in texts], self._analyze, with_title=with_title
        )

    def resumes(
        self, resumes: Sequence[Resume], vectors: VectorsOf | None = None
    ) -> list[EncodedResume]:
        """Résumés, ready to be matched, in order; those already encoded are taken from memory.

        Args:
            vectors: gives the others' passage vectors; default: they are encoded now.
        """
        keys = [_key(resume) for resume in resumes]
        with self._lock:
            kept = [self._resumes.get(key) for key in keys]
        # Compared, because a profile may have been corrected by hand since.
        found = {
            place: one
            for place, (one, resume) in enumerate(zip(kept, resumes, strict=True))
            if one is not None and (one.resume is resume or one.resume == resume)
        }
        fresh = [place for place in range(len(resumes)) if place not in found]
        grids = (vectors or self._encoded)([resumes[place] for place in fresh])
        for place, own in zip(fresh, grids, strict=True):
            found[place] = encode_resume(resumes[place], own, self._analyze)
        with self._lock:
            self._resumes.update({keys[place]: found[place] for place in fresh})
        return [found[place] for place in range(len(resumes))]

    def _encoded(self, resumes: Sequence[Resume]) -> list[GridMatrix]:
        """The passage vectors of résumés, all encoded together."""
        vectors = self._vectors([one.text for resume in resumes for one in resume.passages])
        ends = np.cumsum([len(resume.passages) for resume in resumes])
        # Copied, or one résumé in memory would hold the vectors of all encoded beside it.
        return [
            vectors[end - len(resume.passages) : end].copy()
            for end, resume in zip(ends, resumes, strict=True)
        ]

    @cached_property
    def typical(self) -> list[EncodedResume]:
        """The whole invented résumés that tell what is typical for a job; a second's work once."""
        services = self._services
        profiles = [services.profiler.resume(read_text(text)) for text in typical_texts()]
        return encode_typical(
            profiles, family(services.encoder.id), self._vectors, services.settings.cache_dir
        )

    def _vectors(self, texts: Sequence[str]) -> GridMatrix:
        if not texts:
            return np.zeros((0, 0), dtype=np.int16)
        return to_grid(self._services.encoder.encode(texts))


def _key(resume: Resume) -> _Key:
    document, as_of = resume.document, resume.as_of
    return (
        document.digest,
        document.name,
        resume.redacted,
        None if as_of is None else as_of.index,
        resume.profiler,
    )
