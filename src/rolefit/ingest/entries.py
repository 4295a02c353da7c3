"""From a record to what the index holds of it."""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np

from rolefit.domain.job import Importance, Job
from rolefit.domain.records import Record
from rolefit.domain.resume import DegreeLevel, Resume
from rolefit.domain.search import Entry, GridMatrix
from rolefit.domain.sketches import sketch_of
from rolefit.domain.skills import Skill
from rolefit.encoding import STEPS
from rolefit.matching.denials import affirmed
from rolefit.matching.terms import Analyzer

_analyze = Analyzer()
_WORD = re.compile(r"[^\W_]+")


def texts_of(profile: Resume | Job) -> list[str]:
    """What is encoded of a profile: redacted passages, or what is asked."""
    if isinstance(profile, Job):
        return [requirement.text for requirement in profile.requirements]
    return [passage.text for passage in profile.passages]


def vectors_key(texts: Sequence[str]) -> str:
    """Names the vectors of texts: equal for equal texts, whatever document they are of."""
    total = blake2b(digest_size=20)
    for text in texts:
        total.update(text.encode("utf-8", "surrogatepass") + b"\x1e")
    return total.hexdigest()


def entry_of(record: Record, profile: Resume | Job, vectors: GridMatrix) -> Entry:
    """What the index holds of a record.

    Args:
        vectors: (texts, dimension) of `texts_of`.
    """
    words, skills, years, degree, languages = (
        _of_job(profile) if isinstance(profile, Job) else _of_resume(profile)
    )
    return Entry(
        tenant=record.tenant,
        document_id=record.document_id,
        kind=record.kind,
        revision=record.revision,
        changed=record.changed,
        words=words,
        vectors=mean_of(vectors),
        skills=frozenset(skills),
        years=years,
        degree=degree,
        languages=frozenset(languages),
        tags=record.tags,
        places=places_of(profile.location) if isinstance(profile, Job) else frozenset(),
        # Postings of one employer are alike, and yet several jobs.
        sketch=b"" if isinstance(profile, Job) else sketch_of(words),
    )


def stems_of(resume: Resume) -> tuple[tuple[str, ...], ...]:
    """The stems of each passage, without what it says is not so."""
    return tuple(tuple(_analyze(affirmed(passage))) for passage in resume.passages)


def places_of(text: str) -> frozenset[str]:
    """The words of a place, as they are compared: "New York, NY" is new, york and ny."""
    return frozenset(_WORD.findall(text.casefold()))


def mean_of(vectors: GridMatrix) -> GridMatrix:
    """The mean of vectors, of length 1 again, on the grid: (1, dimension), or none of none.

    Sums are of integers and each further step is rounded once, so the bytes depend on the vectors
    alone.
    """
    total = vectors.sum(axis=0, dtype=np.int64)
    length = float(np.sqrt(np.float64((total * total).sum())))
    if length == 0.0:
        return np.zeros((0, vectors.shape[1]), dtype=np.int16)
    mean: GridMatrix = np.rint(STEPS * total / length).astype(np.int16)[None]
    return mean


_Told = tuple[tuple[tuple[str, ...], ...], set[str], float, DegreeLevel, set[str]]
"""Stems of each passage, skills, years, degree, languages."""


def _of_resume(resume: Resume) -> _Told:
    finished = [degree.level for degree in resume.degrees if degree.finished]
    return (
        stems_of(resume),
        _ids(skill for skill in resume.skills if not skill.negated),
        resume.months / 12,
        max(finished, default=DegreeLevel.NONE),
        {language.code for language in resume.languages},
    )


def _of_job(job: Job) -> _Told:
    asked = [one for one in job.requirements if one.importance is not Importance.NOT]
    texts = [job.title, *(one.text for one in asked)]
    levels = [one.degree for one in asked if one.degree is not None]
    return (
        tuple(tuple(_analyze(text)) for text in texts),
        _ids(skill for one in asked for skill in one.skills),
        max((one.min_years or 0.0 for one in asked), default=0.0),
        min(levels, default=DegreeLevel.NONE),
        {code for one in asked for code in one.languages},
    )


def _ids(skills: Iterable[Skill]) -> set[str]:
    return {concept for skill in skills for concept in (skill.id, *skill.ids, *skill.broader)}
