"""Many documents in one file: a ZIP archive, or JSON Lines."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from os import SEEK_END
from pathlib import PurePosixPath
from typing import Any, BinaryIO, TypeGuard

from rolefit.domain.errors import (
    CorruptDocument,
    EncryptedDocument,
    InvalidStructure,
    ReadError,
    TooLarge,
    TooMuchOutput,
    UnsupportedFormat,
)
from rolefit.domain.records import DOCUMENT_ID, LONGEST_NAME, LONGEST_TAG, MOST_TAGS

_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What operating systems add to archives; no document."""

_STRINGS = ("text", "name", "document_id")

_ENTRY, _TAIL = 512, 65_557 + 76
"""Bytes that a member may take in the list on average, and where the archive's end must be."""

_BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError),
    *(zlib.error, LZMAError, RuntimeError),
)
"""What unpacking raises."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A document in a file of many.

    Args:
        problem: why it cannot be taken out; there is no content then.
    """

    name: str
    content: bytes
    document_id: str = ""
    tags: tuple[str, ...] = ()
    problem: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be in a file of many.

    Args:
        each: bytes of one document.
        documents: how many there may be.
        unpacked: bytes of all of them together.
    """

    each: int
    documents: int
    unpacked: int


class Archive:
    """Documents in a file, in its order, one in memory at a time.

    Args:
        file: seekable; it stays open.

    Raises:
        UnsupportedFormat: it is neither a ZIP archive nor JSON Lines.
        CorruptDocument: an archive that is broken.
        TooMuchOutput: more documents, or more bytes, than there may be.
    """

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        self._file = file
        self._bounds = bounds
        self._zip = _opened(file, bounds)
        self._members = _members(self._zip) if self._zip else []
        self.total = len(self._members) if self._zip else _lines(file)
        if self.total > bounds.documents:
            raise TooMuchOutput(
                f"There are {self.total} documents in it; {bounds.documents} may be sent at once."
            )
        unpacked = sum(one.file_size for one in self._members)
        if unpacked > bounds.unpacked:
            raise TooMuchOutput(
                f"It unpacks to {unpacked} bytes; {bounds.unpacked} may be sent at once."
            )

    def documents(self, skip: int = 0) -> Iterator[Packed]:
        """What is in it.

        Args:
            skip: so many of the first are left out.
        """
        if self._zip is None:
            yield from self._from_lines(skip)
            return
        for member in self._members[skip:]:
            yield self._unpacked(self._zip, member)

    def _unpacked(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Packed:
        name = PurePosixPath(member.filename.replace("\\", "/")).name
        if member.flag_bits & 1:
            return Packed(name, b"", problem=EncryptedDocument("It wants a password."))
        try:
            with archive.open(member) as file:
                # The header may lie about the size, so it is the bytes that count.
                content = file.read(self._bounds.each + 1)
        except _BROKEN as error:
            broken = CorruptDocument(f"It cannot be unpacked: {type(error).__name__}.")
            return Packed(name, b"", problem=broken)
        if len(content) > self._bounds.each:
            return Packed(name, b"", problem=_too_large(self._bounds.each))
        return Packed(name, content)

    def _from_lines(self, skip: int) -> Iterator[Packed]:
        self._file.seek(0)
        number = 0
        while line := self._file.readline(self._bounds.each + 1):
            whole = line.endswith(b"\n") or len(line) <= self._bounds.each
            if not whole:
                _skip_line(self._file)
            if not line.strip():
                continue
            number += 1
            if number > skip:
                yield self._line(line, number, whole=whole)

    def _line(self, line: bytes, number: int, *, whole: bool) -> Packed:
        name = f"line {number}"
        if not whole:
            return Packed(name, b"", problem=_too_large(self._bounds.each))
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            return Packed(name, b"", problem=InvalidStructure("The line is no JSON."))
        return _document(told, name, line)


def _document(told: object, name: str, line: bytes) -> Packed:
    """A line as a document: a text with what is known of it, or itself a structured one."""
    if not isinstance(told, dict):
        return Packed(name, b"", problem=InvalidStructure("The line is no JSON object."))
    if "text" not in told:
        return Packed(name, line)
    tags = told.get("tags", [])
    wrong = _fault(told, tags)
    if wrong:
        return Packed(name, b"", problem=InvalidStructure(wrong))
    return Packed(
        told.get("name", "") or name,
        told["text"].encode("utf-8", "surrogatepass"),
        told.get("document_id", ""),
        tuple(tag.strip() for tag in tags),
    )


def _fault(told: dict[str, Any], tags: object) -> str:
    """What is wrong with a line, by the rules that a call for one document has; "" for nothing."""
    if not all(isinstance(told.get(key, ""), str) for key in _STRINGS) or not _is_strings(tags):
        return "text, name and document_id are strings, tags a list of strings."
    if told.get("document_id") and not re.fullmatch(DOCUMENT_ID, told["document_id"]):
        return "A document_id is of up to 128 letters, digits and . _ ~ -"
    if len(told.get("name", "")) > LONGEST_NAME or not _is_writable(told.get("name", "")):
        return f"A name has at most {LONGEST_NAME} characters."
    fit = (0 < len(tag.strip()) <= LONGEST_TAG and _is_writable(tag) for tag in tags)
    if len(tags) > MOST_TAGS or not all(fit):
        return f"There are at most {MOST_TAGS} tags, of 1 to {LONGEST_TAG} characters."
    return ""


def _is_strings(tags: object) -> TypeGuard[list[str]]:
    return isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)


def _is_writable(text: str) -> bool:
    """Whether it has no half of a surrogate pair, which nothing could keep."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def _opened(file: BinaryIO, bounds: Bounds) -> zipfile.ZipFile | None:
    """The archive; None for JSON Lines."""
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    if start[:2] == b"PK":
        if _directory(file) > _ENTRY * bounds.documents + _TAIL:
            raise TooMuchOutput(f"It lists far more than the {bounds.documents} that may be sent.")
        try:
            return zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise CorruptDocument("The ZIP archive is broken.") from error
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b""):
        return None
    raise UnsupportedFormat(
        "It is neither a ZIP archive nor JSON Lines.",
        remedy="Send a .zip of documents, or one JSON object a line.",
    )


