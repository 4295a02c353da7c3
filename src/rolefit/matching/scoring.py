"""Scores of many résumés at once. The only place that decides what a requirement gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rolefit.matching.asking import Asking
from rolefit.matching.blocks import UNIT, Products, blocks_of
from rolefit.matching.checks import Checked
from rolefit.matching.corrections import cap_copied, discount_outside, drop_denied, keep_best_list
from rolefit.matching.encoded import EncodedResume, Floats, Integers
from rolefit.matching.legs import passages_leg, words_leg
from rolefit.matching.resumes import without
from rolefit.matching.rubric import (
    Flags,
    Outcomes,
    nothing_found,
    points_of,
)
from rolefit.matching.terms import Analyzer
from rolefit.matching.years import RELATED, months_about

_analyze = Analyzer()


@dataclass(frozen=True, slots=True)
class Measured:
    """What the passages of n résumés say.

    Args:
        passages: (n, r) T.
        nearest: (n, r) cosine of the nearest passage with the requirement's own words, a negative
            one counted as 0.
        months: (n, timed) months in positions about the requirements that ask for years.
        copied: for each résumé the passages that were copied from the posting.
        denied: (n, r) whether the résumé denies it in the requirement's own words.
        products: for each résumé (r, passages) corrected cosines with the requirements' own words,
            which evidence is chosen by.
    """

    passages: Floats
    nearest: Floats
    months: Integers
    copied: list[tuple[int, ...]]
    denied: Flags
    products: list[Products]


@dataclass(frozen=True, slots=True)
class Scored:
    """The numbers of n résumés, before they are put into words.

    Args:
        by_passages: (n, r) strength by passages alone, 0..1.
        outcomes: with the checks joined.
        points: (n, r) hundredths of a point.
        scores: (n) their sums, 0..10,000 each.
    """

    measured: Measured
    checked: Checked
    by_passages: Floats
    outcomes: Outcomes
    points: Integers
    scores: list[int]


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a rubric decides by, for n résumés.

    Args:
        words: (n, r) B.
        empty: (n) whether a profile has no passage.
    """

    measured: Measured
    words: Floats
    checked: Checked
    empty: Flags


def score(asking: Asking, resumes: Sequence[EncodedResume]) -> Scored:
    """Score n résumés; what one scores depends on no other."""
    return conclude(asking, see(asking, resumes))


def see(asking: Asking, resumes: Sequence[EncodedResume]) -> Seen:
    """Measure and check n résumés."""
    measured = _measure(asking, resumes)
    terms = [
        (without(resume, copied, _analyze) if copied else resume.lexical).terms
        for resume, copied in zip(resumes, measured.copied, strict=True)
    ]
    return Seen(
        measured,
        words_leg(asking.question, terms),
        asking.checks.of(resumes, measured.copied, measured.months),
        np.array([not resume.resume.passages for resume in resumes], dtype=np.bool_),
    )


def conclude(asking: Asking, seen: Seen) -> Scored:
    """From what was seen to points, by the rubric."""
    measured, checked, rubric = seen.measured, seen.checked, asking.rubric
    x = rubric.standardised(measured.passages, seen.words, asking.base)
    by_passages = rubric.strength_by_passages(x, measured.nearest)
    found = rubric.outcomes(
        asking.rules, by_passages, measured.nearest, checked.values, denied=measured.denied
    )
    found, checked = _nothing_for_empty_ones(seen.empty[:, None], found, checked)
    points = points_of(found.strengths, asking.possible)
    scores = points.sum(axis=1).tolist()
    return Scored(measured, checked, by_passages, found, points, scores)


def _measure(asking: Asking, resumes: Sequence[EncodedResume]) -> Measured:
    lines, timed, asked = asking.lines, asking.checks.timed, len(asking.job.asked)
    passages, nearest = np.zeros((len(resumes), asked)), np.zeros((len(resumes), asked))
    months = np.zeros((len(resumes), len(timed)), dtype=np.int64)
    denied = np.zeros((len(resumes), asked), dtype=np.bool_)
    copied: list[tuple[int, ...]] = [()] * len(resumes)
    products = [np.zeros((asked, 0), dtype=np.float32)] * len(resumes)
    suspects = asking.words.suspects(resumes)
    for block in blocks_of(lines.vectors, [one.lexical.vectors for one in resumes]):
        places, cosines = list(block.members), block.products
        members = [resumes[place] for place in places]
        denied[places] = drop_denied(cosines, lines.naming, asking.refusals, members)
        doubtful = [suspects.get(place, []) for place in places]
        found = cap_copied(cosines, asking.words, doubtful, members)
        # Last, or a list that counts for nothing could be the best one and displace another.
        keep_best_list(cosines, lines.titles, members)
        discount_outside(cosines, lines.titles, members)
        for place, own in zip(places, found, strict=True):
            copied[place] = own
        in_context, own_words = cosines[:asked], cosines[asked:]
        passages[places] = passages_leg(asking.question, in_context)
        nearest[places] = np.maximum(own_words.max(axis=2), 0.0).T / UNIT
        if timed:
            near = own_words[timed] >= RELATED * UNIT
            months[places] = months_about(near, [one.career for one in members]).T
        for k, place in enumerate(places):
            # Copied, or it would hold the cosines of all the others of its block.
            products[place] = own_words[:, k, : len(members[k].lexical.vectors)].copy()
    return Measured(passages, nearest, months, copied, denied, products)


def _nothing_for_empty_ones(
    empty: Flags, found: Outcomes, checked: Checked
) -> tuple[Outcomes, Checked]:
    """An empty profile was not checked, and what was not found gives nothing."""
    if not empty.any():
        return found, checked
    nothing = nothing_found(found.strengths.shape)
    return (
        Outcomes(
            np.where(empty, nothing.strengths, found.strengths),
            np.where(empty, nothing.statuses, found.statuses),
        ),
        replace(checked, values=np.where(empty, np.nan, checked.values)),
    )
