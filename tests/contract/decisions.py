"""The contract of `rolefit.domain.decisions.Decisions`. An adapter's test subclasses it and
supplies the fixture `decisions`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from rolefit.domain.decisions import Decision, Decisions, Verdict
from rolefit.domain.errors import RevisionConflict, UsageError

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


def decision(decision_id: str = "a", minutes: int = 0, **changes: object) -> Decision:
    """A decision on résumé d1 for job j1, so many minutes after noon."""
    made = Decision(
        tenant="north",
        decision_id=decision_id,
        job_id="j1",
        document_id="d1",
        verdict=Verdict.REJECTED,
        actor="ægir",
        moment=NOON + timedelta(minutes=minutes),
        reason="Zu wenig Erfahrung – “leider”.",
        score=71.25,
        signature="s" * 64,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


class DecisionsContract:
    """Subclass it with a fixture `decisions`, empty, for each test anew."""

    def test_what_was_added_is_what_one_reads(self, decisions: Decisions) -> None:
        there = timezone(timedelta(hours=-9, minutes=-30))
        kept = [
            decision("a"),
            decision("b", 1, verdict=Verdict.HIRED, reason="", score=None, signature=""),
            decision("c", moment=(NOON + timedelta(minutes=2)).astimezone(there), score=0.0),
        ]
        for one in kept:
            decisions.add(one)
        assert decisions.of_resume("north", "d1") == kept
        assert decisions.of_job("north", "j1") == kept
        assert decisions.page("north") == kept

    def test_an_id_is_used_once_and_what_stands_under_it_stays(self, decisions: Decisions) -> None:
        decisions.add(decision("a"))
        for again in (decision("a"), decision("a", 5, verdict=Verdict.HIRED, job_id="j2")):
            with pytest.raises(RevisionConflict):
                decisions.add(again)
        decisions.add(decision("a", tenant="south"))
        assert decisions.page("north") == [decision("a")]

    def test_they_are_told_in_the_order_of_their_moments(self, decisions: Decisions) -> None:
        for one in (decision("b", 2), decision("c", 1), decision("a", 1), decision("d", -1)):
            decisions.add(one)
        ordered = ["d", "a", "c", "b"]
        assert [one.decision_id for one in decisions.of_resume("north", "d1")] == ordered
        assert [one.decision_id for one in decisions.of_job("north", "j1")] == ordered

    def test_each_question_finds_its_own(self, decisions: Decisions) -> None:
        decisions.add(decision("a"))
        decisions.add(decision("b", job_id="j2"))
        decisions.add(decision("c", document_id="d2"))
        decisions.add(decision("d", tenant="south"))

        def ids(some: list[Decision]) -> str:
            return "".join(one.decision_id for one in some)

        assert ids(decisions.of_job("north", "j1")) == "ac"
        assert ids(decisions.of_resume("north", "d1")) == "ab"
        assert ids(decisions.page("north")) == "abc"
        assert ids(decisions.page("south")) == "d"
        assert decisions.of_job("east", "j1") == decisions.of_resume("east", "d1") == []

    def test_pages_follow_one_another_without_gap_or_double(self, decisions: Decisions) -> None:
        ids = [f"{n:02d}" for n in range(25)]
        for n in reversed(range(25)):
            # several of one moment, so that a page ends among them
            decisions.add(decision(ids[n], n // 4))
            decisions.add(decision(f"x{n:02d}", n // 4, job_id="j2"))
        seen: list[str] = []
        while some := decisions.of_job("north", "j1", after=seen[-1] if seen else "", limit=10):
            assert len(some) <= 10
            seen += [one.decision_id for one in some]
        assert seen == ids
        first = decisions.page("north", limit=30)
        rest = decisions.page("north", after=first[-1].decision_id, limit=30)
        assert (len(first), len(rest)) == (30, 20)
        assert len({one.decision_id for one in first + rest}) == 50
        assert decisions.page("north", after="never") == []

    def test_what_is_forgotten_is_the_reason_and_nothing_else(self, decisions: Decisions) -> None:
        for one in (decision("a"), decision("b", 1, job_id="j2"), decision("c", document_id="d2")):
            decisions.add(one)
        decisions.add(decision("a", tenant="south"))
        decisions.forget("north", "d1")
        decisions.forget("north", "d1")
        decisions.forget("north", "never")
        assert decisions.of_resume("north", "d1") == [
            decision("a", reason=""),
            decision("b", 1, job_id="j2", reason=""),
        ]
        assert decisions.of_resume("north", "d2") == [decision("c", document_id="d2")]
        assert decisions.of_resume("south", "d1") == [decision("a", tenant="south")]

    def test_a_reason_that_comes_after_is_not_kept_either(self, decisions: Decisions) -> None:
        decisions.forget("north", "d1")
        decisions.add(decision("a"))
        decisions.add(decision("b", document_id="d2"))
        assert decisions.of_resume("north", "d1") == [decision("a", reason="")]
        assert decisions.of_resume("north", "d2")[0].reason

    def test_what_is_no_decision_is_refused(self) -> None:
        assert decision(reason="x" * 2000)
        for change in ({"reason": "x" * 2001}, {"moment": NOON.replace(tzinfo=None)}):
            with pytest.raises(UsageError):
                decision(**change)
