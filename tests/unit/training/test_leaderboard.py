"""The leaderboard tells who is better, worse, or not told apart."""

import pytest

from rolefit.domain.errors import UsageError
from rolefit.training.leaderboard import filled_in, leaderboard
from rolefit.training.scorecard import Costs, Family, Scorecard

QUERIES = [f"q{n}" for n in range(40)]


def card(name: str, up: float, *, noise: float = 0.0, data: str = "a" * 64) -> Scorecard:
    values = {q: 0.5 + up + noise * (-1) ** n for n, q in enumerate(QUERIES)}
    family = Family("titles", "MAP", values)
    return Scorecard(name, f"{name}@1", (family,), Costs(22.5, 100.0), {"titles": data})


def test_better_worse_and_not_told_apart() -> None:
    others = [card("up", 0.1), card("down", -0.1), card("same", 0.0, noise=0.2)]
    lines = leaderboard(card("base", 0.0), others).splitlines()
    assert lines[0] == "| model | titles MAP | MB |"
    assert lines[2] == "| base | 0.500 [0.500, 0.500] | 22.5 |"
    assert lines[3] == "| up | **0.600 [0.600, 0.600]** | 22.5 |"
    assert lines[4] == "| down | *0.400 [0.400, 0.400]* | 22.5 |"
    assert lines[5].startswith("| same | 0.500 [")


def test_a_family_that_was_not_measured_is_a_dash() -> None:
    other = Scorecard("o", "o@1", (Family("x", "MRR", {"q": 1.0}),), Costs(1.0, 1.0), {})
    assert leaderboard(card("base", 0.0), [other]).splitlines()[-1] == "| o | – | 1.0 |"


def test_other_data_is_no_comparison() -> None:
    with pytest.raises(UsageError):
        leaderboard(card("base", 0.0), [card("other", 0.0, data="b" * 64)])


def test_the_table_takes_the_place_of_the_old_one() -> None:
    page = "head\n<!-- leaderboard -->\nold\n<!-- /leaderboard -->\ntail\n"
    once = filled_in(page, "new")
    assert once == "head\n<!-- leaderboard -->\nnew\n<!-- /leaderboard -->\ntail\n"
    assert filled_in(once, "new") == once
    with pytest.raises(ValueError, match="leaderboard"):
        filled_in("nothing", "new")
