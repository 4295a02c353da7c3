"""Passages that repeat the posting's own sentences.

A copy shares its runs of three words with the posting; or holds all words of one of its sentences,
whatever stands around them and in whatever order; or stands, however short, among others that
follow one another as they do in the posting. Words count as they are written: "design and operate
services" is the posting's, who writes "designed and operated services" tells what they did.

Comparing words for every passage of a large pool would take most of the time, so each passage
carries 16-bit hashes of its triples and words: a look into the posting's tables rules nearly all
out, and only the rest is compared for good.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import ceil
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import RequirementKind
from rolefit.domain.text import Finding, FindingCode
from rolefit.matching.encoded import Asked, EncodedJob, EncodedResume, Hashes, Integers, Traces
from rolefit.matching.terms import Analyzer

COPY_WORDS = 6
"""Shorter passages are copies only of a whole sentence."""

COPY_SHARE = 0.7
"""Share of a passage's word triples that stand in the posting too, from which it is a copy; of a
passage under `LONG_WORDS` words it must be all of them."""

LONG_WORDS = 8

TELLING_WORDS = 4
"""A sentence of the posting with fewer distinct words, named skills aside, may be said in the same
words by somebody who did it."""

HELD_SHARE = 0.85
"""Share of such a sentence's words that a passage must hold to be a copy of it. No passage of 372
real pairs of a posting and a résumé held so many (see ADR 6)."""

RUN = 5
"""So many passages one after the other, in the posting's words and order, were pasted together."""

SKIPPED = 12
"""At most so many words of the posting are left out between two of them: a heading, a line."""

_PROPER = re.compile(r"(?<=\S )\S*[A-Z]\S*")
_NAMED = (RequirementKind.DEGREE, RequirementKind.LANGUAGE, RequirementKind.LICENCE)
_words = Analyzer().words

Triple = tuple[str, str, str]
Statement = frozenset[str]
Values = npt.NDArray[np.uint16]


class PostingWords:
    """A posting's own words, and who repeats them."""

    def __init__(self, job: EncodedJob) -> None:
        self._text = _words(job.job.document.text)
        self._starts: dict[str, list[int]] = {}
        for at, word in enumerate(self._text):
            self._starts.setdefault(word, []).append(at)
        self._known = _table(frozenset(self._text))
        self._triples = set[Triple]().union(*(_triples(_words(part)) for part in _unnamed(job)))
        self._known_triples = _table(self._triples)
        stated = chain.from_iterable(_statements(job.job.document.text, one) for one in job.asked)
        self._statements = {one for one in stated if len(one) >= TELLING_WORDS}
        self._known_words = [(_table(one), _enough(one)) for one in self._statements]

    def repeated_by(self, text: str) -> bool:
        """Whether a passage is mostly the posting's, or holds a sentence of it."""
        words = _words(text)
        own = _triples(words)
        share = COPY_SHARE if len(words) >= LONG_WORDS else 1.0
        if len(words) >= COPY_WORDS and len(own & self._triples) >= share * len(own):
            return True
        return any(len(one.intersection(words)) >= _enough(one) for one in self._statements)

    def in_runs(self, passages: Mapping[int, str]) -> set[int]:
        """Indices of passages that, at least `RUN` together, follow the posting word by word.

        Args:
            passages: by ascending index; those left out are none.
        """
        found: set[int] = set()
        runs: dict[int, list[int]] = {}  # where in the posting a run ends: its passages
        last = -1
        for index, text in passages.items():
            runs = self._carried_on(runs if index == last + 1 else {}, _words(text), index)
            last = index
            for run in runs.values():
                found.update(run if len(run) >= RUN else ())
        return found

    def _carried_on(
        self, runs: dict[int, list[int]], words: list[str], index: int
    ) -> dict[int, list[int]]:
        """The runs that end with a passage, by where it ends in the posting."""
        carried = {}
        for start in self._places(words):
            before = [runs[end] for end in runs if 0 <= start - end <= SKIPPED]
            carried[start + len(words)] = [*max(before, key=len, default=[]), index]
        return carried

    def _places(self, words: list[str]) -> list[int]:
        """Where in the posting these words stand, one after the other."""
        starts = self._starts.get(words[0], ()) if words else ()
        return [at for at in starts if self._text[at : at + len(words)] == words]

    def suspects(self, resumes: Sequence[EncodedResume]) -> dict[int, list[int]]:
        """For each résumé by its place, if any: the passages that may be copied, ascending.

        Two words or triples of one hash can only add to them, so no copy is missed.
        """
        if not resumes:
            return {}
        traces = [resume.traces for resume in resumes]
        ends = np.cumsum([len(one.triples.counts) for one in traces])
        rows = self._suspected(_joined(traces), ends)
        suspects: dict[int, list[int]] = {}
        for row, place in zip(rows, np.searchsorted(ends, rows, side="right"), strict=True):
            passage = row - ends[place] + len(traces[place].triples.counts)
            suspects.setdefault(int(place), []).append(int(passage))
        return suspects

    def _suspected(self, traces: Traces, ends: Integers) -> Integers:
        """Rows that may be copied, ascending.

        Args:
            ends: the first row behind each résumé.
        """
        triples, words = traces.triples, traces.words
        copied, _ = _known_in(triples, self._known_triples)
        copied = np.bincount(copied, minlength=len(triples.counts))
        suspected = (triples.counts > 0) & (copied >= COPY_SHARE * triples.counts)
        rows, values = _known_in(words, self._known)
        known = np.bincount(rows, minlength=len(words.counts))
        likely = known[rows] >= min((held for _, held in self._known_words), default=0)
        rows, values = rows[likely], values[likely]
        for table, held in self._known_words:
            said = np.bincount(rows[table[values]], minlength=len(words.counts))
            suspected |= said >= held
        whole = np.flatnonzero((words.counts > 0) & (known == words.counts))
        suspected[_long_runs(whole, ends)] = True
        return np.flatnonzero(suspected)


