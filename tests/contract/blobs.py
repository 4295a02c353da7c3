"""The contract of `rolefit.domain.storage.Blobs`. An adapter's test subclasses it and supplies the
fixture `blobs`."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from time import monotonic

import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.storage import Blobs

CONTENT = bytes(range(256)) * 40

PATIENCE = 5.0
"""Seconds after which a clock that does not go on is a failure."""


def moment_after(blobs: Blobs, name: str) -> datetime:
    """Put bytes, and tell a moment before which they were put, by the engine's clock."""
    blobs.put("north", name, CONTENT)
    end = monotonic() + PATIENCE
    while ("north", name) not in blobs.put_before(moment := datetime.now(UTC)):
        assert monotonic() < end, "what was put is never told"
    return moment


def put_since(blobs: Blobs, name: str, moment: datetime) -> None:
    """Put bytes again, until the engine's clock is past a moment."""
    end = monotonic() + PATIENCE
    blobs.put("north", name, CONTENT)
    while ("north", name) in blobs.put_before(moment):
        assert monotonic() < end, "what is put again does not count as put now"
        blobs.put("north", name, CONTENT)


class BlobsContract:
    """Subclass it with a fixture `blobs`, empty, for each test anew."""

    def test_what_was_put_is_what_one_gets(self, blobs: Blobs) -> None:
        blobs.put("north", "abc1", CONTENT)
        blobs.put("north", "abc2", b"")
        assert blobs.get("north", "abc1") == CONTENT
        assert blobs.get("north", "abc2") == b""
        assert blobs.get("north", "abc3") is None

    def test_putting_it_again_is_no_error(self, blobs: Blobs) -> None:
        blobs.put("north", "abc1", CONTENT)
        blobs.put("north", "abc1", CONTENT)
        assert blobs.get("north", "abc1") == CONTENT

    def test_putting_it_again_counts_as_put_now(self, blobs: Blobs) -> None:
        """Or it would be swept away while its record is on its way."""
        between = moment_after(blobs, "abc1")
        put_since(blobs, "abc1", between)
        assert list(blobs.put_before(between)) == []

    def test_what_was_put_again_since_a_moment_is_not_dropped(self, blobs: Blobs) -> None:
        """Somebody looked for what has no record, and meanwhile its record was on its way."""
        between = moment_after(blobs, "abc1")
        told = list(blobs.put_before(between))
        put_since(blobs, "abc1", between)
        assert told == [("north", "abc1")]
        blobs.drop("north", "abc1", before=between)
        assert blobs.get("north", "abc1") == CONTENT
        blobs.drop("north", "abc1")
        assert blobs.get("north", "abc1") is None

    def test_what_was_put_before_a_moment_is_dropped(self, blobs: Blobs) -> None:
        between = moment_after(blobs, "abc1")
        blobs.drop("south", "abc1", before=between)
        blobs.drop("north", "none", before=between)
        blobs.drop("north", "abc1", before=between)
        assert blobs.get("north", "abc1") is None

    def test_several_may_put_the_same_at_once(self, blobs: Blobs) -> None:
        start = Barrier(6)

        def put(_: int) -> None:
            start.wait()
            blobs.put("north", "abc1", CONTENT)

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(put, range(6)))
        assert blobs.get("north", "abc1") == CONTENT

    def test_they_may_be_more_than_an_engine_takes_in_one_piece(self, blobs: Blobs) -> None:
        many = CONTENT * 1700  # 17 MB; a document of MongoDB ends at 16 MiB
        blobs.put("north", "abc1", many)
        assert blobs.get("north", "abc1") == many
        blobs.drop("north", "abc1")
        assert blobs.get("north", "abc1") is None

    def test_what_is_dropped_is_gone_and_dropping_nothing_is_no_error(self, blobs: Blobs) -> None:
        blobs.put("north", "abc1", CONTENT)
        blobs.drop("north", "abc1")
        blobs.drop("north", "abc1")
        assert blobs.get("north", "abc1") is None

    def test_tenants_see_nothing_of_each_other(self, blobs: Blobs) -> None:
        for tenant in ("north", "../north", "north/..", "NORTH"):
            blobs.put(tenant, "abc1", tenant.encode())
        blobs.drop("NORTH", "abc1")
        assert blobs.get("north", "abc1") == b"north"
        assert blobs.get("../north", "abc1") == b"../north"
        assert blobs.get("NORTH", "abc1") is None

    def test_what_was_put_before_a_moment_is_told(self, blobs: Blobs) -> None:
        now = datetime.now(UTC)
        assert list(blobs.put_before(now + timedelta(minutes=1))) == []
        blobs.put("north", "abc1", CONTENT)
        blobs.put("sø/uth", "abc1", CONTENT)
        blobs.put("north", "xyz9", CONTENT)
        blobs.drop("north", "xyz9")
        found = sorted(blobs.put_before(now + timedelta(minutes=1)))
        assert found == [("north", "abc1"), ("sø/uth", "abc1")]
        assert list(blobs.put_before(now - timedelta(minutes=1))) == []

    def test_what_is_told_may_be_dropped_meanwhile(self, blobs: Blobs) -> None:
        names = {f"abc{n}" for n in range(30)}
        for name in names:
            blobs.put("north", name, b"x")
        told = blobs.put_before(datetime.now(UTC) + timedelta(minutes=1))
        assert next(told)[1] in names
        for name in names:
            blobs.drop("north", name)
        assert {name for _, name in told} <= names
        assert list(blobs.put_before(datetime.now(UTC) + timedelta(minutes=1))) == []

    @pytest.mark.parametrize("identifier", ["", "ab", "../../abc", "a/b", "ab.c", "äöüß"])
    def test_an_id_that_could_be_a_path_is_refused(self, blobs: Blobs, identifier: str) -> None:
        with pytest.raises(UsageError, match="letters and digits"):
            blobs.put("north", identifier, CONTENT)
