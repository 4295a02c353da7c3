"""The ZIP container of a DOCX: what it is, and its parts, inflated within a budget."""

import io
import lzma
import struct
import zipfile
import zlib
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from rolefit.domain.errors import (
    CorruptDocument,
    EncryptedDocument,
    MacroDocument,
    ReadError,
    TooMuchOutput,
    UnsupportedFormat,
)

Element = Any
"""An lxml element; lxml ships no types."""

_MOST_ENTRIES = 4_096
_CHUNK = 65_536
_DIRECTORY_END = b"PK\x05\x06"
_LARGE_DIRECTORY_END = b"PK\x06\x06"
_LOCATOR = b"PK\x06\x07"
_WORD = "Save it as .docx or PDF."
_MAIN = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_OFFICE = {
    "spreadsheetml": "an Excel workbook (.xlsx)",
    "presentationml": "a PowerPoint presentation (.pptx)",
    "ms-excel": "an Excel workbook",
    "ms-powerpoint": "a PowerPoint presentation",
    "ms-visio": "a Visio drawing",
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt)",
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (.ods)",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (.odp)",
    b"application/epub+zip": "an e-book (.epub)",
}


class Package:
    """Parts of an Office Open XML file.

    Args:
        content: the file.
        budget: most bytes that may be inflated in all.

    Raises:
        UnsupportedFormat: a ZIP archive of another kind; the message names it.
        MacroDocument: it carries macros.
        EncryptedDocument: its entries are encrypted.
        CorruptDocument: the archive is broken.
        TooMuchOutput: more entries or bytes than a document has.
    """

    def __init__(self, content: bytes, budget: int) -> None:
        _check_directory(content)
        self._left = budget
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            struct.error,
        ) as error:
            raise CorruptDocument("The DOCX archive is broken.") from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        if any(entry.flag_bits & 0x1 for entry in self._entries.values()):
            raise EncryptedDocument("The archive is encrypted.")
        self.main = self._find_main()

    @property
    def names(self) -> list[str]:
        """The names of all parts, in archive order."""
        return list(self._entries)

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, None when there is no such part.

        Raises:
            CorruptDocument: it is not well-formed, or declares a document type.
            TooMuchOutput: it is larger than what is left of the budget.
        """
        if name not in self._entries:
            return None
        content = self._read(name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError) as error:
            raise CorruptDocument("A part of the DOCX is no well-formed XML.") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise CorruptDocument("A part of the DOCX declares a document type, as none may.")
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationship id to (type's last word, target, external) of a part ("" for the root).

        Internal targets are full part names.
        """
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, tuple[str, str, bool]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target") or ""
            external = relation.get("TargetMode") == "External"
            if not external:
                target = (
                    normpath(join(dirname(part), target)).lstrip("/")
                    if target[:1] != "/"
                    else target[1:]
                )
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            found[relation.get("Id") or ""] = (kind, target, external)
        return found

    def _read(self, name: str) -> bytes:
        entry = self._entries[name]
        if entry.file_size > self._left:
            raise TooMuchOutput("The DOCX unpacks to more than a document may.")
        parts = []
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise TooMuchOutput("The DOCX unpacks to more than a document may.")
                    parts.append(chunk)
        except ReadError:
            raise
        except NotImplementedError as error:
            raise CorruptDocument("The archive is packed in a way that no DOCX is.") from error
        except RuntimeError as error:  # zipfile's way to say that a password is wanted
            raise EncryptedDocument("The archive is encrypted.") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
            ValueError,
            struct.error,
        ) as error:
            raise CorruptDocument("A part of the DOCX archive is broken.") from error
        return b"".join(parts)

    def _find_main(self) -> str:
        if any(name.lower().endswith("vbaproject.bin") for name in self._entries):
            raise MacroDocument("The file carries macros.")
        types = self.xml("[Content_Types].xml") if "[Content_Types].xml" in self._entries else None
        if types is None:
            raise self._other()
        stated = {(e.get("PartName") or "").lstrip("/"): e.get("ContentType") or "" for e in types}
        for name, kind in stated.items():
            if "macroenabled" in kind.lower() and "main+xml" in kind:
                raise MacroDocument("The file is a document with macros.")
            if kind.endswith(_MAIN) and name in self._entries:
                return name
        for word, what in _OFFICE.items():
            if any(word in kind for kind in stated.values()):
                raise UnsupportedFormat(f"The file is {what}.", remedy=_WORD)
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        if any(kind.endswith(_MAIN) for kind in stated.values()):
            raise CorruptDocument("The DOCX lacks its main part.")
        raise self._other()

    def _other(self) -> ReadError:
        if "EncryptedPackage" in self._entries or "META-INF/encryption.xml" in self._entries:
            return EncryptedDocument("The file is encrypted.")
        mimetype = self._read("mimetype") if "mimetype" in self._entries else b""
        what = _MIMETYPES.get(mimetype.strip()[:80])
        if what is None and any(
            name.startswith("Index/") and name.endswith(".iwa") for name in self._entries
        ):
            what = "an Apple iWork document"
        if what:
            return UnsupportedFormat(f"The file is {what}.", remedy=_WORD)
        return UnsupportedFormat(
            "The file is a ZIP archive, not a document.",
            remedy="Unpack it and give the documents inside.",
        )


def _check_directory(content: bytes) -> None:
    """Look at the archive's directory before anything trusts it.

    .ZIP File Format Specification 4.3.16: entries (offset 10, 2 bytes) and size of the directory
    (offset 12, 4 bytes) in the end record; 4.3.14: the same, 8 bytes each, at 32 and 40.
    """
    at = content.rfind(_DIRECTORY_END, max(0, len(content) - 66_000))
    if at < 0 or len(content) < at + 22:
        raise CorruptDocument("The archive has no directory; the file is cut off.")
    entries, size = struct.unpack_from("<HI", content, at + 10)
    large = content.rfind(_LARGE_DIRECTORY_END, 0, at)
    if content[max(0, at - 20) : at].startswith(_LOCATOR) and large >= 0 and large + 56 <= at:
        entries, size = struct.unpack_from("<QQ", content, large + 32)
    if entries > _MOST_ENTRIES or size > _MOST_ENTRIES * 1_024:
        raise TooMuchOutput("The archive has more entries than a document has.")
