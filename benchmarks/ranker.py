"""What each signal of the score is worth, and what learning its constants would bring.

    python benchmarks/ranker.py ablate DATA [BUNDLE]   each signal left out, each constant moved
    python benchmarks/ranker.py learn DATA [BUNDLE]    constants learned, judged on jobs held out

DATA is the folder that docs/evaluation.md describes; only dev parts are opened. Labels are
proxies: grades that were given by reading (graded), and résumés' categories (category, ranked for
jobs and for résumés). Documents are measured once; a variant only concludes anew.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from rolefit import Matcher
from rolefit.domain.job import RequirementKind
from rolefit.evaluation.devsets import Part, build
from rolefit.evaluation.intervals import estimate
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import SPEARMAN, Measure, measured
from rolefit.evaluation.runs import Run
from rolefit.evaluation.systems import without_ties
from rolefit.matching import Weights
from rolefit.matching.asking import Asking
from rolefit.matching.encoded import EncodedJob, EncodedResume
from rolefit.matching.rubric import RUBRIC, Rubric, Rules
from rolefit.matching.scoring import Seen, conclude, see

Ask = Callable[[EncodedJob, Weights], Asking]
Change = Callable[[Seen, Asking], Seen]
Values = dict[str, dict[str, float]]
"""Set and measure -> query -> value."""

WEIGHTS = Weights()
NDCG = Measure("nDCG@10", "nDCG@10", 1)
FOLDS, SHUFFLES = 6, 2
GRID: dict[str, tuple[float, ...]] = {
    "middle": (0.5, 1.5, 2.5, 3.0, 3.5, 5.0),
    "steepness": (0.1, 0.2, 0.35, 0.5, 0.7),
    "words": (0.0, 0.25, 0.5, 0.75),
    "close": (0.4, 0.5, 0.6),
    "title": (0.1, 0.2, 0.3, 0.4),
    "duty": (0.3, 0.6, 1.0),
    "trust": (0.5, 0.75, 1.0, 1.2),
}
"""What is learned: the rubric's own constants, two weights, and a factor on all trust in checks."""

TWO = ("middle", "steepness")


@dataclass(frozen=True, slots=True)
class Case:
    """A job of a set, with all that was seen of its résumés."""

    task: str
    query: str
    names: tuple[str, ...]
    job: EncodedJob
    seen: Seen
    own_words: Seen


@dataclass(frozen=True, slots=True)
class Variant:
    """Another score.

    Args:
        own_words: T without the context of the job's title.
    """

    rubric: Rubric = RUBRIC
    weights: Weights = WEIGHTS
    change: Change | None = None
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """The sets, measured."""

    cases: Sequence[Case]
    judgements: Mapping[str, Judgements]
    ask: Ask
    kept: dict[tuple[str, str, Weights, bool], Asking] = field(default_factory=dict)

    def scores(self, variant: Variant, cases: Sequence[Case]) -> dict[str, Run]:
        """Scores by set, job and résumé."""
        runs: dict[str, Run] = {}
        for case in cases:
            seen = case.own_words if variant.own_words else case.seen
            asking = self._asking(case, variant)
            if variant.change:
                seen = variant.change(seen, asking)
            points = conclude(asking, seen).scores
            row = dict(zip(case.names, map(float, points), strict=True))
            runs.setdefault(case.task, {})[case.query] = row
        return runs

    def _asking(self, case: Case, variant: Variant) -> Asking:
        """Worked out once for each choice of weights; a rubric changes no more than its rules."""
        key = (case.task, case.query, variant.weights, variant.own_words)
        if key not in self.kept:
            job = _without_context(case.job) if variant.own_words else case.job
            self.kept[key] = self.ask(job, variant.weights)
        asking, rubric = self.kept[key], variant.rubric
        return replace(asking, rubric=rubric, rules=Rules.of(asking.job, rubric))

    def values(self, runs: Mapping[str, Run]) -> Values:
        """Every measure of every set, of the queries that were run."""
        found: Values = {}
        for task, run in runs.items():
            grades = {query: self.judgements[task][query] for query in run}
            measures = (NDCG, SPEARMAN) if task == "graded" else (NDCG,)
            for name, values in measured(grades, without_ties(run), measures).items():
                found[f"{task} {name}"] = values
            if task == "category":
                turned = without_ties(run, by_resume=True)
                asked = _turned(grades)
                found["category-jobs nDCG@10"] = measured(asked, turned, (NDCG,))["nDCG@10"]
        return found


