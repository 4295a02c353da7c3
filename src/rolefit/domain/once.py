"""A value that is worked out when it is first looked at."""

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import Any, Generic, Self, TypeVar, cast, overload

Value = TypeVar("Value")


class Once(Generic[Value]):
    """Call it for the value. What the work needed is let go as soon as it is done.

    Equal, hashed, copied and pickled as its value. Two threads may both do the work, which is
    harmless where it is pure.

    Args:
        work: makes the value.
    """

    __slots__ = ("_value", "_work")

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work: Callable[[], Value] | None = work
        self._value: Value | None = None

    @classmethod
    def of(cls, value: Value) -> Self:
        """A value that is there already."""
        once = cls(lambda: value)
        once()
        return once

    def __call__(self) -> Value:
        """The value; whatever the work raises comes at every call."""
        work = self._work
        if work is not None:
            # In this order: whoever sees no work left also sees the value.
            self._value = work()
            self._work = None
        return cast("Value", self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Once) and self() == other()

    def __hash__(self) -> int:
        return hash(self())

    def __reduce__(self) -> tuple[Callable[[Value], Self], tuple[Value]]:
        return type(self).of, (self(),)


class built_once(cached_property[Value]):  # noqa: N801 - used as `cached_property` is
    """A `cached_property` of which two threads get the same: nobody would close a second one."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Value: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Self | Value:
        if instance is None:
            return self
        # One for each: what is quick need not wait for what is slow. They are built on each other
        # in one direction, so nobody waits for who waits for him.
        locks: dict[str, RLock] = instance.__dict__.setdefault("_building", {})
        with locks.setdefault(self.attrname or "", RLock()):
            return super().__get__(instance, owner)
