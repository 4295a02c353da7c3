"""The promotion gate: what it lets pass, what it refuses, and in which words."""

from dataclasses import replace
from pathlib import Path

import pytest
from cards import FAMILIES, card, family, moved
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.errors import UsageError
from rolefit.training.gate import CostLimits, Decision, Guard, Primary, Rules, decide, read_rules
from rolefit.training.scorecard import Costs, Family, Scorecard

RULES = Rules(
    format=1,
    primary=Primary(family="titles", measure="MAP"),
    guards=(
        Guard(
            family="graded",
            measure="nDCG@10",
            tolerance=0.02,
            group_tolerance=0.05,
            group_queries=5,
        ),
    ),
    fairness=(Guard(family="swaps", measure="unchanged", at_least=1.0),),
    costs=CostLimits(megabytes=40, speed=0.9),
)
TITLES, GRADED, SWAPS = FAMILIES
CHAMPION = card(*FAMILIES, model="heron")


def challenger(
    titles: Family = TITLES, graded: Family = GRADED, swaps: Family = SWAPS, **costs: float
) -> Scorecard:
    return card(titles, graded, swaps, model="tern", **costs)  # type: ignore[arg-type]


BETTER = moved(TITLES, 0.02)


def failed(decision: Decision) -> list[str]:
    return [line.rule for line in decision.lines if not line.passed]


def words(decision: Decision, rule: str) -> str:
    return " ".join(line.words for line in decision.lines if line.rule == rule)


def test_better_where_it_matters_and_no_worse_elsewhere_is_promoted() -> None:
    decision = decide(RULES, challenger(BETTER), CHAMPION)
    assert decision.promoted
    assert failed(decision) == []
    assert [line.rule for line in decision.lines] == [
        *("floor", "size", "primary", "guard", "guard groups", "fairness", "speed")
    ]


def test_every_check_tells_its_figures() -> None:
    decision = decide(RULES, challenger(BETTER), CHAMPION)
    assert words(decision, "primary") == (
        "titles MAP: 0.5150 against 0.4950, difference +0.0200 [+0.0200, +0.0200] over 40 "
        "queries; the interval of the difference must lie above 0."
    )
    assert "100.0 texts a second against 100.0, 1.00 of the champion's" in words(decision, "speed")
    assert words(decision, "size") == "The bundle has 24.0 MB; at most 40 are allowed."
    assert "must reach 1." in words(decision, "floor")
    assert "the worst of 2 groups is law, +0.0000 (10 queries)" in words(decision, "guard groups")


def test_an_equal_model_is_refused() -> None:
    assert failed(decide(RULES, CHAMPION, CHAMPION)) == ["primary"]


def test_a_gain_that_may_be_chance_is_refused() -> None:
    noisy = family(
        "titles",
        "MAP",
        [v + (0.3 if n % 2 else -0.29) for n, v in enumerate(TITLES.values.values())],
    )
    decision = decide(RULES, challenger(noisy), CHAMPION)
    assert failed(decision) == ["primary"]
    assert "difference +0.0050 [-0." in words(decision, "primary")


def test_a_guard_may_fall_by_its_tolerance_and_no_further() -> None:
    assert decide(RULES, challenger(BETTER, moved(GRADED, -0.02)), CHAMPION).promoted
    further = decide(RULES, challenger(BETTER, moved(GRADED, -0.0201)), CHAMPION)
    assert failed(further) == ["guard"]
    assert "it may fall by 0.02" in words(further, "guard")


def test_a_group_that_falls_is_named_though_the_mean_holds() -> None:
    values = {
        q: v + (0.1 if GRADED.groups[q] == "law" else -0.06) for q, v in GRADED.values.items()
    }
    decision = decide(RULES, challenger(BETTER, replace(GRADED, values=values)), CHAMPION)
    assert failed(decision) == ["guard groups"]
    assert "falls by more than 0.05 in: nursing -0.0600 (10 queries)." in words(
        decision, "guard groups"
    )


def test_a_group_too_small_to_judge_by_is_told() -> None:
    groups = {q: "law" if n < 17 else "nursing" for n, q in enumerate(GRADED.values)}
    before = replace(GRADED, groups=groups)
    values = {q: v - (0.2 if groups[q] == "nursing" else -0.03) for q, v in GRADED.values.items()}
    champion = card(TITLES, before, SWAPS, model="heron")
    decision = decide(RULES, challenger(BETTER, replace(before, values=values)), champion)
    assert decision.promoted
    assert "Groups of fewer than 5 queries, not judged: 1." in words(decision, "guard groups")


def test_a_guard_of_groups_without_any_group_is_not_passed() -> None:
    bare = replace(GRADED, groups={})
    decision = decide(RULES, challenger(BETTER, bare), card(TITLES, bare, SWAPS))
    assert failed(decision) == ["guard groups"]


def test_fairness_may_not_fall_at_all() -> None:
    one_lost = replace(SWAPS, values={**SWAPS.values, "q0": 0.999})
    assert failed(decide(RULES, challenger(BETTER, swaps=one_lost), CHAMPION)) == [
        *("floor", "fairness")
    ]


