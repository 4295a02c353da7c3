"""From a résumé's profile to what the scorer computes with; no job is looked at."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from hashlib import blake2b
from itertools import chain
from operator import or_

import numpy as np
import numpy.typing as npt

from rolefit.domain.resume import Month, Passage, Resume, SectionKind
from rolefit.matching.denials import affirmed, refused
from rolefit.matching.encoded import Career, Credentials, EncodedResume, Grid, Lexical
from rolefit.matching.mentions import levels_of, mentions_of
from rolefit.matching.pasted import traces_of
from rolefit.matching.terms import Analyzer, Terms, terms_of

_SEPARATOR = re.compile(r"[,;|•·\n]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({"the", "and", "of", "with", "for", "to", "from", "by", "at", "their"})
"""Function words: a tenth to a fifth of an English résumé, hardly any of another."""
_OWN_SHARE, _OWN_WORDS = 0.05, 3


def encode_resume(resume: Resume, vectors: Grid, analyze: Analyzer) -> EncodedResume:
    """Join a résumé with its passages' vectors, (passages, dim), in order."""
    stems = [analyze(affirmed(passage)) for passage in resume.passages]
    lists, denied = _lists(resume), _denied(resume)
    return EncodedResume(
        resume=resume,
        lexical=Lexical(np.ascontiguousarray(vectors), _terms(stems, lists, denied)),
        levels=levels_of(mentions_of(resume)),
        denied=denied,
        refused=refused(resume.passages),
        lists=np.array(lists, dtype=np.int64),
        headlines=np.array([_is_headline(resume.passages[i]) for i in lists], dtype=np.bool_),
        outside=np.array(_outside(resume, lists), dtype=np.int64),
        career=_career(resume, lists),
        credentials=_credentials(resume, analyze),
        traces=traces_of([passage.text for passage in resume.passages]),
        said=_said(resume),
        lost=sum(finding.lost for finding in (*resume.document.findings, *resume.findings)),
    )


def without(resume: EncodedResume, left_out: Sequence[int], analyze: Analyzer) -> Lexical:
    """What the legs see of a résumé, with the words of some passages left out."""
    stems = [analyze(affirmed(passage)) for passage in resume.resume.passages]
    return replace(
        resume.lexical,
        terms=_terms(stems, resume.lists.tolist(), resume.denied, without=left_out),
    )


def _terms(
    stems: Sequence[list[str]],
    lists: Collection[int],
    denied: Mapping[str, Collection[int]],
    *,
    without: Collection[int] = (),
) -> Terms:
    """Stems of the passages that say something: no list of keywords, none that denies a skill.

    What a list names is counted by the checks and by its nearest cosine; its words would let a
    list of them outdo somebody who did the work and tells it in words of their own.
    """
    silent = {*lists, *chain.from_iterable(denied.values()), *without}
    return terms_of([found for index, found in enumerate(stems) if index not in silent])


def _lists(resume: Resume) -> tuple[int, ...]:
    """Lists of keywords; a position's own line looks like one, but says what somebody was."""
    headers = [position.header for position in resume.positions]
    return tuple(
        index
        for index, passage in enumerate(resume.passages)
        if passage.listing and not any(header.overlaps(passage.span) for header in headers)
    )


def _outside(resume: Resume, lists: Collection[int]) -> list[int]:
    return [
        index
        for index, passage in enumerate(resume.passages)
        if passage.position is None and not passage.also and index not in lists
    ]


def _is_headline(listing: Passage) -> bool:
    """Whether a list is of one item and no line of a column of skills."""
    return listing.section is not SectionKind.SKILLS and not _SEPARATOR.search(listing.text)


def _denied(resume: Resume) -> dict[str, tuple[int, ...]]:
    """Passages that deny a skill: they must not count as showing it."""
    denied: dict[str, set[int]] = {}
    for skill in resume.skills:
        if skill.negated:
            for index, passage in enumerate(resume.passages):
                if passage.span.overlaps(skill.span):
                    for concept in (skill.id, *skill.ids):
                        denied.setdefault(concept, set()).add(index)
    return {concept: tuple(sorted(indices)) for concept, indices in sorted(denied.items())}


def _career(resume: Resume, lists: tuple[int, ...]) -> Career:
    periods = [position.period(resume.as_of) for position in resume.positions]
    first = min((period[0].index for period in periods if period), default=0)
    months = [_months(period, first) if period else 0 for period in periods]
    return Career(
        dated=any(position.start for position in resume.positions),
        about=tuple(
            0 if index in lists else _about(passage, months)
            for index, passage in enumerate(resume.passages)
        ),
    )


def _months(period: tuple[Month, Month], first: int) -> int:
    """A bit for each month from the first to the last, counted from `first`."""
    start, last = period[0].index - first, period[1].index - first
    return (1 << last + 1) - (1 << start)


def _about(passage: Passage, months: Sequence[int]) -> int:
    inside = () if passage.position is None else (passage.position,)
    return reduce(or_, (months[index] for index in (*inside, *passage.also)), 0)


def _credentials(resume: Resume, analyze: Analyzer) -> Credentials:
    text = resume.document.text
    return Credentials(
        degrees=tuple(
            (degree, frozenset(analyze(f"{degree.field} {degree.span.of(text)}")))
            for degree in resume.degrees
        ),
        certificates=tuple(
            (certificate, frozenset(analyze(certificate.label)))
            for certificate in resume.certificates
        ),
        english=_is_english(resume),
    )


def _is_english(resume: Resume) -> bool:
    """Whether enough words are such as only English has; passages in another language aside."""
    found = 0
    for passage in resume.passages:
        words = _WORD.findall(passage.text.lower())
        own = sum(word in _ENGLISH for word in words)
        found += own if own >= _OWN_SHARE * len(words) else 0
    return found >= _OWN_WORDS


def _said(resume: Resume) -> npt.NDArray[np.uint64]:
    texts = {passage.text.casefold() for passage in resume.passages}
    digests = (blake2b(t.encode("utf-8", "surrogatepass"), digest_size=8).digest() for t in texts)
    return np.sort(np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64))
