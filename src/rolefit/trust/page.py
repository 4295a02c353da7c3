"""The audits as one HTML page each: no script, nothing loaded, a table beside every plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from rolefit import __version__
from rolefit.report import printable
from rolefit.trust.impact import FOUR_FIFTHS, Comparison, Impact
from rolefit.trust.plots import (
    Bars,
    Rows,
    changes_plot,
    histogram_plot,
    ratios_plot,
    signed,
)
from rolefit.trust.record import SwapReport
from rolefit.trust.summary import Bin, Summary, by_group, by_job, histogram, holds, summarise, worst
from rolefit.trust.swaps import Moved, Outcome, Pair


@dataclass(frozen=True, slots=True)
class SwapPart:
    """One audit on the page."""

    outcome: Outcome
    all: Summary
    holds: bool | None
    groups: dict[str, Summary]
    jobs: dict[str, Summary]
    groups_plot: Rows
    jobs_plot: Rows
    bins: list[Bin]
    bars: Bars | None
    worst: list[Pair]


@dataclass(frozen=True, slots=True)
class RatioPart:
    """One comparison on the page."""

    comparison: Comparison
    plot: Rows


def swaps_page(report: SwapReport) -> str:
    """The swap audits as HTML."""
    return _template("swaps.html.j2").render(
        report=report,
        parts=[_swap_part(outcome) for outcome in report.outcomes],
        version=__version__,
    )


def impact_page(answer: Impact, source: str, remark: str = "") -> str:
    """Impact ratios as HTML.

    Args:
        source: the table's name, for display.
        remark: what else there is to know of the individuals.
    """
    return _template("impact.html.j2").render(
        answer=answer,
        source=source,
        remark=remark,
        parts=[RatioPart(one, ratios_plot(one)) for one in answer.comparisons],
        four_fifths=FOUR_FIFTHS,
        version=__version__,
    )


def _swap_part(outcome: Outcome) -> SwapPart:
    groups, jobs = by_group(outcome.pairs), by_job(outcome.pairs)
    bins = histogram(outcome.pairs)
    return SwapPart(
        outcome=outcome,
        all=summarise(outcome.pairs),
        holds=holds(outcome),
        groups=groups,
        jobs=jobs,
        groups_plot=changes_plot(groups),
        jobs_plot=changes_plot(jobs),
        bins=bins,
        bars=histogram_plot(bins),
        worst=worst(outcome.pairs),
    )


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("rolefit.trust"), PackageLoader("rolefit.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "shown": printable,
        "signed": signed,
        "share": _share,
        "largest": _largest,
    }
    return environment.get_template(name)


def _largest(moved: Sequence[Moved], count: int) -> list[Moved]:
    return sorted(moved, key=lambda one: -abs(one.after - one.before))[:count]


def _share(part: float, whole: float = 1.0) -> str:
    """Per cent with a digit where it matters; a little is never told as nothing."""
    value = 100 * part / whole if whole else 0.0
    if 0 < value < 0.1:
        return "< 0.1 %"
    return f"{value:.1f} %" if value % 1 else f"{value:.0f} %"
