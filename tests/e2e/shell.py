"""Running the command line as a user does: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**changes: str) -> dict[str, str]:
    """The environment without what could move a result, with some changes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROLEFIT_")}
    return {**kept, "NO_COLOR": "1", **changes}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "rolefit.cli", *map(str, arguments)]


def rolefit(*arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `rolefit` with arguments and changes to the environment."""
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=environment(**changes),
    )


def imported(*arguments: str) -> set[str]:
    """The top-level modules that a run of `rolefit` has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", _AND_TELL_MODULES, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=120,
        check=True,
    )
    return {line.partition(".")[0] for line in done.stderr.splitlines()}


_AND_TELL_MODULES = """
import sys
from rolefit.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""
