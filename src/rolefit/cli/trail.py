"""`rolefit audit verify` and `rolefit audit export`: the audit log, checked and taken out."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, Tenant, configured
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from rolefit.domain.trail import Entry, Trail
    from rolefit.matcher import Progress
    from rolefit.settings import Settings
    from rolefit.trust.trail import Checked

EXIT_BROKEN = 6

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""


def verify(
    file: Annotated[
        Path | None, typer.Argument(help="What `rolefit audit export` wrote. Default: the log.")
    ] = None,
    tenant: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose entries. Default: everybody's.")
    ] = None,
    expect: Annotated[
        str, typer.Option(metavar="HASH", help="A hash that was told earlier; it must be there.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Check that no entry of the audit log was changed, taken out or put in.

    Note the last hash somewhere else: --expect then shows that the end is still there, too.
    """
    settings, expected = configured(), expect.strip().lower()
    if expected and not re.fullmatch("[0-9a-f]{64}", expected):
        raise UsageError("--expect takes a hash: 64 digits and letters up to f.")
    if file is not None and tenant is not None:
        raise UsageError("A file tells whose entries it holds.", remedy="Leave --tenant out.")
    chains = (
        _log_checked(settings, tenant, expected)
        if file is None
        else [_file_checked(file, expected)]
    )
    typer.echo(_as_json(chains) if as_json else "\n".join(map(_told, chains)))
    if any(one.broken for one in chains):
        raise typer.Exit(EXIT_BROKEN)


def export(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; “-”: to the output.")],
    tenant: Tenant = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="From the first entry of this day on, in UTC. Default: all.",
        ),
    ] = None,
) -> None:
    """Write the audit log as JSON Lines, which anybody can check (docs/audit-log.md)."""
    settings = configured()
    from rolefit.bootstrap import Services
    from rolefit.cli.files import writable, writing
    from rolefit.library import TENANT

    with closing(Services(settings)) as services:
        lines = _lines(services.trail, TENANT if tenant is None else tenant, since)
        if target == Path("-"):
            sys.stdout.writelines(lines)
            return
        with writing(writable(target)) as out:
            out.writelines(lines)
    typer.echo(f"Audit log: {target}", err=True)


def _lines(trail: "Trail", tenant: str, since: datetime | None) -> Iterator[str]:
    from rolefit.trust.exported import line_of

    entries = _counted("Writing", trail, tenant)
    if since is not None:
        first = since.replace(tzinfo=UTC)
        # Only what comes before it: a clock that was set back must leave no gap.
        entries = dropwhile(lambda one: one.event.moment < first, entries)
    return map(line_of, entries)


def _counted(what: str, trail: "Trail", tenant: str) -> "Iterator[Entry]":
    """A chain, with a progress bar."""
    from rolefit.cli.console import counting
    from rolefit.trust.trail import entries_of

    number, _ = trail.last(tenant)
    with counting(what, number) as tick:
        for entry in entries_of(trail, tenant):
            yield entry
            tick(1)


def _log_checked(settings: "Settings", tenant: str | None, expected: str) -> "list[Checked]":
    from rolefit.bootstrap import Services
    from rolefit.library import TENANT
    from rolefit.trust.trail import check

    with closing(Services(settings)) as services:
        trail = services.trail
        tenants = [tenant] if tenant else trail.tenants() or [TENANT]
        if expected and len(tenants) > 1:
            raise UsageError(
                f"There are {len(tenants)} tenants, each with a last hash of its own.",
                remedy="Say by --tenant whose hash it is.",
            )
        return [
            check(_counted("Checking", trail, one), tenant=one, expect=expected) for one in tenants
        ]


def _file_checked(file: Path, expected: str) -> "Checked":
    from rolefit.cli.console import loading
    from rolefit.trust.exported import entries_in
    from rolefit.trust.trail import check

    try:
        with file.open("rb") as opened, loading("Checking", file.stat().st_size) as tick:
            return check(entries_in(_read(opened, tick)), expect=expected)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {error.strerror or 'the system refuses'}.",
            remedy="Check the path and the permissions.",
        ) from error


def _read(lines: Iterable[bytes], tick: "Progress") -> Iterator[bytes]:
    for line in lines:
        yield line
        tick(len(line))


def _told(one: "Checked") -> str:
    from rolefit.report import printable

    name = printable(one.tenant) or "nobody"
    count = one.last - one.first + 1
    held = f"{count:,} entries hold ({one.first} to {one.last})" if count else "no entry holds"
    if one.broken is not None:
        return f"{name}: BROKEN, {one.broken.words}; before it {held}."
    if not count:
        return f"{name}: there is no entry."
    earlier = "" if one.first == 1 else "; those before are not in it"
    return f"{name}: {held}{earlier}. Last hash: {one.hash}"


def _as_json(chains: "list[Checked]") -> str:
    import json

    rows = [
        {
            "tenant": one.tenant,
            "first": one.first,
            "last": one.last,
            "hash": one.hash,
            "holds": one.broken is None,
            "broken": one.broken
            and {
                "number": one.broken.number,
                "fault": one.broken.fault.value,
                "message": one.broken.words,
            },
        }
        for one in chains
    ]
    return json.dumps({"format": FORMAT, "chains": rows}, ensure_ascii=False, indent=2)
