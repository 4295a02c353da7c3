"""Bytes of documents in files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from rolefit.domain.errors import StoreUnavailable, UsageError

_SHELF = 2
"""Letters of an id that name its folder, so that no folder holds too many files."""


_TENANT = "tenant"
"""The file in a tenant's folder that says whose it is."""

_PART = ".part-"


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
        with _translated(place):
            with suppress(FileNotFoundError):
                os.utime(place)
                return
            note = self._of(tenant) / _TENANT
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not note.exists():
                _write(note, tenant.encode())
            _write(place, content)

    def get(self, tenant: str, blob_id: str) -> bytes | None:
        """See `Blobs.get`."""
        place = self._place(tenant, blob_id)
        with _translated(place):
            try:
                return place.read_bytes()
            except FileNotFoundError:
                return None

    def drop(self, tenant: str, blob_id: str) -> None:
        """See `Blobs.drop`."""
        place = self._place(tenant, blob_id)
        with _translated(place):
            place.unlink(missing_ok=True)

    def put_before(self, moment: datetime) -> Iterator[tuple[str, str]]:
        """See `Blobs.put_before`."""
        with _translated(self._folder):
            for note in self._folder.glob(f"*/{_TENANT}"):
                tenant = note.read_text(encoding="utf-8")
                for path in note.parent.glob(f"{'?' * _SHELF}/*"):
                    if _is_older(path, moment):
                        yield from self._named(tenant, path)

    def _named(self, tenant: str, path: Path) -> Iterator[tuple[str, str]]:
        if path.name.startswith(_PART):  # whoever wrote it died
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


def _write(place: Path, content: bytes) -> None:
    """Put a file in place whole, and on disk: neither half of it nor its name alone may stay."""
    with NamedTemporaryFile(dir=place.parent, prefix=_PART, delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    Path(part.name).replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _translated(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(
            f"{place.parent} cannot be read or written: {error.strerror}."
        ) from error
