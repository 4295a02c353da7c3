"""Bytes of documents in files."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from time import time_ns

from rolefit.domain.errors import UsageError
from rolefit.stores.files import PART, alone_in, translated, write_whole

_SHELF = 2
"""Letters of an id that name its folder, so that no folder holds too many files."""


_TENANT = "tenant"
"""The file in a tenant's folder that says whose it is."""


class FileBlobs:
    """`Blobs` in a folder, with one for each tenant: a hash, so that a tenant's name is no path.

    Args:
        folder: made when something is first put there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, tenant: str, blob_id: str, content: bytes) -> None:
        """See `Blobs.put`."""
        place = self._place(tenant, blob_id)
        with translated(place):
            with suppress(FileNotFoundError), alone_in(place.parent):
                # The system's own time of a file lags some milliseconds behind.
                os.utime(place, ns=(now := time_ns(), now))
                return
            note = self._of(tenant) / _TENANT
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not note.exists():
                write_whole(note, BytesIO(tenant.encode()))
            write_whole(place, BytesIO(content))

    def get(self, tenant: str, blob_id: str) -> bytes | None:
        """See `Blobs.get`."""
        place = self._place(tenant, blob_id)
        with translated(place):
            try:
                return place.read_bytes()
            except FileNotFoundError:
                return None

    def drop(self, tenant: str, blob_id: str, *, before: datetime | None = None) -> None:
        """See `Blobs.drop`."""
        place = self._place(tenant, blob_id)
        with translated(place), suppress(FileNotFoundError), alone_in(place.parent):
            if before is None or _is_older(place, before):
                place.unlink()

    def put_before(self, moment: datetime) -> Iterator[tuple[str, str]]:
        """See `Blobs.put_before`."""
        with translated(self._folder):
            for note in self._folder.glob(f"*/{_TENANT}"):
                tenant = note.read_text(encoding="utf-8")
                for path in note.parent.glob(f"{'?' * _SHELF}/*"):
                    if _is_older(path, moment):
                        yield from self._named(tenant, path)

    def _named(self, tenant: str, path: Path) -> Iterator[tuple[str, str]]:
        if path.name.startswith(PART):  # whoever wrote it died
            path.unlink(missing_ok=True)
        else:
            yield tenant, path.name

    def _of(self, tenant: str) -> Path:
        return self._folder / sha256(tenant.encode()).hexdigest()[:32]

    def _place(self, tenant: str, blob_id: str) -> Path:
        if not (blob_id.isascii() and blob_id.isalnum() and len(blob_id) > _SHELF):
            raise UsageError("A blob id is of letters and digits alone, three or more.")
        return self._of(tenant) / blob_id[:_SHELF] / blob_id


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:  # dropped since the folder was listed
        return False
