"""Systems side by side on the same judgements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from rolefit.domain.errors import UsageError
from rolefit.evaluation.intervals import Estimate, estimate
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import Measure, Values, measured
from rolefit.evaluation.runs import Run, untied


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the systems are worth.

    Args:
        name: of the set, "" for the caller's own data.
        unit: what a query is, in the plural: "jobs", "titles".
        queries: ids, sorted.
        measures: names, in the order to show.
        systems: names; the first is compared with each of the others.
        values: by system: measure -> query -> value.
        means: by system and measure; no entry where no query has a value.
        differences: by other system and measure: the first system minus it, paired by query.
        best: by measure, the mean of an order by the grades themselves; below 1 where five
            places are more than there is to find, or where grades tie and an order cannot.
        left_out: by measure, the queries it has no meaning for.
        notes: what a reader must know of this set, sentences.
    """

    name: str
    unit: str
    queries: tuple[str, ...]
    measures: tuple[str, ...]
    systems: tuple[str, ...]
    values: dict[str, Values]
    means: dict[str, dict[str, Estimate]]
    differences: dict[str, dict[str, Estimate]]
    best: dict[str, float]
    left_out: dict[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()


def compare(
    judgements: Judgements,
    runs: Mapping[str, Run],
    measures: Sequence[Measure],
    *,
    name: str = "",
    unit: str = "jobs",
    notes: Sequence[str] = (),
) -> Comparison:
    """Measure every run on the judged queries, with intervals and paired differences.

    Args:
        runs: by system, ours first; scores without ties (see `runs.untied`).

    Raises:
        UsageError: a run answers none of the judged queries.
        MissingExtra: ir-measures or scipy is not installed.
    """
    for system, run in runs.items():
        if not set(run) & set(judgements):
            raise UsageError(
                f"{system} answers none of the judged queries.",
                remedy="Check that run and judgements use the same ids.",
            )
    values = {system: measured(judgements, run, measures) for system, run in runs.items()}
    systems = tuple(runs)
    names = tuple(measure.name for measure in measures)
    queries = tuple(sorted(judgements))
    first = values[systems[0]]
    return Comparison(
        name=name,
        unit=unit,
        queries=queries,
        measures=names,
        systems=systems,
        values=values,
        means={system: _means(values[system]) for system in systems},
        differences={other: _means(_minus(first, values[other])) for other in systems[1:]},
        best=_best(judgements, measures),
        left_out={m: tuple(q for q in queries if q not in first[m]) for m in names},
        notes=tuple(notes),
    )


def _best(judgements: Judgements, measures: Sequence[Measure]) -> dict[str, float]:
    ideal = {q: untied({d: float(g) for d, g in row.items()}) for q, row in judgements.items()}
    values = measured(judgements, ideal, measures)
    return {name: fmean(row.values()) for name, row in values.items() if row}


def _means(values: Values) -> dict[str, Estimate]:
    estimates = {measure: estimate(list(row.values())) for measure, row in values.items()}
    return {measure: found for measure, found in estimates.items() if found is not None}


def _minus(ours: Values, theirs: Values) -> Values:
    return {
        measure: {query: value - theirs[measure][query] for query, value in row.items()}
        for measure, row in ours.items()
    }
