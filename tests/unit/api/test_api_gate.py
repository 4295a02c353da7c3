"""Who may come in: counts by the minute, places, and that one tenant leaves room for others."""

import time
from collections.abc import Callable
from threading import Barrier, Event, Thread

import pytest

from rolefit.api.gate import Gate
from rolefit.domain.errors import Overloaded, RateExceeded


def until(holds: Callable[[], bool]) -> None:
    """Wait for what other threads do."""
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to be")


class Busy:
    """A request that holds a place until it is let go, or waits for one."""

    def __init__(self, gate: Gate, tenant: str) -> None:
        self._gate, self._tenant, self._go = gate, tenant, Event()
        self.entered, self.error = Event(), Exception()
        self._thread = Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            with self._gate.place(self._tenant):
                self.entered.set()
                self._go.wait(30)
        except (Overloaded, RateExceeded) as error:
            self.error = error

    def go(self) -> None:
        self._go.set()
        self._thread.join()


def test_requests_of_a_minute_are_counted_by_tenant() -> None:
    gate = Gate(per_minute=3, places=1, wait=0)
    for _ in range(3):
        gate.count("north")
    with pytest.raises(RateExceeded) as refused:
        gate.count("north")
    assert 1 <= refused.value.retry_after <= 61
    gate.count("south")


def test_who_finds_no_place_is_told_so_after_waiting() -> None:
    gate = Gate(per_minute=9, places=1, wait=0.05)
    with gate.place("north"):
        assert gate.busy == 1
        with pytest.raises(Overloaded), gate.place("south"):
            pytest.fail("there is no place")
    assert (gate.busy, gate.queued) == (0, 0)
    with gate.place("south"):
        pass


def test_a_place_comes_free_when_the_work_fails() -> None:
    gate = Gate(per_minute=9, places=1, wait=0)
    with pytest.raises(ZeroDivisionError), gate.place("north"):
        _ = 1 / 0
    with gate.place("north"):
        pass


def test_a_tenant_alone_may_have_all_places() -> None:
    gate = Gate(per_minute=9, places=4, wait=0)
    both = [Busy(gate, "north") for _ in range(4)]
    until(lambda: gate.busy == 4)
    for one in both:
        one.go()


def test_while_others_wait_a_tenant_gets_its_share_and_no_more() -> None:
    gate = Gate(per_minute=9, places=2, wait=20)
    first, second = Busy(gate, "north"), Busy(gate, "north")
    until(lambda: gate.busy == 2)
    third = Busy(gate, "north")
    until(lambda: gate.queued == 1)
    other = Busy(gate, "south")
    until(lambda: gate.queued == 2)
    first.go()
    assert other.entered.wait(10)
    assert not third.entered.is_set()
    for one in (other, second, third):
        one.go()


def test_a_queue_has_an_end_for_one_tenant_and_for_all() -> None:
    gate = Gate(per_minute=9, places=2, wait=20)
    inside = [Busy(gate, "north") for _ in range(2)]
    until(lambda: gate.busy == 2)
    waiting = [Busy(gate, "north") for _ in range(8)]
    until(lambda: gate.queued == 8)
    with pytest.raises(RateExceeded), gate.place("north"):
        pytest.fail("its share of the queue is full")
    waiting += [Busy(gate, "south") for _ in range(8)]
    until(lambda: gate.queued == 16)
    with pytest.raises(Overloaded), gate.place("west"):
        pytest.fail("the queue is full")
    for one in inside + waiting:
        one.go()


def test_never_more_are_inside_than_there_are_places() -> None:
    gate = Gate(per_minute=9, places=3, wait=20)
    together, most, inside = Barrier(12), [0], [0]

    def run(tenant: str) -> None:
        together.wait()
        for _ in range(30):
            with gate.place(tenant):
                inside[0] += 1
                most[0] = max(most[0], gate.busy)
                inside[0] -= 1

    threads = [Thread(target=run, args=(f"t{number % 3}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] <= 3
    assert (gate.busy, gate.queued) == (0, 0)
