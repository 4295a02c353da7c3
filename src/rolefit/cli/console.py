"""Terminals: where tables go, and how long work shows that it lives."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rolefit.matcher import Progress as Tick

NARROW = 100


def out() -> Console:
    """Standard output; not wrapped at 80 columns when it goes to a file or a pipe."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=max(NARROW, 120))


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
