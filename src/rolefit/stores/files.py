"""Files that are written whole or not at all."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from rolefit.domain.errors import StoreUnavailable

PART = ".part-"
"""How a file's name begins while it is written; one that stays is left by whoever died."""


def write_whole(place: Path, content: BinaryIO) -> None:
    """Put a file in place whole, and on disk: neither half of it nor its name alone may stay."""
    with NamedTemporaryFile(dir=place.parent, prefix=PART, delete=False) as part:
        try:
            shutil.copyfileobj(content, part)
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
def alone_in(folder: Path) -> Iterator[None]:
    """Wait for whoever else says so of a folder, in this process or another one.

    Raises:
        FileNotFoundError: there is no such folder.
    """
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Tell an error of the file system as one of ours.

    Raises:
        StoreUnavailable: of every OSError in the block.
    """
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(
            f"{place.parent} cannot be read or written: {error.strerror}."
        ) from error
