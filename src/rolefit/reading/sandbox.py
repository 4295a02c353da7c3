"""Reading in child processes: a hostile or broken file costs a child, never the caller."""

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self

from rolefit.domain.errors import ReadError, TooLarge, UsageError
from rolefit.domain.text import Document
from rolefit.reading.child import Child
from rolefit.reading.limits import DEFAULT, Limits

_IN_FLIGHT = 2  # requests per child: one being read, one ready


class SandboxedReader:
    """A `domain.ports.Reader` whose work is done by confined child processes.

    Children start when they are first needed, serve one file at a time, stay warm, and are
    replaced when one dies, overruns a limit, or has read many files. Safe to use from several
    threads; after a fork the new process starts children of its own.

    Args:
        limits: of every read.
        children: how many processes at most; one per available core by default.
    """

    def __init__(self, limits: Limits = DEFAULT, *, children: int | None = None) -> None:
        self._limits = limits
        self._size = max(1, children or _cores())
        self._lock = threading.Condition()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False
        self._owner = os.getpid()

    def read(self, content: bytes, name: str = "") -> Document:
        """The document in `content`; its kind is decided by the bytes, `name` is for display.

        Raises:
            ReadError: one of its subclasses. `ReadTimeout` and `ReadMemory` when a limit ended
                the child, `CorruptDocument` when the file made it crash. Itself when no child
                can be started.
            UsageError: the reader is closed.
        """
        if len(content) > self._limits.bytes_in:
            raise TooLarge(
                f"The file has more than the {self._limits.bytes_in:,} bytes that are allowed."
            )
        taken: list[Child] = []
        try:
            return self._take(taken).read(content, name)
        finally:
            for child in taken:
                self._give(child)

    def read_many(self, items: Iterable[tuple[bytes, str]]) -> Iterator[Document | ReadError]:
        """Read files in parallel, one outcome per file, in their order.

        Args:
            items: contents and names; drawn as they are needed, so that few are in memory.
        """
        remaining = iter(items)
        with ThreadPoolExecutor(self._size, thread_name_prefix="rolefit-read") as threads:
            pending: deque[Future[Document | ReadError]] = deque()
            try:
                for content, name in islice(remaining, _IN_FLIGHT * self._size):
                    pending.append(threads.submit(self._outcome, content, name))
                while pending:
                    outcome = pending.popleft().result()
                    for content, name in islice(remaining, 1):
                        pending.append(threads.submit(self._outcome, content, name))
                    yield outcome
            except KeyboardInterrupt:
                _cancel(pending)  # first, or a thread whose child was ended starts on the next
                self._interrupt()
                raise
            finally:
                _cancel(pending)

    def close(self) -> None:
        """End the children: idle ones now, busy ones when their read is over."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            self._lock.notify_all()
        for child in idle:
            child.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _outcome(self, content: bytes, name: str) -> Document | ReadError:
        try:
            return self.read(content, name)
        except ReadError as error:
            return error

    def _take(self, taken: list[Child]) -> Child:
        """A child for one file.

        Args:
            taken: gets whatever is taken, at once: an interrupt may break in between any two
                steps, and a child that stands nowhere would be neither given back nor ended.
        """
        with self._lock:
            self._adopt()
            while not self._closed and not self._idle and len(self._busy) >= self._size:
                self._lock.wait()
            if self._closed:
                raise UsageError("The reader is closed.", remedy="Make a new one.")
            if self._idle:
                taken.append(self._idle[-1])
                self._idle.pop()
            else:
                _start(self._limits, taken)
            if not taken[-1].alive:  # it was ended from outside while it had nothing to do
                taken[-1].end()
                _start(self._limits, taken)
            self._busy.add(taken[-1])
            return taken[-1]

    def _give(self, child: Child) -> None:
        try:
            self._put_back(child)
        except KeyboardInterrupt:
            self._put_back(child)  # done twice it is the same
            raise

    def _put_back(self, child: Child) -> None:
        with self._lock:
            keep = child.usable and not self._closed
            if keep and child not in self._idle:
                self._idle.append(child)
            self._busy.discard(child)
            self._lock.notify()
        if not keep:
            child.end()

    def _interrupt(self) -> None:
        """End the busy children, so that nobody waits for what nobody wants any more."""
        with self._lock:
            for child in self._busy:
                child.kill()

    def _adopt(self) -> None:
        """After a fork, forget the children of the process that was copied."""
        if self._owner != os.getpid():
            self._owner = os.getpid()
            for child in (*self._idle, *self._busy):
                child.forget()
            self._idle, self._busy = [], set()


def _start(limits: Limits, taken: list[Child]) -> None:
    """Start a child in a thread of its own and put it into `taken`.

    An interrupt is raised in the main thread alone; inside of `Popen` it would lose the number of
    a process that runs already, and nobody could end or reap it.
    """
    starting: Future[Child] = Future()

    def start() -> None:
        try:
            starting.set_result(Child(limits))
        except Exception as error:  # noqa: BLE001  it is raised where the child was asked for
            starting.set_exception(error)

    try:
        threading.Thread(target=start, name="rolefit-start", daemon=True).start()
        taken.append(starting.result())
    except KeyboardInterrupt:
        starting.add_done_callback(_end)
        raise
    except (OSError, RuntimeError) as error:  # no more processes, or threads
        raise ReadError(
            "A reading process cannot be started.",
            remedy="Free memory or processes and retry; each reader takes one per core.",
        ) from error


def _end(starting: Future[Child]) -> None:
    if starting.exception() is None:
        starting.result().end()


def _cancel(pending: Iterable[Future[Document | ReadError]]) -> None:
    for future in pending:
        future.cancel()


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
