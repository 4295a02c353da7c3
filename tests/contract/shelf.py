"""Small bundles and scorecards of them, for registries: a few hundred bytes, no model in them."""

from pathlib import Path

from rolefit.encoding.bundle import read_bundle
from rolefit.training.gate import Decision, Primary, Rules, decide
from rolefit.training.scorecard import Costs, Family, Scorecard

RULES = Rules(format=1, primary=Primary(family="titles", measure="MAP"))


def card_of(folder: Path, gain: float = 0.0) -> Scorecard:
    """A scorecard of the bundle in `folder`, every value higher by `gain`."""
    manifest = read_bundle(folder).manifest
    values = {f"q{n}": 0.4 + 0.01 * n + gain for n in range(20)}
    return Scorecard(
        model=manifest.name,
        encoder=f"{manifest.name}@{manifest.digest[:16]}/none",
        families=(Family("titles", "MAP", values, dict.fromkeys(values, "nursing")),),
        costs=Costs(1.0, 100.0),
        data={"titles": "a" * 64},
    )


def passed(challenger: Scorecard, champion: Scorecard | None = None) -> Decision:
    """The gate's decision, which lets the challenger pass."""
    decision = decide(RULES, challenger, champion)
    assert decision.promoted
    return decision
