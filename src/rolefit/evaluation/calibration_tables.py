"""Calibration for a terminal, and as data."""

from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from rolefit.evaluation.calibration import INTERVIEWED, Calibration, Interval

_DIGITS = 6


def calibration_tables(found: Calibration) -> list[RenderableType]:
    """The reliability curve, the jobs, and what they say."""
    return [_curve(found), _jobs(found), Text(_told(found))]


def _curve(found: Calibration) -> Table:
    table = Table(
        title="Reliability of scores",
        title_justify="left",
        caption="Bins of equal count; 95 % intervals, jobs drawn anew.",
        caption_justify="left",
    )
    for heading in ("Scores", "Pairs", "Mean score", "Share relevant"):
        table.add_column(heading, justify="right")
    for one in found.bins:
        table.add_row(
            f"{one.low:.1f} to {one.high:.1f}",
            str(one.count),
            f"{one.score:.1f}",
            _cell(one.share),
        )
    return table


def _jobs(found: Calibration) -> Table:
    table = Table(title="Job by job", title_justify="left")
    for heading in ("Job", "Pairs", "Relevant", "Expected", "Mean score of relevant",
                    "Best of the others"):  # fmt: skip
        table.add_column(heading, justify="left" if heading == "Job" else "right")
    for one in found.jobs:
        table.add_row(
            escape(one.job),
            str(one.count),
            str(one.relevant),
            f"{one.expected:.1f}",
            f"{one.score:.1f}",
            "–" if one.threshold is None else f"{one.threshold:.1f}",
        )
    return table


def _told(found: Calibration) -> str:
    return (
        f"{found.relevant} of {found.pairs} graded pairs have a grade of {INTERVIEWED} or more. "
        f"Expected calibration error: {_cell(found.raw, plain=True)} of score / 100 as it is, "
        f"{_cell(found.fitted, plain=True)} of an isotonic fit to all other jobs, "
        f"which expects {found.off:.1f} people too many or too few per job. "
        f"The mean score of the relevant differs between jobs by {found.spread:.1f} points "
        "(standard deviation). “Expected” is how many relevant ones the fit to all other jobs "
        "expects among a job's pairs. Grades are a proxy: nobody was hired."
    )


def as_data(found: Calibration) -> dict[str, Any]:
    """The same as plain data, numbers rounded to six digits."""
    rounded: dict[str, Any] = _rounded(asdict(found))
    return {"relevant_from": INTERVIEWED, **rounded}


def _rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON may hold
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, _DIGITS) if isinstance(value, float) else value


def _cell(one: Interval, *, plain: bool = False) -> str:
    text = f"{one.value:.3f} [{one.low:.3f}, {one.high:.3f}]"
    return text if plain else escape(text)
