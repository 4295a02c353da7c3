"""From decisions to individuals: which decision counts, and what is told of the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rolefit.domain.decisions import Decision, Verdict
from rolefit.domain.errors import UsageError
from rolefit.stores.sqlite import Database, SqliteDecisions
from rolefit.trust.decided import decided, decisions_of
from rolefit.trust.groups import Group, groups_in, read_groups
from rolefit.trust.impact import Dimension, Individual, Measure, impact
from rolefit.trust.intervals import with_intervals
from rolefit.trust.page import impact_page

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
ONE = Decision("north", "a", "j1", "d1", Verdict.REJECTED, "ada", NOON, score=60.0)
GROUPS = {"d1": Group("Female", "White"), "d2": Group("Male", "")}


def following(*verdicts: Verdict) -> list[Decision]:
    return [
        replace(ONE, decision_id=str(n), verdict=one, moment=NOON + timedelta(minutes=n))
        for n, one in enumerate(verdicts)
    ]


@pytest.mark.parametrize(
    ("verdicts", "selected"),
    [
        ([Verdict.REJECTED], False),
        ([Verdict.SHORTLISTED], True),
        ([Verdict.HIRED], True),
        ([Verdict.WITHDRAWN], None),
        ([Verdict.SHORTLISTED, Verdict.REJECTED], False),
        ([Verdict.REJECTED, Verdict.SHORTLISTED], True),
        ([Verdict.SHORTLISTED, Verdict.WITHDRAWN], True),
        ([Verdict.REJECTED, Verdict.WITHDRAWN], False),
        ([Verdict.WITHDRAWN, Verdict.HIRED], True),
    ],
)
def test_the_latest_choice_of_the_employer_counts(
    verdicts: list[Verdict], *, selected: bool | None
) -> None:
    found = decided(following(*verdicts), GROUPS)
    assert found.people == (Individual(60.0, "Female", "White", selected=selected),)
    assert (found.decisions, found.withdrawn) == (len(verdicts), int(selected is None))


def test_a_resume_counts_once_for_each_job_and_what_is_unknown_is_told() -> None:
    found = decided(
        [
            ONE,
            replace(ONE, job_id="j2", verdict=Verdict.HIRED, score=None),
            replace(ONE, document_id="d2"),
            replace(ONE, document_id="d3"),
        ],
        GROUPS,
    )
    assert [(one.sex, one.race, one.score) for one in found.people] == [
        ("Female", "White", 60.0),
        ("Female", "White", None),
        ("Male", "", 60.0),
        ("", "", 60.0),
    ]
    assert (found.without_score, found.without_group, found.withdrawn) == (1, 1, 0)


def test_a_later_decision_without_a_score_keeps_the_one_that_was_shown() -> None:
    first, second = following(Verdict.SHORTLISTED, Verdict.HIRED)
    (person,) = decided([first, replace(second, score=None)], {}).people
    assert person.score == 60.0
    (person,) = decided([first, replace(second, score=70.0)], {}).people
    assert person.score == 70.0


def test_who_has_no_score_is_in_no_scoring_rate_and_in_the_selection_rate() -> None:
    people = [
        Individual(90.0, "F", selected=True),
        Individual(None, "F", selected=True),
        Individual(None, "M", selected=False),
        Individual(10.0, "M", selected=True),
    ]
    answer = with_intervals(impact(people), people)
    scoring, selection = answer.comparisons
    assert (answer.median, scoring.measure, scoring.unknown) == (50.0, Measure.SCORING, 2)
    assert {one.name: (one.count, one.favoured) for one in scoring.categories} == {
        "F": (1, 1),
        "M": (1, 0),
    }
    assert {one.name: one.rate for one in selection.categories} == {"F": 1.0, "M": 0.5}
    assert selection.unknown == 0


def test_without_any_score_selection_alone_is_counted_and_shown() -> None:
    people = [Individual(None, "F", selected=True), Individual(None, "M", selected=False)]
    answer = impact(people)
    assert answer.median is None
    (only,) = answer.comparisons
    assert (only.dimension, only.measure) == (Dimension.SEX, Measure.SELECTION)
    assert "median score" not in impact_page(answer, "groups.csv", "<b>remark")
    assert "&lt;b&gt;remark" in impact_page(answer, "groups.csv", "<b>remark")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[SqliteDecisions]:
    database = Database(tmp_path / "rolefit.db")
    store = SqliteDecisions(database)
    for n in range(6):
        day = NOON + timedelta(days=n)
        store.add(replace(ONE, decision_id=f"x{n}", job_id=f"j{n % 2}", moment=day))
    store.add(replace(ONE, tenant="south"))
    yield store
    database.close()


def test_decisions_are_chosen_by_tenant_job_and_day(kept: SqliteDecisions) -> None:
    def ids(*jobs: str, since: date | None = None, until: date | None = None) -> str:
        found = decisions_of(kept, "north", jobs, since=since, until=until)
        return "".join(one.decision_id[1:] for one in found)

    assert ids() == "012345"
    assert ids("j1", "j1") == "135"
    assert ids("j1", "j0") == "135024"
    assert ids("j9") == ""
    assert ids(since=date(2031, 5, 6), until=date(2031, 5, 7)) == "23"


def test_groups_are_read_by_document(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("ID,Gender,ethnicity,more\n d1 ,Female,White,x\nd2,FEMALE,n/a,y\n")
    assert read_groups(path) == {"d1": Group("Female", "White"), "d2": Group("Female", "")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sex\nF\n", "has no column “document_id”; it has “sex”."),
        ("id,sex\nd1,F\nd1,F\n", "Row 3, column “id”: this document came before."),
        ("id,sex\n ,F\n", "Row 2, column “id”: the id is blank."),
        ("id,sex\nd1\n", "Row 2 has fewer cells"),
        ("id,sex\nd1,\n", "tells nobody's category."),
        ("id\nd1\n", "tells nobody's category."),
        ("id,sex\n", "tells nobody's category."),
        (f"id,sex\nd1,{'x' * 81}\n", "more than 80 characters."),
    ],
)
def test_a_bad_table_of_groups_is_told(text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        groups_in(text.splitlines(keepends=True), "groups.csv")
    assert told in caught.value.message
    assert caught.value.remedy
