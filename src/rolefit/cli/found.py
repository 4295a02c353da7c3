"""What `rolefit search` shows: results, kept jobs, and what everybody who was found has."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from rolefit.domain.job import Job
from rolefit.domain.search import Facets
from rolefit.search import Page, Posting, Result

if TYPE_CHECKING:
    from rich.console import RenderableType

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""


def show_results(
    job: Job,
    found: Page[Result],
    facets: Facets | None,
    *,
    as_json: bool,
    explain: bool,
    blind: bool,
) -> None:
    """Résumés, best first."""
    from rolefit.matcher import Ranking
    from rolefit.report import presentable

    shown = presentable(Ranking(one.match for one in found), blind=blind)
    if as_json:
        from rolefit.cli.encoding import found_json

        typer.echo(found_json(job, found, shown, _counts(facets)))
        return
    from rolefit.cli.console import columns, show
    from rolefit.cli.tables import LEGEND, explanation, ranking_table
    from rolefit.report import shown_name

    if not shown:
        typer.echo("Nobody was found. `rolefit import FOLDER` takes résumés in.")
        return
    show(ranking_table(job, shown, columns()))
    for place, one in enumerate(found, 1):
        if one.also:
            typer.echo(f"{place}. also kept as {', '.join(one.also)}")
    _show_facets(facets)
    if explain:
        told = (
            explanation(match, f"{place}. {shown_name(place, match)}")
            for place, match in enumerate(shown, 1)
        )
        show(*told, LEGEND)


def show_postings(found: Sequence[Posting], facets: Facets | None, *, as_json: bool) -> None:
    """Kept jobs, by the ranks of retrieval."""
    if as_json:
        import json

        rows = [
            {
                "id": one.candidate.document_id,
                "by_words": one.candidate.by_words,
                "by_vectors": one.candidate.by_vectors,
                "title": one.job.title,
                "location": one.job.location,
                "name": one.job.document.name,
            }
            for one in found
        ]
        body = {"format": FORMAT, "jobs": rows, "facets": _counts(facets)}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
        return
    if not found:
        typer.echo("No job was found. `rolefit import --kind job FOLDER` takes postings in.")
        return
    from rolefit.cli.console import show

    show(_table(found))
    _show_facets(facets)


def _table(found: Sequence[Posting]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    from rolefit.report import printable

    table = Table()
    table.add_column("#", justify="right")
    for heading in ("Job", "Place", "Id"):
        table.add_column(heading, overflow="fold")
    for place, one in enumerate(found, 1):
        told = (one.job.title or one.job.document.name, one.job.location)
        cells = [Text(printable(text) or "–") for text in told]
        table.add_row(str(place), *cells, one.candidate.document_id)
    return table


def _show_facets(facets: Facets | None) -> None:
    if facets is None:
        return
    from rolefit.report import printable

    typer.echo(f"{facets.total} pass the filters.")
    for name, counts in _lines(facets):
        if counts:
            told = ", ".join(f"{value} {count}" for value, count in counts)
            typer.echo(printable(f"{name}: {told}"))


def _lines(facets: Facets) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    yield "Skills", [(facets.labels[one], count) for one, count in facets.skills]
    yield "Languages", list(facets.languages)
    yield "Degrees", [(level.name.lower(), count) for level, count in facets.degrees]
    yield "Years from", [(f"{start:g}:", count) for start, count in facets.years if count]
    yield "Tags", list(facets.tags)


def _counts(facets: Facets | None) -> dict[str, Any] | None:
    """Facets as data; None where nobody asked for them."""
    if facets is None:
        return None
    return {
        "total": facets.total,
        "skills": [
            {"id": one, "label": facets.labels[one], "count": count} for one, count in facets.skills
        ],
        "languages": dict(facets.languages),
        "tags": dict(facets.tags),
        "degrees": {level.name.lower(): count for level, count in facets.degrees},
        "years": [{"from": start, "count": count} for start, count in facets.years],
    }
