"""A comparison as it is shown."""

import json

from rich.console import Console, RenderableType

from rolefit.evaluation import tables
from rolefit.evaluation.comparison import Comparison, compare
from rolefit.evaluation.measures import MATCHING

GRADES = {"q[1]": {"a": 3, "b": 1, "c": 0}, "q2": {"a": 0, "b": 2, "c": 0}, "q3": {"a": 1, "b": 0}}
BEST = {"a": 3.0, "b": 2.0, "c": 1.0}
WORST = {"a": 1.0, "b": 2.0, "c": 3.0}


def _comparison() -> Comparison:
    runs = {"ours": dict.fromkeys(GRADES, BEST), "[other]": dict.fromkeys(GRADES, WORST)}
    return compare(GRADES, runs, MATCHING, notes=["A note [with] brackets."])


def _shown(*parts: RenderableType) -> str:
    console = Console(width=140, color_system=None)
    with console.capture() as captured:
        console.print(*parts)
    return captured.get()


def test_each_mean_stands_with_its_interval_and_the_difference() -> None:
    comparison = _comparison()
    text = _shown(tables.comparison_table(comparison))
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if "nDCG " in line)
    ours, theirs = lines[place], lines[place + 1]
    assert f"{comparison.means['ours']['nDCG'].mean:.3f}".removeprefix("0") in ours
    assert "[other]" in theirs
    assert f"{comparison.differences['[other]']['nDCG'].mean:+.3f}".replace("0.", ".") in theirs
    assert "ours − it" in text
    assert "95 % interval" in text


def test_however_many_systems_there_are_they_fit_a_narrow_terminal() -> None:
    runs = {f"system {n}": dict.fromkeys(GRADES, BEST) for n in range(9)}
    text = _shown(tables.comparison_table(compare(GRADES, runs, MATCHING)))
    assert max(map(len, text.splitlines())) <= 80


def test_a_system_alone_has_no_difference() -> None:
    alone = compare(GRADES, {"ours": dict.fromkeys(GRADES, BEST)}, MATCHING)
    assert "− it" not in _shown(tables.comparison_table(alone))


def test_every_query_and_system_has_a_line() -> None:
    text = _shown(tables.query_table(_comparison()))
    assert text.count("[other]") == 3
    assert "q[1]" in text
    assert "–" in text


def test_what_was_left_out_is_told() -> None:
    text = _shown(tables.remarks(_comparison()))
    assert "AP: 1 left out" in text
    assert "A note [with] brackets." in text


def test_json_holds_all_and_is_the_same_every_time() -> None:
    written = tables.as_json([_comparison()], per_query=True)
    assert written == tables.as_json([_comparison()], per_query=True)
    body = json.loads(written)["evaluations"][0]
    assert body["systems"]["ours"]["AP"]["count"] == 2
    assert "ours - [other]" in body["differences"]
    assert body["left_out"]["AP"] == ["q3"]
    assert "AP" not in body["per_query"]["q3"]["ours"]


def test_more_fields_join_their_evaluation() -> None:
    one = _comparison()
    body = json.loads(tables.as_json([one, one], more=[{"extra": 1}, {}]))["evaluations"]
    assert body[0]["extra"] == 1
    assert "extra" not in body[1]
