"""Pins in memory, in their contract; and how long they last."""

import pytest
from pins import ORDER, PinsContract

from rolefit.stores.memory_pins import KEPT, SECONDS, MemoryPins


class TestMemoryPins(PinsContract):
    @pytest.fixture
    def pins(self) -> MemoryPins:
        return MemoryPins()


def test_an_order_is_kept_for_some_minutes() -> None:
    now = [1000.0]
    pins = MemoryPins(clock=lambda: now[0])
    pins.put("north", "p1", ORDER)
    now[0] += SECONDS - 1
    assert pins.get("north", "p1") == ORDER
    now[0] += 1
    assert pins.get("north", "p1") is None


def test_memory_is_bounded() -> None:
    pins = MemoryPins()
    for number in range(KEPT + 1):
        pins.put("north", f"p{number}", ORDER)
    assert pins.get("north", f"p{KEPT}") == ORDER
    assert sum(pins.get("north", f"p{number}") is not None for number in range(KEPT + 1)) == KEPT
