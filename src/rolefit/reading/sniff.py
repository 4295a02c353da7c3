"""What a file is, decided by its bytes and never by its name."""

import json
import re
from dataclasses import dataclass
from typing import Any

from rolefit.domain.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    ReadError,
    ScannedDocument,
    UnsupportedFormat,
)
from rolefit.domain.text import Kind
from rolefit.reading.charset import decode
from rolefit.reading.linked_data import find_postings


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A kind, and what finding it out has already brought to light.

    Args:
        kind: HTML also for a page that may hold a JobPosting; the HTML reader looks inside.
        text: the decoded text, "" for PDF and DOCX.
        data: the parsed JSON of JSON_RESUME and JOB_POSTING, else None.
    """

    kind: Kind
    text: str = ""
    data: Any = None


def sniff(content: bytes) -> Sniffed:
    """The kind of `content`.

    A ZIP archive is taken for DOCX here; the DOCX reader looks at its content types.

    Raises:
        EmptyDocument: no bytes, or blanks only.
        UnsupportedFormat: of no kind we read; message and remedy name what it is.
        ScannedDocument: a picture.
        EncryptedDocument: an Office file with a password.
        CorruptDocument: JSON that breaks off.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyDocument("The file is empty.")
    if _PDF.search(content[:1024]):
        return Sniffed(Kind.PDF)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Sniffed(Kind.DOCX)
    _refuse_known(content)
    text = decode(content)
    if not text.strip():
        raise EmptyDocument("The file is empty.")
    return _sniff_text(text)


# -- binary formats ----------------------------------------------------------------------------

