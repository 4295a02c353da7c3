"""Audits as tables for a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rolefit.report import printable
from rolefit.trust.impact import Category, Comparison, Impact
from rolefit.trust.plots import signed
from rolefit.trust.record import SwapReport
from rolefit.trust.summary import Summary, by_group, holds, summarise, worst
from rolefit.trust.swaps import Outcome, Pair

SHOWN = 3
"""Largest changes of each kind that a terminal shows; JSON and the page have more."""
SIGNS = {True: ("✓ as promised", "green"), False: ("✗ promised 0", "red"), None: ("–", "dim")}


def swaps_tables(report: SwapReport) -> Iterator[RenderableType]:
    """A line per kind and group, then the largest changes."""
    jobs, resumes = len(report.pool.jobs), len(report.pool.resumes)
    table = Table(
        title=f"{resumes} résumé(s), {jobs} job(s); changes in points of the score",
        title_justify="left",
    )
    table.add_column("Changed", overflow="fold")
    for heading in ("Pairs", "Moved", "Mean", "Lowest", "Highest", "Places", "Promise"):
        table.add_column(heading, justify="right", no_wrap=True)
    for outcome in report.outcomes:
        for row in _rows(outcome):
            table.add_row(*row)
        table.add_section()
    yield table
    for outcome in report.outcomes:
        yield from _remarks(outcome)


def impact_tables(answer: Impact) -> Iterator[RenderableType]:
    """A table per comparison."""
    middle = "" if answer.median is None else f", median score {answer.median:g}"
    yield Text(f"{answer.individuals} individual(s){middle}", style="bold")
    for comparison in answer.comparisons:
        yield _comparison(comparison)
    yield Text(
        "* below four fifths of the highest rate (29 CFR 1607.4 D): a mark, no verdict.", "dim"
    )


def _rows(outcome: Outcome) -> Iterator[tuple[Text, ...]]:
    sign, style = SIGNS[holds(outcome)]
    whole = summarise(outcome.pairs)
    title = Text(outcome.audit.kind.value, style="bold")
    if not whole.pairs:
        yield (title, Text("none"), *(Text("–") for _ in range(6)))
        return
    yield (title, *_cells(whole), Text(sign, style=style))
    for name, one in by_group(outcome.pairs).items():
        yield (Text(f"  {name}"), *_cells(one), Text(""))


def _cells(one: Summary) -> Iterator[Text]:
    yield Text(f"{one.pairs:,}")
    yield Text(f"{one.moved:,}")
    for value in (one.mean, one.lowest, one.highest):
        yield Text(signed(value) if value else "0")
    yield Text(f"{one.places_moved:,}")


def _remarks(outcome: Outcome) -> Iterator[Text]:
    kind = outcome.audit.kind.value
    for why, count in outcome.unchanged.items():
        yield Text(f"{kind}: {count} résumé(s) not changed: {why}.", style="dim")
    if outcome.unfaithful:
        yield Text(f"{kind}: {outcome.unfaithful} variant(s) not understood as meant, left out.")
    for pair in worst(outcome.pairs, SHOWN):
        yield Text(f"{kind}: {_told(pair)}")


def _told(pair: Pair) -> str:
    most = max(pair.moved, key=lambda one: abs(one.after - one.before), default=None)
    why = f"; most by “{most.requirement}”, {most.before:.2f} → {most.after:.2f}" if most else ""
    told = (
        f"{signed(pair.change)} {pair.resume} for {pair.job}, {pair.group} ({pair.detail}), "
        f"place {pair.place_before} → {pair.place_after}{why}"
    )
    return printable(told)


def _comparison(comparison: Comparison) -> Table:
    title = f"{comparison.measure.value.capitalize()} by {comparison.dimension.value}"
    table = Table(
        title=title,
        title_justify="left",
        caption=_unknown(comparison.unknown),
        caption_justify="left",
    )
    table.add_column("Category", overflow="fold")
    for heading in ("Number", "Rate", "Ratio", "95 % interval"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in comparison.categories:
        numbers = (f"{one.count:,}", f"{one.rate:.3f}", _ratio(one), _interval(one))
        table.add_row(Text(printable(one.name)), *numbers)
    return table


def _unknown(count: int) -> str:
    if not count:
        return "Everybody’s category is known."
    return f"{count:,} in no rate: category or outcome unknown."


def _ratio(one: Category) -> str:
    if one.ratio is None:
        return "left out" if one.left_out else "–"
    return f"{one.ratio:.3f}{'*' if one.below_four_fifths else ''}"


def _interval(one: Category) -> str:
    if one.low is None and one.high is None:
        return "–"
    low, high = ("–" if value is None else f"{value:.2f}" for value in (one.low, one.high))
    return f"{low} to {high}"
