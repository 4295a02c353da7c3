"""The model that answers, and how another takes its place while requests go on."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from threading import Condition, Thread

from rolefit.bootstrap import Services
from rolefit.domain.errors import ModelBusy, RolefitError
from rolefit.library import Library

Opened = Callable[[Services], Library]


class State(StrEnum):
    """What is going on."""

    SERVING = "serving"
    BUILDING = "building"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last taking up stands.

    Args:
        problem, detail: why it failed, or what of the former one could not be put away; "" where
            nothing went wrong.
    """

    state: State = State.SERVING
    problem: str = ""
    detail: str = ""


class Serving:
    """One library that answers. Close it. Safe to share between threads.

    A request keeps the library that it began with (`lease`). Another model gets services and an
    index of its own, filled from the records while the former one answers; then it answers whoever
    comes, and the former one goes when its last request has ended.

    Args:
        services: of the first model.
        opened: makes a library of services.
    """

    def __init__(self, services: Services, opened: Opened) -> None:
        self._opened = opened
        self._current = opened(services)
        self._leases: Counter[Library] = Counter()
        self._changed = Condition()
        self._standing = Standing()
        self._over = False
        self._thread: Thread | None = None

    @property
    def library(self) -> Library:
        """The one that answers whoever comes now."""
        return self._current

    @property
    def standing(self) -> Standing:
        """How the last taking up stands."""
        return self._standing

    @contextmanager
    def lease(self) -> Iterator[Library]:
        """The library that answers now, kept for as long as the block runs."""
        with self._changed:
            library = self._current
            self._leases[library] += 1
        try:
            yield library
        finally:
            with self._changed:
                self._leases[library] -= 1
                self._leases += Counter()  # those with nothing left are dropped
                self._changed.notify_all()

    def take_up(self, model: str | None, noted: Callable[[str], None]) -> Standing:
        """Begin to put a model in the place of the one that answers; how that stands.

        Args:
            model: as `Settings.model`.
            noted: told the encoder's id just before it answers; where that fails, it never does.

        Raises:
            ModelBusy: one is being taken up.
        """
        with self._changed:
            if self._standing.state is State.BUILDING:
                raise ModelBusy("A model is being taken up.")
            self._standing = begun = Standing(State.BUILDING)
            self._thread = Thread(
                target=self._run, args=(model, noted), name="rolefit-model", daemon=True
            )
            self._thread.start()
        return begun

    def close(self) -> None:
        """End what is under way after its step, and give the data folder free."""
        with self._changed:
            self._over = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._current.close()

    def _run(self, model: str | None, noted: Callable[[str], None]) -> None:
        state = State.FAILED
        try:
            former = self._current
            self._taken_up(former, model, noted)
            state = State.SERVING
            if self._current is not former:
                self._put_away(former)
            standing = Standing()
        except Exception as error:  # noqa: BLE001 - told to whoever asks; what answers goes on
            title, detail = type(error).__name__, ""
            if isinstance(error, RolefitError):
                title, detail = error.code, error.message
            standing = Standing(state, title, detail)
        with self._changed:
            self._standing = standing

    def _taken_up(self, former: Library, model: str | None, noted: Callable[[str], None]) -> None:
        made = former.services.beside(model=model)
        if made.encoder.id == former.services.encoder.id:
            return
        try:
            self._filled(former.services, made)
            noted(made.encoder.id)
        except BaseException:
            former.services.keep_to()
            made.retire()
            raise
        with self._changed:
            self._current = self._opened(made)

    def _put_away(self, former: Library) -> None:
        """Wait for the last request of the former one, see to what it wrote, and let it go."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or not self._leases[former])
        self._current.services.ingest.sweep(stopped=self._is_over)
        former.services.retire()

    def _filled(self, former: Services, made: Services) -> None:
        """Make all of the new that can fail, and its index out of the records."""
        _ = made.ranker
        former.keep_to()  # whatever is opened later would have itself followed
        made.ingest.sweep(stopped=self._is_over)
        if self._over:
            raise ModelBusy("The service was stopped before the model was taken up.")

    def _is_over(self) -> bool:
        return self._over
