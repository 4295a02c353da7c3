"""Where things stand in a plot, in per cent of its width: the template draws them.

Per cent, not pixels, so that a plot is as wide as the page and its words stay as large as others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolefit.trust.impact import FOUR_FIFTHS, Comparison
from rolefit.trust.summary import Bin, Summary, round_up

TALLEST = 96
"""Pixels of the highest bar."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the plot; `kind` is a class of the style sheet."""

    at: float
    words: str
    kind: str = "tick"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the plot: a dot, and a bar from `low` to `high` where there is one."""

    label: str
    value: str
    dot: float
    low: float | None = None
    high: float | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A dot plot."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: left edge and width in per cent, height in pixels."""

    at: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A histogram; `most` is what the highest bar counts."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    most: int


def changes_plot(summaries: Mapping[str, Summary]) -> Rows:
    """Mean change with the range from lowest to highest, by name; 0 is in the middle."""
    limit = round_up(max([1.0, *(one.largest for one in summaries.values())]))

    def at(value: float) -> float:
        return _share(value, -limit, limit)

    rows = [
        Row(name, signed(one.mean), at(one.mean), at(one.lowest), at(one.highest))
        for name, one in summaries.items()
    ]
    ticks = (Tick(0.0, f"−{limit:g}"), Tick(50.0, "0", "zero"), Tick(100.0, f"+{limit:g}"))
    return Rows(ticks, tuple(rows))


def ratios_plot(comparison: Comparison) -> Rows:
    """Impact ratios with their intervals, and the mark at four fifths."""
    shown = [one for one in comparison.categories if one.ratio is not None]
    limit = max([1.25, *(one.high for one in shown if one.high is not None)])
    limit = min(2.0, round(limit + 0.05, 1))

    def at(value: float | None) -> float | None:
        return None if value is None else _share(min(value, limit), 0.0, limit)

    rows = [
        Row(
            label=one.name,
            value=f"{one.ratio:.2f}",
            dot=_share(one.ratio or 0.0, 0.0, limit),
            low=at(one.low),
            high=at(one.high),
            kind="below" if one.below_four_fifths else "",
        )
        for one in shown
    ]
    ticks = (
        Tick(0.0, "0"),
        Tick(_share(FOUR_FIFTHS, 0.0, limit), "0.8", "mark"),
        Tick(_share(1.0, 0.0, limit), "1", "zero"),
        Tick(100.0, f"{limit:g}"),
    )
    return Rows(ticks, tuple(rows))


def histogram_plot(bins: Sequence[Bin]) -> Bars | None:
    """Bars of the changes that are not 0; None when there are none."""
    if not bins:
        return None
    low, high = bins[0].low, bins[-1].high
    most = max(one.count for one in bins)
    bars = [
        Bar(
            at=_share(one.low, low, high),
            width=_share(one.high, low, high) - _share(one.low, low, high),
            height=round(TALLEST * one.count / most, 1),
            count=one.count,
        )
        for one in bins
    ]
    ticks = (
        Tick(0.0, signed(low, "g")),
        Tick(_share(0.0, low, high), "0", "zero"),
        Tick(100.0, signed(high, "g")),
    )
    return Bars(ticks, tuple(bars), most)


def signed(value: float, how: str = ".2f") -> str:
    """A change with its sign, 0 without one; the minus is as wide as the plus."""
    written = f"{value:+{how}}".replace("-", "−")
    return written.lstrip("+−") if not any(digit in written for digit in "123456789") else written


def _share(value: float, low: float, high: float) -> float:
    return round(100 * (value - low) / (high - low), 3)
