"""A posting as statements, each with the role that its heading gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolefit.domain.text import Document, Mark, MarkKind, Span
from rolefit.profiling.jobs import boilerplate, cues
from rolefit.profiling.jobs.cleaning import has_words, trim
from rolefit.profiling.jobs.headingline import HeadingLines
from rolefit.profiling.jobs.headings import (
    guess_role,
    is_field,
    match_heading,
    match_spoken_heading,
    stands_out,
)
from rolefit.profiling.jobs.roles import IGNORED, Role
from rolefit.profiling.jobs.splitting import sentences
from rolefit.profiling.skills import Gazetteer

_MARKED = {
    MarkKind.MUST: Role.MUST,
    MarkKind.NICE: Role.NICE,
    MarkKind.DUTY: Role.DUTY,
    MarkKind.BENEFIT: Role.BENEFIT,
}
# Where a section of benefits or about the firm only changes its subject.
_SAME_TALK = re.compile(
    r"\b(?:health|medical|wellness|well-?being|time off|time away|leave|holidays?|vacation|pension|"
    r"retirement|famil(?:y|ies)|parent\w*|financ\w+|money|pay|bonus(?:es)?|insurance|savings|"
    r"learning|development|growth|careers?|cultur\w+|values|diversity|inclusion|belonging|"
    r"flexib\w+|"
    r"balance|community|communities|office|offices|team|teams|mission|vision|history|story|"
    r"customers|clients|products?|locations?|awards?|social|food|fun|discounts?|recognition|"
    r"everyone|our|us|we|company|work-life|life|address|hours|start|links?|share|follow|"
    r"search|menu|news|terms|cookies?|policy|jobs)\b",
    re.IGNORECASE,
)
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


def statements(document: Document, start: int, gazetteer: Gazetteer) -> list[Statement]:
    """Every statement of the posting from offset `start` on, in order.

    Args:
        document: the posting.
        start: where its head ends.
        gazetteer: tells a short line that is a skill from one that is a heading.
    """
    walk = _Walk(document.text, gazetteer)
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

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.lines = HeadingLines(text, gazetteer)
        self.role = Role.NEUTRAL
        self.resumed: Role | None = None
        self.found: list[Statement] = []

    def add(self, line: Span, mark: Role | None, *, title: bool) -> None:
        """Add the statements of one line."""
        inner = trim(self.text, line.start, line.end)
        if not has_words(inner.of(self.text)):
            return
        bullet = self.lines.is_bulleted(line)
        ignored = self.role in IGNORED
        if mark is None and (
            title or self.lines.is_heading(line, inner, bullet=bullet, ignored=ignored)
        ):
            self._head(inner, self._role_of(line, inner, title=title))
            return
        pieces = sentences(self.text, Span(inner.start, _full_end(self.text, inner.end, line.end)))
        for piece in pieces:
            self._sentence(piece, mark, bullet=bullet, alone=len(pieces) == 1)

    def _role_of(self, line: Span, inner: Span, *, title: bool) -> Role:
        found = match_heading(self.text, inner.start, inner.end)
        if found and found[0] >= inner.start + len(inner) * 0.5:
            return self._weighed(found, inner.end)
        guess = guess_role(inner.of(self.text))
        if guess is not None:
            return guess
        if found:
            return found[1]
        labels = self.text[inner.end : inner.end + 1] == ":" and not self.lines.is_below_blank(line)
        if self.role in IGNORED:
            same = labels or _SAME_TALK.search(inner.of(self.text)) is not None
            return self.role if same and not title else Role.NEUTRAL
        listed = title or labels or self.lines.begins_list(line.end)
        return self.role if listed else Role.NEUTRAL

    def _head(self, span: Span, role: Role) -> None:
        if is_field(span.of(self.text)):
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
