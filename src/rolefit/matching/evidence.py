"""Which words are shown for a requirement."""

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import RequirementKind
from rolefit.domain.match import Evidence
from rolefit.domain.text import Span
from rolefit.matching.encoded import Asked, EncodedResume
from rolefit.matching.verdicts import Verdict, mentions

SHOWN_AT_MOST = 3
WORTH_SHOWING = 0.2


def evidence_for(
    asked: Asked,
    resume: EncodedResume,
    similar: npt.NDArray[np.float64],
    verdict: Verdict | None,
) -> tuple[Evidence, ...]:
    """At most three passages: those that a check points at first, then the nearest ones.

    Args:
        similar: (passages) cosines with the requirement.
    """
    profile = resume.resume
    pointed = (*(verdict.spans if verdict else ()), *mentions(asked.requirement, resume))
    order = sorted(range(len(profile.passages)), key=lambda i: (-similar[i], i))
    named = [i for i in order if _touches(profile.passages[i].span, pointed)]
    near = [i for i in order if similar[i] >= WORTH_SHOWING]
    # A degree or a language is shown by its own line, whatever else sounds like it.
    exact = asked.requirement.kind in (RequirementKind.DEGREE, RequirementKind.LANGUAGE)
    chosen = list(dict.fromkeys(named if exact and named else [*named[:2], *near, *named]))
    shown = [_of_passage(resume, i, float(similar[i])) for i in chosen[:SHOWN_AT_MOST]]
    if not shown and verdict is not None and verdict.value > 0:
        shown = [_of_span(resume, span) for span in pointed[:SHOWN_AT_MOST]]
    if not shown and order and similar[order[0]] > 0:
        shown = [_of_passage(resume, order[0], float(similar[order[0]]))]
    return tuple(shown)


def _touches(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.overlaps(other) for other in others)


def _of_passage(resume: EncodedResume, index: int, similarity: float) -> Evidence:
    passage = resume.resume.passages[index]
    page = resume.resume.document.page_of(passage.span.start)
    return Evidence(passage.span, page, passage.text, round(similarity, 4))


def _of_span(resume: EncodedResume, span: Span) -> Evidence:
    """Facts outside of any passage, such as a language or a degree: no personal data in them."""
    document = resume.resume.document
    return Evidence(span, document.page_of(span.start), span.of(document.text), 0.0)
