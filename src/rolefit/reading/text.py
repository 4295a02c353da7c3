"""Plain text: lines become blocks, hard-wrapped sentences become whole again."""

import re

from rolefit.domain.text import Document, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.columns import split_columns
from rolefit.reading.repair import split_lines
from rolefit.reading.wrap import unwrap

_WIDEST = 200  # characters a drawn line may have
_PAGE = re.compile("\f")
_BLANK_LINES = re.compile(r"(?:\n[ \t]*){5,}\n")  # four say as much as a million
_UNDERLINE = re.compile(r"^[ \t]*([=\-_~*#—–─═])\1{2,}[ \t]*$")
_RULE = re.compile(r"^[\W_]*([=\-_~*#.—–─═+|])\1{2,}[\W_]*$")
_FRAMED = re.compile(r"^([=\-_~*#—–─═])\1+ +(\S.*?\S) +\1{2,}$")
_WORDS = re.compile(r"[^\W\d_][\w'’.&/-]*")
_SMALL = frozenset(
    "a an and as at by de des del der du e en et for from in la of on or the to und with y".split()
)


def read_plain(text: str, builder: Builder) -> Document:
    """A document from plain text.

    One block a line, blank lines kept (one at most). Hard-wrapped lines are joined when both the
    width and the words say so; see `wrap`. A heading is marked when it is underlined or framed,
    or when it stands alone: a short line in capitals or title case between blank lines, with
    text after it.

    Raises:
        EmptyDocument: there is no letter or digit in it.
        TooMuchOutput: it has more letters than a text may have.
    """
    builder.expect(text)
    pages = _PAGE.split(text)
    for number, page in enumerate(pages, start=1):
        if len(pages) > 1:
            builder.page(number)
        if page and not page.isspace():
            add_plain(_BLANK_LINES.sub("\n" * 5, page), builder)
    return builder.build()


def add_plain(text: str, builder: Builder) -> None:
    """Append the blocks of one page of plain text."""
    lines = unwrap(_indented_lines(text, builder))
    gap = skip = False
    for index, line in enumerate(lines):
        if skip or not line.strip() or _is_rule(line):
            gap, skip = gap or not line.strip(), False
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        framed = _FRAMED.match(line.strip()) if len(line) <= _WIDEST else None
        underlined = bool(_UNDERLINE.match(following[:_WIDEST])) and _is_short(line)
        alone = gap and index > 0 and _stands_alone(line, lines[index + 1 : index + 4])
        heading = MarkKind.HEADING if framed or underlined or alone else None
        builder.block(framed[2] if framed else line, mark=heading, gap=gap or heading is not None)
        skip = underlined
        gap = False


def _indented_lines(text: str, builder: Builder) -> list[str]:
    """Repaired lines that keep their indentation, which tells continuations from new items."""
    raw = split_lines(text)
    lines = builder.clean("\n".join(split_columns(line.strip()) for line in raw)).split("\n")
    if len(raw) != len(lines):  # a soft hyphen has joined two
        return lines
    return [_indent(before) + after for before, after in zip(raw, lines, strict=True)]


def _indent(line: str) -> str:
    wide = line[:200].expandtabs(4)
    return " " * min(40, len(wide) - len(wide.lstrip()))  # deeper is a layout, not a list


def _is_rule(line: str) -> bool:
    return len(line) <= _WIDEST and bool(_RULE.match(line))


def _is_short(line: str) -> bool:
    words = line.split()
    return 1 <= len(words) <= 8 and len(line.strip()) <= 60 and not line.lstrip().startswith("•")


def _stands_alone(line: str, following: list[str]) -> bool:
    stripped = line.strip()
    if not _is_short(line) or stripped[-1] in ".,;!?" or any(c.isdigit() for c in stripped):
        return False
    if not following or not any(part.strip() for part in following):
        return False
    words = _WORDS.findall(stripped)
    if not words or any(c in stripped for c in "@|"):
        return False
    if stripped.isupper():
        return True
    titled = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    return titled and len(words) <= 5 and (not following[0].strip() or stripped.endswith(":"))
