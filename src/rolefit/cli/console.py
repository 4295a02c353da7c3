"""Terminals: where tables go, and how long work shows that it lives."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from rolefit.matcher import Progress as Tick

PIPED = 120
"""Columns when no terminal says how many there are."""


def columns() -> int:
    """How many columns there are to print in."""
    console = Console()
    return console.width if console.is_terminal else PIPED


def show(*parts: RenderableType) -> None:
    """Print to standard output: in a terminal's width and colours, or plainly into a pipe."""
    console = Console(highlight=False)
    if console.is_terminal:
        console.print(*parts, sep="\n")
        return
    plain = Console(highlight=False, width=PIPED, color_system=None)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    for line in captured.get().splitlines():
        print(line.rstrip())  # noqa: T201 - this is what prints


@contextmanager
def counting(what: str, total: int) -> Iterator[Tick]:
    """A progress bar on standard error, shown only when a person watches."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


@contextmanager
def loading(what: str, total: int | None) -> Iterator[Tick]:
    """The same for a download.

    Args:
        total: bytes; None when the server does not say.
    """
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)
