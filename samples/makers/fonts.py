"""Font files by family name, wherever this system keeps them."""

import subprocess
from functools import cache


@cache
def file_of(family: str, *, bold: bool = False) -> str:
    """Path of the font file that fontconfig picks for `family`."""
    pattern = f"{family}:bold" if bold else family
    found = subprocess.run(  # noqa: S603 - a fixed program
        ["fc-match", "-f", "%{file}", pattern],  # noqa: S607 - wherever it is installed
        check=True,
        capture_output=True,
        text=True,
    )
    return found.stdout
