"""The test part is opened once per release."""

import json
from pathlib import Path

import pytest

from rolefit import __version__
from rolefit.domain.errors import UsageError
from rolefit.evaluation.comparison import compare
from rolefit.evaluation.ledger import Ledger, digest_of
from rolefit.evaluation.measures import MATCHING

GRADES = {"q": {"a": 2, "b": 0}}
COMPARISON = compare(GRADES, {"ours": {"q": {"a": 2.0, "b": 1.0}}}, MATCHING, name="toys-test")


def test_a_release_opens_a_set_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "deep" / "ledger.jsonl")
    ledger.refuse_second_look("toys")
    ledger.write("toys", "d1", [COMPARISON])
    with pytest.raises(UsageError, match="already opened"):
        ledger.refuse_second_look("toys")
    with pytest.raises(UsageError, match="already opened"):
        ledger.write("toys", "d2", [COMPARISON])
    ledger.refuse_second_look("games")


def test_another_release_may_look_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text('{"release": "0.0.0", "set": "toys"}\n', encoding="utf-8")
    Ledger(path).write("toys", "d", [COMPARISON])
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_a_line_tells_what_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    Ledger(path).write("toys", "d", [COMPARISON])
    row = json.loads(path.read_text(encoding="utf-8"))
    assert (row["release"], row["set"], row["digest"]) == (__version__, "toys", "d")
    assert row["measures"]["toys-test"]["ours"]["RR"] == 1.0


@pytest.mark.parametrize("text", ["nonsense\n", '{"set": "toys"}\n', "[]\n"])
def test_a_damaged_ledger_opens_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="damaged"):
        Ledger(path).refuse_second_look("toys")


def test_the_digest_sees_content_and_not_order() -> None:
    one = digest_of([({"a": "x", "b": "y"}, {}, GRADES)])
    assert one == digest_of([({"b": "y", "a": "x"}, {}, GRADES)])
    assert one != digest_of([({"a": "x", "b": "z"}, {}, GRADES)])
    assert one != digest_of([({"a": "x", "b": "y"}, {}, {"q": {"a": 1, "b": 0}})])
