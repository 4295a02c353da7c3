"""`rolefit rank`: the main job."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import (
    AsJson,
    AsOf,
    Blind,
    Explain,
    JobFile,
    Model,
    SetOption,
    WeightsOption,
    configured,
    importance_of,
)
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolefit.domain.job import Job
    from rolefit.matcher import Failure, Matcher, Ranking

EXIT_PARTIAL = 3


def rank(
    job: JobFile,
    resumes: Annotated[list[Path], typer.Argument(help="Résumés: files, or folders of them.")],
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a report with the passages highlighted."),
    ] = None,
    explain: Explain = False,
    blind: Blind = False,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show only the best N.")
    ] = None,
    set_: SetOption = None,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
) -> None:
    """Rank résumés against a job, best first, and say why."""
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other.", remedy="Choose one, not both.")
    settings = configured(blind=blind)
    from rolefit.cli.console import counting
    from rolefit.cli.files import expand, naming, writable
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights
    from rolefit.report import presentable

    paths = expand(resumes, without=[job] if html is None else [job, writable(html)])
    chosen = Weights.parse(weights) if weights else None
    with Matcher(model, settings=settings, weights=chosen) as matcher:
        with naming(job):
            asked = matcher.job(job)
        importance = importance_of(set_, len(asked.requirements))
        with counting("Reading and matching", len(paths)) as tick:
            ranking = matcher.rank(
                asked,
                paths,
                importance=importance,
                as_of=as_of,
                top=top,
                on_error="report",
                progress=tick,
            )
        if html is not None:
            _write_report(html, matcher, asked, ranking, paths, blind=blind, as_of=as_of)
    shown = presentable(ranking, blind=blind)
    _print(asked, shown, as_json=as_json, as_csv=as_csv, explain=explain)
    if html is not None:
        typer.echo(f"Report: {html}", err=True)
    tell_failures(shown.failures, len(paths))
    if shown.failures:
        raise typer.Exit(EXIT_PARTIAL)


def _print(job: "Job", ranking: "Ranking", *, as_json: bool, as_csv: bool, explain: bool) -> None:
    if as_json:
        from rolefit.cli.encoding import ranking_json

        typer.echo(ranking_json(job, ranking))
        return
    from rolefit.cli.tables import LEGEND, explanation, ranking_csv, ranking_table

    if as_csv:
        typer.echo(ranking_csv(ranking), nl=False)
        return
    from rolefit.cli.console import columns, show
    from rolefit.report import shown_name

    show(ranking_table(job, ranking, columns()))
    if explain:
        told = (
            explanation(match, f"{place}. {shown_name(place, match)}")
            for place, match in enumerate(ranking, 1)
        )
        show(*told, LEGEND)


def _write_report(
    target: Path,
    matcher: "Matcher",
    job: "Job",
    ranking: "Ranking",
    paths: list[Path],
    *,
    blind: bool,
    as_of: str | None,
) -> None:
    from rolefit.cli.files import write
    from rolefit.report import render

    resumes = [matcher.resume(paths[match.index], as_of=as_of) for match in ranking]
    write(target, render(job, ranking, resumes, blind=blind))


def tell_failures(failures: "Sequence[Failure]", files: int) -> None:
    """Each file that could not be used, in a line on standard error."""
    for failure in failures:
        name = failure.name or f"file no. {failure.index + 1} of {files}"
        typer.echo(f"rolefit: {name}: {failure.error.message} {failure.error.remedy}", err=True)
    if failures:
        typer.echo(f"rolefit: {len(failures)} file(s) could not be used.", err=True)
