"""Scores of many résumés at once. The only place that decides what a requirement gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rolefit.domain.match import Status
from rolefit.matching.asking import Asking
from rolefit.matching.blocks import UNIT, Products, blocks_of
from rolefit.matching.checks import Checked
from rolefit.matching.corrections import cap_copied, drop_denied, keep_best_list
from rolefit.matching.encoded import EncodedResume, Floats, Integers
from rolefit.matching.legs import passages_leg, words_leg
from rolefit.matching.lines import Lines
from rolefit.matching.resumes import without
from rolefit.matching.rubric import (
    STATUSES,
    points_of,
    standardised,
    statuses_of,
    strength_by_passages,
    strengths_of,
)
from rolefit.matching.terms import Analyzer
from rolefit.matching.years import RELATED, months_about

_analyze = Analyzer()


@dataclass(frozen=True, slots=True)
class Measured:
    """What the passages of n résumés say.

    Args:
        passages: (n, r) T.
        reach: (n, r) cosine of the nearest passage in context, a negative one counted as 0.
        months: (n, timed) months in positions about the requirements that ask for years.
        copied: for each résumé the passages that were copied from the posting.
        own: for each résumé (own, passages) corrected cosines with the requirements' own words.
    """

    passages: Floats
    reach: Floats
    months: Integers
    copied: list[tuple[int, ...]]
    own: list[Products]


@dataclass(frozen=True, slots=True)
class Scored:
    """The numbers of n résumés.

    Args:
        by_passages: (n, r) strength by passages alone, 0..1.
        strengths: (n, r) with the checks joined, 0..1.
        points: (n, r) hundredths of a point.
    """

    measured: Measured
    checked: Checked
    by_passages: Floats
    strengths: Floats
    points: Integers

    @property
    def scores(self) -> list[int]:
        """Hundredths of a point, 0..10,000 each."""
        return [int(score) for score in self.points.sum(axis=1)]


@dataclass(frozen=True, slots=True)
class Told:
    """Scores, for which all requirements' own words were measured, and their reading.

    Args:
        statuses: (n, r) indices into `STATUSES`.
    """

    scored: Scored
    statuses: Integers


def score(asking: Asking, resumes: Sequence[EncodedResume]) -> Scored:
    """Score n résumés; what one scores depends on no other."""
    return _scored(asking, resumes, _measure(asking, resumes, asking.needed))


def tell(asking: Asking, resumes: Sequence[EncodedResume]) -> Told:
    """Score n résumés and read the outcome of each requirement."""
    measured = _measure(asking, resumes, asking.every)
    scored = _scored(asking, resumes, measured)
    nearest = np.array([_nearest(own) for own in measured.own]).reshape(scored.strengths.shape)
    statuses = statuses_of(asking.rules, scored.by_passages, nearest, scored.checked.values)
    not_found = STATUSES.index(Status.NOT_FOUND)
    return Told(scored, np.where(_empty(resumes), not_found, statuses))


def _nearest(cosines: Products) -> Floats:
    return np.asarray(cosines.max(axis=1, initial=0.0) / UNIT, dtype=np.float64)


def _scored(asking: Asking, resumes: Sequence[EncodedResume], measured: Measured) -> Scored:
    terms = [
        (without(resume, copied, _analyze) if copied else resume.lexical).terms
        for resume, copied in zip(resumes, measured.copied, strict=True)
    ]
    words = words_leg(asking.question, terms)
    x = standardised(measured.passages, words, asking.base)
    by_passages = strength_by_passages(x, measured.reach)
    checked = asking.checks.of(resumes, measured.copied, measured.months)
    strengths = strengths_of(asking.rules, by_passages, checked.values)
    # An empty profile was not checked, and what was not found gives nothing.
    empty = _empty(resumes)
    checked = replace(checked, values=np.where(empty, np.nan, checked.values))
    strengths = np.where(empty, 0.0, strengths)
    points = points_of(strengths, asking.possible)
    return Scored(measured, checked, by_passages, strengths, points)


def _empty(resumes: Sequence[EncodedResume]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    empty = [not resume.resume.passages for resume in resumes]
    return np.array(empty, dtype=np.bool_).reshape(-1, 1)


def _measure(asking: Asking, resumes: Sequence[EncodedResume], lines: Lines) -> Measured:
    asked = len(asking.job.asked)
    own, shape = lines.vectors.shape[1] - asked, (len(resumes), asked)
    passages, reach = np.zeros(shape), np.zeros(shape)
    months = np.zeros((len(resumes), len(lines.timed)), dtype=np.int64)
    copied: list[tuple[int, ...]] = [()] * len(resumes)
    kept = [np.zeros((own, 0), dtype=np.float32)] * len(resumes)
    suspects = asking.words.suspects(resumes)
    for block in blocks_of(lines.vectors, [one.lexical.vectors for one in resumes]):
        places, cosines = list(block.members), block.products
        members = [resumes[place] for place in places]
        keep_best_list(cosines, lines.titles, members)
        drop_denied(cosines, lines.naming, members)
        doubtful = [suspects.get(place, []) for place in places]
        found = cap_copied(cosines, asking.words, doubtful, members, asked)
        in_context, own_words = cosines[:asked], cosines[asked:]
        reach[places] = np.maximum(in_context.max(axis=2), 0.0).T / UNIT
        passages[places] = passages_leg(asking.question, in_context)
        if lines.timed:
            near = own_words[lines.timed] >= RELATED * UNIT
            months[places] = months_about(near, [one.career for one in members]).T
        for k, place in enumerate(places):
            copied[place] = found[k]
            kept[place] = own_words[:, k, : len(members[k].lexical.vectors)]
    return Measured(passages, reach, months, copied, kept)
