"""From profiles to what the scorer computes with."""

from bisect import bisect_right
from collections.abc import Container, Mapping
from dataclasses import replace

import numpy as np

from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Importance, Job, Requirement, RequirementKind
from rolefit.domain.resume import Passage, Resume
from rolefit.domain.text import Span
from rolefit.matching.encoded import (
    LISTED,
    SHOWN,
    Asked,
    EncodedJob,
    EncodedResume,
    Grid,
    Lexical,
    Mention,
)
from rolefit.matching.terms import Analyzer, saturate


def family(encoder_id: str) -> str:
    """The part of an encoder's id that names the weights, without runtime and chip."""
    return encoder_id.split("/")[0]


def texts_of_job(job: Job, *, with_title: bool) -> list[str]:
    """What must be encoded for a job, in the order that `encode_job` expects."""
    return [requirement.text for requirement, _ in _asked(job, with_title=with_title)]


def encode_job(job: Job, vectors: Grid, analyze: Analyzer, *, with_title: bool) -> EncodedJob:
    """Join a job with the vectors of `texts_of_job`.

    Raises:
        NoRequirements: the job asks for nothing.
    """
    asked = _asked(job, with_title=with_title)
    if not asked:
        raise NoRequirements("The posting asks for nothing that can be checked.")
    return EncodedJob(
        job,
        tuple(
            Asked(requirement, vector, tuple(sorted(set(analyze(requirement.text)))), is_title)
            for (requirement, is_title), vector in zip(asked, vectors, strict=True)
        ),
    )


def encode_resume(resume: Resume, vectors: Grid, analyze: Analyzer) -> EncodedResume:
    """Join a résumé with its passages' vectors, (passages, dim), in order."""
    denied = _denied(resume)
    lexical = Lexical(np.ascontiguousarray(vectors), {})
    said = frozenset(passage.text.casefold() for passage in resume.passages)
    encoded = EncodedResume(resume, lexical, _skill_mentions(resume), denied, _lists(resume), said)
    return replace(encoded, lexical=without(encoded, (), analyze))


def without(resume: EncodedResume, left_out: Container[int], analyze: Analyzer) -> Lexical:
    """What the legs see of a résumé, with the words of some passages left out.

    Passages that deny a skill never give their words.
    """
    silent = {index for indices in resume.denied.values() for index in indices}
    counted = {
        index: analyze(passage.text)
        for index, passage in enumerate(resume.resume.passages)
        if index not in silent and index not in left_out
    }
    # All lists count as one passage: naming a thing in five lists is naming it once.
    listed = [stem for index in resume.lists for stem in counted.pop(index, ())]
    return replace(resume.lexical, terms=saturate([*counted.values(), listed]))


def _lists(resume: Resume) -> tuple[int, ...]:
    """Lists of keywords; a position's own line looks like one, but says what somebody was."""
    headers = [position.header for position in resume.positions]
    return tuple(
        index
        for index, passage in enumerate(resume.passages)
        if passage.listing and not any(header.overlaps(passage.span) for header in headers)
    )


def _asked(job: Job, *, with_title: bool) -> list[tuple[Requirement, bool]]:
    """The requirements, the title first unless it is one of them already."""
    requirements = [(requirement, False) for requirement in job.requirements]
    title = job.title.strip()
    said = {requirement.text.casefold() for requirement in job.requirements}
    if not (with_title and title) or any(title.casefold() in text for text in said):
        return requirements
    start = max(job.document.text.find(title), 0)
    asked = Requirement(
        text=title,
        span=Span(start, min(start + len(title), len(job.document.text))),
        kind=RequirementKind.EXPERIENCE,
        importance=Importance.MUST,
    )
    return [(asked, True), *requirements]


def _skill_mentions(resume: Resume) -> dict[str, tuple[Mention, ...]]:
    """Where each concept is shown: in a statement, or only in a list of keywords.

    A mention also shows what is broader than it (React shows JavaScript).
    """
    starts = [passage.span.start for passage in resume.passages]
    mentions: dict[str, list[Mention]] = {}
    for skill in resume.skills:
        if skill.negated:
            continue
        index = _passage_at(resume.passages, starts, skill.span)
        level = LISTED if index >= 0 and resume.passages[index].listing else SHOWN
        for concept in dict.fromkeys((skill.id, *skill.ids, *skill.broader)):
            mentions.setdefault(concept, []).append(Mention(index, level, skill.span))
    return {concept: tuple(found) for concept, found in mentions.items()}


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


def _passage_at(passages: tuple[Passage, ...], starts: list[int], span: Span) -> int:
    """The passage that a span begins in, or -1. Passages are in document order."""
    index = bisect_right(starts, span.start) - 1
    return index if index >= 0 and passages[index].span.overlaps(span) else -1


def reweighed(job: Job, importance: Mapping[int, Importance]) -> Job:
    """The job with some requirements' importance changed, by index into `job.requirements`."""
    return replace(
        job,
        requirements=tuple(
            replace(requirement, importance=importance.get(index, requirement.importance))
            for index, requirement in enumerate(job.requirements)
        ),
    )
