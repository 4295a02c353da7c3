"""`rolefit audit decisions`: impact ratios of what people decided."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.audit import PER_CENT, Html, Small
from rolefit.cli.options import AsJson, Tenant, configured
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from rolefit.trust.decided import Decided

_DAY = ["%Y-%m-%d"]


def decisions(
    groups: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="A CSV table with document_id and sex, race or both, as people told. Never kept.",
        ),
    ],
    job: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only on this job; may be repeated. Default: on all."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, metavar="YYYY-MM-DD", help="From this day on, in UTC."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, metavar="YYYY-MM-DD", help="Up to this day, in UTC."),
    ] = None,
    small: Small = 2.0,
    tenant: Tenant = None,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Count impact ratios of recorded decisions, as New York City's Local Law 144 counts them.

    Selected is who was shortlisted or hired; of several decisions the latest counts.
    Needs the extra: pip install 'rolefit[evaluate]'.
    """
    from rolefit.cli.audit_tables import impact_tables
    from rolefit.cli.console import counting, show
    from rolefit.cli.files import writable, write
    from rolefit.trust.impact import impact
    from rolefit.trust.intervals import with_intervals
    from rolefit.trust.page import impact_page
    from rolefit.trust.record import impact_json

    target = None if html is None else writable(html)
    found = _found(groups, tenant, job or [], since, until)
    answer = impact(found.people, small_share=small / PER_CENT)
    with counting("Drawing anew", len(answer.comparisons)) as tick:
        answer = with_intervals(answer, found.people, progress=tick)
    if target is not None:
        write(target, impact_page(answer, groups.name, _remark(found)))
    if as_json:
        typer.echo(impact_json(answer, found))
    else:
        show(_remark(found), *impact_tables(answer))
    if target is not None:
        typer.echo(f"Report: {target}", err=True)


def _found(
    groups: Path,
    tenant: str | None,
    jobs: list[str],
    since: datetime | None,
    until: datetime | None,
) -> "Decided":
    from rolefit.bootstrap import Services
    from rolefit.library import TENANT
    from rolefit.trust.decided import decided, decisions_of
    from rolefit.trust.groups import read_groups

    told = read_groups(groups)
    with closing(Services(configured())) as services:
        some = decisions_of(
            services.decisions,
            TENANT if tenant is None else tenant,
            jobs,
            since=None if since is None else since.date(),
            until=None if until is None else until.date(),
        )
        found = decided(some, told)
    if not found.people:
        raise UsageError(
            "No decision is recorded that fits.", remedy="Check --tenant, --job and the days."
        )
    if not any(one.sex or one.race for one in found.people):
        raise UsageError(
            f"{groups} tells nobody's category who was decided on.",
            remedy="Give the ids that `rolefit import` and `rolefit search --json` tell.",
        )
    return found


def _remark(found: "Decided") -> str:
    from rolefit.trust.record import counts_of

    counts = counts_of(found)
    told = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items())
    return f"Of recorded decisions: {told}."
