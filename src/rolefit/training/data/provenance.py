"""`sources.json` in the data folder: which files were fetched, from where, and their hashes."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from gzip import GzipFile
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from rolefit.domain.errors import DataError, UsageError

SOURCES_FILE = "sources.json"


class _Plain(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Origin(_Plain):
    """What a file was made of.

    Args:
        address: where it was downloaded from, or the name of what was given.
        sha256: of what was downloaded, hex; None for a folder.
        size: its bytes; None for a folder.
        dated: when its publisher last changed it, as the server says it.
    """

    address: str
    sha256: str | None = None
    size: int | None = None
    dated: str | None = None


class Made(_Plain):
    """A file of the data folder that was fetched.

    Args:
        source: title of the publication.
        sha256: of the file itself, hex.
    """

    source: str
    licence: str
    sha256: str
    origin: Origin


class Provenance(_Plain):
    """Every file that was fetched, by its name in the data folder."""

    format: Literal[1] = 1
    files: dict[str, Made] = {}


def read_provenance(data: Path) -> Provenance:
    """What is noted of a data folder; nothing, where nothing was fetched.

    Raises:
        DataError: the note cannot be read.
    """
    path = data / SOURCES_FILE
    try:
        return Provenance.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Provenance()
    except (OSError, ValidationError) as error:
        raise DataError(
            f"{path} cannot be read.", remedy="Delete it; the data itself stays."
        ) from error


def note(data: Path, made: dict[str, Made]) -> None:
    """Add files to what is noted.

    Raises:
        DataError: what is there cannot be read.
        UsageError: the folder cannot be written.
    """
    files = {**read_provenance(data).files, **made}
    whole = Provenance(files=dict(sorted(files.items())))
    with replacing(data / SOURCES_FILE) as part:
        part.write(whole.model_dump_json(indent=2).encode() + b"\n")


def write_packed(target: Path, lines: Iterable[str]) -> None:
    """Write lines with gzip, the same bytes for the same lines, whole or not at all.

    Raises:
        UsageError: the folder cannot be written.
        DataError: whatever the lines raise.
    """
    with (
        replacing(target) as part,
        GzipFile(filename="", mode="wb", fileobj=part, mtime=0) as packed,
    ):
        for line in lines:
            packed.write(line.encode())


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole, and leaves nothing when it is not.

    Raises:
        UsageError: the folder cannot be written.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        raise refused(target, error) from error
    finally:
        part.unlink(missing_ok=True)


def refused(target: Path, error: OSError) -> UsageError:
    """What to say when a file cannot be written."""
    return UsageError(
        f"{target} cannot be written: {error.strerror or 'the system refuses'}.",
        remedy="Check the free space and the permissions, or choose another folder.",
    )


def sha256_of_file(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
