"""`rolefit rank`: the main job."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsOf, JobFile, Model, SetOption, WeightsOption, importance_of

if TYPE_CHECKING:
    from rolefit.domain.job import Job
    from rolefit.matcher import Matcher, Ranking

EXIT_PARTIAL = 3


def rank(
    job: JobFile,
    resumes: Annotated[list[Path], typer.Argument(help="Résumés: files, or folders of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write a report with the passages highlighted.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Tell why, per requirement.")] = False,
    blind: Annotated[
        bool, typer.Option("--blind", help="Show no file names and no personal data.")
    ] = False,
    top: Annotated[int | None, typer.Option(min=1, help="Show only the best so many.")] = None,
    set_: SetOption = None,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
) -> None:
    """Rank résumés against a job, best first, and say why."""
    if as_json and as_csv:
        raise typer.BadParameter("choose --json or --csv, not both")
    from rolefit.cli.console import counting
    from rolefit.cli.files import expand
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights

    paths = expand(resumes)
    with Matcher(model, weights=Weights.parse(weights) if weights else None) as matcher:
        asked = matcher.job(job)
        with counting("Reading and matching", len(paths)) as tick:
            ranking = matcher.rank(
                asked,
                paths,
                importance=importance_of(set_),
                as_of=as_of,
                top=top,
                on_error="report",
                progress=tick,
            )
        if html is not None:
            _write_report(html, matcher, asked, ranking, paths, blind=blind)
    _print(asked, ranking, as_json=as_json, as_csv=as_csv, explain=explain, blind=blind)
    if html is not None:
        typer.echo(f"Report: {html}", err=True)
    _tell_failures(ranking)
    if ranking.failures:
        raise typer.Exit(EXIT_PARTIAL)


def _print(
    job: "Job", ranking: "Ranking", *, as_json: bool, as_csv: bool, explain: bool, blind: bool
) -> None:
    if as_json:
        from rolefit.cli.encoding import ranking_json

        typer.echo(ranking_json(job, _blinded(ranking) if blind else ranking))
        return
    from rolefit.cli.tables import explanation, ranking_csv, ranking_table

    if as_csv:
        sys.stdout.write(ranking_csv(ranking, blind=blind))
        return
    from rolefit.cli.console import out

    console = out()
    console.print(ranking_table(job, ranking, blind=blind))
    if explain:
        for place, match in enumerate(ranking, 1):
            console.print(explanation(place, match, blind=blind))


def _blinded(ranking: "Ranking") -> "Ranking":
    """Without file names; everything else in a match is free of personal data already."""
    from dataclasses import replace

    from rolefit.matcher import Ranking

    return Ranking((replace(match, name="") for match in ranking), ranking.failures)


def _write_report(
    target: Path,
    matcher: "Matcher",
    job: "Job",
    ranking: "Ranking",
    paths: list[Path],
    *,
    blind: bool,
) -> None:
    from rolefit.report import render

    resumes = [matcher.resume(paths[match.index]) for match in ranking]
    page = render(job, ranking, resumes, blind=blind)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.write_text(page, encoding="utf-8")
    part.replace(target)


def _tell_failures(ranking: "Ranking") -> None:
    for failure in ranking.failures:
        message = f"{failure.name}: {failure.error.message} {failure.error.remedy}"
        typer.echo(f"rolefit: {message}", err=True)
    if ranking.failures:
        typer.echo(f"rolefit: {len(ranking.failures)} file(s) could not be used.", err=True)
