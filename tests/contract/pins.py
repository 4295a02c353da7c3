"""The contract of `rolefit.domain.storage.Pins`. An adapter's test subclasses it and supplies the
fixture `pins`."""

from rolefit.domain.search import Candidate, Pinned
from rolefit.domain.storage import Pins

ORDER = Pinned("asked", ((Candidate("d1", 1, None, 0.5), Candidate("d2", None, 3, 1 / 63)), ()))


class PinsContract:
    """Subclass it with a fixture `pins`, empty, for each test anew."""

    def test_an_order_comes_back_as_it_was(self, pins: Pins) -> None:
        pins.put("north", "p1", ORDER)
        pins.put("north", "p2", Pinned("else", ()))
        assert pins.get("north", "p1") == ORDER
        assert pins.get("north", "p2") == Pinned("else", ())
        pins.put("north", "p2", ORDER)
        assert pins.get("north", "p2") == ORDER

    def test_another_tenants_order_is_none(self, pins: Pins) -> None:
        pins.put("north", "p1", ORDER)
        assert pins.get("south", "p1") is None
        assert pins.get("north", "p3") is None
        pins.put("south", "p1", Pinned("theirs", ()))
        assert pins.get("north", "p1") == ORDER

    def test_where_a_tenant_ends_and_an_id_begins_is_told_apart(self, pins: Pins) -> None:
        """As where both make up one key."""
        for sign in ":/|. ":
            pins.put(f"a{sign}b", "c", ORDER)
            assert pins.get("a", f"b{sign}c") is None
