"""`rolefit model list`, `compare`, `register`, `rescore`, `promote`, `fetch`: the registry."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import configured

if TYPE_CHECKING:
    from rolefit.training.registry import Registry
    from rolefit.training.scorecard import Scorecard

EXIT_REFUSED = 5
RULES = Path("experiments/gate.toml")

AsJson = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
RulesFile = Annotated[Path, typer.Option("--rules", help="The gate's rules, a TOML file.")]
Which = "a version's number or an alias, such as champion"


def list_versions(rules: RulesFile = RULES, as_json: AsJson = False) -> None:
    """List the registered versions, the newest first, with the gate's primary figure."""
    from rolefit.cli.console import show
    from rolefit.cli.registered import versions_json, versions_table
    from rolefit.training.gate import read_rules

    versions = _registry().versions()
    if as_json:
        typer.echo(versions_json(versions))
        return
    if not versions:
        typer.echo("No model is registered yet; see `rolefit model register`.")
        return
    primary = read_rules(rules).primary if rules.exists() else None
    title = f"{primary.family} {primary.measure}" if primary else next(iter(versions[0].means))
    show(versions_table(versions, title))


def compare(
    a: Annotated[str, typer.Argument(help=f"A scorecard's file, or {Which}.")],
    b: Annotated[str, typer.Argument(help="What it is compared with, likewise.")],
    as_json: AsJson = False,
) -> None:
    """Compare two models family by family: paired differences with their intervals."""
    from rolefit.cli.console import show
    from rolefit.cli.registered import comparison_table
    from rolefit.training.comparing import compare as compared

    ours, theirs = _scorecard(a), _scorecard(b)
    differences = compared(ours, theirs)
    if as_json:
        body = {
            "format": 1,
            "challenger": ours.model,
            "champion": theirs.model,
            "differences": [{**asdict(one), "verdict": one.verdict} for one in differences],
        }
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
        return
    show(comparison_table(ours, theirs, differences))


def register(
    bundle: Annotated[Path, typer.Argument(help="The bundle's folder.")],
    scorecard: Annotated[Path, typer.Option(help="The bundle's scorecard, a JSON file.")],
    run: Annotated[
        str | None, typer.Option(help="Id of the run that made it. Default: a run is made for it.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Register a bundle with its scorecard; it is the challenger then."""
    from rolefit.cli.registered import versions_json
    from rolefit.training.scorecard import read_scorecard

    card = read_scorecard(scorecard)
    made = _registry().add(bundle, card, run, say=_say)
    if as_json:
        typer.echo(versions_json([made]))
    else:
        typer.echo(f"version {made.number}, run {made.run}")


def rescore(
    version: Annotated[str, typer.Argument(help=f"{Which[0].upper()}{Which[1:]}.")],
    scorecard: Annotated[Path, typer.Option(help="The newer scorecard, a JSON file.")],
) -> None:
    """Give a version a newer scorecard, for instance when the gate asks for another set."""
    from rolefit.training.scorecard import read_scorecard

    made = _registry().rescore(version, read_scorecard(scorecard))
    typer.echo(f"version {made.number}, scorecard {made.scorecard[:16]}")


def promote(
    version: Annotated[str, typer.Argument(help="A version's number, or challenger.")],
    rules: RulesFile = RULES,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what the gate says.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run the gate, print every check, and make the version the champion if all of them hold.

    A refusal ends with exit code 5.
    """
    from rolefit.cli.console import show
    from rolefit.cli.registered import checks_table
    from rolefit.training.gate import decide, read_rules

    asked = read_rules(rules)
    registry = _registry()
    wanted, former = registry.version(version), registry.champion()
    champion = None if former is None else registry.scorecard(former.number)
    decision = decide(asked, registry.scorecard(wanted.number), champion)
    moved = decision.promoted and not dry_run
    if moved:
        registry.promote(wanted.number, decision)
    if as_json:
        body = {"version": wanted.number, "moved": moved, **json.loads(decision.to_json())}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        show(checks_table(wanted.number, decision))
        typer.echo(_outcome(wanted.number, passed=decision.promoted, moved=moved))
    if not decision.promoted:
        raise typer.Exit(EXIT_REFUSED)


def fetch(
    version: Annotated[str, typer.Argument(help=f"{Which[0].upper()}{Which[1:]}.")],
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
) -> None:
    """Download a version's bundle, every checksum verified."""
    typer.echo(str(_registry().fetch(version, folder).folder))


def _outcome(number: int, *, passed: bool, moved: bool) -> str:
    if not passed:
        return f"Version {number} is refused; nothing was changed."
    if moved:
        return f"Version {number} is the champion."
    return f"Version {number} passes; nothing was changed."


def _registry() -> "Registry":
    from rolefit.training.registry import Registry

    return Registry(configured().registry)


def _scorecard(which: str) -> "Scorecard":
    from rolefit.training.scorecard import read_scorecard

    path = Path(which)
    if path.suffix == ".json" or path.is_file():
        return read_scorecard(path)
    return _registry().scorecard(which)


def _say(step: str) -> None:
    typer.echo(step, err=True)
