"""Passages that must not count as what they seem: denials, lists, copies of the posting."""

from functools import lru_cache

import numpy as np

from rolefit.domain.text import Finding, FindingCode
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.legs import Floats, Question
from rolefit.matching.terms import Analyzer

SUSPECT = 0.45
"""A cosine from which a passage is compared with the posting word by word."""

COPY_STEMS = 4
"""Shorter passages are too short to tell a copy from a plain statement of the fact."""

COPY_SHARE = 0.7
"""Share of a passage's word triples that stand in the posting too, from which it is a copy; of a
passage under `LONG_STEMS` stems it must be all of them."""

LONG_STEMS = 8

COPY_CAP = 0.3
"""What a copied sentence counts at most: as much as a passage on a neighbouring subject."""


class Copies:
    """Finds passages that repeat the posting's own sentences."""

    def __init__(self, job: EncodedJob) -> None:
        self._triples = _triples(job.job.document.text)[1]

    def holds(self, text: str) -> bool:
        """Whether a passage is, word for word, mostly the posting's."""
        stems, own = _triples(text)
        if stems < COPY_STEMS:
            return False
        share = COPY_SHARE if stems >= LONG_STEMS else 1.0
        return len(own & self._triples) >= share * len(own)


_analyze = Analyzer()


@lru_cache(maxsize=8192)
def _triples(text: str) -> tuple[int, frozenset[tuple[str, str, str]]]:
    """How many stems a text has, and the runs of three."""
    stems = _analyze(text)
    return len(stems), frozenset(zip(stems, stems[1:], stems[2:], strict=False))


def correct(
    job: EncodedJob, question: Question, resume: EncodedResume, similar: Floats, copies: Copies
) -> tuple[int, ...]:
    """Correct the cosines (passages, r) of one résumé in place; returns the copied passages.

    A passage that denies a skill shows nothing of a requirement that names it. Of the lists of
    keywords only the best counts for a requirement, and none for the title, however many there
    are. A copied passage counts at most `COPY_CAP`. Each rule leaves what an added passage could
    only raise, so adding a passage still never lowers a score.
    """
    if resume.lists:
        _keep_best_list(question, similar, list(resume.lists))
    if resume.denied:
        for r, asked in enumerate(job.asked):
            for skill in asked.requirement.skills:
                for concept in (skill.id, *skill.ids):
                    similar[list(resume.denied.get(concept, ())), r] = 0.0
    suspects = np.flatnonzero((similar >= SUSPECT).any(axis=1)).tolist()
    copied = tuple(i for i in suspects if copies.holds(resume.resume.passages[i].text))
    if copied:
        rows = list(copied)
        similar[rows] = np.minimum(similar[rows], COPY_CAP)
    return copied


def _keep_best_list(question: Question, similar: Floats, lists: list[int]) -> None:
    block = similar[lists]
    columns = np.arange(similar.shape[1])
    best = block.argmax(axis=0)
    kept = np.where(question.titles, 0.0, block[best, columns])
    similar[lists] = 0.0
    similar[np.array(lists)[best], columns] = kept


def copied_finding(resume: EncodedResume, copied: tuple[int, ...]) -> Finding:
    """Tell which part of a résumé repeats the posting."""
    first = resume.resume.passages[copied[0]]
    page = resume.resume.document.page_of(first.span.start)
    return Finding(
        FindingCode.COPIED_FROM_JOB,
        f"{len(copied)} of {len(resume.resume.passages)} passages repeat the posting's own words; "
        "they count as hints, not as proof.",
        page=page,
        span=first.span,
    )