def measure(data: Path, bundle: str | None) -> Bench:
    """Read, encode and measure everything once."""
    with Matcher(bundle) as matcher:
        cases = [case for name in ("graded", "category") for case in _cases(matcher, data, name)]
        ranker = matcher._services.ranker  # noqa: SLF001 - the bench looks inside on purpose
    judged = {name: build(name, data, Part.DEV)[0].judgements for name in ("graded", "category")}
    return Bench(cases, judged, ranker.ask)


def _cases(matcher: Matcher, data: Path, name: str) -> Iterator[Case]:
    (task,) = build(name, data, Part.DEV)
    encodings, ranker = matcher._encodings, matcher._services.ranker  # noqa: SLF001
    profiles = [matcher.resume(text) for text in task.documents.values()]
    resumes = dict(zip(task.documents, encodings.resumes(profiles), strict=True))
    for number, (query, text) in enumerate(task.queries.items(), start=1):
        print(f"\r{name} {number} of {len(task.queries)}", end="", file=sys.stderr)
        job = encodings.job(matcher.job(text), WEIGHTS)
        names = tuple(task.judgements[query] if task.judged_only else resumes)
        people: list[EncodedResume] = [resumes[one] for one in names]
        plain = _without_context(job)
        yield Case(
            name,
            query,
            names,
            job,
            _light(see(ranker.ask(job, WEIGHTS), people)),
            _light(see(ranker.ask(plain, WEIGHTS), people)),
        )
    print(file=sys.stderr)


def _light(seen: Seen) -> Seen:
    """Without the products, which only words are chosen by."""
    return replace(seen, measured=replace(seen.measured, products=[]))


def _without_context(job: EncodedJob) -> EncodedJob:
    return replace(job, asked=tuple(replace(one, context=one.vector) for one in job.asked))


def _turned(grades: Judgements) -> Judgements:
    asked: Judgements = {}
    for job, row in grades.items():
        for resume, grade in row.items():
            asked.setdefault(resume, {})[job] = grade
    return asked


def _no_passages(seen: Seen, asking: Asking) -> Seen:
    """T as it is on average; nothing stands nearer or less near."""
    average = np.broadcast_to(asking.base.passages, seen.measured.passages.shape)
    return replace(seen, measured=replace(seen.measured, passages=average))


def _no_cap(seen: Seen, _: Asking) -> Seen:
    near = np.ones_like(seen.measured.nearest)
    return replace(seen, measured=replace(seen.measured, nearest=near))


def _no_check(*kinds: RequirementKind) -> Change:
    def change(seen: Seen, asking: Asking) -> Seen:
        left = [item.requirement.kind in kinds for item in asking.job.asked]
        values = np.where(left, np.nan, seen.checked.values)
        return replace(seen, checked=replace(seen.checked, values=values))

    return change


def variants() -> Iterator[tuple[str, Variant]]:
    """What is tried, by what is told of it."""
    yield "as it ships", Variant()
    yield "no passages (T)", Variant(change=_no_passages)
    yield "no words (B)", Variant(replace(RUBRIC, words=0.0))
    yield "no context of the title", Variant(own_words=True)
    yield "no title of its own", Variant(weights=Weights(title=0.0))
    yield "no cap by the nearest", Variant(change=_no_cap)
    yield "no checks", Variant(change=_no_check(*RequirementKind))
    for kind in RequirementKind:
        yield f"no check of kind {kind}", Variant(change=_no_check(kind))
    yield "all importances alike", Variant(weights=Weights(strong=1.0, nice=1.0))
    for name in ("middle", "steepness", "words", "close"):
        for value in GRID[name]:
            if value != getattr(RUBRIC, name):
                yield f"{name} {value:g}", _with(Variant(), name, value)
    for name in ("title", "duty", "trust"):
        for value in GRID[name]:
            if value != getattr(WEIGHTS, name, 1.0):
                yield f"{name} {value:g}", _with(Variant(), name, value)


