"""`rolefit data list` and `fetch`: what training and evaluation read, and getting it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from rolefit.training.data.fetching import Outcome

EXIT_ERROR = 1
EXIT_PARTIAL = 3
HELP = "The public data that training and evaluation read: where it is from, and getting it."

data = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@data.callback(help=HELP)
def _group() -> None:
    """Let one command alone still be a group."""


@data.command("list")
def list_files(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DATA", help="A data folder: tell what of it is there, too."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List every file that is read: source, address, licence, and what reads it."""
    from rolefit.cli.console import show
    from rolefit.cli.data_tables import files_json, files_table, notes
    from rolefit.training.data.stock import take_stock

    if folder is not None and not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", remedy="Check the spelling.")
    stock = None if folder is None else list(take_stock(folder))
    if as_json:
        typer.echo(files_json(stock))
        return
    show(files_table(stock), *notes())


@data.command()
def fetch(
    folder: Annotated[Path, typer.Argument(metavar="DATA", help="The data folder; it is made.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="onet, esco or skillspan. Default: all of them."),
    ] = None,
    downloaded: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="What you downloaded yourself: an official ZIP archive, or the folder it was "
            "unpacked into. May be repeated; without a SOURCE, nothing else is fetched.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Fetch also what is already there.")
    ] = False,
    mirror: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Ask a mirror instead of the publishers, for URL/SOURCE/NAME."
        ),
    ] = None,
    seconds: Annotated[
        float,
        typer.Option(
            "--timeout", min=1, metavar="SECONDS", help="What one download may take at most."
        ),
    ] = 900,
    as_json: AsJson = False,
) -> None:
    """Fetch the data from its publishers and write it as the builders read it.

    Each file is written whole or not at all and noted in DATA/sources.json with its address,
    licence and SHA-256; what is there is left alone. ESCO is given out by e-mail: download it
    yourself and name the file by --from. When something is missing in the end: exit code 3.
    """
    from rolefit.cli.console import loading
    from rolefit.training.data.downloading import Limits
    from rolefit.training.data.fetching import Fetcher, mirrored
    from rolefit.training.data.official import PUBLICATIONS

    fetcher = Fetcher(
        folder,
        again=again,
        table=PUBLICATIONS if mirror is None else mirrored(mirror),
        limits=Limits(seconds=seconds),
        loading=loading,
        say=_say,
    )
    done = []
    for outcome in fetcher.fetch(sources or (), downloaded or ()):
        done.append(outcome)
        if not as_json:
            _tell(outcome)
        _tell_error(outcome)
    if as_json:
        typer.echo(_as_json(done))
    failed = [outcome for outcome in done if outcome.error is not None]
    if failed:
        nothing = len(failed) == len(done) and not any(one.files for one in failed)
        raise typer.Exit(EXIT_ERROR if nothing else EXIT_PARTIAL)


def _tell(outcome: "Outcome") -> None:
    for file in outcome.files:
        typer.echo(f"{outcome.source}: {file}")
    if outcome.state == "there":
        typer.echo(f"{outcome.source}: already there (--again fetches it anew)")


def _tell_error(outcome: "Outcome") -> None:
    from rolefit.report.presentable import printable

    if (error := outcome.error) is not None:
        told = f"rolefit: {outcome.source}: {error.message} {error.remedy}"
        typer.echo(printable(told), err=True)


def _as_json(done: "list[Outcome]") -> str:
    rows = [
        {
            "source": one.source,
            "state": one.state,
            "files": list(one.files),
            "error": None
            if one.error is None
            else {
                "code": one.error.code,
                "message": one.error.message,
                "remedy": one.error.remedy,
            },
        }
        for one in done
    ]
    return json.dumps({"format": 1, "sources": rows}, ensure_ascii=False, indent=2)


def _say(told: str) -> None:
    from rolefit.report.presentable import printable

    typer.echo(printable(told), err=True)
