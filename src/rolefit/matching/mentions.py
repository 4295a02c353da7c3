"""Where a résumé names a concept, and how far that proves it."""

from bisect import bisect_right
from collections.abc import Container, Mapping
from typing import NamedTuple

from rolefit.domain.resume import Passage, Resume
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span
from rolefit.matching.denials import affirmed
from rolefit.matching.encoded import COPIED, LISTED, SHOWN


class Mention(NamedTuple):
    """Where a résumé shows a concept: passage index, SHOWN or LISTED, and span."""

    passage: int
    level: float
    span: Span


Mentions = Mapping[str, tuple[Mention, ...]]
"""Concept id -> its mentions, in document order."""


def mentions_of(resume: Resume) -> Mentions:
    """Where each concept is shown: in a statement, or only in a list of keywords.

    A mention also shows what is broader than it (React shows JavaScript). One that stands in no
    passage stands in words that were said already, and said again they prove no more: otherwise a
    keyword list would become a statement by being pasted twice.
    """
    starts = [passage.span.start for passage in resume.passages]
    mentions: dict[str, list[Mention]] = {}
    for skill in resume.skills:
        if skill.negated:
            continue
        index = _passage_at(resume.passages, starts, skill.span)
        if index < 0 or _is_refused(resume.passages[index], skill):
            continue
        level = LISTED if resume.passages[index].listing else SHOWN
        for concept in dict.fromkeys((skill.id, *skill.ids, *skill.broader)):
            mentions.setdefault(concept, []).append(Mention(index, level, skill.span))
    return {concept: tuple(found) for concept, found in mentions.items()}


def _is_refused(passage: Passage, skill: Skill) -> bool:
    """Whether it stands only in what the passage says is not so: "First aid course booked"."""
    surface = " ".join(skill.surface.split())
    return bool(passage.denied) and surface not in affirmed(passage)


def levels_of(mentions: Mentions, copied: Container[int] = ()) -> dict[str, float]:
    """How far each concept is shown at best, 0..1; what stands in `copied` passages proves little.

    Args:
        copied: indices of the passages that were copied from the posting.
    """
    return {
        concept: max(COPIED if one.passage in copied else one.level for one in found)
        for concept, found in mentions.items()
    }


def _passage_at(passages: tuple[Passage, ...], starts: list[int], span: Span) -> int:
    """The passage that a span begins in, or -1. Passages are in document order."""
    index = bisect_right(starts, span.start) - 1
    return index if index >= 0 and passages[index].span.overlaps(span) else -1
