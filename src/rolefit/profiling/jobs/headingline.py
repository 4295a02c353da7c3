"""Which lines of a posting are headings, told by how they stand and what stands below them."""

import re

from rolefit.domain.text import Span
from rolefit.profiling.jobs import cues
from rolefit.profiling.jobs.cleaning import BULLETS
from rolefit.profiling.jobs.headings import guess_role, is_field, match_heading
from rolefit.profiling.jobs.licences import find_licence
from rolefit.profiling.skills import Gazetteer

_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–—+]\s|\d{{1,2}}[.)]\s)")
# How a heading speaks that is no fixed phrase: "What we'd love to see".
_ADDRESSES = re.compile(r"(?:what|who|how|why|where|your|our|we|you|here|in this)\b", re.IGNORECASE)
# "The run", "Some extras": names a part of the posting, also with a blank line below it.
_NAMES_PART = re.compile(r"(?:the|our|your|some|a few|any)(?: [\w&’'-]+){1,3}$", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"(?:what|who|how|where|why|here)\b", re.IGNORECASE)
_LONGEST_HEADING = 9
_LONGEST_BARE_HEADING = 6
_LONG_WORD = 7
"""One word in capitals of so many letters is no abbreviation."""
# A whole line in italics or bold: "*Boxes to tick*", "__Perks__:".
_EMPHASISED = re.compile(
    r"[ \t]*(?P<mark>\*{1,3}|_{1,3})(?=\w)[^*\n]{1,80}(?P=mark)[ \t]*:?[ \t]*$"
)
_NEXT = re.compile(r"(?P<line>[^\n]+)")
_BELOW = re.compile(r"\s*(?P<line>[^\n]+)")
_BLANK = re.compile(r"\n[ \t\r]*\n[ \t\r]*$")
_ENDS_SENTENCE = re.compile(r"[.!?][\s\"'”’)]{0,4}$")
_TWO_SENTENCES = re.compile(r"[a-z)][.!?]\s{1,4}[A-Z]")
_SHORTEST_SENTENCE = 3
_SHORTEST_PROSE = 12


class HeadingLines:
    """Tells the headings among the lines of one posting.

    Args:
        text: the posting.
        gazetteer: tells a short line that is a skill from one that is a heading.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer

    def is_heading(self, line: Span, inner: Span, *, bullet: bool, ignored: bool) -> bool:
        """Whether a line is a heading.

        Args:
            line: the line, its line break included.
            inner: its words, trimmed of bullets and punctuation.
            bullet: it is an item of a list.
            ignored: what stands above it asks for nothing (benefits, the firm), so that a verb
                at its start tells no duty.
        """
        words = inner.of(self.text).split()
        if len(words) > _LONGEST_HEADING:
            return False
        rest = self.text[inner.end : line.end].strip(" \t\r\n*_")
        if rest.startswith(":") and ":" not in inner.of(self.text):
            return not bullet or match_heading(self.text, inner.start, inner.end) is not None
        if bullet:
            return False
        if not rest and self._stands_apart(line, inner, ignored=ignored):
            return True
        found = match_heading(self.text, inner.start, inner.end)
        return found is not None and found[0] >= inner.end - 1

    def _stands_apart(self, line: Span, inner: Span, *, ignored: bool) -> bool:
        """Whether it heads what follows: apart from what is above, and asking for nothing itself.

        What follows is a list, or prose; short lines below are items of the same kind as it,
        unless its words or its capitals tell that it is a heading.
        """
        said = inner.of(self.text)
        listed = self.begins_list(line.end)
        addresses = _ADDRESSES.match(said) is not None
        if addresses and listed and guess_role(said) is not None:
            return True
        emphasised = _is_emphasised(line.of(self.text))
        if not emphasised and not self.is_below_blank(line):
            return False
        if listed and _QUESTION_WORD.match(said):
            return True
        if len(said.split()) > _LONGEST_BARE_HEADING or cues.asks(said) or cues.is_weighed(said):
            return False
        if cues.opens_with_verb(said) and not ignored and " " in said:
            return False
        return listed or self._heads_text(line, said, emphasised=emphasised)

    def _heads_text(self, line: Span, said: str, *, emphasised: bool) -> bool:
        """Whether a short line that names no skill or licence stands above text, not a list."""
        named = emphasised or _NAMES_PART.match(said) is not None
        below = (_BELOW if named else _NEXT).match(self.text, line.end)
        if below is None or is_field(said) or find_licence(said) is not None:
            return False
        if self.gazetteer.link(said) is not None:
            return False
        if emphasised:
            return _EMPHASISED.match(below["line"]) is None
        capitals = said.isupper() and (" " in said or len(said) >= _LONG_WORD)
        if capitals and not below["line"].isupper():
            return True
        if _ADDRESSES.match(said) and guess_role(said) is not None:
            return True
        return _is_prose(below["line"])

    def is_bulleted(self, line: Span) -> bool:
        """Whether a line is an item of a list, not a line in italics."""
        if _is_emphasised(line.of(self.text)):
            return False
        return _BULLET.match(self.text, line.start, line.end) is not None

    def begins_list(self, at: int) -> bool:
        """Whether a list item, not a line in italics, begins at `at`, blank lines aside."""
        found = _BULLET.match(self.text, at)
        below = _BELOW.match(self.text, at)
        return found is not None and (below is None or _EMPHASISED.match(below["line"]) is None)

    def is_below_blank(self, line: Span) -> bool:
        """Whether a blank line stands above it."""
        return _BLANK.search(self.text[max(0, line.start - 20) : line.start]) is not None


def _is_emphasised(line: str) -> bool:
    return _EMPHASISED.match(line.rstrip()) is not None


def _is_prose(line: str) -> bool:
    """Whether a line is made of sentences rather than an item of a list."""
    count = len(line.split())
    if count >= _SHORTEST_PROSE:
        return True
    if _TWO_SENTENCES.search(line):
        return True
    return count >= _SHORTEST_SENTENCE and _ENDS_SENTENCE.search(line[-8:]) is not None
