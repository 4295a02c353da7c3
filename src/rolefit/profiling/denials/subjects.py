"""Cues that follow their thing: "first aid expired", "QTS not yet awarded"."""

import re

from rolefit.domain.text import Span
from rolefit.profiling.denials import cues, things
from rolefit.profiling.denials.spans import EDGE, trimmed

_WORD = re.compile(r"\S+")
_LINKS = frozenset(
    "which that it is are was were has have had been be to now just recently already since"
    " currently still both all also sadly will due or and/or has since remains remain the".split()
)
_STARTS = frozenset(
    "but however although though while whereas because so when if before after until unless than i"
    " have has had hold holds held got passed completed gained obtained earned possess possesses"
    " achieved with did took sat nor whose where".split()
)
_CONJUNCTIONS = frozenset(
    "and or but nor as when if while before after until i we he she for with of to"
    " in at on by from".split()
)
_CONDITIONS = frozenset("when if where until unless before after whose".split())
_ASIDE = re.compile(r"of|for|from|by", re.IGNORECASE)
_DETERMINERS = frozenset("my the a an i his her their".split())
# Of the thing named before it: "CISSP, exam booked for May".
_PART = re.compile(
    r"\(?(?:(?:the|final|written|practical|theory|my)\s+)?(?:exams?|results?|assessment|test|renewal|"
    r"certificate|card|registration|modules?)",
    re.IGNORECASE,
)
_MOST_WORDS = 10
_FARTHEST = 160
_DEGREE = re.compile(
    r"\b(?:degree|bachelor\w*|associate\w*|master\w*|diploma|certificate|science|arts)\W*$",
    re.IGNORECASE,
)
_PLACE_OR_DATE = re.compile(
    r"(?:[\W\d]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|present|current|"
    r"city|state)*|.*\b(?:university|college|school|institute|academy|polytechnic)\b.*",
    re.IGNORECASE,
)


def before_cue(text: str, at: int) -> Span | None:
    """What the cue at `at` denies of the words before it, None when it is no such cue."""
    gone = cues.GONE.match(text, at)
    if gone is not None:
        again = cues.RENEWED.search(text, gone.end(), gone.end() + 60)
        return None if again else _subject(text, at)
    if cues.NEVER_HAD.match(text, at):
        return _subject(text, at)
    if cues.TO_COME.match(text, at) or cues.CANDIDATE.match(text, at):
        return _subject(text, at, paper=True)
    if cues.NONE.match(text, at) and text[:at].rstrip()[-1:] in tuple(":(–—-"):
        return _subject(text, at)
    return None


def _subject(text: str, at: int, *, paper: bool = False) -> Span | None:
    """The thing that a cue at `at` tells of, in its clause; None when none is certain."""
    words = [found.span() for found in _WORD.finditer(text, max(0, at - _FARTHEST), at)]
    while words and text[slice(*words[-1])].strip(EDGE + ")]").lower() in _LINKS | {""}:
        words.pop()
    if not words or text[words[-1][1] - 1] in ".;!?|•":
        return None
    if text[slice(*words[-1])].strip(EDGE).lower() in _CONJUNCTIONS:
        return None
    first = _first(text, words)
    if _ASIDE.fullmatch(text[slice(*words[first])]) or (
        first and text[slice(*words[first - 1])].lower() in _CONDITIONS
    ):
        return None
    if len(words) - first > _MOST_WORDS:
        return None
    span = trimmed(text, words[first][0], words[-1][1])
    if span is None or _is_other(text, span, paper=paper):
        return None
    return span


def _is_other(text: str, span: Span, *, paper: bool) -> bool:
    """Whether it is goods, work that is done, or, with `paper`, no paper."""
    said = span.of(text)
    if things.VERB_FIRST.match(text, span.start):
        return True
    return bool(things.GOODS.search(said)) or (paper and not things.PAPER.search(said))


def _first(text: str, words: list[tuple[int, int]]) -> int:
    """Index of the first of `words` that belongs to the thing that ends with the last one."""
    at = len(words) - 1
    while at > 0:
        word = text[slice(*words[at])]
        before = text[slice(*words[at - 1])]
        opens = word.startswith("(") and ")" not in text[words[at][0] : words[-1][1]]
        if opens and not _goes_on(text, words, at):
            break
        if before.lower().strip(EDGE) in _STARTS or before[-1] in ".;!?|•":
            break
        if before in ("and", "or", "&") and word.lower() in _DETERMINERS:
            break
        if before[-1] in ",:–—-" and not _goes_on(text, words, at):
            break
        at -= 1
    return at


def _goes_on(text: str, words: list[tuple[int, int]], at: int) -> bool:
    """Whether the words from `at` on are but a place, a date, an exam or a degree's field."""
    said = text[words[at][0] : words[-1][1]]
    if _PLACE_OR_DATE.fullmatch(said) or _PART.fullmatch(said):
        return True
    before = text[max(0, words[at - 1][1] - 60) : words[at - 1][1]]
    return before[-1] == ":" and _DEGREE.search(before) is not None
