"""`rolefit audit`: what moves a score, and whom it serves."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, AsOf, Model, WeightsOption, configured
from rolefit.domain.errors import RolefitError, UsageError

if TYPE_CHECKING:
    from rolefit.domain.job import Job
    from rolefit.domain.resume import Resume
    from rolefit.matcher import Matcher
    from rolefit.trust.counterfactual import Kind
    from rolefit.trust.record import SwapReport

EXIT_PARTIAL = 3
PER_CENT = 100.0

audit = typer.Typer(
    help="Audits of fairness, and the audit log.", no_args_is_help=True, rich_markup_mode=None
)


class Chosen(StrEnum):
    """Kinds of counterfactuals, by what is changed."""

    NAMES = "names"
    PRONOUNS = "pronouns"
    ADDRESSES = "addresses"
    GAPS = "gaps"
    SCHOOLS = "schools"
    GRADUATION = "graduation"
    ALL = "all"


Small = Annotated[
    float,
    typer.Option(
        min=0.0,
        max=50.0,
        metavar="PERCENT",
        help="Categories with less of the data are left out of the ratios; 0: none.",
    ),
]
Html = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a page with plots and tables.")
]


@audit.callback()
def _group() -> None:
    """Audits of fairness, and the audit log."""


@audit.command()
def swaps(
    jobs: Annotated[
        list[Path], typer.Argument(metavar="JOB", help="Postings: files, or folders of them.")
    ],
    resumes: Annotated[
        list[Path],
        typer.Option(metavar="FOLDER", help="Résumés: a file or folder. May be repeated."),
    ],
    kind: Annotated[
        Chosen,
        typer.Option(
            metavar="KIND",
            help="What is changed: names, pronouns, addresses, gaps, schools, graduation or all.",
        ),
    ] = Chosen.ALL,
    per_group: Annotated[
        int,
        typer.Option(min=1, max=50, metavar="N", help="Names per group, or schools per kind."),
    ] = 1,
    as_json: AsJson = False,
    html: Html = None,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
) -> None:
    """Change one thing about every person, and tell how far scores and places move."""
    from rolefit.cli.audit_tables import swaps_tables
    from rolefit.cli.console import counting, show
    from rolefit.cli.files import expand, writable, write
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights
    from rolefit.trust.page import swaps_page
    from rolefit.trust.record import SwapReport, swaps_json
    from rolefit.trust.swaps import pool_of, run_audit

    outputs = [] if html is None else [writable(html)]
    postings, people = expand(jobs), expand(resumes, without=[*jobs, *outputs])
    chosen = Weights.parse(weights) if weights else None
    failures: list[dict[str, str]] = []
    with Matcher(model, settings=configured(), weights=chosen) as matcher:
        asked = _jobs(matcher, postings, failures)
        read = _resumes(matcher, people, as_of, failures)
        pool = pool_of(matcher, asked, read, counting)
        outcomes = [
            run_audit(matcher, one, pool, per_group=per_group, as_of=as_of, counting=counting)
            for one in _kinds(kind)
        ]
    report = SwapReport(pool, tuple(outcomes), tuple(failures))
    if html is not None:
        write(html, swaps_page(report))
    typer.echo(swaps_json(report)) if as_json else show(*swaps_tables(report))
    _end(report, html)


@audit.command()
def impact(
    table: Annotated[
        Path, typer.Argument(help="A CSV table with a header; one scored individual a row.")
    ],
    score: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The scores. Default: score.")
    ] = None,
    sex: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Sex categories. Default: sex or gender.")
    ] = None,
    race: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help="Race/ethnicity. Default: race, ethnicity or race_ethnicity."
        ),
    ] = None,
    selected: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Who moved forward, yes or no. Default: selected."),
    ] = None,
    small: Small = 2.0,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Count impact ratios by group in a table, as New York City's Local Law 144 counts them.

    Needs the extra: pip install 'rolefit[evaluate]'.
    """
    from rolefit.cli.audit_tables import impact_tables
    from rolefit.cli.console import counting, show
    from rolefit.cli.files import writable, write
    from rolefit.trust.impact import impact as counted
    from rolefit.trust.intervals import with_intervals
    from rolefit.trust.page import impact_page
    from rolefit.trust.record import impact_json
    from rolefit.trust.table import Columns, read_table

    target = None if html is None else writable(html)
    people = read_table(table, Columns(score, sex, race, selected))
    answer = counted(people, small_share=small / PER_CENT)
    with counting("Drawing anew", len(answer.comparisons)) as tick:
        answer = with_intervals(answer, people, progress=tick)
    if target is not None:
        write(target, impact_page(answer, table.name))
    typer.echo(impact_json(answer)) if as_json else show(*impact_tables(answer))
    if target is not None:
        typer.echo(f"Report: {target}", err=True)


def _kinds(kind: Chosen) -> "list[Kind]":
    from rolefit.trust.counterfactual import Kind

    return list(Kind) if kind is Chosen.ALL else [Kind(kind.value)]


def _jobs(
    matcher: "Matcher", paths: list[Path], failures: list[dict[str, str]]
) -> "dict[str, Job]":
    read: dict[str, Job] = {}
    for path in paths:
        try:
            read[_free(path, read)] = matcher.job(path)
        except RolefitError as error:
            failures.append(_failure(path, error))
    if not read:
        raise UsageError("No posting can be used.", remedy=failures[0]["remedy"])
    return read


def _resumes(
    matcher: "Matcher", paths: list[Path], as_of: str | None, failures: list[dict[str, str]]
) -> "dict[str, Resume]":
    from rolefit.cli.console import counting

    read: dict[str, Resume] = {}
    with counting("Reading", len(paths)) as tick:
        for path in paths:
            try:
                read[_free(path, read)] = matcher.resume(path, as_of=as_of)
            except UsageError:
                raise
            except RolefitError as error:
                failures.append(_failure(path, error))
            tick(1)
    if not read:
        raise UsageError("No résumé can be used.", remedy=failures[0]["remedy"])
    return read


def _free(path: Path, taken: "dict[str, Job] | dict[str, Resume]") -> str:
    """A name to tell the file by: its own, or the whole path where two have the same."""
    return path.name if path.name not in taken else str(path)


def _failure(path: Path, error: RolefitError) -> dict[str, str]:
    from rolefit.cli.encoding import error_json

    return {"name": path.name, **error_json(error)}


def _end(report: "SwapReport", html: Path | None) -> None:
    from rolefit.report import printable

    if html is not None:
        typer.echo(f"Report: {html}", err=True)
    for failure in report.failures:
        told = f"rolefit: {failure['name']}: {failure['message']} {failure['remedy']}"
        typer.echo(printable(told), err=True)
    if report.failures:
        raise typer.Exit(EXIT_PARTIAL)
