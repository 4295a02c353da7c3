"""`rolefit jobs`: which jobs fit a résumé."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, AsOf, Explain, Model, Tenant, WeightsOption, configured
from rolefit.cli.rank import EXIT_PARTIAL, tell_failures

if TYPE_CHECKING:
    from rolefit.matcher import Recommendation
    from rolefit.matching import Weights
    from rolefit.settings import Settings

FEW = 20
"""Kept jobs that are shown where nobody says how many."""


def jobs(
    resume: Annotated[Path, typer.Argument(help="The résumé: PDF, DOCX, HTML, JSON or text.")],
    postings: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Postings: files, or folders of them. None: those that "
            "`rolefit import --kind job` took in."
        ),
    ] = None,
    as_json: AsJson = False,
    explain: Explain = False,
    top: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show only the best N.")
    ] = None,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
    tenant: Tenant = None,
) -> None:
    """Find the jobs that fit a résumé, best first by points above what is typical for each."""
    from rolefit.matching import Weights

    settings = configured()
    chosen = Weights.parse(weights) if weights else None
    if postings:
        found, ids = _given(resume, postings, settings, model, chosen, as_of, top), None
    else:
        found, ids = _kept(resume, settings, model, tenant, chosen, as_of, top)
    _print(found, ids, as_json=as_json, explain=explain)
    tell_failures(found.failures, len(postings or ()))
    if found.failures:
        raise typer.Exit(EXIT_PARTIAL)


def _given(
    resume: Path,
    postings: list[Path],
    settings: "Settings",
    model: str | None,
    weights: "Weights | None",
    as_of: str | None,
    top: int | None,
) -> "Recommendation":
    from rolefit.cli.console import counting
    from rolefit.cli.files import expand, naming
    from rolefit.matcher import Matcher

    paths = expand(postings, without=[resume])
    with Matcher(model, settings=settings, weights=weights) as matcher:
        with naming(resume):
            profile = matcher.resume(resume, as_of=as_of)
        with counting("Reading and matching", len(paths)) as tick:
            return matcher.recommend(profile, paths, top=top, on_error="report", progress=tick)


def _kept(
    resume: Path,
    settings: "Settings",
    model: str | None,
    tenant: str | None,
    weights: "Weights | None",
    as_of: str | None,
    top: int | None,
) -> "tuple[Recommendation, list[str]]":
    """Of the jobs that were taken in, with their ids."""
    from rolefit.cli.files import naming
    from rolefit.library import TENANT, Library
    from rolefit.matcher import Recommendation

    chosen = settings if model is None else settings.model_copy(update={"model": model})
    with Library(chosen, tenant=TENANT if tenant is None else tenant) as library:
        with naming(resume):
            profile = library.matcher.resume(resume, as_of=as_of)
        found = library.jobs_for(profile, top=top or FEW, weights=weights)
    ids = [one.candidate.document_id for one in found]
    return Recommendation(one.fit for one in found), ids


def _print(found: "Recommendation", ids: list[str] | None, *, as_json: bool, explain: bool) -> None:
    if as_json:
        from rolefit.cli.encoding import recommendation_json

        typer.echo(recommendation_json(found, ids))
        return
    if not found and ids is not None:
        typer.echo("No job was found. `rolefit import --kind job FOLDER` takes postings in.")
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
