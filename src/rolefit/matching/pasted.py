"""Passages that repeat the posting's own sentences.

A copy shares its runs of three stems with the posting. Comparing them for every passage of a
large pool would take most of the time, so each passage carries 16-bit hashes of its triples: a
look into one table of the posting's hashes rules nearly all out, and only the rest is compared
for good.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from rolefit.domain.text import Finding, FindingCode
from rolefit.matching.encoded import EncodedJob, EncodedResume, Traces
from rolefit.matching.terms import Analyzer

COPY_STEMS = 4
"""Shorter passages are too short to tell a copy from a plain statement of the fact."""

COPY_SHARE = 0.7
"""Share of a passage's word triples that stand in the posting too, from which it is a copy; of a
passage under `LONG_STEMS` stems it must be all of them."""

LONG_STEMS = 8

_analyze = Analyzer()

Triple = tuple[str, str, str]


class PostingWords:
    """A posting's own words, and who repeats them."""

    def __init__(self, job: EncodedJob) -> None:
        self._triples = _triples(_analyze(job.job.document.text))
        self._table = np.zeros(2**16, dtype=np.bool_)
        self._table[[_hash(triple) for triple in self._triples]] = True

    def repeated_by(self, text: str) -> bool:
        """Whether a passage is, word for word, mostly the posting's."""
        stems = _analyze(text)
        if len(stems) < COPY_STEMS:
            return False
        own = _triples(stems)
        share = COPY_SHARE if len(stems) >= LONG_STEMS else 1.0
        return len(own & self._triples) >= share * len(own)

    def suspects(self, resumes: Sequence[EncodedResume]) -> dict[int, list[int]]:
        """For each résumé by its place, if any: the passages that `repeated_by` may be true of.

        Two triples of one hash can only add to them, so no copy is missed.
        """
        if not resumes:
            return {}
        counts = np.concatenate([resume.traces.counts for resume in resumes])
        hashes = np.concatenate([resume.traces.hashes for resume in resumes])
        hits = np.searchsorted(np.cumsum(counts), np.flatnonzero(self._table[hashes]), side="right")
        found = np.bincount(hits, minlength=len(counts))
        rows = np.flatnonzero((counts > 0) & (found >= COPY_SHARE * counts))
        ends = np.cumsum([len(resume.traces.counts) for resume in resumes])
        suspects: dict[int, list[int]] = {}
        for row, place in zip(rows, np.searchsorted(ends, rows, side="right"), strict=True):
            passage = row - ends[place] + len(resumes[place].traces.counts)
            suspects.setdefault(int(place), []).append(int(passage))
        return suspects


def traces_of(passages: Sequence[list[str]]) -> Traces:
    """Traces of passages, each given as its stems in order."""
    triples = [_triples(stems) if len(stems) >= COPY_STEMS else set() for stems in passages]
    flat = [value for found in triples for value in sorted(map(_hash, found))]
    return Traces(np.array(flat, dtype=np.uint16), np.array([*map(len, triples)], dtype=np.int32))


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


def _triples(stems: list[str]) -> set[Triple]:
    return set(zip(stems, stems[1:], stems[2:], strict=False))


def _hash(triple: Triple) -> int:
    return crc32(" ".join(triple).encode("utf-8", "surrogatepass")) & 0xFFFF