def _directory(file: BinaryIO) -> int:
    """Bytes that a ZIP archive's list of members has, as its end tells (APPNOTE 4.3.14, 4.3.16).

    `zipfile` makes an object of each before anybody can count them. Of several ends the largest
    counts, for nobody knows which one it takes.
    """
    file.seek(max(0, file.seek(0, SEEK_END) - _TAIL))
    tail = file.read()
    file.seek(0)
    told = [tail[found.end() + 8 : found.end() + 12] for found in re.finditer(b"PK\x05\x06", tail)]
    wide = [tail[found.end() + 36 : found.end() + 44] for found in re.finditer(b"PK\x06\x06", tail)]
    sizes = [int.from_bytes(one, "little") for one in told if one != b"\xff" * 4]
    return max([*sizes, *(int.from_bytes(one, "little") for one in wide)], default=0)


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        one
        for one in archive.infolist()
        if not one.is_dir() and not one.filename.startswith(_JUNK) and not _is_junk(one.filename)
    ]


def _is_junk(path: str) -> bool:
    return PurePosixPath(path).name in _JUNK


def _lines(file: BinaryIO) -> int:
    """Lines that are not blank; read in pieces, for a line may be long."""
    file.seek(0)
    total, is_blank = 0, True
    while piece := file.readline(1 << 16):
        is_blank = is_blank and not piece.strip()
        if piece.endswith(b"\n"):
            total += not is_blank
            is_blank = True
    return total + (not is_blank)


def _skip_line(file: BinaryIO) -> None:
    while (piece := file.readline(1 << 16)) and not piece.endswith(b"\n"):
        pass


def _too_large(most: int) -> ReadError:
    return TooLarge(f"It has more than the {most} bytes that a document may have.")
