"""`rolefit import` and `rolefit remove`: documents come in to stay, and go."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, Tenant, configured
from rolefit.domain.errors import DocumentNotFound
from rolefit.domain.records import RecordKind

if TYPE_CHECKING:
    from rolefit.ingest import Outcome

EXIT_PARTIAL = 3

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Documents: files, or folders of them.")],
    kind: Annotated[RecordKind, typer.Option(help="What they are.")] = RecordKind.RESUME,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="Mark them; may be repeated.")
    ] = None,
    keep_until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Erase them after this day."),
    ] = None,
    tenant: Tenant = None,
    as_json: AsJson = False,
) -> None:
    """Take documents in to stay, so that `rolefit search` finds them.

    They are kept in ROLEFIT_DATA_DIR. What is there already is not kept twice; what was stopped
    goes on where it was when the command is run again, and what is to be erased by now is.
    """
    from rolefit.cli.console import counting
    from rolefit.cli.files import expand
    from rolefit.cli.library import opened

    files = expand(paths)
    outcomes: list[Outcome] = []
    with opened(tenant) as library, counting("Taking in", len(files)) as tick:
        library.repair()
        last_day = keep_until.date() if keep_until else None
        for outcome in library.add(
            files, kind=kind, tags=tag or (), keep_until=last_day, progress=tick
        ):
            outcomes.append(outcome)
            _tell(outcome)
    typer.echo(_as_json(outcomes) if as_json else _summary(outcomes))
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(EXIT_PARTIAL)


def remove(
    document_ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Ids, as import and search tell them.")
    ],
    tenant: Tenant = None,
) -> None:
    """Erase documents: bytes, text, vectors and what is found by. Nothing brings them back."""
    configured()
    from rolefit.cli.library import opened

    with opened(tenant) as library:
        missing = [one for one in document_ids if not library.remove(one)]
    typer.echo(f"{len(document_ids) - len(missing)} erased.")
    if missing:
        raise DocumentNotFound(f"No document {', '.join(missing)} is kept.")


def _tell(outcome: "Outcome") -> None:
    """What somebody has to know of one document: it was refused, or is nearly another one."""
    if outcome.error is not None:
        told = f"{outcome.error.message} {outcome.error.remedy}"
        typer.echo(f"rolefit: {outcome.name}: {told}", err=True)
    elif outcome.alike:
        told = f"nearly the same as {', '.join(outcome.alike)}; a search shows them as one."
        typer.echo(f"rolefit: {outcome.name}: {told}", err=True)


def _summary(outcomes: "Sequence[Outcome]") -> str:
    from rolefit.ingest import Change

    counts = {change: sum(one.change is change for one in outcomes) for change in Change}
    return ", ".join(f"{count} {change}" for change, count in counts.items() if count) + "."


def _as_json(outcomes: "Sequence[Outcome]") -> str:
    import json

    from rolefit.cli.encoding import error_json

    rows = [
        {
            "name": one.name,
            "change": one.change.value,
            "id": one.document_id,
            "revision": one.revision,
            "alike": one.alike,
            **(error_json(one.error) if one.error else {}),
        }
        for one in outcomes
    ]
    return json.dumps({"format": FORMAT, "documents": rows}, ensure_ascii=False, indent=2)
