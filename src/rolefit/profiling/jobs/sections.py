"""A posting as statements, each with the role that its heading gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolefit.domain.text import Document, Mark, MarkKind, Span
from rolefit.profiling.jobs import boilerplate, cues
from rolefit.profiling.jobs.cleaning import BULLETS, has_words, trim
from rolefit.profiling.jobs.headings import (
    guess_role,
    match_heading,
    match_spoken_heading,
    stands_out,
)
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.splitting import sentences

_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–—]\s|\d{{1,2}}[.)]\s)")
_MARKED = {
    MarkKind.MUST: Role.MUST,
    MarkKind.NICE: Role.NICE,
    MarkKind.DUTY: Role.DUTY,
    MarkKind.BENEFIT: Role.BENEFIT,
}
# Labels whose value is one line or sentence; the section goes on behind it.
_FIELD = re.compile(
    r"(?:salary|pay|rate|compensation|remuneration|company|client|employer|industry|profession|"
    r"(?:primary |work |job )?locations?(?:\(s\))?|schedule|hours|shift|(?:working |work )?pattern|"
    r"(?:expected |proposed )?start date|closing date|(?:date )?(?:posted|published)|"
    r"date last revised|"
    r"reference(?: number| code)?|req(?:uisition)?(?: id| number)?|department|reports? to|"
    r"reporting to|contract|band|grade|employment|travel|(?:job |position |business )?title|"
    r"duration|exemption status|(?:job|posting|employment|contract|position) (?:type|id|code|"
    r"number|reference|location|category|status|level|function|industr(?:y|ies))|contact)",
    re.IGNORECASE,
)
# How a heading speaks that is no fixed phrase: "What we'd love to see".
_ADDRESSES = re.compile(r"(?:what|who|how|why|where|your|our|we|you|here|in this)\b", re.IGNORECASE)
_LONGEST_BARE_HEADING = 6
_AFTER_HEADING = re.compile(
    r"(?:\s?\((?:required|minimum|essential|mandatory|(?P<nice>preferred|desired|desirable|"
    r"optional))\))?[\s:\-–—?!.*]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, bullet or heading.

    Args:
        span: trimmed of bullets and punctuation at its edges.
        role: of the section it stands in.
        bullet: a list item.
        alone: a line of its own, one sentence long.
        marked: the format itself told the role.
        heading: it is a heading, no requirement.
    """

    span: Span
    role: Role
    bullet: bool = False
    alone: bool = False
    marked: bool = False
    heading: bool = False


def statements(document: Document, start: int) -> list[Statement]:
    """Every statement of the posting from offset `start` on, in order."""
    walk = _Walk(document.text)
    for line, mark, title in _lines(document, start):
        walk.add(line, mark, title=title)
    return walk.found


