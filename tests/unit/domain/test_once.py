"""A value that is worked out when it is first looked at."""

import copy
import pickle
import weakref
from threading import Event, Thread

import pytest

from rolefit.domain.once import Once, built_once


class Needed:
    """Something that the work holds on to."""


def test_the_work_is_done_at_the_first_look_and_never_again() -> None:
    done: list[int] = []
    once = Once(lambda: done.append(1) or len(done))
    assert not done
    assert (once(), once(), len(done)) == (1, 1, 1)


def test_what_the_work_needed_is_let_go() -> None:
    needed = Needed()
    watched = weakref.ref(needed)
    once = Once(lambda needed=needed: needed is not None)
    del needed
    assert watched() is not None
    assert once()
    assert watched() is None


def test_work_that_fails_fails_at_every_look() -> None:
    once: Once[float] = Once(lambda: 1 / 0)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            once()


def test_it_is_equal_copied_and_pickled_as_its_value() -> None:
    once = Once(lambda: (1, "a"))
    assert once == Once.of((1, "a"))
    assert hash(once) == hash(Once.of((1, "a")))
    assert once != Once.of((2, "a"))
    assert once != (1, "a")
    assert copy.deepcopy(once) == once
    assert pickle.loads(pickle.dumps(once)) == once  # noqa: S301


def test_nothing_is_a_value_too() -> None:
    done: list[int] = []
    once = Once(lambda: done.append(1))
    assert once() is None
    assert once() is None
    assert done == [1]


def test_two_threads_get_the_same_and_what_is_quick_does_not_wait() -> None:
    begun, go_on = Event(), Event()
    made: list[object] = []

    class House:
        @built_once
        def slow(self) -> object:
            begun.set()
            assert go_on.wait(10)
            made.append(object())
            return made[-1]

        @built_once
        def quick(self) -> str:
            return "quick"

    house, got = House(), list[object]()
    threads = [Thread(target=lambda: got.append(house.slow)) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    assert house.quick == "quick"
    go_on.set()
    for thread in threads:
        thread.join()
    assert got == made * 3
    assert House().quick == "quick"
