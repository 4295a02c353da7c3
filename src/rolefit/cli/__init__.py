"""The command line. Each command is a file; heavy imports happen inside of the commands."""

import sys

from rolefit.cli.interrupts import EXIT_INTERRUPTED, heed_interrupts

__all__ = ["main"]


def main() -> None:
    """Run the command line, from the first moment so that Ctrl-C ends it in one line."""
    heed_interrupts()
    try:
        from rolefit.cli.app import run

        run()
    except KeyboardInterrupt:
        print("rolefit: interrupted.", file=sys.stderr)  # noqa: T201 - Typer may not be there yet
        sys.exit(EXIT_INTERRUPTED)
