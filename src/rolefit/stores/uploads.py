"""What was sent for tasks, in files."""

from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from rolefit.domain.errors import UsageError
from rolefit.stores.files import translated, write_whole


class FileUploads:
    """`Uploads` in a folder; a tenant's name is no path, so a hash of it stands in the file's name.

    Args:
        folder: made when something is first put there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, tenant: str, task_id: str, content: BinaryIO) -> None:
        """See `Uploads.put`."""
        place = self._place(tenant, task_id)
        with translated(place):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(place, content)

    def open(self, tenant: str, task_id: str) -> BinaryIO | None:
        """See `Uploads.open`."""
        place = self._place(tenant, task_id)
        with translated(place):
            try:
                return place.open("rb")
            except FileNotFoundError:
                return None

    def drop(self, tenant: str, task_id: str) -> None:
        """See `Uploads.drop`."""
        place = self._place(tenant, task_id)
        with translated(place):
            place.unlink(missing_ok=True)

    def _place(self, tenant: str, task_id: str) -> Path:
        if not (task_id.isascii() and task_id.isalnum()):
            raise UsageError("A task id is of letters and digits alone.")
        return self._folder / f"{sha256(tenant.encode()).hexdigest()[:32]}-{task_id}"
