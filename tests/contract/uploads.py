"""The contract of `rolefit.domain.tasks.Uploads`. An adapter's test subclasses it and supplies the
fixture `uploads`."""

from io import BytesIO

import pytest

from rolefit.domain.errors import StoreUnavailable, UsageError
from rolefit.domain.tasks import Uploads


class UploadsContract:
    """Subclass it with a fixture `uploads`, empty, for each test anew."""

    def test_what_was_put_is_what_one_reads_and_may_seek_in(self, uploads: Uploads) -> None:
        content = bytes(range(256)) * 9000
        uploads.put("north", "t1", BytesIO(content))
        file = uploads.open("north", "t1")
        assert file is not None
        with file:
            assert file.read() == content
            file.seek(100)
            assert file.read(2) == bytes((100, 101))

    def test_what_never_came_is_not_there(self, uploads: Uploads) -> None:
        assert uploads.open("north", "t1") is None

    def test_half_of_it_is_not_kept(self, uploads: Uploads) -> None:
        class Broken(BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if self.tell():
                    raise OSError("the disk is full")
                return super().read(size)

        with pytest.raises(StoreUnavailable):
            uploads.put("north", "t1", Broken(b"x" * 3_000_000))
        assert uploads.open("north", "t1") is None

    def test_what_is_dropped_is_gone_and_dropping_nothing_is_no_error(
        self, uploads: Uploads
    ) -> None:
        uploads.put("north", "t1", BytesIO(b"x"))
        uploads.drop("north", "t1")
        uploads.drop("north", "t1")
        assert uploads.open("north", "t1") is None

    def test_tenants_see_nothing_of_each_other(self, uploads: Uploads) -> None:
        uploads.put("../north", "t1", BytesIO(b"x"))
        assert uploads.open("north", "t1") is None

    def test_an_id_is_no_path(self, uploads: Uploads) -> None:
        with pytest.raises(UsageError):
            uploads.put("north", "../t1", BytesIO(b"x"))
