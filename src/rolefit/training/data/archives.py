"""What a publisher packed: a ZIP archive, the folder it was unpacked into, or one file.

Members are found by their bare names, wherever in the archive they lie, and read as text. Nothing
is ever unpacked to a path that an archive chooses.
"""

import codecs
import io
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from rolefit.domain.errors import DataError, UsageError

_DEPTH = 4
"""How many folders down a member may lie: `SkillSpan/data/json/train.json` in a folder above."""

_LINE = 1024 * 1024
"""Bytes of the longest line; the longest official one has a few thousand."""

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)

Opener = Callable[[], BinaryIO]


class Archive:
    """The members of an archive, a folder or a file, by their bare names.

    Args:
        name: how it is called in messages.
        members: bare name -> how the members of that name are opened.
        budget: bytes that may be read out of all of them together.
    """

    def __init__(self, name: str, members: dict[str, list[Opener]], budget: int) -> None:
        self.name = name
        self._members = members
        self._allowed = self._left = budget

    def __contains__(self, member: str) -> bool:
        return member in self._members

    @contextmanager
    def text(self, member: str) -> Iterator[Iterator[str]]:
        """The lines of a member, as they stand.

        Raises:
            DataError: there is no such member, or more than one; it is encrypted, damaged, no
                UTF-8, or unpacks to more than is left of the budget.
        """
        openers = self._members.get(member, [])
        if len(openers) != 1:
            found = "no" if not openers else "more than one"
            raise DataError(f"{self.name} holds {found} {member}.")
        with self._told(member):
            opened = openers[0]()
        with opened:
            yield self._lines(opened, member)

    def _lines(self, stream: BinaryIO, member: str) -> Iterator[str]:
        mark = codecs.BOM_UTF8
        while True:
            with self._told(member):
                line = stream.readline(_LINE + 1)
            if not line:
                return
            self._spend(len(line))
            if len(line) > _LINE:
                raise DataError(f"{member} in {self.name} has a line of more than a megabyte.")
            try:
                yield line.removeprefix(mark).decode()
            except UnicodeDecodeError as error:
                raise DataError(f"{member} in {self.name} is no UTF-8 text.") from error
            mark = b""

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise DataError(
                f"{self.name} unpacks to more than {self._allowed / 1024 / 1024:g} MiB.",
                remedy="That is no official download; get it from where `rolefit data list` says.",
            )

    @contextmanager
    def _told(self, member: str) -> Iterator[None]:
        try:
            yield
        except NotImplementedError as error:
            raise DataError(f"{member} in {self.name} is packed in an unknown way.") from error
        except RuntimeError as error:  # zipfile's way to say that a password is wanted
            raise DataError(f"{self.name} is encrypted.") from error
        except _BROKEN as error:
            raise DataError(f"{member} in {self.name} is damaged or cannot be read.") from error


@contextmanager
def given(path: Path, budget: int) -> Iterator[Archive]:
    """What somebody downloaded: a ZIP archive, a folder or a file.

    Raises:
        UsageError: there is nothing there.
        DataError: a ZIP archive that is damaged or names paths outside of itself.
    """
    if path.is_dir():
        yield Archive(path.name or str(path), _of_folder(path), budget)
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be opened: {error.strerror or 'the system refuses'}.",
            remedy="Give the downloaded ZIP archive, the folder it was unpacked into, or the file.",
        ) from error
    with stream, packed(stream, path.name, budget) as archive:
        yield archive


@contextmanager
def packed(stream: BinaryIO, name: str, budget: int) -> Iterator[Archive]:
    """The members of an open ZIP archive; the stream itself, by its name, when it is none.

    Raises:
        DataError: it is damaged or names paths outside of itself.
    """
    if not name.lower().endswith(".zip") and not zipfile.is_zipfile(stream):
        stream.seek(0)
        yield Archive(name, {name: [lambda: stream]}, budget)
        return
    try:
        archive = zipfile.ZipFile(stream)
    except (*_BROKEN, NotImplementedError) as error:
        raise DataError(f"{name} is no ZIP archive, or a damaged one.") from error
    with archive:
        yield Archive(name, _of_zip(archive, name), budget)


def _of_zip(archive: zipfile.ZipFile, name: str) -> dict[str, list[Opener]]:
    found: dict[str, list[Opener]] = {}
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise DataError(
                f"{name} names a path outside of itself.",
                remedy="That is no official download; get it from where `rolefit data list` says.",
            )
        if not entry.is_dir():
            found.setdefault(path.name, []).append(_entry(archive, entry))
    return found


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Opener:
    return lambda: io.BufferedReader(archive.open(entry))  # type: ignore[type-var]


def _of_folder(folder: Path) -> dict[str, list[Opener]]:
    found: dict[str, list[Opener]] = {}
    root = folder.resolve()
    for place, below, names in os.walk(folder):
        here = Path(place)
        if len(here.relative_to(folder).parts) >= _DEPTH:
            below.clear()
        below[:] = sorted(one for one in below if not one.startswith("."))
        for path in (here / name for name in sorted(names)):
            # A link may lead anywhere; what is not in the folder was not given.
            if path.is_file() and path.resolve().is_relative_to(root):
                found.setdefault(path.name, []).append(_file(path))
    return found


def _file(path: Path) -> Opener:
    return lambda: path.open("rb")
