"""The contract of `rolefit.domain.storage.Blobs`. An adapter's test subclasses it and supplies the
fixture `blobs`."""

from datetime import UTC, datetime, timedelta

import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.storage import Blobs

CONTENT = bytes(range(256)) * 40


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

    @pytest.mark.parametrize("identifier", ["", "ab", "../../abc", "a/b", "ab.c", "äöüß"])
    def test_an_id_that_could_be_a_path_is_refused(self, blobs: Blobs, identifier: str) -> None:
        with pytest.raises(UsageError, match="letters and digits"):
            blobs.put("north", identifier, CONTENT)