def test_size_and_speed_have_limits() -> None:
    assert failed(decide(RULES, challenger(BETTER, megabytes=40.1), CHAMPION)) == ["size"]
    assert failed(decide(RULES, challenger(BETTER, speed=89.0), CHAMPION)) == ["speed"]
    assert decide(RULES, challenger(BETTER, speed=90.0, megabytes=40.0), CHAMPION).promoted


def test_what_was_not_measured_is_not_passed() -> None:
    decision = decide(RULES, card(BETTER, SWAPS), CHAMPION)
    assert failed(decision) == ["measured"]
    assert "was not measured by graded nDCG@10" in words(decision, "measured")


def test_what_cannot_be_compared_is_not_passed() -> None:
    champion = replace(CHAMPION, data={**CHAMPION.data, "graded": "b" * 64})
    decision = decide(RULES, challenger(BETTER), champion)
    assert "guard" in failed(decision)
    assert "other data: graded" in words(decision, "guard")


def test_without_a_champion_only_absolute_limits_count_and_that_is_told() -> None:
    decision = decide(RULES, challenger(), None)
    assert decision.promoted
    assert words(decision, "champion").startswith("There is no champion yet")
    assert [line.rule for line in decision.lines] == ["champion", "floor", "size"]
    assert decision.champion is None


def test_the_first_champion_too_has_to_reach_the_floors() -> None:
    rules = RULES.model_copy(
        update={"primary": Primary(family="titles", measure="MAP", at_least=0.5)}
    )
    assert failed(decide(rules, challenger(), None)) == ["floor"]
    assert decide(rules, challenger(BETTER), None).promoted
    assert failed(decide(RULES, challenger(megabytes=41.0), None)) == ["size"]


def test_a_decision_names_whom_it_is_about() -> None:
    one = challenger(BETTER)
    decision = decide(RULES, one, CHAMPION)
    assert (decision.challenger, decision.champion) == (one.digest, CHAMPION.digest)
    assert decision.rules == RULES.digest
    assert '"promoted": true' in decision.to_json()


VALUES = st.lists(st.floats(0, 1), min_size=2, max_size=12)
COSTS = st.builds(Costs, st.floats(1, 60), st.floats(50, 200))


@st.composite
def two_cards(draw: st.DrawFn) -> tuple[Scorecard, Scorecard]:
    sizes = [draw(st.integers(2, 10)) for _ in range(3)]
    made = []
    for model in ("tern", "heron"):
        families = [
            family(
                one.name,
                one.measure,
                draw(st.lists(st.floats(0, 1), min_size=size, max_size=size)),
                ["law", "nursing"] * 5 if one.groups else (),
            )
            for one, size in zip(FAMILIES, sizes, strict=True)
        ]
        families = [
            replace(one, groups={q: g for q, g in one.groups.items() if q in one.values})
            for one in families
        ]
        made.append(replace(card(*families, model=model), costs=draw(COSTS)))
    return made[0], made[1]


@given(two_cards())
@settings(max_examples=40, deadline=None)
def test_two_models_never_promote_each_other(cards: tuple[Scorecard, Scorecard]) -> None:
    one, other = cards
    assert not (decide(RULES, one, other).promoted and decide(RULES, other, one).promoted)


@given(two_cards(), st.floats(0, 0.5))
@settings(max_examples=40, deadline=None)
def test_a_wider_tolerance_never_refuses_what_a_narrower_one_lets_pass(
    cards: tuple[Scorecard, Scorecard], wider: float
) -> None:
    guard = RULES.guards[0]
    looser = guard.model_copy(
        update={"tolerance": guard.tolerance + wider, "group_tolerance": 0.05 + wider}
    )
    loose = RULES.model_copy(update={"guards": (looser,)})
    if decide(RULES, *cards).promoted:
        assert decide(loose, *cards).promoted
    assert set(failed(decide(loose, *cards))) <= set(failed(decide(RULES, *cards)))


def test_the_rules_that_ship_can_be_read() -> None:
    rules = read_rules(Path(__file__).parents[3] / "experiments" / "gate.toml")
    assert rules.costs == CostLimits(megabytes=40, speed=0.9)
    assert rules.guards
    assert rules.fairness


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format = 1", "primary"),
        ('format = 2\n[primary]\nfamily = "a"\nmeasure = "b"', "format"),
        ('format = 1\n[primary]\nfamily = "a"\nmeasure = ""', "primary.measure"),
        ('format = 1\nsurprise = 1\n[primary]\nfamily = "a"\nmeasure = "b"', "surprise"),
        (
            'format = 1\n[primary]\nfamily = "a"\nmeasure = "b"\n'
            '[[guards]]\nfamily = "c"\nmeasure = "d"\ntolerance = -0.1',
            "guards.0.tolerance",
        ),
        (
            'format = 1\n[primary]\nfamily = "a"\nmeasure = "b"\n[costs]\nspeed = 1.2',
            "costs.speed",
        ),
        ("format =", "no TOML"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_by_the_field(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told.replace(".", r"\.")):
        read_rules(path)


def test_a_file_of_rules_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_rules(tmp_path / "none.toml")
