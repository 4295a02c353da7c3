"""The contract of `rolefit.domain.saved.SavedSearches`. An adapter's test subclasses it and
supplies the fixture `saved`."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.saved import LONGEST, QUERY, SavedSearch, SavedSearches

ONE = SavedSearch(
    "north", "ægir", "Python, 5 years", "q=python&years=5", datetime(2031, 5, 4, tzinfo=UTC)
)


class SavedSearchesContract:
    """Subclass it with a fixture `saved`, empty, for each test anew."""

    def test_what_was_saved_comes_back_by_name(self, saved: SavedSearches) -> None:
        other = replace(ONE, name="Chefs", query="q=sous+chef")
        saved.put(ONE)
        saved.put(other)
        assert saved.all_of("north", "ægir") == [other, ONE]

    def test_names_stand_by_code_points(self, saved: SavedSearches) -> None:
        names = ["Z", "a", "ä", "\uffee", "\U00010000"]
        for name in reversed(names):
            saved.put(replace(ONE, name=name))
        assert [one.name for one in saved.all_of("north", "ægir")] == names

    def test_a_name_used_again_replaces(self, saved: SavedSearches) -> None:
        saved.put(ONE)
        saved.put(replace(ONE, query="q=java"))
        assert [one.query for one in saved.all_of("north", "ægir")] == ["q=java"]

    def test_nobody_sees_or_drops_anothers(self, saved: SavedSearches) -> None:
        saved.put(ONE)
        assert saved.all_of("south", "ægir") == saved.all_of("north", "rán") == []
        saved.drop("south", "ægir", ONE.name)
        saved.drop("north", "rán", ONE.name)
        assert saved.all_of("north", "ægir") == [ONE]

    def test_what_was_dropped_is_gone_and_none_is_no_error(self, saved: SavedSearches) -> None:
        saved.put(ONE)
        saved.drop("north", "ægir", ONE.name)
        saved.drop("north", "ægir", ONE.name)
        assert saved.all_of("north", "ægir") == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": " "},
            {"name": "a\x00b"},
            {"name": "x" * (LONGEST + 1)},
            {"query": "q" * (QUERY + 1)},
        ],
    )
    def test_what_cannot_be_saved_is_refused(self, changes: dict[str, str]) -> None:
        with pytest.raises(UsageError):
            replace(ONE, **changes)  # type: ignore[arg-type]
