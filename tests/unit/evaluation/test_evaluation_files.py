"""Judgements and runs as files."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.errors import UsageError
from rolefit.evaluation.judgements import read_judgements, trec_id, write_judgements
from rolefit.evaluation.runs import read_run, untied, write_run

ANSWERS = '{"cook.pdf": {"good": ["a.pdf"], "grades": {"a.pdf": 3, "b c.pdf": 0}}}'
SCORES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=4),
    st.floats(-1e6, 1e6, width=32) | st.sampled_from([0.0, 1.0, 50.0]),
    max_size=30,
)


def _file(folder: Path, text: str) -> Path:
    path = folder / "file.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_and_qrels_say_the_same(tmp_path: Path) -> None:
    answers = read_judgements(_file(tmp_path, ANSWERS))
    write_judgements(answers, tmp_path / "qrels.txt")
    assert read_judgements(tmp_path / "qrels.txt") == answers
    assert answers == {"cook.pdf": {"a.pdf": 3, "b%20c.pdf": 0}}


def test_qrels_are_read_with_tabs_and_blank_lines(tmp_path: Path) -> None:
    found = read_judgements(_file(tmp_path, "q1\t0\td1\t2\n\nq1 0 d2 0\n"))
    assert found == {"q1": {"d1": 2, "d2": 0}}


@pytest.mark.parametrize(
    "text",
    ["", "q 0 d\n", "q 0 d x\n", "q 0 d 1\nq 0 d 2\n", "{", '{"q": {}}', '{"q": {"grades": {}}}',
     '{"q": {"grades": {"d": "3"}}}', '{"q": {"grades": {"d": true}}}', '{"q": [1]}'],
)  # fmt: skip
def test_what_is_no_judgement_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        read_judgements(_file(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    ["", "q Q0 d 1 x tag\n", "q Q0 d 1 nan tag\n", "q Q0 d 1 inf t\n", "q d 1\n",
     "q Q0 d 1 2.0 t\nq Q0 d 2 1.0 t\n"],
)  # fmt: skip
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        read_run(_file(tmp_path, text))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_run(tmp_path / "none")
    with pytest.raises(UsageError):
        read_judgements(tmp_path)


def test_the_score_decides_and_not_the_rank_that_is_written(tmp_path: Path) -> None:
    run = read_run(_file(tmp_path, "q Q0 low 1 0.5 t\nq Q0 high 2 0.9 t\n"))
    assert list(run["q"]) == ["high", "low"]


@given(SCORES)
def test_untied_scores_are_strictly_decreasing_float32_in_the_given_order(
    scores: dict[str, float],
) -> None:
    result = untied(scores)
    values = list(result.values())
    assert set(result) == set(scores)
    assert all(above > below for above, below in zip(values, values[1:], strict=False))
    assert all(float(np.float32(value)) == value for value in values)
    assert all(
        list(result).index(a) < list(result).index(b)
        for a in scores
        for b in scores
        if scores[a] > scores[b]
    )


@given(SCORES)
def test_ties_do_not_depend_on_the_order_of_arrival(scores: dict[str, float]) -> None:
    backwards = dict(reversed(list(scores.items())))
    assert list(untied(scores).items()) == list(untied(backwards).items())


def test_ties_are_not_broken_by_name() -> None:
    names = [f"{letter}.pdf" for letter in "abcdefghij"]
    order = list(untied(dict.fromkeys(names, 1.0)))
    assert order not in (names, names[::-1])


@given(SCORES)
def test_a_run_file_carries_the_scores_exactly(
    tmp_path_factory: pytest.TempPathFactory, scores: dict[str, float]
) -> None:
    path = tmp_path_factory.mktemp("runs") / "x.run"
    run = {"q": {"only": 1.0, **scores}}
    write_run(run, path, "x")
    first = path.read_bytes()
    again = read_run(path)
    assert again["q"] == untied(run["q"])
    write_run(again, path, "x")
    assert path.read_bytes() == first


def test_white_space_in_a_name_does_not_break_the_columns() -> None:
    assert trec_id("my résumé\t1.pdf") == "my%20résumé%091.pdf"


@pytest.mark.parametrize(
    "text", [f"a 0 b {10**30}\n", "a 0 b -1001\n", '{"a": {"grades": {"b": 1001}}}']
)
def test_a_grade_beyond_every_scale_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        read_judgements(_file(tmp_path, text))
