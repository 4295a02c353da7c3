"""`rolefit model train` and `rolefit model evaluate`: from a recipe to a scorecard."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import configured

if TYPE_CHECKING:
    from rolefit.training.scorecard import Scorecard

BUILT = Path("build/models")

Data = Annotated[Path, typer.Option(help="The folder of downloaded data, see docs/evaluation.md.")]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", help="Measure on this set only; may be repeated. Default: all."),
]
Samples = Annotated[
    Path | None,
    typer.Option(
        help="A folder with jobs/ and resumes/ (and answers.json): fairness (and robustness) too."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


def train(
    recipe: Annotated[Path, typer.Argument(help="The recipe, a TOML file.")],
    data: Data,
    work: Annotated[
        Path | None,
        typer.Option(help=f"Folder for checkpoints and outcome; default: {BUILT}/NAME."),
    ] = None,
    resume: Annotated[
        str | None,
        typer.Option(help="Go on with this run from its last checkpoint.", metavar="RUN"),
    ] = None,
    licence_file: Annotated[
        Path | None, typer.Option(help="The text of the base weights' licence.")
    ] = None,
    sets: Sets = None,
    samples: Samples = None,
    as_json: AsJson = False,
) -> None:
    """Train a model by a recipe, make a bundle of it and measure it, all in one tracked run.

    Needs the extras: pip install 'rolefit[train,evaluate]'. On a GPU where there is one.
    """
    from rolefit.cli.console import counting
    from rolefit.training.examine import SETS
    from rolefit.training.experiment import carry_out_experiment
    from rolefit.training.recipe import read_recipe
    from rolefit.training.tracking import Tracker

    chosen = read_recipe(recipe)
    done = carry_out_experiment(
        chosen,
        data,
        work or BUILT / chosen.name,
        Tracker(configured().registry),
        resume=resume,
        licence_file=licence_file,
        sets=sets or SETS,
        samples=samples,
        say=_say,
        counting=counting,
    )
    if as_json:
        body = {"run": done.run, "bundle": str(done.bundle), "scorecard": _plain(done.scorecard)}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
        return
    _show(done.scorecard)
    typer.echo(f"run {done.run}, bundle {done.bundle}")


def evaluate(
    bundle: Annotated[Path, typer.Argument(help="The bundle's folder.")],
    data: Data,
    out: Annotated[
        Path | None, typer.Option(help="Write the scorecard into this file, for `register`.")
    ] = None,
    sets: Sets = None,
    samples: Samples = None,
    as_json: AsJson = False,
) -> None:
    """Measure a bundle on the dev part of every set that models are judged by.

    Needs the extra: pip install 'rolefit[evaluate]'.
    """
    from rolefit.cli.console import counting
    from rolefit.training.examine import SETS, examine
    from rolefit.training.scorecard import to_json

    card = examine(
        bundle, data, sets=sets or SETS, samples=samples, settings=configured(), counting=counting
    )
    if out is not None:
        out.write_text(to_json(card), encoding="utf-8")
    if as_json:
        typer.echo(to_json(card), nl=False)
    else:
        _show(card)


def _say(told: str) -> None:
    typer.echo(told, err=True)


def _plain(card: "Scorecard") -> object:
    from rolefit.training.scorecard import to_json

    return json.loads(to_json(card))


def _show(card: "Scorecard") -> None:
    from rolefit.cli.console import show
    from rolefit.cli.scorecards import scorecard_table

    show(scorecard_table(card))
