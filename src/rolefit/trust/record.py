"""Audits as data. docs/trust.md tells the shape."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rolefit import __version__
from rolefit.trust.decided import Decided
from rolefit.trust.impact import Category, Comparison, Impact
from rolefit.trust.summary import Summary, by_group, by_job, holds, summarise, worst
from rolefit.trust.swaps import Outcome, Pair, Pool

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class SwapReport:
    """Everything that the swap audits gave.

    Args:
        outcomes: one for each kind that was asked for.
        failures: files that could not be used, as plain data.
    """

    pool: Pool
    outcomes: tuple[Outcome, ...]
    failures: tuple[Mapping[str, str], ...] = ()


def swaps_json(report: SwapReport) -> str:
    """The whole answer of `rolefit audit swaps --json`."""
    pool = report.pool
    return _dumped(
        {
            "kind": "swaps",
            "inputs": dict(pool.inputs),
            "jobs": [{"name": name, "title": job.title} for name, job in pool.jobs.items()],
            "resumes": len(pool.resumes),
            "audits": [_outcome(one) for one in report.outcomes],
            "failures": list(report.failures),
        }
    )


def impact_json(answer: Impact, decided: Decided | None = None) -> str:
    """The whole answer of `rolefit audit impact --json`, or of `rolefit audit decisions --json`.

    Args:
        decided: whom it was counted of, where that are recorded decisions.
    """
    about = {} if decided is None else {"decided": counts_of(decided)}
    return _dumped(
        {
            "kind": "impact" if decided is None else "decisions",
            **about,
            "individuals": answer.individuals,
            "median": answer.median,
            "small_share": answer.small_share,
            "comparisons": [_comparison(one, answer.individuals) for one in answer.comparisons],
        }
    )


def counts_of(decided: Decided) -> dict[str, int]:
    """What is told of decisions beside the ratios, by name."""
    return {
        "decisions": decided.decisions,
        "applications": len(decided.people),
        "withdrawn": decided.withdrawn,
        "without_score": decided.without_score,
        "without_group": decided.without_group,
    }


def _dumped(body: Mapping[str, Any]) -> str:
    return json.dumps(
        {"format": FORMAT, "release": __version__, **body}, ensure_ascii=False, indent=2
    )


def _outcome(outcome: Outcome) -> dict[str, Any]:
    audit, pairs = outcome.audit, outcome.pairs
    return {
        "kind": audit.kind.value,
        "question": audit.question,
        "baseline": audit.baseline,
        "invariant": audit.invariant,
        "holds": holds(outcome),
        "resumes": outcome.resumes,
        "without": dict(outcome.unchanged),
        "unfaithful": outcome.unfaithful,
        "all": _summary(summarise(pairs)),
        "by_group": _named(by_group(pairs)),
        "by_job": _named(by_job(pairs)),
        "worst": [_pair(pair) for pair in worst(pairs)],
    }


def _named(summaries: Mapping[str, Summary]) -> dict[str, dict[str, float | int]]:
    return {name: _summary(one) for name, one in summaries.items()}


def _summary(one: Summary) -> dict[str, float | int]:
    return {name: _rounded(value) for name, value in asdict(one).items()}


def _pair(pair: Pair) -> dict[str, Any]:
    body = {**asdict(pair), "change": pair.change}
    del body["equal"]
    return body


def _comparison(one: Comparison, individuals: int) -> dict[str, Any]:
    return {
        "dimension": one.dimension.value,
        "measure": one.measure.value,
        "reference": one.reference,
        "unknown": one.unknown,
        "categories": [_category(category, individuals) for category in one.categories],
    }


def _category(one: Category, individuals: int) -> dict[str, Any]:
    numbers = {
        "share": one.count / individuals,
        "rate": one.rate,
        "ratio": one.ratio,
        "low": one.low,
        "high": one.high,
    }
    return {
        "name": one.name,
        "count": one.count,
        "favoured": one.favoured,
        **{name: None if value is None else _rounded(value) for name, value in numbers.items()},
        "left_out": one.left_out,
        "below_four_fifths": one.below_four_fifths,
    }


def _rounded(value: float | int) -> float | int:
    return value if isinstance(value, int) else round(value, _DIGITS)
