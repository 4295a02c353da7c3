"""`rolefit jobs`: which jobs fit a résumé."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsOf, Model, WeightsOption, configured
from rolefit.cli.rank import EXIT_PARTIAL, tell_failures

if TYPE_CHECKING:
    from rolefit.matcher import Recommendation


def jobs(
    resume: Annotated[Path, typer.Argument(help="The résumé: PDF, DOCX, HTML, JSON or text.")],
    postings: Annotated[list[Path], typer.Argument(help="Postings: files, or folders of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Tell why, per requirement.")] = False,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show only the best N.")
    ] = None,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
) -> None:
    """Find the jobs that fit a résumé, best first by points above what is typical for each."""
    settings = configured()
    from rolefit.cli.console import counting
    from rolefit.cli.files import expand, naming
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights

    paths = expand(postings, without=[resume])
    chosen = Weights.parse(weights) if weights else None
    with Matcher(model, settings=settings, weights=chosen) as matcher:
        with naming(resume):
            profile = matcher.resume(resume, as_of=as_of)
        with counting("Reading and matching", len(paths)) as tick:
            found = matcher.recommend(profile, paths, top=top, on_error="report", progress=tick)
    _print(found, as_json=as_json, explain=explain)
    tell_failures(found.failures, len(paths))
    if found.failures:
        raise typer.Exit(EXIT_PARTIAL)


def _print(found: "Recommendation", *, as_json: bool, explain: bool) -> None:
    if as_json:
        from rolefit.cli.encoding import recommendation_json

        typer.echo(recommendation_json(found))
        return
    from rolefit.cli.console import columns, show
    from rolefit.cli.tables import LEGEND, explanation, fits_table

    show(fits_table(found, columns()))
    if explain:
        told = (
            explanation(fit.match, f"{place}. {fit.job.title or fit.job.document.name}")
            for place, fit in enumerate(found, 1)
        )
        show(*told, LEGEND)
