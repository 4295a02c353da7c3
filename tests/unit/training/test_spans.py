"""Sentences and spans from tokens and tags."""

import pytest

from rolefit.training.data.spans import _spans, joined


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O O", []),
        ("B I O", [(0, 2)]),
        ("B B I", [(0, 1), (1, 3)]),
        ("O O B", [(2, 3)]),
        ("B", [(0, 1)]),
        ("", []),
    ],
)
def test_spans_are_runs_of_begin_and_inside(tags: str, spans: list[tuple[int, int]]) -> None:
    assert list(_spans(tags.split())) == spans


def test_tokens_are_joined_as_one_writes() -> None:
    tokens = ["Plan", ",", "test", "(", "daily", ")", "and", "ship", "C", "#", "code", "."]
    assert joined(tokens[:10]) == "Plan, test (daily) and ship C #"
    assert joined(["We", "don", "'s", "."]) == "We don's."
