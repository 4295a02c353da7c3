"""Limits that a reading process puts on itself before it looks at a file."""

import sys
from pathlib import Path
from types import ModuleType

from rolefit.reading.limits import Limits

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows has none: there the owner watches memory and time from outside
    resource = None

_FILES = 16  # descriptors: three standard ones, and some for libraries that open their own data


def confine(limits: Limits) -> None:
    """Take away what reading does not need: memory, files to write, core dumps, descriptors.

    Memory is bounded as address space above what the process already has mapped. Where the
    system has no such limits (Windows; address space on macOS) the owner's watch is all there is.
    """
    if resource is None:
        return
    _lower("RLIMIT_CORE", 0)
    _lower("RLIMIT_FSIZE", 0)
    _lower("RLIMIT_NOFILE", _FILES)
    _lower("RLIMIT_NPROC", 0)
    if sys.platform == "linux":
        _lower("RLIMIT_AS", _mapped() + limits.memory_bytes)


def allow_cpu(seconds: float) -> None:
    """Let the process use `seconds` of CPU time from now; beyond, the system ends it."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or soft <= hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def peak_resident() -> int:
    """Bytes of memory that the process has held at most; 0 where the system does not tell."""
    if sys.platform == "linux":
        # Not ru_maxrss: it begins with the peak of the process that forked this one.
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    if resource is None:
        return 0
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _lower(name: str, value: int) -> None:
    which = getattr(resource, name, None)
    if resource is None or which is None:
        return
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _mapped() -> int:
    with open("/proc/self/statm", encoding="ascii") as table:  # noqa: PTH123  pathlib is slow to import
        pages = int(table.read().split()[0])
    return pages * (resource.getpagesize() if resource else 4096)
