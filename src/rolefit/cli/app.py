"""The application: commands, exit codes, and the one place where errors become words."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from rolefit import __version__
from rolefit.cli.admin import admin
from rolefit.cli.audit import audit
from rolefit.cli.data import data
from rolefit.cli.decisions import decisions
from rolefit.cli.doctor import doctor
from rolefit.cli.evaluate import evaluate
from rolefit.cli.explain import explain
from rolefit.cli.interrupts import EXIT_INTERRUPTED
from rolefit.cli.jobs import jobs
from rolefit.cli.keep import import_, remove
from rolefit.cli.model import model
from rolefit.cli.profile import profile
from rolefit.cli.rank import rank
from rolefit.cli.search import search
from rolefit.cli.serve import serve
from rolefit.cli.similar import similar
from rolefit.cli.skills import skills
from rolefit.cli.trail import export, verify
from rolefit.domain.errors import RolefitError, UsageError

EXIT_ERROR = 1
EXIT_USAGE = 2

app = typer.Typer(
    name="rolefit",
    help="Rank résumés against a job, and say why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Exit codes: 0 done · 1 an error, told in one line · 2 wrong usage · "
        "3 done, but some files could not be used or fetched · 4 a replayed match differs · "
        "5 the gate refuses a model · 6 the audit log is broken · 130 interrupted."
    ),
)
app.command()(rank)
app.command()(jobs)
app.command()(profile)
app.command()(explain)
app.command()(skills)
app.command("import")(import_)
app.command()(search)
app.command()(similar)
app.command()(remove)
app.command()(serve)
app.command()(evaluate)
app.command()(doctor)
app.add_typer(admin, name="admin")
audit.command()(decisions)
audit.command()(verify)
audit.command()(export)
app.add_typer(audit, name="audit")
app.add_typer(data, name="data")
app.add_typer(model, name="model")


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's callback signature
    if wanted:
        typer.echo(f"rolefit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Rank résumés against a job, and say why."""


def run() -> None:
    """Run the command line; every expected error becomes one line and an exit code."""
    _speak_utf8()
    try:
        _answer()
    except UsageError as error:
        _end(error, EXIT_USAGE)
    except RolefitError as error:
        _end(error, EXIT_ERROR)
    except BrokenPipeError:
        _mute()
        sys.exit(0)
    except OSError as error:
        _mute()
        why = error.strerror or type(error).__name__
        refused = RolefitError(
            f"The system refuses: {why}.", remedy="Check the free space and the permissions."
        )
        _end(refused, EXIT_ERROR)
    except SystemExit as done:
        if isinstance(done.__context__, BrokenPipeError):
            # The reader of our output is gone (`| head`); that is no failure of ours.
            sys.exit(0)
        if done.code == EXIT_INTERRUPTED:
            typer.echo("rolefit: interrupted.", err=True)
        raise


def _answer() -> None:
    try:
        app()
    finally:
        if sys.stdout is not None:  # as it is after `>&-`
            sys.stdout.flush()  # a full disk is told here, not by the interpreter's end


def _end(error: RolefitError, code: int) -> None:
    from rolefit.report.presentable import printable

    # A message may name a file, and whoever sends a file chooses its name.
    typer.echo(printable(f"rolefit: {error.message} {error.remedy}"), err=True)
    sys.exit(code)


def _mute() -> None:
    """Standard output takes no more; what is left in its buffer would fail again at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Text and JSON are UTF-8 whatever the locale; names that are no text must not end a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