def _lines(document: Document, start: int) -> Iterator[tuple[Span, Role | None, bool]]:
    """Lines, cut where a mark begins or ends, with the role that a mark gives them."""
    marks = [
        mark for mark in document.marks if mark.kind in _MARKED or mark.kind is MarkKind.HEADING
    ]
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    edges |= {hit.end() for hit in re.finditer("\n", document.text)}
    edges |= {start, len(document.text)}
    ordered = sorted(edge for edge in edges if edge >= start)
    at = 0
    open_marks: list[Mark] = []
    for begin, end in zip(ordered, ordered[1:], strict=False):
        while at < len(marks) and marks[at].span.start <= begin:
            open_marks.append(marks[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.span.end > begin]
        roles = [_MARKED[mark.kind] for mark in open_marks if mark.kind in _MARKED]
        title = any(mark.kind is MarkKind.HEADING for mark in open_marks)
        yield Span(begin, end), (roles[-1] if roles else None), title


class _Walk:
    """Goes down the posting and carries the role of the latest heading."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.role = Role.NEUTRAL
        self.resumed: Role | None = None
        self.found: list[Statement] = []

    def add(self, line: Span, mark: Role | None, *, title: bool) -> None:
        """Add the statements of one line."""
        inner = trim(self.text, line.start, line.end)
        if not has_words(inner.of(self.text)):
            return
        bullet = _BULLET.match(self.text, line.start, line.end) is not None
        if mark is None and (title or self._is_heading(line, inner, bullet=bullet)):
            self._head(inner, self._role_of(inner, title=title))
            return
        pieces = sentences(self.text, Span(inner.start, _full_end(self.text, inner.end, line.end)))
        for piece in pieces:
            self._sentence(piece, mark, bullet=bullet, alone=len(pieces) == 1)

    def _is_heading(self, line: Span, inner: Span, *, bullet: bool) -> bool:
        words = inner.of(self.text).split()
        if len(words) > 9:
            return False
        rest = self.text[inner.end : line.end].strip()
        if rest.startswith(":") and len(words) <= 9 and ":" not in inner.of(self.text):
            return not bullet or match_heading(self.text, inner.start, inner.end) is not None
        if bullet:
            return False
        if _ADDRESSES.match(self.text, inner.start, inner.end) and not rest:
            following = self.text[line.end :].lstrip("\n")[:8]
            if _BULLET.match(following) and guess_role(inner.of(self.text)) is not None:
                return True
        if not rest and len(words) <= _LONGEST_BARE_HEADING and self._heads_a_list(line, inner):
            return True
        found = match_heading(self.text, inner.start, inner.end)
        return found is not None and found[0] >= inner.end - 1

    def _heads_a_list(self, line: Span, inner: Span) -> bool:
        """Whether a blank line stands above it, bullets below, and it asks for nothing itself."""
        above = self.text[: line.start].rstrip(" \t\r")
        if not above.endswith("\n\n") or _BULLET.match(self.text, line.end) is None:
            return False
        said = inner.of(self.text)
        return not (cues.asks(said) or cues.is_weighed(said) or cues.opens_with_verb(said))

    def _role_of(self, inner: Span, *, title: bool) -> Role:
        found = match_heading(self.text, inner.start, inner.end)
        if found and found[0] >= inner.start + len(inner) * 0.5:
            return self._weighed(found, inner.end)
        guess = guess_role(inner.of(self.text))
        if guess is not None:
            return guess
        if found:
            return found[1]
        return Role.NEUTRAL if title and self.role in IGNORED else self.role

    def _head(self, span: Span, role: Role) -> None:
        if _FIELD.fullmatch(self.text, span.start, span.end):
            self.resumed = self.resumed or self.role
        else:
            self.resumed = None
        self.role = role
        self.found.append(Statement(span, role, heading=True))

    def _sentence(self, piece: Span, mark: Role | None, *, bullet: bool, alone: bool) -> None:
        start = piece.start
        inner = trim(self.text, start, piece.end)
        if mark is None:
            start = self._inline_heading(inner.start, inner.end)
            alone = alone and start == inner.start
        inner = trim(self.text, start, piece.end)
        words = inner.of(self.text)
        if not has_words(words):
            return
        if (
            mark is None
            and start == piece.start
            and self.role not in IGNORED
            and boilerplate.is_boilerplate(words)
            and not bullet
            and not cues.names_ability(words)
        ):
            self.role = Role.NEUTRAL
        if self.role is Role.COMPANY and _leaves_company(words):
            self.role = Role.NEUTRAL
        self.found.append(Statement(inner, mark or self.role, bullet, alone, mark is not None))
        if self.resumed is not None:
            self.role, self.resumed = self.resumed, None

    def _inline_heading(self, start: int, end: int) -> int:
        """Take the headings that a line opens with; where the rest begins."""
        for _ in range(3):
            found = match_heading(self.text, start, end)
            if found is None or not stands_out(self.text, start, found[0], end, whole=True):
                found = match_spoken_heading(self.text, start, end)
            if found is None:
                return start
            after = _AFTER_HEADING.match(self.text, found[0], end)
            self._head(Span(start, found[0]), self._weighed(found, end))
            start = after.end() if after else found[0]
        return start

    def _weighed(self, heading: tuple[int, Role], end: int) -> Role:
        """The role of a heading, NICE for "Requirements (desirable)"."""
        after = _AFTER_HEADING.match(self.text, heading[0], end)
        return Role.NICE if after is not None and after["nice"] is not None else heading[1]


def _leaves_company(words: str) -> bool:
    """Whether text below "About us" has gone over to what is asked."""
    talk = boilerplate.is_company_talk(words) or boilerplate.is_boilerplate(words)
    asks = cues.addresses_person(words) or cues.tells_duty(words) or cues.is_weighed(words)
    return asks and not talk and not boilerplate.is_about_a_name(words)


def _full_end(text: str, end: int, limit: int) -> int:
    """`end` with the full stop that trimming took, so that sentence ends are seen."""
    while end < limit and text[end] in ".!?)”\"'":
        end += 1
    return end
