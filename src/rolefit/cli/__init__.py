"""The command line. Each command is a file; heavy imports happen inside of the commands."""

from rolefit.cli.app import app, main

__all__ = ["app", "main"]
