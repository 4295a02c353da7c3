"""One reading process seen by its owner: start, ask, watch, end."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import psutil

from rolefit.domain.errors import CorruptDocument, ReadError, ReadMemory, ReadTimeout
from rolefit.domain.text import Document
from rolefit.reading import wire
from rolefit.reading.limits import Limits

_MOST_READS = 500  # then a fresh process: libraries leak, and a clean slate is cheap
_MOST_RESIDENT = 0.5  # of the memory limit: a process this fat is not kept
_ANSWER = 12  # bytes of answer per byte of text: marks, findings and escapes included
_ANSWER_BASE = 1024 * 1024
_WATCHED = 0.05  # seconds between looks at a child's memory, where the system sets no limit
_SIGXCPU = getattr(signal, "SIGXCPU", 24)
# A C++ library that is refused memory aborts; the kernel's own killer kills.
_OUT_OF_MEMORY = frozenset({-int(signal.SIGABRT), -int(getattr(signal, "SIGKILL", 9))})
_SELF_LIMITING = sys.platform == "linux"


class Child:
    """A process that reads one file at a time.

    Args:
        limits: what it is held to; they are its own from the first read on.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._reads = 0
        self._resident = 0
        self.usable = True
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "rolefit.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=Path(sys.executable).anchor,  # never the folder of the documents
            start_new_session=True,  # Ctrl-C is the owner's to handle
        )

    def read(self, content: bytes, name: str) -> Document:
        """Have it read a file.

        Raises:
            ReadError: what it says, or what its end means. It is not `usable` afterwards when it
                came to an end.
        """
        self._reads += 1
        watch = _Watch(self._process, self._limits)
        answer = b""
        self.usable = False  # until a whole answer has come: an interrupt leaves it half-way
        try:
            with watch:
                answer = self._ask(content, name)
            outcome, self._resident = wire.decode_answer(
                answer, hashlib.sha256(content).hexdigest()
            )
        except (wire.Broken, OSError, ValueError):
            raise self._why(watch) from None
        self.usable = (
            self._reads < _MOST_READS
            and self._resident < _MOST_RESIDENT * self._limits.memory_bytes
            and not watch.reason
        )
        if isinstance(outcome, ReadError):
            raise outcome
        return outcome

    @property
    def alive(self) -> bool:
        """Whether the process is running."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process at once; a read in progress in another thread fails."""
        self._process.kill()

    def end(self) -> None:
        """Kill it, reap it, close its pipes; harmless when it is gone already."""
        self.usable = False
        process = self._process
        if process.poll() is None:
            process.kill()
        self.forget()
        process.wait()

    def forget(self) -> None:
        """Close the pipes alone: the process is another's."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was left unsent cannot be sent
                    continue

    def _ask(self, content: bytes, name: str) -> bytes:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise wire.Broken("no pipes")
        header = {"name": name, "limits": asdict(self._limits)}
        wire.send(requests, json.dumps(header).encode())
        wire.send(requests, content)
        requests.flush()
        return wire.receive(answers, _ANSWER_BASE + _ANSWER * self._limits.output_bytes)

    def _why(self, watch: "_Watch") -> ReadError:
        """The error that an end without an answer means."""
        if self._process.poll() is None:
            self._process.kill()
        status = self._process.wait()
        limits = self._limits
        if watch.reason == "time" or status == -_SIGXCPU:
            return ReadTimeout(f"Reading took longer than {limits.seconds:g} seconds.")
        if watch.reason == "memory" or status in _OUT_OF_MEMORY:
            return ReadMemory(
                f"Reading needs more than {limits.memory_bytes // 1024**2} MiB of memory."
            )
        return CorruptDocument("The document made the reading process fail.")


class _Watch:
    """Kills a process at its deadline, and, where it cannot limit itself, when it grows too fat.

    `reason` is "time" or "memory" once it did.
    """

    def __init__(self, process: "subprocess.Popen[bytes]", limits: Limits) -> None:
        self.reason = ""
        self._process = process
        self._limits = limits
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, name="rolefit-watch", daemon=True)

    def __enter__(self) -> None:
        try:
            self._thread.start()
        except BaseException:  # an interrupt while the thread is on its way: it must not wait on
            self._done.set()
            raise

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        deadline = time.monotonic() + self._limits.seconds
        while True:
            left = deadline - time.monotonic()
            if self._done.wait(left if _SELF_LIMITING else min(left, _WATCHED)):
                return
            if time.monotonic() >= deadline:
                self.reason = "time"
            elif self._fat():
                self.reason = "memory"
            if self.reason:
                self._process.kill()
                return

    def _fat(self) -> bool:
        try:
            resident = psutil.Process(self._process.pid).memory_info().rss
        except psutil.Error:
            return False
        return bool(resident > self._limits.memory_bytes)


def _environment() -> dict[str, str]:
    """What the child needs to find the same packages, and one thread per library."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    paths = [path for path in sys.path if path and Path(path).is_absolute()]
    return kept | {
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
