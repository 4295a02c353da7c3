"""Skills that a résumé mentions in its content."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rolefit.domain.resume import CONTENT_SECTIONS, Section
from rolefit.domain.skills import Skill
from rolefit.domain.text import Mark, MarkKind, Span


class SkillFinder(Protocol):
    """What finds skills in a text; `rolefit.profiling.skills.Gazetteer` does."""

    def find(self, text: str) -> tuple[Skill, ...]:
        """The skills that a text mentions, with spans into it."""
        ...

    def link(self, phrase: str) -> Skill | None:
        """The skill that a phrase known to be one names, or None."""
        ...


def find_skills(
    text: str, sections: Sequence[Section], gazetteer: SkillFinder, marks: Sequence[Mark] = ()
) -> tuple[Skill, ...]:
    """Mentions in content sections, sorted by span; SKILL marks need no context to be believed."""
    bodies = sorted(section.span for section in sections if section.kind in CONTENT_SECTIONS)
    skills = [skill for skill in gazetteer.find(text) if _inside(bodies, skill.span)]
    taken = sorted(skill.span for skill in skills)
    for mark in marks:
        if mark.kind is not MarkKind.SKILL or _overlaps(taken, mark.span):
            continue
        linked = gazetteer.link(mark.span.of(text))
        if linked is not None:
            skills.append(replace(linked, span=mark.span, surface=mark.span.of(text)))
    return tuple(sorted(skills, key=lambda skill: (skill.span, skill.id)))


def _inside(bodies: Sequence[Span], span: Span) -> bool:
    at = bisect_right(bodies, span.start, key=lambda body: body.start) - 1
    return at >= 0 and bodies[at].contains(span)


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    at = bisect_right(taken, span.start, key=lambda body: body.start)
    return any(other.overlaps(span) for other in taken[max(0, at - 1) : at + 1])