def _with(variant: Variant, name: str, value: float) -> Variant:
    if name in {"title", "duty"}:
        return replace(variant, weights=replace(variant.weights, **{name: value}))
    if name == "trust":
        trust = {kind: min(own * value, 1.0) for kind, own in RUBRIC.trust.items()}
        return replace(variant, rubric=replace(variant.rubric, trust=trust))
    constants: dict[str, Any] = {name: value}
    return replace(variant, rubric=replace(variant.rubric, **constants))


def ablate(bench: Bench) -> None:
    """A table: each variant's mean, and its paired difference to what ships."""
    ours = bench.values(bench.scores(Variant(), bench.cases))
    print("| variant | " + " | ".join(ours) + " |")
    print("|---|" + "---|" * len(ours))
    for label, variant in variants():
        theirs = bench.values(bench.scores(variant, bench.cases))
        print("| " + " | ".join([label, *_row(theirs, ours)]) + " |", flush=True)


def _row(theirs: Values, ours: Values) -> list[str]:
    cells = []
    for name, values in theirs.items():
        found = estimate([values[query] - ours[name][query] for query in values])
        told = f"{np.mean(list(values.values())):.3f}"
        if found and found.low is not None and found.high is not None and theirs is not ours:
            sure = found.low > 0 or found.high < 0
            told += f" ({found.mean:+.3f}{' *' if sure else ''})"
        cells.append(told)
    return cells


def learn(bench: Bench) -> None:
    """Constants learned on some jobs, judged on the others, beside those that ship."""
    ours = bench.values(bench.scores(Variant(), bench.cases))
    for names in (TWO, tuple(GRID)):
        chosen = _learned(bench, bench.cases, names)
        print(f"\nlearned {', '.join(names)}; on all jobs: {_told(chosen, names)}")
        for shuffle in range(SHUFFLES):
            theirs = bench.values(_out_of_fold(bench, names, shuffle))
            cells = _row(theirs, ours)
            told = (f"{key} {cell}" for key, cell in zip(theirs, cells, strict=True))
            print(f"shuffle {shuffle}: {'; '.join(told)}", flush=True)


def _out_of_fold(bench: Bench, names: Sequence[str], seed: int) -> dict[str, Run]:
    """Every job scored by constants that were learned without it."""
    order = np.random.default_rng(seed).permutation(len(bench.cases))
    runs: dict[str, Run] = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        known = [case for place, case in enumerate(bench.cases) if place not in held]
        chosen = _learned(bench, known, names)
        for task, run in bench.scores(chosen, [bench.cases[place] for place in held]).items():
            runs.setdefault(task, {}).update(run)
    return runs


def _learned(bench: Bench, cases: Sequence[Case], names: Sequence[str]) -> Variant:
    """Coordinate ascent over the grid, from what ships, until nothing gains any more."""
    chosen = Variant()
    best, moved = _aim(bench, cases, chosen), True
    while moved:
        moved = False
        for name in names:
            for value in GRID[name]:
                tried = _with(chosen, name, value)
                worth = _aim(bench, cases, tried)
                if worth > best:
                    best, chosen, moved = worth, tried, True
    return chosen


def _aim(bench: Bench, cases: Sequence[Case], variant: Variant) -> float:
    """The mean of all measures' means."""
    values = bench.values(bench.scores(variant, cases))
    return float(np.mean([np.mean(list(row.values())) for row in values.values()]))


def _told(chosen: Variant, names: Sequence[str]) -> str:
    trust = chosen.rubric.trust[RequirementKind.SKILL] / RUBRIC.trust[RequirementKind.SKILL]
    known = {"trust": trust, "title": chosen.weights.title, "duty": chosen.weights.duty}
    told = {name: known[name] if name in known else getattr(chosen.rubric, name) for name in names}
    return ", ".join(f"{name} {value:g}" for name, value in told.items())


def main() -> None:
    """See the module."""
    modes = {"ablate": ablate, "learn": learn}
    if len(sys.argv) not in (3, 4) or sys.argv[1] not in modes:
        sys.exit(__doc__)
    modes[sys.argv[1]](measure(Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))


if __name__ == "__main__":
    main()
