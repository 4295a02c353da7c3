"""What is measured, per query: by ir-measures (trec_eval's code) and scipy.

A query for which a measure has no meaning (no relevant document, all grades alike) has no value
for it, rather than a zero.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rolefit.evaluation.extras import required
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.runs import Run

Values = dict[str, dict[str, float]]
"""Measure -> query -> value; a query without a value was left out."""

RELEVANT = 2
"""Grades of 2 ("worth a talk") and more count as relevant where a measure knows only two kinds."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by the name it is shown with.

    Args:
        written: how ir-measures writes it; "" for the rank correlation, which is scipy's.
        least: a query has a value when one of its grades reaches this.
    """

    name: str
    written: str
    least: int


SPEARMAN = Measure("Spearman", "", 0)

MATCHING = (
    Measure("nDCG@10", "nDCG@10", 1),
    Measure("nDCG", "nDCG", 1),
    Measure("AP", f"AP(rel={RELEVANT})", RELEVANT),
    Measure("RR", f"RR(rel={RELEVANT})", RELEVANT),
    Measure("P@5", f"P(rel={RELEVANT})@5", RELEVANT),
    Measure("R@10", f"R(rel={RELEVANT})@10", RELEVANT),
    SPEARMAN,
)
"""For jobs and graded résumés. nDCG's gain is the grade itself, its discount log2(rank + 1)."""


def measured(judgements: Judgements, run: Run, measures: Sequence[Measure]) -> Values:
    """Every measure for every judged query that it has a meaning for.

    A judged query that the run lacks is worth 0: a system that gives no answer gains nothing.

    Raises:
        MissingExtra: ir-measures or scipy is not installed.
    """
    values: Values = {}
    ours = {query: run.get(query, {}) for query in sorted(judgements)}
    by_library = _by_library(judgements, ours, measures)
    for measure in measures:
        if measure == SPEARMAN:
            values[measure.name] = _spearman(judgements, ours)
        else:
            meant = (q for q in ours if max(judgements[q].values()) >= measure.least)
            values[measure.name] = {q: by_library[measure.name].get(q, 0.0) for q in meant}
    return values


def _by_library(
    judgements: Judgements, run: Run, measures: Sequence[Measure]
) -> dict[str, dict[str, float]]:
    library = required("ir_measures")
    names = {library.parse_measure(m.written): m.name for m in measures if m.written}
    found: dict[str, dict[str, float]] = {name: {} for name in names.values()}
    answered = {query: scores for query, scores in run.items() if scores}
    if answered and names:
        for metric in library.iter_calc(list(names), judgements, answered):
            found[names[metric.measure]][metric.query_id] = float(metric.value)
    return found


def _spearman(judgements: Judgements, run: Run) -> dict[str, float]:
    correlate: Callable[..., object] = required("scipy.stats").spearmanr
    return {
        query: _correlation(judgements[query], run[query], correlate)
        for query in run
        if len(set(judgements[query].values())) > 1
    }


def _correlation(
    grades: Mapping[str, int],
    scores: Mapping[str, float],
    correlate: Callable[..., object],
) -> float:
    """Spearman's rank correlation over the judged documents; unranked ones share the last place."""
    worst = min(scores.values(), default=0.0) - 1.0
    given = [scores.get(document, worst) for document in grades]
    if len(set(given)) == 1:
        return 0.0
    return float(correlate(given, list(grades.values())).statistic)  # type: ignore[attr-defined]
