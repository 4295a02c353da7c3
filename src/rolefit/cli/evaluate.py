"""`rolefit evaluate`: how good the ranking is, beside what a plain search would do."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, AsOf, Model, WeightsOption, configured
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolefit.evaluation.calibration import Calibration
    from rolefit.evaluation.outcome import Outcome

EXIT_PARTIAL = 3


def evaluate(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A folder with jobs/, resumes/ and answers.json (or qrels.txt)."),
    ] = None,
    jobs: Annotated[
        list[Path] | None, typer.Option(help="Jobs: a file or folder. May be repeated.")
    ] = None,
    resumes: Annotated[
        list[Path] | None, typer.Option(help="Résumés: a file or folder. May be repeated.")
    ] = None,
    qrels: Annotated[
        Path | None, typer.Option(help="Judgements: TREC qrels or an answers.json with grades.")
    ] = None,
    run: Annotated[
        list[Path] | None,
        typer.Option(
            help="Measure this TREC run instead of ranking. May be repeated; "
            "the first is compared with the others."
        ),
    ] = None,
    devset: Annotated[
        str | None,
        typer.Option(
            help="A set built from downloaded data: graded, category, category-jobs, titles, "
            "skills, skill-sentences, posting-halves."
        ),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="The downloaded data that --devset is built from.")
    ] = None,
    part: Annotated[
        str, typer.Option(help="Part of the set: dev, or test, once per release.")
    ] = "dev",
    ledger: Annotated[Path | None, typer.Option(help="Where opened test parts are noted.")] = None,
    runs: Annotated[
        Path | None, typer.Option(help="Write TREC runs and qrels into this folder.")
    ] = None,
    robustness: Annotated[
        bool,
        typer.Option(
            "--robustness",
            help="Also reword jobs and perturb résumés, and tell how far scores and places move.",
        ),
    ] = False,
    calibration: Annotated[
        bool,
        typer.Option("--calibration", help="Also set scores against the share of good grades."),
    ] = False,
    per_job: Annotated[bool, typer.Option("--per-job", help="Show every job too.")] = False,
    as_json: AsJson = False,
    weights: WeightsOption = None,
    as_of: AsOf = None,
    model: Model = None,
) -> None:
    """Measure rankings against judgements, with intervals and baselines.

    Needs the extra: pip install 'rolefit[evaluate]'.
    """
    from rolefit.cli.files import expand

    given = (folder, jobs, resumes)
    if not devset and (data or ledger or part != "dev"):
        raise UsageError(
            "--data, --part and --ledger belong to --devset.", remedy="Name the set, or leave them."
        )
    if robustness and (run or devset):
        raise UsageError(
            "--robustness needs files of jobs and résumés.",
            remedy="Give a folder such as samples/, or --jobs, --resumes and --qrels.",
        )
    if run:
        _alone("--run", calibration)
        _alone("--run", *given, devset, weights, as_of, model)
        outcomes = [_of_runs(run, qrels)]
    elif devset:
        _alone("--devset", *given, qrels, as_of)
        outcomes = _of_devset(devset, data, part, ledger, weights=weights, model=model)
    else:
        asked, offered, judged = _places(folder, jobs, resumes, qrels)
        files = (expand(asked), expand(offered), judged)
        outcomes = [
            _of_files(*files, weights=weights, as_of=as_of, model=model, robustness=robustness)
        ]
    _print(outcomes, runs, per_job=per_job, as_json=as_json, calibrate=calibration)
    if any(outcome.failures for outcome in outcomes):
        raise typer.Exit(EXIT_PARTIAL)


def _of_runs(run: list[Path], qrels: Path | None) -> "Outcome":
    from rolefit.evaluation import evaluate_runs

    if qrels is None:
        raise UsageError("--run needs --qrels.", remedy="Give the judgements it answers.")
    return evaluate_runs(run, qrels)


def _of_devset(
    name: str,
    data: Path | None,
    part: str,
    ledger: Path | None,
    *,
    weights: str | None,
    model: str | None,
) -> "list[Outcome]":
    from rolefit.cli.console import counting
    from rolefit.evaluation.devsets import evaluate_devset
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights

    if data is None:
        raise UsageError("--devset needs --data.", remedy="docs/evaluation.md tells what it holds.")
    chosen = Weights.parse(weights) if weights else None
    with Matcher(model, settings=configured(), weights=chosen) as matcher:
        return evaluate_devset(matcher, name, data, part=part, ledger=ledger, counting=counting)


def _of_files(
    jobs: list[Path],
    resumes: list[Path],
    qrels: Path,
    *,
    weights: str | None,
    as_of: str | None,
    model: str | None,
    robustness: bool,
) -> "Outcome":
    from rolefit.cli.console import counting
    from rolefit.evaluation import evaluate_files, read_judgements
    from rolefit.matcher import Matcher
    from rolefit.matching import Weights

    judgements = read_judgements(qrels)
    chosen = Weights.parse(weights) if weights else None
    with Matcher(model, settings=configured(), weights=chosen) as matcher:
        return evaluate_files(
            matcher,
            jobs,
            resumes,
            judgements,
            as_of=as_of,
            robustness=robustness,
            counting=counting,
        )


def _places(
    folder: Path | None, jobs: list[Path] | None, resumes: list[Path] | None, qrels: Path | None
) -> tuple[list[Path], list[Path], Path]:
    """Where jobs, résumés and judgements are: as given, else in the folder."""
    if folder is not None:
        kinds = (folder / name for name in ("answers.json", "qrels.txt"))
        jobs = jobs or [folder / "jobs"]
        resumes = resumes or [folder / "resumes"]
        qrels = qrels or next((path for path in kinds if path.exists()), folder / "answers.json")
    if not jobs or not resumes or qrels is None:
        raise UsageError(
            "There is nothing to evaluate.",
            remedy="Give a folder such as samples/; or --jobs, --resumes and --qrels; "
            "or --run and --qrels; or --devset and --data.",
        )
    return jobs, resumes, qrels


def _alone(option: str, *others: object) -> None:
    if any(others):
        raise UsageError(f"{option} brings its own data; leave the other inputs out.")


def _print(
    outcomes: "Sequence[Outcome]",
    runs: Path | None,
    *,
    per_job: bool,
    as_json: bool,
    calibrate: bool,
) -> None:
    from rolefit.evaluation import tables

    for outcome in outcomes if runs is not None else ():
        target = Path(runs or "") / outcome.comparison.name
        tables.write_files(target, outcome.judgements, outcome.runs)
    calibrations = [_calibration(outcome) if calibrate else None for outcome in outcomes]
    if as_json:
        comparisons = [outcome.comparison for outcome in outcomes]
        more = [
            _more(one, found, per_job=per_job)
            for one, found in zip(outcomes, calibrations, strict=True)
        ]
        failures = _failures(outcomes)
        typer.echo(tables.as_json(comparisons, failures, per_query=per_job, more=more))
        return
    for outcome, found in zip(outcomes, calibrations, strict=True):
        _show(outcome, found, per_job=per_job)
    for failure in _failures(outcomes):
        told = f"{failure['name']}: {failure['message']} {failure['remedy']}"
        typer.echo(f"rolefit: {told}", err=True)


def _show(outcome: "Outcome", found: "Calibration | None", *, per_job: bool) -> None:
    from rolefit.cli.console import show
    from rolefit.evaluation import tables
    from rolefit.evaluation.calibration_tables import calibration_tables
    from rolefit.evaluation.robustness.tables import robustness_tables

    comparison = outcome.comparison
    show(tables.comparison_table(comparison))
    if per_job:
        show(tables.query_table(comparison))
    show(tables.remarks(comparison))
    if outcome.trials:
        show(*robustness_tables(outcome.trials))
    if found is not None:
        show(*calibration_tables(found))


def _calibration(outcome: "Outcome") -> "Calibration":
    from rolefit.evaluation.calibration import calibration, scored
    from rolefit.evaluation.systems import ROLEFIT

    run = outcome.runs.get(ROLEFIT)
    found = calibration(scored(outcome.judgements, run)) if run is not None else None
    if found is None:
        raise UsageError(
            "There is nothing to calibrate.",
            remedy="It needs two jobs, graded pairs with a grade of 3 or more, and others.",
        )
    return found


def _more(outcome: "Outcome", found: "Calibration | None", *, per_job: bool) -> dict[str, object]:
    from rolefit.evaluation import calibration_tables
    from rolefit.evaluation.robustness import tables

    fields: dict[str, object] = {}
    if outcome.trials:
        fields["robustness"] = tables.as_data(outcome.trials, per_job=per_job)
    if found is not None:
        fields["calibration"] = calibration_tables.as_data(found)
    return fields


def _failures(outcomes: "Sequence[Outcome]") -> list[dict[str, str]]:
    from rolefit.cli.encoding import error_json

    return [
        {"name": name, **error_json(error)}
        for outcome in outcomes
        for name, error in outcome.failures.items()
    ]