_PDF = re.compile(rb"%PDF-[0-9]\.[0-9]")
_PICTURES = (
    (re.compile(rb"\x89PNG\r\n"), "PNG"),
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    (re.compile(rb"RIFF....WEBP", re.S), "WebP"),
    (re.compile(rb"BM....\0\0\0\0", re.S), "BMP"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.S), "HEIC or AVIF"),
    (re.compile(rb"\0\0\0\x0cjP  "), "JPEG 2000"),
    (re.compile(rb"AT&TFORM"), "DjVu"),
)
_WORD = "Open it in a word processor and save it as .docx or PDF."
_ARCHIVE = "an archive"
_UNPACK = "Unpack it and give the documents inside."
# Words may begin like these do ("ID3 Systems"), so each goes on to where no text would.
_MEDIA = re.compile(
    rb"ID3[\x02-\x04][\0-\x09]|OggS\0|fLaC[\0\x80]|RIFF....(?:WAVE|AVI )|\0\0\0.ftyp"
    rb"|\x1aE\xdf\xa3",
    re.S,
)
_OTHERS = (
    (re.compile(rb"\{\\rtf"), "an RTF document", _WORD),
    (re.compile(rb"\xffWPC"), "a WordPerfect document", _WORD),
    (re.compile(rb"%!PS"), "a PostScript file", "Convert it to PDF."),
    (re.compile(rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5/\xfd"), _ARCHIVE, _UNPACK),
    (re.compile(rb"\x7fELF|MZ.{0,62}\0|\xca\xfe\xba\xbe", re.S), "a program", None),
    (_MEDIA, "sound or video", None),
    (re.compile(rb"SQLite format 3\0"), "a database", None),
)  # fmt: skip


def _refuse_known(content: bytes) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _ole(content)
    for pattern, name in _PICTURES:
        if pattern.match(content):
            raise ScannedDocument(f"The file is a picture ({name}); there is no text in it.")
    for pattern, name, remedy in _OTHERS:
        if pattern.match(content):
            raise UnsupportedFormat(
                f"The file is {name}, which rolefit does not read.", remedy=remedy
            )


def _ole(content: bytes) -> ReadError:
    """The error for a file in Microsoft's compound format, as before Office 2007."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    # [MS-DOC] 2.5.2: FibBase.wIdent is 0xA5EC, and bit 8 of the word at offset 10 is fEncrypted.
    word = content[512:514] == b"\xec\xa5"
    if has("EncryptedPackage") or (word and content[523:524] and content[523] & 1):
        return EncryptedDocument("The file is an Office document with a password.")
    if word or has("WordDocument"):
        return UnsupportedFormat("The file is an old Word document (.doc).", remedy=_WORD)
    if has("Workbook") or has("Book"):
        return UnsupportedFormat("The file is an old Excel workbook (.xls).")
    if has("__nameid_version1.0"):
        return UnsupportedFormat(
            "The file is an Outlook message (.msg).", remedy="Save its attachment and give that."
        )
    return UnsupportedFormat("The file is an old Office document.", remedy=_WORD)


# -- text formats ------------------------------------------------------------------------------

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|div|p|h[1-6]|section|article|main|header|nav"
    r"|ul|ol|table|span|script|style|link|center|font|b|strong|a|br)(?=[\s>/]))",
    re.I | re.S,
)
_HTML_LATER = re.compile(r"<!doctype\s+html|<html[\s>]", re.I)
_MIME = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?MIME-Version:", re.I)
_DEEPEST = 40
_RESUME_KEYS = frozenset(
    "basics work volunteer education awards certificates publications skills languages interests"
    " references projects".split()
)


def _sniff_text(text: str) -> Sniffed:
    head = text[:8192].lstrip("\ufeff \t\r\n")
    if head[:1] in {"{", "["}:
        found = _sniff_json(text)
        if found:
            return found
    opening = text[:65_536] if head.startswith("<!--") else head[:1024]
    if _HTML.match(head) or _HTML_LATER.search(opening):
        return Sniffed(Kind.HTML, text)
    if head.startswith("<?xml"):
        raise UnsupportedFormat(
            "The file is XML of a kind that rolefit does not read.", remedy=_WORD
        )
    if _MIME.match(head) and "multipart/" in head.lower():
        raise UnsupportedFormat(
            "The file is a web archive or an e-mail.", remedy="Save it as a plain HTML page or PDF."
        )
    if "\\documentclass" in head:
        raise UnsupportedFormat(
            "The file is LaTeX source.", remedy="Give the PDF that is made from it."
        )
    return Sniffed(Kind.MARKDOWN if looks_like_markdown(text) else Kind.TEXT, text)


def _sniff_json(text: str) -> Sniffed | None:
    """None when it is no JSON after all: a text may start with a bracket."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        if re.match(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*[\[{\"])", text):
            raise CorruptDocument(
                "The file starts like JSON, but is not well-formed.",
                remedy="Check it with a JSON validator.",
            ) from None
        return None
    if _is_too_deep(data):
        raise CorruptDocument("The JSON is nested too deep.")
    if find_postings(data):
        return Sniffed(Kind.JOB_POSTING, text, data)
    if _is_resume(data):
        return Sniffed(Kind.JSON_RESUME, text, data)
    raise UnsupportedFormat(
        "The file is JSON, but neither a JSON Resume (no `basics`, `work` or `education`) nor a"
        ' schema.org JobPosting (no "@type": "JobPosting").',
        remedy="See the formats in docs/reading.md.",
    )


def _is_too_deep(data: object) -> bool:
    level: list[object] = [data]
    for _ in range(_DEEPEST):
        level = [part for node in level for part in _parts(node)]
        if not level:
            return False
    return True


def _parts(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _is_resume(data: object) -> bool:
    if not isinstance(data, dict):
        return False
    known = _RESUME_KEYS & data.keys()
    told = "resume" in str(data.get("$schema", "")).lower()
    return isinstance(data.get("basics"), dict) or len(known) >= 2 or (told and bool(known))


_MD_HEADING = re.compile(r"^#{1,6} +\S.{0,100}$", re.M)
_MD_LINK = re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|mailto:|tel:|#|/|www\.)[^)\s]{0,500}\)")
_MD_BOLD = re.compile(r"\*\*[^*\s][^*\n]{0,200}\*\*|__[^_\s][^_\n]{0,200}__")
_MD_FENCE = re.compile(r"^(?:```|~~~)", re.M)
_MD_TABLE = re.compile(r"^[ \t]{0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t:-]*$", re.M)


def looks_like_markdown(text: str) -> bool:
    """Whether a text has marks of Markdown that nobody writes by accident.

    Bullets and underlined headings are no such marks: plain texts have them too.
    """
    sample = text[:100_000]
    headings = len(_MD_HEADING.findall(sample))
    if headings and _MD_HEADING.match(sample.lstrip()):
        return True
    fences = len(_MD_FENCE.findall(sample)) // 2
    score = 2 * headings + 2 * len(_MD_LINK.findall(sample)) + 3 * fences
    score += len(_MD_BOLD.findall(sample)) + 3 * len(_MD_TABLE.findall(sample))
    return score >= 4
