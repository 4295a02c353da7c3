"""`rolefit search`: the résumés that were taken in, by a posting or by a few words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import Tenant, WeightsOption, configured
from rolefit.domain.job import Importance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolefit.domain.job import Job
    from rolefit.library import Library
    from rolefit.search import Result

_Chip = Annotated[list[str] | None, typer.Option(metavar="TEXT", help="May be repeated.")]


def search(
    query: Annotated[
        str, typer.Argument(metavar="[TEXT|FILE]", help="A few words, or a posting's file.")
    ] = "",
    must: _Chip = None,
    strong: _Chip = None,
    nice: _Chip = None,
    not_: Annotated[
        list[str] | None, typer.Option("--not", metavar="TEXT", help="May be repeated.")
    ] = None,
    years: Annotated[float, typer.Option(min=0, help="At least so many years, dated.")] = 0.0,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Such as de; may be repeated.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="As they were marked; repeated: all.")
    ] = None,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Show the best N.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Tell why, per requirement.")] = False,
    blind: Annotated[
        bool, typer.Option("--blind", help="Show no file names and no personal data.")
    ] = False,
    weights: WeightsOption = None,
    tenant: Tenant = None,
) -> None:
    """Find résumés that `rolefit import` took in: by words and meaning, then by the score.

    --must, --strong, --nice and --not say what is looked for and how much it counts.
    """
    configured(blind=blind)
    from rolefit.cli.library import opened
    from rolefit.domain.search import Filters
    from rolefit.matching import Weights

    chips = [
        (importance, text)
        for importance, texts in (
            (Importance.MUST, must),
            (Importance.STRONG, strong),
            (Importance.NICE, nice),
            (Importance.NOT, not_),
        )
        for text in texts or ()
    ]
    filters = Filters(years=years, languages=frozenset(language or ()), tags=frozenset(tag or ()))
    chosen = Weights.parse(weights) if weights else None
    with opened(tenant) as library:
        job, importance = _looked_for(library, query, chips)
        found = library.search(job, filters=filters, top=top, weights=chosen, importance=importance)
        _print(job, found, as_json=as_json, explain=explain, blind=blind)


def _looked_for(
    library: "Library", query: str, chips: list[tuple[Importance, str]]
) -> "tuple[Job, dict[int, Importance]]":
    """What was typed as a job; a file's own requirements keep the importance they have."""
    from rolefit.cli.files import naming
    from rolefit.domain.errors import UsageError
    from rolefit.library import job_of

    path = Path(query)
    try:
        is_file = bool(query) and path.is_file()
    except (OSError, ValueError):  # too long for a name, or with a null in it: a text
        is_file = False
    if not is_file:
        typed = [(Importance.STRONG, query)] if query.strip() else []
        return job_of(library.matcher, [*typed, *chips])
    if chips:
        raise UsageError(
            "--must, --strong, --nice and --not go with words, not with a posting's file.",
            remedy="Leave them out, or type what is looked for.",
        )
    with naming(path):
        return library.matcher.job(path), {}


def _print(
    job: "Job", found: "Sequence[Result]", *, as_json: bool, explain: bool, blind: bool
) -> None:
    from rolefit.matcher import Ranking
    from rolefit.report import presentable

    shown = presentable(Ranking(one.match for one in found), blind=blind)
    if as_json:
        from rolefit.cli.encoding import found_json

        typer.echo(found_json(job, [one.candidate for one in found], shown))
        return
    from rolefit.cli.console import columns, show
    from rolefit.cli.tables import LEGEND, explanation, ranking_table
    from rolefit.report import shown_name

    if not shown:
        typer.echo("Nobody was found. `rolefit import FOLDER` takes résumés in.")
        return
    show(ranking_table(job, shown, columns()))
    if explain:
        told = (
            explanation(match, f"{place}. {shown_name(place, match)}")
            for place, match in enumerate(shown, 1)
        )
        show(*told, LEGEND)
