"""Bytes to characters: the declared or likeliest encoding of a text file."""

import codecs
import re

from rolefit.domain.errors import UnsupportedFormat

_SAMPLE = 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1a\x1b") + b"\x7f"
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)


def decode(content: bytes) -> str:
    """The text in `content`, without a byte order mark.

    UTF-8, UTF-16 and UTF-32 are recognised; then the encoding an HTML page declares; then
    Windows-1252, when the text looks western; then what charset-normalizer thinks. Bytes that
    break the encoding become U+FFFD, or their Windows-1252 character inside of UTF-8.

    Raises:
        UnsupportedFormat: the bytes are no text.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    head = content[:_SAMPLE]
    if 50 * len(head.translate(None, _CONTROL)) < 49 * len(head) or b"\0" in head:
        raise UnsupportedFormat("The bytes are neither a known document nor a text.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a western text is zero."""
    head = content[:_SAMPLE]
    half = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _legacy(content: bytes) -> str:
    high = sum(content[:_SAMPLE].count(byte) for byte in range(0x80, 0x100))
    replaced = content[:_SAMPLE].decode("utf-8", "replace")
    good = sum(1 for char in replaced if char > "\x7f" and char != "\ufffd")
    if good > replaced.count("\ufffd"):
        return content.decode("utf-8", "rolefit-windows-1252")
    declared = _declared(content)
    if declared:
        return content.decode(declared, "replace")
    letters = sum(content[:_SAMPLE].count(byte) for byte in _LETTERS)
    if high <= 0.15 * letters:
        return content.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(_non_ascii_sample(content), preemptive_behaviour=False).best()
    return content.decode(best.encoding if best else "cp1252", "replace")


_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    # Codecs that are no charsets (rot13, zip) and UTF-8, which was tried, are of no use here.
    known = name.startswith(("cp", "iso8859", "koi8", "mac", "gb", "big5", "shift", "euc", "ptcp"))
    return {"iso8859-1": "cp1252"}.get(name, name) if known else None


def _non_ascii_sample(content: bytes) -> bytes:
    lines = (line for line in content[:2_000_000].split(b"\n") if not line.isascii())
    sample = bytearray()
    for line in lines:
        sample += line[:2000] + b"\n"
        if len(sample) > 16_384:
            break
    return bytes(sample)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("rolefit-windows-1252", _as_windows)
