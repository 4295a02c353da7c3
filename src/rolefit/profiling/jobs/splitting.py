"""Cutting a line into sentences, also where a scraper lost the line breaks.

Scraped postings join their bullets without a space ("experienceHands on", "systems.Strong"), with
one space, or with several. A cut is made where the next words open a sentence; names with a
capital inside (JavaScript, PowerPoint, iOS) stay whole.
"""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.jobs.cleaning import BULLETS
from rolefit.profiling.jobs.headings import match_heading, stands_out
from rolefit.profiling.jobs.joints import is_joint
from rolefit.profiling.jobs.openings import (
    YEAR_COUNT,
    leads_on,
    opens_bullet,
    opens_clause,
    opens_sentence,
)

RUN_TOGETHER = 200
"""A line of at least so many characters may hold several bullets joined by single spaces."""
LONGEST = 600
"""A sentence is cut at a space after so many characters: no model reads further."""

_CANDIDATE = re.compile(
    rf"""
      (?P<stop>(?<=[.!?…])["'”’)\]]?\s+(?=\S))
    | (?P<glued>(?<=[a-z)\]%0-9”"’'+#][.!?;:])(?=[A-Z“"(])|(?<=[A-Z]{{2}}[.;])(?=[A-Z][a-z])
        |(?<=[a-z)][.;])(?={YEAR_COUNT}))
    | (?P<bullet>\s?[{BULLETS}]+\s*
        |(?<=\S)(?<!\d(?=\s{{1,8}}[-–—]\s+\d))\s{{1,8}}[-–—o]\s+(?=[A-Z0-9])
        |(?<=[a-z.)])-\s+(?=[A-Z])|(?<=[.;)])\s?-(?=[A-Z])|(?<=\S)\s-(?=[A-Z][a-z]+\s))
    | (?P<digit>(?<=[a-z]{{3}})(?={YEAR_COUNT}))
    | (?P<camel>(?<=[a-z0-9)\]”"+#])(?=[A-Z][a-z’']+)|(?<=[A-Z]{{2}})(?=[A-Z][a-z]{{2}}))
    | (?P<semicolon>(?<=;)\s+(?=\S))
    | (?P<gap>(?<=\S)[ \t\u00a0]{{2,}}(?=\S))
    | (?P<space>(?<=\S)\s(?=[A-Z0-9]))
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[/])(?:e\.?g|i\.?e|vs|cf|approx|incl|esp|no|sr|jr|dr|mr|mrs|ms|st|inc|ltd|co|corp|"
    r"dept|ph\.?d|u\.s|u\.k|[a-z]|b\.?sc|m\.?sc|b\.s|m\.s|b\.a|m\.a|min|max|yrs?|fig)\.$",
    re.IGNORECASE,
)
_NOT_GLUED = re.compile(r"(?:NET|JS|IO|AI|ASP|UK|US)\b|[A-Z]\.")


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of one line, in order; they cover `span` without gaps."""
    cutter = _Cutter(text, span)
    for found in _CANDIDATE.finditer(text, span.start, span.end):
        if span.start < found.start() and found.end() < span.end:
            cutter.consider(found)
    pieces = (Span(a, b) for a, b in zip(cutter.cuts, [*cutter.cuts[1:], span.end], strict=True))
    return [short for piece in pieces for short in _shortened(text, piece)]


class _Cutter:
    """Decides on each place where a line might be cut, left to right."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.end = span.end
        self.dense = len(span) >= RUN_TOGETHER
        # Who begins a line in lower case begins sentences so too.
        self.lower = text[span.start : span.start + 1].islower()
        self.cuts: list[int] = []
        self.depth = 0
        self.counted = span.start
        self.heading_end = 0
        self._cut(span.start)

    def consider(self, found: re.Match[str]) -> None:
        """Cut at the end of `found` when a sentence begins there."""
        if found.end() <= self.heading_end:
            return
        self._count_brackets(found.start())
        if self._begins(found.lastgroup or "", found.start(), found.end()):
            self._cut(found.end())

    def _begins(self, kind: str, stop: int, at: int) -> bool:
        start, end = self.cuts[-1], self.end
        match kind:
            case "stop":
                return self._ends_sentence(stop, at)
            case "glued":
                return _NOT_GLUED.match(self.text, at) is None
            case "bullet" | "digit":
                return self.depth <= 0 and not (kind == "digit" and leads_on(self.text, start, at))
            case "camel":
                return is_joint(self.text, start, at, end)
            case "semicolon":
                return self.depth <= 0 and opens_clause(self.text, at, end)
            case _:
                return self._after_gap(stop, at) if kind == "gap" else self._after_space(stop, at)

    def _cut(self, at: int) -> None:
        self.cuts.append(at)
        self.depth = 0
        self.counted = at
        start = at
        while start < self.end and not self.text[start].isalnum():
            start += 1
        heading = match_heading(self.text, start, self.end)
        shown = heading is not None and stands_out(self.text, start, heading[0], self.end)
        self.heading_end = heading[0] - 1 if heading is not None and shown else 0

    def _count_brackets(self, upto: int) -> None:
        self.depth += self.text.count("(", self.counted, upto)
        self.depth -= self.text.count(")", self.counted, upto)
        self.counted = max(self.counted, upto)

    def _ends_sentence(self, stop: int, at: int) -> bool:
        if self.text[at].islower() and not self.lower:
            return False
        shortened = _ABBREVIATION.search(self.text, max(0, stop - 8), stop)
        return not (self.text[stop - 1] == "." and shortened)

    def _after_gap(self, stop: int, at: int) -> bool:
        if leads_on(self.text, self.cuts[-1], stop):
            return False
        if self.text[at].isupper() and self.text[stop - 1] != ",":
            return True
        return opens_sentence(self.text, self.cuts[-1], at, self.end)

    def _after_space(self, stop: int, at: int) -> bool:
        if not self.dense or self.depth > 0 or self.text[stop - 1] in ",+&/-–(":
            return False
        if leads_on(self.text, self.cuts[-1], stop):
            return False
        return opens_bullet(self.text, self.cuts[-1], at, self.end)


def _shortened(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    while piece.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut + 1 if cut >= 0 else start + LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, piece.end)
