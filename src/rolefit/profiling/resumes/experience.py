"""The arithmetic of experience: months, overlaps counted once, gaps not punished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Month, Position
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Calendar months from `first` to `last`, both counted."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stint:
    """A stretch of text and the months that it speaks of."""

    span: Span
    interval: Interval


def interval_of(position: Position, as_of: Month | None) -> Interval | None:
    """The months of a position, or None when they are unknown or contradict each other.

    A current one lasts until `as_of`. Unknown or contradictory: a bound is missing, it ends
    before it starts, or it starts or ends after `as_of`.
    """
    end = as_of if position.current else position.end
    if position.start is None or end is None or end < position.start:
        return None
    if as_of is not None and end > as_of:
        return None
    return Interval(position.start.index, end.index)


def is_conflict(position: Position, as_of: Month | None) -> bool:
    """Whether a position's dates contradict each other or `as_of`."""
    end = as_of if position.current else position.end
    if position.start is not None and end is not None and end < position.start:
        return True
    known = [month for month in (position.start, position.end) if month is not None]
    return as_of is not None and any(month > as_of for month in known)


def count_months(intervals: Iterable[Interval]) -> int:
    """Months in the union of intervals."""
    total, reached = 0, -1
    for interval in sorted(intervals):
        total += max(0, interval.last - max(interval.first, reached + 1) + 1)
        reached = max(reached, interval.last)
    return total


def skill_months(skills: Sequence[Skill], stints: Sequence[Stint]) -> dict[str, int]:
    """Months per skill id: the union of the stints whose text mentions it, negations apart.

    A mention counts for the more general concepts that it shows as well (React for JavaScript).

    Args:
        skills: sorted by span.
        stints: sorted by span, not overlapping.
    """
    found: dict[str, list[Interval]] = {}
    at = 0
    for skill in sorted(skills, key=lambda skill: skill.span):
        while at < len(stints) and stints[at].span.end <= skill.span.start:
            at += 1
        if at == len(stints):
            break
        if not skill.negated and stints[at].span.contains(skill.span):
            for shown in dict.fromkeys((skill.id, *skill.broader)):
                found.setdefault(shown, []).append(stints[at].interval)
    return {skill: count_months(found[skill]) for skill in sorted(found)}
