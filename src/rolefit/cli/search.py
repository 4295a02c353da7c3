"""`rolefit search`: what was taken in, by a posting, a few words or a query with operators."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, Blind, Explain, Tenant, WeightsOption, configured
from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance

if TYPE_CHECKING:
    from rolefit.library import Library
    from rolefit.search import Wanted

_Chip = Annotated[list[str] | None, typer.Option(metavar="TEXT", help="May be repeated.")]


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT|FILE]",
            help='A few words, a query such as \'"payment services" AND (kafka OR rabbitmq) '
            "NOT java -php', or a posting's file.",
        ),
    ] = "",
    must: _Chip = None,
    strong: _Chip = None,
    nice: _Chip = None,
    not_: Annotated[
        list[str] | None, typer.Option("--not", metavar="TEXT", help="May be repeated.")
    ] = None,
    skill: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Shown by any of its names; repeated: all."),
    ] = None,
    years: Annotated[float, typer.Option(min=0, help="At least so many years, dated.")] = 0.0,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Such as de; may be repeated.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="As they were marked; repeated: all.")
    ] = None,
    jobs: Annotated[
        bool, typer.Option("--jobs", help="Look among kept jobs, by words and meaning alone.")
    ] = False,
    place: Annotated[str, typer.Option(help="With --jobs: where they are, such as Berlin.")] = "",
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Show the best N.")] = 20,
    facets: Annotated[
        bool, typer.Option("--facets", help="Count what everybody who passes the filters has.")
    ] = False,
    as_json: AsJson = False,
    explain: Explain = False,
    blind: Blind = False,
    weights: WeightsOption = None,
    tenant: Tenant = None,
) -> None:
    """Find résumés that `rolefit import` took in: by words and meaning, then by the score.

    --must, --strong, --nice and --not say what is looked for and how much it counts. What a query
    with AND, OR, NOT, quotes or a leading minus says must hold of everybody who is found.
    """
    configured(blind=blind)
    from rolefit.cli.found import show_postings, show_results
    from rolefit.cli.library import opened
    from rolefit.domain.records import RecordKind
    from rolefit.domain.search import Filters
    from rolefit.ingest.entries import places_of
    from rolefit.matching import Weights

    if place and not jobs:
        raise UsageError(
            "--place goes with --jobs: where people live is replaced before they can be found.",
            remedy="Leave it out, or mark résumés by `rolefit import --tag` and use --tag.",
        )
    chosen = Weights.parse(weights) if weights else None
    typed = {
        Importance.MUST: must,
        Importance.STRONG: strong,
        Importance.NICE: nice,
        Importance.NOT: not_,
    }
    chips = [(importance, text) for importance, texts in typed.items() for text in texts or ()]
    with opened(tenant) as library:
        wanted = _looked_for(library, query, chips)
        filters = Filters(
            skills=tuple(frozenset(library.skill(name).ids) for name in skill or ()),
            years=years,
            languages=frozenset(language or ()),
            tags=frozenset(tag or ()),
            places=places_of(place),
            said=wanted.said,
        )
        kind = RecordKind.JOB if jobs else RecordKind.RESUME
        counts = library.facets(kind=kind, filters=filters) if facets else None
        if jobs:
            postings = library.postings(wanted.job, filters=filters, top=top)
            show_postings(postings, counts, as_json=as_json)
            return
        found = library.search(
            wanted.job, filters=filters, top=top, weights=chosen, importance=wanted.importance
        )
        show_results(wanted.job, found, counts, as_json=as_json, explain=explain, blind=blind)


def _looked_for(library: "Library", query: str, chips: list[tuple[Importance, str]]) -> "Wanted":
    """What was typed as a job; a file's own requirements keep the importance they have."""
    from rolefit.cli.files import naming
    from rolefit.search import Wanted

    path = Path(query)
    try:
        is_file = bool(query) and path.is_file()
    except (OSError, ValueError):  # too long for a name, or with a null in it: a text
        is_file = False
    if not is_file:
        return library.wanted(query, chips)
    if chips:
        raise UsageError(
            "--must, --strong, --nice and --not go with words, not with a posting's file.",
            remedy="Leave them out, or type what is looked for.",
        )
    with naming(path):
        return Wanted(library.matcher.job(path))
