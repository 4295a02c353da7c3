"""Trials for a terminal, and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from rolefit.evaluation.intervals import RESAMPLES, Estimate, estimate
from rolefit.evaluation.robustness.pairs import correlations
from rolefit.evaluation.robustness.perturbation import Promise
from rolefit.evaluation.robustness.trial import Trial

_DIGITS = 6
_ALL = 0.9995
_TOLD = 3

NOTES = (
    "Of twos of résumés, the share whose order stayed: “order kept” of all with different scores, "
    "“grades kept” of those that stood in the order of their grades. “Score kept”: 1 − mean "
    "|change| / 100. “Promise kept”: pairs whose score did what it should (not lower, not higher, "
    "equal); “own requirements kept”: the same of the points for what was changed. “Points kept”: "
    "1 − mean gain / 100. “Not overtaken”: tricksters who stay at or below the best honest résumé "
    "of the job's highest grade."
)


def robustness_tables(trials: Sequence[Trial]) -> list[RenderableType]:
    """What can go into a scorecard, what moved, and what was done."""
    beside = [one for one in trials if one.beside]
    compared = [_beside(beside)] if beside else []
    return [_families(trials), _moves(trials), *compared, Text(NOTES), _meanings(trials)]


def _families(trials: Sequence[Trial]) -> Table:
    table = Table(
        title="Robustness",
        title_justify="left",
        caption=f"Mean over jobs [95 % interval], {RESAMPLES:,} bootstrap samples of the jobs; "
        "1 is best.",
        caption_justify="left",
    )
    for heading in ("Perturbation", "Measure", "Mean", "Worst job", "Jobs"):
        table.add_column(heading, justify="right" if heading in {"Mean", "Jobs"} else "left")
    for trial in trials:
        families = trial.families()
        for family in families:
            worst = min(family.values, key=lambda job, own=family.values: (own[job], job))  # type: ignore[misc]
            table.add_row(
                family.name if family is families[0] else "",
                family.measure,
                _cell(_estimate(family.values)),
                escape(f"{family.values[worst]:.3f} {worst}")
                if family.values[worst] < _ALL
                else "",
                str(len(family.values)),
                end_section=family is families[-1],
            )
    return table


def _moves(trials: Sequence[Trial]) -> Table:
    table = Table(title="How far scores moved, in points", title_justify="left")
    heads = ("Perturbation", "Pairs", "Spearman", "Kendall", "Mean |Δ|", "Mean Δ", "Lowest",
             "Highest", "Broken", "Overtook")  # fmt: skip
    for heading in heads:
        table.add_column(heading, justify="left" if heading == heads[0] else "right")
    for trial in trials:
        figures = moved(trial)
        table.add_row(trial.perturbation.name, *(_figure(figures[name]) for name in _COLUMNS))
    return table


def _beside(trials: Sequence[Trial]) -> Table:
    table = Table(title="Orders kept, beside plain baselines", title_justify="left")
    systems = list(trials[0].orders())
    table.add_column("Perturbation")
    table.add_column("Measure")
    for system in systems:
        table.add_column(system, justify="right")
    for trial in trials:
        orders = trial.orders()
        for measure in orders[systems[0]]:
            means = (orders[system].get(measure) for system in systems)
            cells = ("–" if mean is None else f"{mean:.3f}" for mean in means)
            table.add_row(trial.perturbation.name, measure, *cells)
    return table


_COLUMNS = ("pairs", "spearman", "kendall", "mean_absolute", "mean", "lowest", "highest",
            "broken", "overtook")  # fmt: skip


def moved(trial: Trial) -> dict[str, float | int | None]:
    """How far scores moved, over all changed pairs; rank correlations are means over jobs.

    Raises:
        MissingExtra: scipy is not installed.
    """
    changes = [pair.change for pair in trial.all]
    ranks = [found for row in trial.pairs.values() if (found := correlations(row)) is not None]
    promised = trial.perturbation.promise is not Promise.NONE
    return {
        "pairs": len(changes),
        "unchanged": trial.unchanged,
        "spearman": fmean(one for one, _ in ranks) if ranks else None,
        "kendall": fmean(one for _, one in ranks) if ranks else None,
        "mean_absolute": fmean(map(abs, changes)) if changes else None,
        "mean": fmean(changes) if changes else None,
        "lowest": min(changes, default=None),
        "highest": max(changes, default=None),
        "broken": len(trial.broken) if promised else None,
        "overtook": len(trial.overtakers()) if trial.is_trick else None,
    }


def as_data(trials: Sequence[Trial], *, per_job: bool) -> list[dict[str, Any]]:
    """The same as plain data, numbers rounded to six digits."""
    return [
        {
            "name": trial.perturbation.name,
            "meaning": trial.perturbation.meaning,
            "promise": str(trial.perturbation.promise),
            "moved": {name: _rounded(one) for name, one in moved(trial).items()},
            "measures": {
                family.measure: {
                    **{k: _rounded(v) for k, v in asdict(_estimate(family.values)).items()},
                    **(
                        {"jobs": {j: _rounded(v) for j, v in family.values.items()}}
                        if per_job
                        else {}
                    ),
                }
                for family in trial.families()
            },
            "orders": {
                system: {measure: _rounded(mean) for measure, mean in row.items()}
                for system, row in trial.orders().items()
            },
            "broken": [
                {"job": one.job, "resume": one.resume, "before": one.before, "after": one.after}
                for one in trial.broken
            ],
        }
        for trial in trials
    ]


def _meanings(trials: Sequence[Trial]) -> Text:
    lines = [f"{one.perturbation.name}: {one.perturbation.meaning}" for one in trials]
    return Text("\n".join([*lines, *(line for trial in trials for line in _broken(trial))]))


def _broken(trial: Trial) -> Iterator[str]:
    """The worst of the pairs that did not do what they should; the JSON has them all."""
    worst = sorted(trial.broken, key=lambda one: (-abs(one.change), one.job, one.resume))
    for one in worst[:_TOLD]:
        yield (
            f"Promise broken: {trial.perturbation.name}, {one.job}, {one.resume}: "
            f"{one.before:.2f} to {one.after:.2f}."
        )
    if len(worst) > _TOLD:
        yield f"Promise broken: {trial.perturbation.name}, {len(worst) - _TOLD} more by less."


def _estimate(values: dict[str, float]) -> Estimate:
    found = estimate([values[job] for job in sorted(values)])
    if found is None:
        raise ValueError("a family without values")
    return found


def _cell(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return f"{one.mean:.3f}"
    return escape(f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]")


def _figure(value: float | int | None) -> str:
    if value is None:
        return "–"
    # The 0 turns a −0.00 into 0.00.
    return f"{value:,}" if isinstance(value, int) else f"{round(value, 2) + 0.0:.2f}"


def _rounded(value: float | int | None) -> float | int | None:
    return value if value is None or isinstance(value, int) else round(value, _DIGITS)