def _long_runs(rows: Integers, ends: Integers) -> Integers:
    """Those of ascending `rows` of which `RUN` or more follow one another within one résumé.

    Args:
        ends: the first row behind each résumé.
    """
    places = np.searchsorted(ends, rows, side="right")
    breaks = (np.diff(rows, prepend=-2) != 1) | (np.diff(places, prepend=-1) != 0)
    runs = np.cumsum(breaks) - 1
    kept: Integers = rows[np.bincount(runs)[runs] >= RUN] if len(rows) else rows
    return kept


def traces_of(passages: Sequence[str]) -> Traces:
    """Traces of passages."""
    said = [_words(passage) for passage in passages]
    triples = [_triples(words) if len(words) >= COPY_WORDS else set() for words in said]
    return Traces(_hashed(triples), _hashed([set(words) for words in said]))


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


def _unnamed(job: EncodedJob) -> Iterator[str]:
    """The posting without what can hardly be said otherwise: degrees, languages, licences."""
    text, at = job.job.document.text, 0
    asked = (one.requirement for one in job.asked if not one.is_title)
    for span in sorted(one.span for one in asked if one.kind in _NAMED):
        yield text[at : span.start]
        at = max(at, span.end)
    yield text[at:]


def _statements(posting: str, asked: Asked) -> Iterator[Statement]:
    """The words that somebody else would choose otherwise, of what is asked and of its line.

    A skill has one name, and so have a degree, a language, a licence and whatever else is written
    with a capital.
    """
    requirement = asked.requirement
    if asked.is_title or requirement.kind in _NAMED:
        return
    skills = {word for skill in requirement.skills for word in _words(skill.surface)}
    start = posting.rfind("\n", 0, requirement.span.start) + 1
    end = posting.find("\n", requirement.span.end)
    for said in (requirement.text, posting[start : end if end >= 0 else None]):
        names = _words(" ".join(_PROPER.findall(said)))
        yield frozenset(_words(said)) - skills.union(names)


def _enough(statement: Statement) -> int:
    return ceil(HELD_SHARE * len(statement))


def _triples(words: list[str]) -> set[Triple]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _hashed(passages: Sequence[set[Triple]] | Sequence[set[str]]) -> Hashes:
    flat = [value for found in passages for value in sorted(map(_hash, found))]
    counts = np.array([*map(len, passages)], dtype=np.int32)
    return Hashes(np.array(flat, dtype=np.uint16), counts)


def _joined(traces: Sequence[Traces]) -> Traces:
    return Traces(_all([one.triples for one in traces]), _all([one.words for one in traces]))


def _all(hashes: Sequence[Hashes]) -> Hashes:
    values = np.concatenate([one.values for one in hashes])
    return Hashes(values, np.concatenate([one.counts for one in hashes]))


def _known_in(hashes: Hashes, table: npt.NDArray[np.bool_]) -> tuple[Integers, Values]:
    """The hashes that a table knows, and the row of the passage of each."""
    found = np.flatnonzero(table[hashes.values])
    rows = np.searchsorted(np.cumsum(hashes.counts), found, side="right")
    return rows, hashes.values[found]


def _table(known: frozenset[str] | set[Triple]) -> npt.NDArray[np.bool_]:
    table = np.zeros(2**16, dtype=np.bool_)
    table[[_hash(one) for one in known]] = True
    return table


def _hash(words: str | Triple) -> int:
    joined = words if isinstance(words, str) else " ".join(words)
    return crc32(joined.encode("utf-8", "surrogatepass")) & 0xFFFF
