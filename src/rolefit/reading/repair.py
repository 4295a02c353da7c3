"""Text as its author meant it: mis-encoding undone, invisible characters out, spaces plain."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

BULLET = "• "


@dataclass(frozen=True, slots=True)
class Repaired:
    r"""A repaired text and what had to be done to it.

    Args:
        text: NFC, "\n" line ends, single plain spaces, list lines start with "• ".
        zero_width: how many characters that nobody can see were taken out.
        broken_words: how many words such characters had broken apart.
        repaired: mis-encoded characters ("â€™") were put right.
    """

    text: str
    zero_width: int = 0
    broken_words: int = 0
    repaired: bool = False


def repair(text: str, *, bullets: bool = True) -> Repaired:
    """Repair a text of any length in time linear in it; line breaks stay where they are.

    Done: mojibake ("â€™"), ligatures, full-width and "mathematical" letters, soft hyphens (with
    the line break after them), zero-width, bidirectional and tag characters, control characters,
    odd spaces, runs of spaces, bullets of every font at the start of a line. Quotation marks and
    dashes stay as they are. Lone surrogates become U+FFFD.

    Args:
        text: as it was decoded.
        bullets: False for the inner part of a line, where a dash is a dash.
    """
    text = _NEWLINE.sub("\n", text)
    if text.isascii():
        return Repaired(_tidy(text, bullets=bullets))
    text = _SURROGATE.sub("\ufffd", text)
    decoded = _decode(text)
    visible, seen, broken = _strip_invisible(_SOFT_HYPHEN.sub("", decoded))
    tidy = _tidy(_compose(visible.translate(_table())), bullets=bullets)
    return Repaired(tidy, seen, broken, repaired=decoded != text)


def split_lines(text: str) -> list[str]:
    """The lines of a text, ended as any system ends them."""
    return _NEWLINE.sub("\n", text).split("\n")


# -- mis-encoding ------------------------------------------------------------------------------

_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SOFT_HYPHEN = re.compile("\u00ad+[ \t]*\n?")

# UTF-8 read as Windows-1252 loses five bytes (81, 8D, 8F, 90, 9D); what stands in their place
# differs by tool: nothing, U+FFFD, the C1 control, or, in some exports, a zero-width space.
_LOST = "[\u200b\ufffd\x81\x8d\x8f\x90\x9d]"
_LOSSY = (
    (re.compile(f"â€(?:{_LOST}|(?=[\\s.,;:!?)]|$))", re.M), "”"),
    (re.compile("â€‹"), ""),  # a zero-width space
    (re.compile(f" ?ï¼(?:{_LOST} ?|\\s|$)", re.M), " - "),
    (re.compile(f"â—{_LOST}"), "●"),
    (re.compile(f"â{_LOST}–"), "❖"),
    (re.compile(f"ï¬{_LOST}"), "fi"),
    (re.compile("ï[‚ƒ][^\\s\x00-\x7e]"), "•"),  # Symbol and Wingdings in the private use area
)
# What is left of a no-break space or a Latin-1 sign when the second byte became a plain one.
_STRAY = re.compile("Â(?=[\\s\u00a0\u200b£¥§©«®°±²³´µ·»¼½¾]|$)", re.M)
_SUSPECT = re.compile("[ÂÃâï€\x80-\x9fÅÐÑàáãäåæçèéìíðŽžв†]")


def _decode(text: str) -> str:
    """Undo UTF-8 that was read as something else, line by line: files are often mixed."""
    if not _SUSPECT.search(text):
        return text
    return "\n".join(
        _decode_line(line) if _SUSPECT.search(line) else line for line in text.split("\n")
    )


def _decode_line(line: str) -> str:
    from ftfy import fix_encoding  # slow to import, and most documents need none of it

    for pattern, meant in _LOSSY:
        line = pattern.sub(meant, line)
    return _STRAY.sub("", _NEWLINE.sub(" ", fix_encoding(line)))


# -- characters nobody sees --------------------------------------------------------------------

_INVISIBLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c" + "".join(map(chr, range(0xFE00, 0xFE10))))
_FIRST_UNCASED = "\u0590"  # from here on, scripts whose spelling needs joiners, and emoji


def _strip_invisible(text: str) -> tuple[str, int, int]:
    seen = broken = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal seen, broken
        run = match[0]
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if before >= _FIRST_UNCASED and set(run) <= _HARMLESS:
            joiner = run[0] in "\u200c\u200d" and after >= _FIRST_UNCASED
            return run[0] if joiner else ""
        if run == "\ufeff" and match.start() == 0:
            return ""
        if run == "\ufe0f" and not after.isalnum():  # "as an emoji", after a digit or a sign
            return ""
        seen += len(run)
        broken += before.isalnum() and after.isalnum()
        return ""

    return _INVISIBLE.sub(replace, text), seen, broken


# -- one form for every character --------------------------------------------------------------


@cache
def _table() -> dict[int, str | None]:
    """Compatibility forms that only differ in looks, odd spaces and hyphens; built once."""
    table: dict[int, str | None] = {}
    looks = (*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800), 0x00A0)
    for code in (*looks, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x2800):
        table[code] = unicodedata.normalize("NFKC", chr(code))
    table[0x1680] = table[0x2800] = " "
    table[0x2010] = table[0x2011] = table[0x2212] = "-"
    table.update(dict.fromkeys(range(0x80, 0xA0)))
    return table


@cache
def _combining() -> re.Pattern[str]:
    marks = "".join(chr(c) for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c)))
    return re.compile(f"([{marks}]{{8}})[{marks}]+")


_LONG_RUN = re.compile(r"[^\x00-\u02ff]{9}")


def _compose(text: str) -> str:
    # Normalising a run of n combining marks takes n² steps; no word of any language has eight.
    if _LONG_RUN.search(text):
        text = _combining().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


# -- spaces and bullets ------------------------------------------------------------------------

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]+")
_SPACES = re.compile("[ \t]{2,}|\t")
_EDGES = re.compile("^ | $", re.M)
_SIGNS = (
    "•‣⁃∙●○◦◉◎■□▪▫▬◆◇◈❖❑❒❏❐➢➣➤➔➜➞➠➡→⇒►▶▸▹▷»›✓✔✗✘☑☐✦✧★☆⚫⚪⬤◾◼◽◻⦁⦿⁌⁍☞❯"
    "\uf02d\uf06c\uf06e\uf071\uf075\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0be\uf0d8\uf0de\uf0e8\uf0fc"
)
_RANGE = r"(?:(?:19|20)\d\d\b|present\b|current\b|now\b|to ?date\b)"
_PHONE = r"\+ \d[\d ()/.-]{6}"
_BULLET = re.compile(
    f"^(?:[{_SIGNS}·]+ ?|(?!{_PHONE})[*+~¬§Øü] (?=\\S)|[-–—] (?!(?i:{_RANGE})|$)|o (?=[A-Z])"
    r"|\?(?=[A-Z][a-z])|\*(?=[A-Z][a-z][^*\n]*$))+",
    re.M,
)
_PRIVATE = re.compile("[\ue000-\uf8ff]+")


def _tidy(text: str, *, bullets: bool) -> str:
    text = _CONTROL.sub("", text)
    text = _EDGES.sub("", _SPACES.sub(" ", text))
    if bullets:
        text = _BULLET.sub(BULLET, text)
    if text.isascii():
        return text
    if not _PRIVATE.search(text):
        return _EDGES.sub("", text)
    # Icon fonts live in the private use area; elsewhere than at a line's start they mean nothing.
    return _EDGES.sub("", _SPACES.sub(" ", _PRIVATE.sub(" ", text)))
