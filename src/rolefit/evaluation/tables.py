"""A comparison for a terminal, as data, and as TREC files."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from rolefit import __version__
from rolefit.evaluation.comparison import Comparison
from rolefit.evaluation.intervals import RESAMPLES, Estimate
from rolefit.evaluation.judgements import Judgements, write_judgements
from rolefit.evaluation.runs import Run, write_run

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""

_DIGITS = 6
_SHOWN = 5
_ALL = 0.9995


def comparison_table(comparison: Comparison) -> Table:
    """Measure by measure the mean of every system, and the first one minus it, with intervals.

    Systems stand below one another: side by side five of them are wider than a terminal.
    """
    ours, *others = comparison.systems
    table = Table(
        title=f"{comparison.name or 'Evaluation'}: {len(comparison.queries)} {comparison.unit}",
        title_justify="left",
        caption=f"Means and paired differences [95 % interval], {RESAMPLES:,} bootstrap samples "
        f"of the {comparison.unit}.",
        caption_justify="left",
    )
    table.add_column("Measure")
    table.add_column("System", overflow="fold")
    for heading in ("Mean", escape(f"{ours} − it")) if others else ("Mean",):
        table.add_column(heading, justify="right")
    for measure in comparison.measures:
        for system in comparison.systems:
            table.add_row(
                measure if system == ours else "",
                escape(system),
                _cell(comparison.means[system].get(measure)),
                *_minus(comparison, system, measure),
                style="bold" if system == ours else "",
                end_section=system == comparison.systems[-1],
            )
    return table


def _minus(comparison: Comparison, system: str, measure: str) -> list[str]:
    if system == comparison.systems[0]:
        return []
    return [_cell(comparison.differences[system].get(measure), sign="+")]


def query_table(comparison: Comparison) -> Table:
    """Every query by every system."""
    table = Table(title=f"Per query of the {comparison.unit}", title_justify="left")
    table.add_column("Query", overflow="fold")
    table.add_column("System")
    for measure in comparison.measures:
        table.add_column(measure, justify="right")
    for query in comparison.queries:
        for place, system in enumerate(comparison.systems):
            row = (comparison.values[system][m].get(query) for m in comparison.measures)
            cells = ("–" if value is None else f"{value:.3f}" for value in row)
            last = system == comparison.systems[-1]
            name = escape(query) if place == 0 else ""
            table.add_row(name, escape(system), *cells, end_section=last)
    return table


def remarks(comparison: Comparison) -> RenderableType:
    """What can be reached, what was left out, and what a reader must know."""
    lines = [
        f"{measure}: {len(queries)} left out, it has no meaning for them ({_named(queries)})."
        for measure, queries in comparison.left_out.items()
        if queries
    ]
    short = ", ".join(f"{m} {_short(b, '')}" for m, b in comparison.best.items() if b < _ALL)
    best = [f"The best order there can be reaches {short}."] if short else []
    return Text("\n".join([*best, *lines, *comparison.notes]))


def as_data(comparison: Comparison, *, per_query: bool) -> dict[str, Any]:
    """The same as plain data, numbers rounded to six digits."""
    body: dict[str, Any] = {
        "name": comparison.name,
        "unit": comparison.unit,
        "queries": len(comparison.queries),
        "systems": {
            system: {measure: _plain(one) for measure, one in comparison.means[system].items()}
            for system in comparison.systems
        },
        "differences": {
            f"{comparison.systems[0]} - {other}": {m: _plain(one) for m, one in row.items()}
            for other, row in comparison.differences.items()
        },
        "best": {measure: round(value, _DIGITS) for measure, value in comparison.best.items()},
        "left_out": {m: list(queries) for m, queries in comparison.left_out.items() if queries},
        "notes": list(comparison.notes),
    }
    if per_query:
        body["per_query"] = {
            query: {
                system: {
                    measure: round(row[query], _DIGITS)
                    for measure, row in comparison.values[system].items()
                    if query in row
                }
                for system in comparison.systems
            }
            for query in comparison.queries
        }
    return body


def as_json(
    comparisons: Sequence[Comparison],
    failures: Sequence[Mapping[str, str]] = (),
    *,
    per_query: bool = False,
    more: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The whole answer of `rolefit evaluate --json`.

    Args:
        more: fields to add to each evaluation, in their order; none at all when it is empty.
    """
    added = more or [{}] * len(comparisons)
    body = {
        "format": FORMAT,
        "release": __version__,
        "evaluations": [
            {**as_data(one, per_query=per_query), **fields}
            for one, fields in zip(comparisons, added, strict=True)
        ],
        "failures": list(failures),
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def write_files(folder: Path, judgements: Judgements, runs: Mapping[str, Run]) -> None:
    """Write `qrels.txt` and one `SYSTEM.run` per system, for trec_eval and its like.

    Raises:
        UsageError: they cannot be written.
    """
    write_judgements(judgements, folder / "qrels.txt")
    for system, run in runs.items():
        write_run(run, folder / f"{system}.run", tag=system)


def _cell(one: Estimate | None, sign: str = "") -> str:
    if one is None:
        return "–"
    mean = _short(one.mean, sign)
    if one.low is None or one.high is None:
        return mean
    return escape(f"{mean} [{_short(one.low, sign)}, {_short(one.high, sign)}]")


def _short(value: float, sign: str) -> str:
    """Three digits without the zero before the point: five columns have to stand in a row."""
    return f"{value:{sign}.3f}".replace("0.", ".", 1).replace("1.000", "1.00")


def _plain(one: Estimate) -> dict[str, float | int | None]:
    return {
        name: round(value, _DIGITS) if isinstance(value, float) else value
        for name, value in asdict(one).items()
    }


def _named(queries: Sequence[str]) -> str:
    more = len(queries) - _SHOWN
    return ", ".join(queries[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
