"""Where a run comes from: the code's commit, the releases of what it was run with."""

import platform
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

import rolefit

UNKNOWN = "unknown"
_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Code:
    """The code that runs.

    Args:
        release: of rolefit.
        commit: of git, 40 hex digits; "unknown" where rolefit is not run from a checkout.
        dirty: "yes" when tracked files differ from the commit, "no", or "unknown".
    """

    release: str
    commit: str
    dirty: str


def code() -> Code:
    """The code that runs, as git knows it."""
    home = Path(rolefit.__file__).parent
    # A folder of packages may lie inside of somebody else's checkout, which does not track it.
    tracked = _git(home, "ls-files", "--error-unmatch", "__init__.py")
    commit = _git(home, "rev-parse", "HEAD") if tracked else None
    changed = _git(home, "status", "--porcelain", "--untracked-files=no") if commit else None
    dirty = UNKNOWN if changed is None else "yes" if changed else "no"
    return Code(rolefit.__version__, commit or UNKNOWN, dirty)


def environment() -> dict[str, str]:
    """Python, the kind of machine, and every package that is installed, by name; no host name."""
    found = {
        str(one.metadata["Name"]).lower(): one.version
        for one in distributions()
        if one.metadata["Name"]
    }
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        **{f"package.{name}": found[name] for name in sorted(found)},
    }


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where there is no git, or it refuses."""
    git = shutil.which("git")
    if git is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - arguments are ours, no shell
            [git, "-C", str(folder), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
