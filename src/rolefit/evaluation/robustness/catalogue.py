"""Every perturbation there is, in the order they are told."""

from functools import partial

from rolefit.domain.resume import Resume
from rolefit.evaluation.robustness.hidden import page, page_with_hidden
from rolefit.evaluation.robustness.length import lengthened
from rolefit.evaluation.robustness.negation import denied, denied_skills
from rolefit.evaluation.robustness.ocr import with_slips
from rolefit.evaluation.robustness.paraphrase import paraphrased_posting
from rolefit.evaluation.robustness.perturbation import (
    OfPair,
    OfPosting,
    OfResume,
    Perturbation,
    Promise,
)
from rolefit.evaluation.robustness.sections import with_sections_moved
from rolefit.evaluation.robustness.spelling import respelled_posting
from rolefit.evaluation.robustness.stuffing import stuffed
from rolefit.evaluation.robustness.synonyms import synonymous_posting

SLIPS = (1, 2, 5)
"""Slips per hundred characters."""


def _scanned(per_cent: int, resume: Resume) -> str:
    return with_slips(resume.document.text, per_cent / 100.0)


PERTURBATIONS: tuple[Perturbation, ...] = (
    OfPosting(
        "robust-paraphrase",
        "Requirements in other words: “at least” as “a minimum of”, “two years” as “2 years”.",
        Promise.NONE,
        paraphrased_posting,
    ),
    OfPosting(
        "robust-synonyms",
        "Requirements with other names: k8s for Kubernetes, HR for human resources.",
        Promise.NONE,
        synonymous_posting,
    ),
    OfPosting(
        "robust-spelling",
        "Requirements in American spelling for British, or the other way round.",
        Promise.NONE,
        respelled_posting,
    ),
    OfResume(
        "robust-sections",
        "The sections of every résumé in another order.",
        Promise.NONE,
        with_sections_moved,
    ),
    *(
        OfResume(
            f"robust-ocr-{per_cent}",
            f"Every résumé with a scan's slips in {per_cent} of 100 characters.",
            Promise.NONE,
            partial(_scanned, per_cent),
        )
        for per_cent in SLIPS
    ),
    OfResume(
        "robust-length",
        "A dozen lines about an unrelated position at the end of every résumé.",
        Promise.NOT_LOWER,
        lengthened,
    ),
    OfPair(
        "robust-negation",
        "A line that shows an asked skill, replaced by one that denies it.",
        Promise.NOT_HIGHER,
        denied,
        about=denied_skills,
    ),
    OfPair(
        "robust-stuffing",
        "The posting's skills, three times over, at the end of a résumé.",
        Promise.NONE,
        stuffed,
        trick=True,
    ),
    OfPair(
        "robust-hidden",
        "All that the posting asks for, in white on the résumé's page.",
        Promise.EQUAL,
        page_with_hidden,
        trick=True,
        plain=page,
    ),
)
