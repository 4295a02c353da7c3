"""Which words are shown for a requirement."""

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import RequirementKind
from rolefit.domain.match import Evidence
from rolefit.domain.resume import Passage
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
    named = mentions(asked.requirement, resume)
    pointed = (*(verdict.spans if verdict else ()), *(span for spans in named for span in spans))
    order = sorted(range(len(profile.passages)), key=lambda i: (-similar[i], i))
    # A sentence that shows a thing before a list that merely names it.
    telling = sorted(order, key=lambda i: i in resume.lists)
    firsts = [_first_touching(telling, profile.passages, spans) for spans in named]
    touching = [i for i in order if _touches(profile.passages[i].span, pointed)]
    near = [i for i in order if similar[i] >= WORTH_SHOWING]
    # A degree or a language is shown by its own line, whatever else sounds like it.
    exact = asked.requirement.kind in (RequirementKind.DEGREE, RequirementKind.LANGUAGE)
    wanted = touching if exact and touching else [*firsts, *near, *touching]
    chosen = list(dict.fromkeys(i for i in wanted if i is not None))
    shown = [_of_passage(resume, i, float(similar[i])) for i in chosen[:SHOWN_AT_MOST]]
    if not shown and verdict is not None and verdict.value > 0:
        shown = [_of_span(resume, span) for span in pointed[:SHOWN_AT_MOST]]
    if not shown and order and similar[order[0]] > 0:
        shown = [_of_passage(resume, order[0], float(similar[order[0]]))]
    return tuple(shown)


def _first_touching(
    order: list[int], passages: tuple[Passage, ...], spans: tuple[Span, ...]
) -> int | None:
    return next((i for i in order if _touches(passages[i].span, spans)), None)


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
