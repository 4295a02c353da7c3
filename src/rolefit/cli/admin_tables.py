"""Accounts: for a terminal and as JSON, never with what is kept of their secrets."""

import json
from collections.abc import Sequence

from rich.table import Table

from rolefit.domain.accounts import Account
from rolefit.report import printable

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""


def accounts_table(accounts: Sequence[Account]) -> Table:
    """One line for each."""
    shown = Table(title="Accounts", title_justify="left")
    for heading in ("Name", "Kind", "Roles", "Since", ""):
        shown.add_column(heading, overflow="fold")
    for one in accounts:
        shown.add_row(
            printable(one.name),
            one.kind,
            ", ".join(sorted(one.roles)),
            f"{one.created:%Y-%m-%d}",
            "disabled" if one.disabled else "",
        )
    return shown


def accounts_json(accounts: Sequence[Account]) -> str:
    """Everything that may be known of them."""
    rows = [
        {
            "id": one.account_id,
            "name": one.name,
            "kind": one.kind.value,
            "tenant": one.tenant,
            "roles": sorted(one.roles),
            "created": one.created.isoformat(),
            "disabled": one.disabled,
        }
        for one in accounts
    ]
    return json.dumps({"format": FORMAT, "accounts": rows}, ensure_ascii=False, indent=2)
