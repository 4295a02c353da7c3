"""A text as lines, the unit that headings, headers and bullets are recognised by."""

import re
from dataclasses import dataclass

from rolefit.domain.text import Span

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(
    r"[ \t]*(?:[•●▪■◦‣○·§➢►✓❖\uf0b7]|[*](?![*])|[-–—](?=[ \t])|o(?=[ \t][A-Z]))[ \t]*"
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Args:
        span: the words, without a bullet and without spaces at the ends.
        text: the words of `span`.
        bullet: it starts with a list sign.
        gap: a blank line, or the start of the text, stands before it.
    """

    span: Span
    text: str
    bullet: bool
    gap: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


def lines_of(text: str, within: Span | None = None) -> list[Line]:
    """The lines of `text` that are not blank, in order; only those inside `within` if given."""
    start, end = (within.start, within.end) if within is not None else (0, len(text))
    lines: list[Line] = []
    last_end = None
    for match in _LINE.finditer(text, start, end):
        bullet = _BULLET.match(text, match.start(), match.end())
        left = bullet.end() if bullet else match.start()
        words = text[left : match.end()]
        stripped = words.strip()
        if not stripped:
            continue
        left += len(words) - len(words.lstrip())
        gap = last_end is None or text.count("\n", last_end, match.start()) > 1
        lines.append(Line(Span(left, left + len(stripped)), stripped, bullet is not None, gap))
        last_end = match.end()
    return lines


def count_words(text: str) -> int:
    """How many words a text has: runs without spaces that hold a letter or a digit."""
    return sum(1 for word in text.split() if _WORD.search(word))
