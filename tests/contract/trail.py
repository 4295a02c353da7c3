"""The contract of `rolefit.domain.trail.Trail`. An adapter's test subclasses it and supplies the
fixture `trail`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier, Thread

import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.trail import Action, Entry, Event, Trail, genesis, sealed

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


def event(number: int = 0, tenant: str = "north") -> Event:
    """An event that no other number gives."""
    return Event(
        tenant=tenant,
        moment=NOON + timedelta(minutes=number),
        actor="ægir",
        action=Action.SCORED,
        document_id=f"d{number}",
        job_id="j1",
        details={
            "score": 71.25,
            "place": number,
            "blind": True,
            "tag": "“é” \n\U0001f600\x00",
            "x": None,
        },
    )


def everything(trail: Trail, tenant: str = "north") -> list[Entry]:
    """A whole chain."""
    found: list[Entry] = []
    while some := trail.page(tenant, after=len(found), limit=7):
        found += some
    return found


class TrailContract:
    """Subclass it with a fixture `trail`, empty, for each test anew."""

    def test_what_was_appended_is_what_one_reads(self, trail: Trail) -> None:
        (first,) = trail.append(event(1))
        assert first == sealed(event(1), 1, genesis("north"))
        rest = trail.append(event(2), event(3))
        assert [one.number for one in rest] == [2, 3]
        kept = everything(trail)
        assert kept == [first, *rest]
        for before, one in zip([None, *kept], kept, strict=False):
            assert one == sealed(one.event, one.number, before.hash if before else genesis("north"))

    def test_a_moment_is_kept_whatever_its_zone(self, trail: Trail) -> None:
        there = timezone(timedelta(hours=-9, minutes=-30))
        trail.append(replace(event(), moment=NOON.astimezone(there)), replace(event(), moment=NOON))
        first, second = everything(trail)
        assert first.event.moment == second.event.moment == NOON

    def test_each_tenant_has_a_chain_of_its_own(self, trail: Trail) -> None:
        trail.append(event(1), event(1, "söuth"), event(2))
        trail.append(event(2, "söuth"), event(1, "ärctic"))
        assert [one.event.tenant for one in everything(trail)] == ["north"] * 2
        assert [one.number for one in everything(trail, "söuth")] == [1, 2]
        assert everything(trail, "söuth")[0].previous == genesis("söuth") != genesis("north")
        assert everything(trail, "north")[1].previous == everything(trail, "north")[0].hash
        assert trail.tenants() == sorted(["north", "söuth", "ärctic"])

    def test_the_end_of_a_chain_is_told(self, trail: Trail) -> None:
        assert trail.last("north") == (0, genesis("north"))
        assert trail.tenants() == []
        assert trail.page("north") == []
        *_, last = trail.append(*(event(n) for n in range(5)))
        trail.append(event(9, "south"))
        assert trail.last("north") == (5, last.hash)

    def test_nothing_appended_is_nothing_kept(self, trail: Trail) -> None:
        assert trail.append() == []
        assert trail.tenants() == []

    def test_of_several_events_all_are_kept_or_none(self, trail: Trail) -> None:
        trail.append(event(1))
        with pytest.raises(AttributeError):
            trail.append(event(2), None)  # type: ignore[arg-type]
        assert trail.last("north")[0] == 1
        trail.append(event(3))
        assert [one.number for one in everything(trail)] == [1, 2]

    def test_pages_follow_one_another_without_gap_or_double(self, trail: Trail) -> None:
        entries = trail.append(*(event(n) for n in range(25)))
        assert [trail.page("north", after=n, limit=10) for n in (0, 10, 20, 25)] == [
            entries[:10],
            entries[10:20],
            entries[20:],
            [],
        ]

    def test_threads_that_append_at_once_make_one_chain(self, trail: Trail) -> None:
        start, told = Barrier(8), list[Entry]()

        def append(number: int) -> None:
            start.wait()
            for n in range(10):
                told.extend(trail.append(event(100 * number + n), event(100 * number + 50 + n)))

        threads = [Thread(target=append, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept = everything(trail)
        assert [one.number for one in kept] == list(range(1, 161))
        assert sorted(told, key=lambda one: one.number) == kept
        previous = genesis("north")
        for one in kept:
            assert one == sealed(one.event, one.number, previous)
            previous = one.hash

    def test_what_could_be_a_text_or_cannot_be_written_is_no_event(self) -> None:
        wrong: list[dict[str, object]] = [
            {"tenant": " "},
            {"moment": NOON.replace(tzinfo=None)},
            {"actor": "x" * 201},
            {"document_id": "half \ud800"},
            {"details": {"said": "x" * 201}},
            {"details": {"score": float("nan")}},
            {"details": {"score": float("inf")}},
            {"details": {"count": 2**53 + 1}},
            {"details": {"list": ["a"]}},
            {"details": {"Key": 1}},
            {"details": {f"k{n}": n for n in range(21)}},
        ]
        for change in wrong:
            with pytest.raises(UsageError):
                replace(event(), **change)  # type: ignore[arg-type]
