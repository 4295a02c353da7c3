"""Versions, comparisons and decisions of the model registry: for a terminal and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from rolefit.evaluation.intervals import Estimate
from rolefit.report import printable
from rolefit.training.comparing import Difference
from rolefit.training.gate import Decision
from rolefit.training.scorecard import Scorecard
from rolefit.training.version import Version

MARKS = {"better": "▲", "worse": "▼", "not told apart": "="}
COLOURS = {"better": "green", "worse": "red", "not told apart": "dim"}


def versions_table(versions: Sequence[Version], title: str) -> Table:
    """One line per version.

    Args:
        title: of the family whose figure is shown.
    """
    table = Table(title="Registered models", title_justify="left")
    table.add_column("#", justify="right")
    table.add_column("Aliases")
    table.add_column("Registered", no_wrap=True)
    table.add_column("Bundle", overflow="fold")
    table.add_column("Digest", no_wrap=True)
    table.add_column(Text(printable(title)), justify="right")
    table.add_column("MB", justify="right", no_wrap=True)
    for one in versions:
        found = one.means.get(title)
        table.add_row(
            str(one.number),
            Text(", ".join(one.aliases) or _past(one)),
            f"{one.made:%Y-%m-%d %H:%M}",
            Text(f"{printable(one.bundle)} ({printable(one.licence)})"),
            one.digest[:12],
            "–" if found is None else Text(_told(found)),
            f"{one.megabytes:.1f}",
        )
    return table


def versions_json(versions: Sequence[Version]) -> str:
    """Everything that is known of the versions."""
    rows = [{**asdict(one), "made": one.made.isoformat()} for one in versions]
    return json.dumps({"format": 1, "versions": rows}, ensure_ascii=False, indent=2)


def comparison_table(
    ours: Scorecard, theirs: Scorecard, differences: Sequence[Difference]
) -> Table:
    """One line per family; what only one of them was measured by is named below."""
    shared = {f"{one.name} {one.measure}" for one in differences}
    alone = dict.fromkeys(
        f"{card.model}: {family.name}"
        for card in (ours, theirs)
        for family in card.families
        if family.title not in shared
    )
    notes = "▲ better   ▼ worse   = not told apart (95 % interval of the paired difference)"
    tail = f"\nMeasured of one only: {printable('; '.join(alone))}" if alone else ""
    table = Table(
        title=Text(printable(f"{ours.model} against {theirs.model}")),
        title_justify="left",
        caption=Text(notes + tail),
        caption_justify="left",
    )
    for heading in ("Family", "", "Mean", "Against", "Difference", "Queries"):
        table.add_column(heading, justify="left" if heading == "Family" else "right")
    for one in differences:
        table.add_row(
            Text(printable(f"{one.name} {one.measure}")),
            Text(MARKS[one.verdict], style=COLOURS[one.verdict]),
            f"{one.challenger.mean:.4f}",
            f"{one.champion.mean:.4f}",
            Text(_told(one.difference, sign="+")),
            str(one.difference.count),
        )
    table.add_section()
    for name, mine, other in (
        ("size, MB", ours.costs.megabytes, theirs.costs.megabytes),
        ("texts a second", ours.costs.texts_per_second, theirs.costs.texts_per_second),
    ):
        table.add_row(name, "", f"{mine:.1f}", f"{other:.1f}", f"{mine - other:+.1f}", "")
    return table


def checks_table(number: int, decision: Decision) -> Table:
    """One line per check of the gate."""
    table = Table(title=f"The gate on version {number}", title_justify="left")
    table.add_column("")
    table.add_column("Rule")
    table.add_column("Found", overflow="fold")
    for line in decision.lines:
        sign, colour = ("✓", "green") if line.passed else ("✗", "red")
        table.add_row(Text(sign, style=colour), line.rule, Text(printable(line.words)))
    return table


def _past(version: Version) -> str:
    return "" if version.replaced_by is None else f"replaced by {version.replaced_by}"


def _told(one: Estimate, sign: str = "") -> str:
    if one.low is None or one.high is None:
        return f"{one.mean:{sign}.4f}"
    return f"{one.mean:{sign}.4f} [{one.low:{sign}.4f}, {one.high:{sign}.4f}]"
