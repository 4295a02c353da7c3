"""What the processor can do: its instruction set for the encoder id, its cores for threads."""

import os
import platform
from functools import cache
from pathlib import Path

import psutil

_CPUINFO = Path("/proc/cpuinfo")

_LEVELS = (
    ("amx", "amx_int8"),
    ("avx512-vnni", "avx512_vnni"),
    ("avx512", "avx512f"),
    ("avx-vnni", "avx_vnni"),
    ("avx2", "avx2"),
)
"""Widest first: the name of a level and the flag that shows it."""


def level_of(flags: frozenset[str], machine: str) -> str:
    """The widest instruction set among `flags`, or the machine's name when none is known.

    Args:
        flags: as the kernel lists them in /proc/cpuinfo, lower case.
        machine: as `platform.machine()` tells it.
    """
    for name, flag in _LEVELS:
        if flag in flags:
            return name
    return machine.lower() or "unknown"


@cache
def instruction_set() -> str:
    """This machine's level: "amx", "avx512-vnni", "avx512", "avx-vnni", "avx2" or its name.

    Where the kernel lists no flags (macOS, Windows) it is the machine's name ("arm64", "amd64").
    """
    return level_of(_flags(), platform.machine())


def default_threads() -> int:
    """Cores this process may use, at least 1; a second hardware thread per core brings nothing."""
    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return max(1, min(physical, len(os.sched_getaffinity(0))))
    return max(1, physical)


def _flags() -> frozenset[str]:
    try:
        lines = _CPUINFO.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    for line in lines:
        key, _, value = line.partition(":")
        if key.strip() in {"flags", "Features"}:
            return frozenset(value.lower().split())
    return frozenset()
