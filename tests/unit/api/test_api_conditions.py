"""Conditional changes, as RFC 9110, section 13, has them."""

import pytest

from rolefit.api.conditions import expected, is_known
from rolefit.domain.errors import RevisionConflict


@pytest.mark.parametrize(
    ("match", "none_match", "kept", "may"),
    [
        (None, None, 3, None),
        (None, None, 0, None),
        ('"3"', None, 3, 3),
        ('"1", "3"', None, 3, 3),
        ("*", None, 3, 3),
        (None, "*", 0, 0),
        (None, '"2"', 3, 3),
        ('"3"', '"2"', 3, 3),
    ],
)
def test_a_change_that_may_be_made_is_held_to_what_stands_there(
    match: str | None, none_match: str | None, kept: int, may: int | None
) -> None:
    assert expected(match, none_match, kept) == may


@pytest.mark.parametrize(
    ("match", "none_match", "kept"),
    [
        ("*", None, 0),
        ('"0"', None, 0),
        ('W/"3"', None, 3),
        ('"2"', None, 3),
        (f'"{"9" * 5000}"', None, 3),
        ("no tag", None, 3),
        (None, "*", 3),
        (None, 'W/"3"', 3),
        (None, '"1", "3"', 3),
    ],
)
def test_a_change_whose_condition_does_not_hold_is_refused(
    match: str | None, none_match: str | None, kept: int
) -> None:
    with pytest.raises(RevisionConflict):
        expected(match, none_match, kept)


def test_what_is_known_is_compared_weakly() -> None:
    assert is_known('"1", W/"3"', 3)
    assert not is_known('"1"', 3)
