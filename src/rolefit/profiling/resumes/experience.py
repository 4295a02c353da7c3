"""The arithmetic of experience: months, overlaps counted once, gaps not punished."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Month, Position, months_covered
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span

Period = tuple[Month, Month]
"""First and last month, both counted."""


@dataclass(frozen=True, slots=True)
class Stint:
    """A stretch of text and the months that it speaks of."""

    span: Span
    period: Period


def is_conflict(position: Position, as_of: Month | None) -> bool:
    """Whether a position's dates contradict each other or `as_of`."""
    end = as_of if position.current else position.end
    if position.start is not None and end is not None and end < position.start:
        return True
    known = [month for month in (position.start, position.end) if month is not None]
    return as_of is not None and any(month > as_of for month in known)


def skill_months(skills: Sequence[Skill], stints: Sequence[Stint]) -> dict[str, int]:
    """Months per skill id: the union of the stints whose text mentions it, negations apart.

    A mention counts for the more general concepts that it shows as well (React for JavaScript).

    Args:
        skills: sorted by span.
        stints: sorted by span, not overlapping.
    """
    found: dict[str, list[Period]] = {}
    at = 0
    for skill in skills:
        while at < len(stints) and stints[at].span.end <= skill.span.start:
            at += 1
        if at == len(stints):
            break
        if not skill.negated and stints[at].span.contains(skill.span):
            for shown in dict.fromkeys((skill.id, *skill.broader)):
                found.setdefault(shown, []).append(stints[at].period)
    return {skill: months_covered(found[skill]) for skill in sorted(found)}
