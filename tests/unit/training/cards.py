"""Small scorecards, invented."""

from collections.abc import Sequence

from rolefit.training.scorecard import Costs, Family, Scorecard


def family(name: str, measure: str, values: Sequence[float], groups: Sequence[str] = ()) -> Family:
    """Values by query q0, q1, …"""
    named = {f"q{n}": value for n, value in enumerate(values)}
    return Family(name, measure, named, dict(zip(named, groups, strict=False)))


FAMILIES = (
    family("titles", "MAP", [0.3 + 0.01 * n for n in range(40)]),
    family("graded", "nDCG@10", [0.6 + 0.005 * n for n in range(20)], ["law", "nursing"] * 10),
    family("swaps", "unchanged", [1.0] * 10),
)


def card(
    *families: Family,
    model: str = "tern",
    encoder: str = "tern@0123456789abcdef/none",
    megabytes: float = 24.0,
    speed: float = 100.0,
) -> Scorecard:
    data = {one.name: "a" * 64 for one in families}
    return Scorecard(model, encoder, families, Costs(megabytes, speed), data)


def moved(one: Family, by: float) -> Family:
    """The same family with every value moved."""
    return Family(one.name, one.measure, {q: v + by for q, v in one.values.items()}, one.groups)
