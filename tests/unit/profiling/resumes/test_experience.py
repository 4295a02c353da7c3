"""Months of experience: overlaps count once, gaps cost nothing, nonsense is not counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.resume import Month, Position, months_covered
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span
from rolefit.profiling.resumes.experience import (
    Period,
    Stint,
    is_conflict,
    skill_months,
)


def months(first: int, last: int) -> Period:
    return Month(first), Month(last)


def position(start: str | None, end: str | None, *, current: bool = False) -> Position:
    return Position(
        title="",
        employer="",
        start=Month.parse(start) if start else None,
        end=Month.parse(end) if end else None,
        current=current,
        span=Span(0, 0),
        header=Span(0, 0),
    )


def test_both_ends_are_counted() -> None:
    assert months_covered([months(10, 12)]) == 3


def test_an_overlap_counts_once() -> None:
    assert months_covered([months(0, 11), months(6, 17)]) == 18


def test_one_inside_another_adds_nothing() -> None:
    assert months_covered([months(0, 11), months(3, 5)]) == 12


def test_a_gap_is_left_out() -> None:
    assert months_covered([months(0, 11), months(24, 35)]) == 24


def test_a_shared_month_counts_once() -> None:
    assert months_covered([months(0, 5), months(5, 11)]) == 12


periods = st.tuples(st.integers(0, 600), st.integers(0, 200)).map(
    lambda pair: months(pair[0], pair[0] + pair[1])
)


@given(st.lists(periods, max_size=12))
def test_the_union_is_the_set_of_months(found: list[Period]) -> None:
    covered = {m for first, last in found for m in range(first.index, last.index + 1)}
    assert months_covered(found) == len(covered)


@pytest.mark.parametrize(
    ("held", "as_of", "expected"),
    [
        (position("2015-01", "2015-12"), None, 12),
        (position("2015-01", None, current=True), "2016-06", 18),
        (position("2015-01", None, current=True), None, None),
        (position("2015-01", None), "2016-06", None),
        (position(None, "2015-12"), "2016-06", None),
        (position("2015-12", "2015-01"), None, None),
        (position("2015-01", "2017-01"), "2016-06", None),
        (position("2017-01", None, current=True), "2016-06", None),
    ],
)
def test_only_known_and_sane_dates_make_a_period(
    held: Position, as_of: str | None, expected: int | None
) -> None:
    period = held.period(Month.parse(as_of) if as_of else None)
    assert (period and months_covered([period])) == expected


@pytest.mark.parametrize(
    ("held", "as_of", "conflict"),
    [
        (position("2015-12", "2015-01"), None, True),
        (position("2015-01", "2017-01"), "2016-06", True),
        (position("2017-01", None, current=True), "2016-06", True),
        (position("2015-01", "2016-01"), "2016-06", False),
        (position("2015-01", None), "2016-06", False),
        (position(None, None), None, False),
    ],
)
def test_contradicting_dates_are_a_conflict(
    held: Position, as_of: str | None, *, conflict: bool
) -> None:
    assert is_conflict(held, Month.parse(as_of) if as_of else None) is conflict


def skill(name: str, at: int, *, negated: bool = False, broader: tuple[str, ...] = ()) -> Skill:
    return Skill(name, name, Span(at, at + 1), name, (name,), negated, broader)


STINTS = [
    Stint(Span(0, 100), months(0, 11)),
    Stint(Span(100, 200), months(6, 17)),
    Stint(Span(300, 400), months(100, 105)),
]


def test_a_skill_has_the_months_of_the_positions_that_mention_it() -> None:
    skills = [skill("sql", 5), skill("sql", 150), skill("go", 350)]
    assert skill_months(skills, STINTS) == {"go": 6, "sql": 18}


def test_a_denied_skill_has_none() -> None:
    assert skill_months([skill("java", 5, negated=True)], STINTS) == {}


def test_a_skill_outside_of_dated_positions_has_no_entry() -> None:
    assert skill_months([skill("sql", 250)], STINTS) == {}


def test_a_special_skill_shows_the_general_one() -> None:
    skills = [skill("react", 5, broader=("javascript",)), skill("javascript", 150)]
    assert skill_months(skills, STINTS) == {"javascript": 18, "react": 12}
