"""Where somebody says that they live or move: "based in Leeds", "Relocating to Berlin"."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.places import is_place
from rolefit.profiling.resumes.titles import title_score

_LIVES = (
    r"(?:based|living|residing|resident|located|settled|lives?|resides?|born[ ]and[ ]raised)"
    r"[ ](?:in|at|near|outside|around)|hail(?:s|ing)?[ ]from|originally[ ]from"
)
_MOVES = (
    r"(?:re-?locat(?:e|es|ing|ed|ion)|mov(?:e|es|ing|ed))"
    r"(?:[ ]from[ ][A-ZÀ-Þ][\w’'.-]+(?:[ ][A-ZÀ-Þ][\w’'.-]+)?)?[ ](?:back[ ])?to"
)
_LEAD = re.compile(
    r"(?i)\b(?:(?:currently|presently|now|willing|open|able|ready|prepared|planning|looking|hoping|"
    r"happy|about|available|to|be|am)[ ]){1,4}$"
)
"""What stands before: "currently", "willing to", "open to"."""
_TOWN = (
    r"(?:the[ ])?(?:St\.[ ])?[A-ZÀ-Þ][\w’'-]{1,30}"
    r"(?:[ ](?:(?:im|am|de|la|upon|of)[ ])?[A-ZÀ-Þ][\w’'-]{1,30}){0,2}"
)
_RESIDES = re.compile(
    rf"\b(?i:{_LIVES}|{_MOVES})[ ]"
    rf"(?P<places>{_TOWN}(?:(?:,[ ]|[ ]\(){_TOWN}\)?)*)(?P<ends>$|[ ]?[\n|•·;,.])?"
)
_CLAUSE = re.compile(r"[\n|•·;:.()!?]|[ ][-–—][ ]")
_I = re.compile(r"(?i)\b(?:i|i['’]m)$")
_CONTEXT = 80
_LONGEST_TITLE = 4
"""Words before, at most: what is longer speaks of somebody else ("aid to people living in")."""


def find_residences(text: str, layout: Layout) -> Iterator[Span]:
    """Places behind such words, where the candidate is the one who lives or moves.

    That is so at the beginning of a line or sentence, behind "I am" and behind a job title; never
    in a section on experience, where offices and clients are based somewhere and people relocate
    for their work.
    """
    for match in _RESIDES.finditer(text):
        start, end = match.span("places")
        before = _CLAUSE.split(text[max(0, match.start() - _CONTEXT) : match.start()])[-1]
        lead = _LEAD.search(before)
        who = before[: lead.start()] if lead else before
        if layout.work.hold(start) or not _is_candidate(who.strip()):
            continue
        inside = layout.contacts.hold(start) or layout.beside.hold(start)
        if inside and not who.strip() and match["ends"] is not None:
            yield Span(match.start() - len(before.lstrip()), end)
        elif any(is_place(part.strip(" .()")) for part in text[start:end].split(",")):
            yield Span(start, end)


def _is_candidate(who: str) -> bool:
    """Whether the words before speak of the candidate: none, "I", or a job title."""
    short = len(who.split()) <= _LONGEST_TITLE
    return short and (not who or bool(_I.search(who)) or title_score(who.rstrip(",")) > 1)
