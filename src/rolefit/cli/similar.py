"""`rolefit similar`: who else is like somebody."""

from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, Tenant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from rolefit.search import Neighbour

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""

SHOWN = 8
"""Shared skills that the table names."""


def similar(
    document_id: Annotated[
        str, typer.Argument(metavar="ID", help="As import and search --json tell it.")
    ],
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Show the best N.")] = 20,
    as_json: AsJson = False,
    tenant: Tenant = None,
) -> None:
    """Find the résumés that say most of what a kept one says, with the skills that both show."""
    from rolefit.cli.console import show
    from rolefit.cli.library import opened

    with opened(tenant) as library:
        found = library.similar(document_id, top=top)
    if as_json:
        typer.echo(_as_json(found))
    else:
        show(_table(found))


def _as_json(found: "Sequence[Neighbour]") -> str:
    import json

    rows = [
        {
            "id": one.candidate.document_id,
            "name": one.name,
            "by_words": one.candidate.by_words,
            "by_vectors": one.candidate.by_vectors,
            "shared": one.shared,
            "also": one.also,
        }
        for one in found
    ]
    return json.dumps({"format": FORMAT, "similar": rows}, ensure_ascii=False, indent=2)


def _table(found: "Sequence[Neighbour]") -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    from rolefit.report import printable

    table = Table()
    table.add_column("#", justify="right")
    for heading in ("Résumé", "Skills that both show", "Id"):
        table.add_column(heading, overflow="fold")
    for place, one in enumerate(found, 1):
        more = len(one.shared) - SHOWN
        named = ", ".join(one.shared[:SHOWN]) + (f" and {more} more" if more > 0 else "")
        name = Text(printable(one.name) or "–")
        table.add_row(str(place), name, Text(printable(named) or "–"), one.candidate.document_id)
    return table
