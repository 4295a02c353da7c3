"""Passages that must not count as what they seem: denials, lists, copies of the posting.

Each rule leaves what an added passage could only raise, so adding a passage still never lowers a
score.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rolefit.matching.blocks import UNIT, Products
from rolefit.matching.denials import Refusals
from rolefit.matching.encoded import LISTED, EncodedResume
from rolefit.matching.pasted import PostingWords

SUSPECT = 0.45
"""A cosine from which a passage is compared with the posting word by word."""

COPY_CAP = 0.1
"""What a copied sentence counts at most: as much as a passage on anything else."""

_CAP = np.float32(round(COPY_CAP * UNIT))  # on the grid, so that sums with it stay exact


def keep_best_list(
    products: Products, titles: npt.NDArray[np.bool_], resumes: Sequence[EncodedResume]
) -> None:
    """Of a résumé's lists of keywords only the best counts for a requirement, however many.

    For the title, which one passage decides, only a headline does, and counts `LISTED` as much:
    above a career "Senior platform engineer" says what somebody is, among keywords it does not.

    Args:
        products: (lines, n, length) cosines of the n résumés, corrected in place.
        titles: (lines) whether it is the job's title.
    """
    counts = np.array([len(resume.lists) for resume in resumes])
    held = counts[counts > 0]
    if not len(held):
        return
    lists = np.concatenate([resume.lists for resume in resumes])
    lists += np.repeat(np.arange(len(resumes)) * products.shape[2], counts)
    flat = products.reshape(len(products), -1)  # a view, so what is set here is set there
    starts = np.cumsum(held) - held
    values = flat.take(lists, axis=1)
    headlines = np.concatenate([resume.headlines for resume in resumes])
    # Rounded, it stays on the grid.
    values[titles] = np.rint(np.float32(LISTED) * values[titles]) * headlines
    # Both in one number, the cosine before how early it stands: the first of the best ones wins.
    ranked = values.astype(np.int64) * len(lists) + np.arange(len(lists))[::-1]
    best, late = np.divmod(np.maximum.reduceat(ranked, starts, axis=1), len(lists))
    flat[:, lists] = 0.0
    flat[np.arange(len(flat))[:, None], lists[len(lists) - 1 - late]] = best


def discount_outside(
    products: Products, titles: npt.NDArray[np.bool_], resumes: Sequence[EncodedResume]
) -> None:
    """For the title, what stands in no position counts `LISTED`.

    An objective says what somebody wants to be as readily as what they were.

    Args:
        products: (lines, n, length) cosines of the n résumés, corrected in place.
        titles: (lines) whether it is the job's title.
    """
    counts = [len(resume.outside) for resume in resumes]
    outside = np.concatenate([resume.outside for resume in resumes])
    outside += np.repeat(np.arange(len(resumes)) * products.shape[2], counts)
    flat = products.reshape(len(products), -1)  # a view, so what is set here is set there
    cells = np.ix_(np.flatnonzero(titles), outside)
    flat[cells] = np.rint(np.float32(LISTED) * flat[cells])  # rounded, it stays on the grid


def drop_denied(
    products: Products,
    naming: Mapping[str, Sequence[int]],
    refusals: Refusals,
    resumes: Sequence[EncodedResume],
) -> npt.NDArray[np.bool_]:
    """A passage that denies a skill or what else is asked shows nothing of it.

    Args:
        products: (2r, n, length) cosines of the n résumés, corrected in place.
        naming: concept id -> the lines whose requirement names it.

    Returns:
        (n, r) whether a résumé denies a requirement in the requirement's own words.
    """
    asked = len(products) // 2
    found = np.zeros((len(resumes), asked), dtype=np.bool_)
    for k, resume in enumerate(resumes):
        if not resume.denied and not resume.refused:
            continue
        for concept in resume.denied.keys() & naming.keys():
            products[np.ix_(naming[concept], [k], resume.denied[concept])] = 0.0
        for r, passage in refusals.of(resume):
            products[[r, asked + r], k, passage] = 0.0
            found[k, r] = True
    return found


def cap_copied(
    products: Products,
    words: PostingWords,
    suspects: Sequence[Sequence[int]],
    resumes: Sequence[EncodedResume],
) -> list[tuple[int, ...]]:
    """A copied passage counts at most `COPY_CAP`; returns each résumé's copied passages.

    Args:
        products: (lines, n, length) cosines of the n résumés, corrected in place.
        suspects: for each résumé the passages that may be copies.
    """
    found: list[tuple[int, ...]] = []
    for k, (resume, passages) in enumerate(zip(resumes, suspects, strict=True)):
        if not passages:
            found.append(())
            continue
        texts = {index: resume.resume.passages[index].text for index in passages}
        pasted = words.in_runs(texts)
        copied = tuple(
            index
            for index in passages
            if index in pasted
            or ((products[:, k, index] >= SUSPECT * UNIT).any() and words.repeated_by(texts[index]))
        )
        if copied:
            rows = list(copied)
            products[:, k, rows] = np.minimum(products[:, k, rows], _CAP)
        found.append(copied)
    return found
