"""What a line looks like: the header of something, or a sentence about it."""

import re

from rolefit.profiling.resumes.lines import count_words
from rolefit.profiling.resumes.titles import title_score

_ABBREVIATED = re.compile(
    r"\b(?:inc|ltd|co|corp|llc|jr|sr|st|dept|univ|[A-Z]|u\.s\.a?|d\.c)\.$", re.I
)
_SENTENCE_BREAK = re.compile(
    r"(?<!\b[A-Z])(?<!\bSt)(?<!\bInc)(?<!\bDr)(?<!\bSr)(?<!\bJr)(?<!\bMr)(?<!\bCo)(?<!\bNo)[.!?]\s+(?=[A-Z])"
)
_FINITE = re.compile(
    r"\b(?:i|my|we|our|me|was|were|is|are|has|have|had|who|which|that|their|this|these|will|would"
    r"|while|when|because|also|such as|including|responsible|responsibilities)\b",
    re.I,
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_PAST = re.compile(
    r"(?:[A-Z]?[a-z]{2,}ed|led|ran|built|wrote|oversaw|made|taught|sold|drove|grew|held|won|kept"
    r"|took|gave|brought|met|set|began|worked)\b",
    re.I,
)
_HEAD_END = re.compile(r",|[ ]\(|[|\t]|[ ][-–—@][ ]|[ ]at[ ]")
_KEPT = frozenset(
    "experienced certified licensed registered unlimited limited united advanced "
    "applied integrated skilled allied related based red med".split()
)
MOST_WORDS = 18
"""A header line has no more words, dates aside."""


def is_header_like(line: str) -> bool:
    """Whether a line could be a header: short, titled, no sentence."""
    text = line.strip()
    if not text or count_words(text) > MOST_WORDS or _SENTENCE_BREAK.search(text):
        return False
    if text[-1] in ".!?;:" and not _ABBREVIATED.search(text):
        return text.endswith(".") and count_words(text) <= 14 and title_score(text[:-1]) == 2
    if _FINITE.search(text) or opens_with_verb(text):
        return False
    return capital_share(text) >= 0.6 or title_score(text.split(",")[0].split(" (")[0]) == 2


def opens_with_verb(text: str) -> bool:
    """Whether a line begins with a verb of the past: "Managed", "Led"."""
    line = text.lstrip("•-–* ")
    match = _PAST.match(line)
    return match is not None and match[0].lower() not in _KEPT and not _is_title(line, match[0])


def _is_title(line: str, first: str) -> bool:
    """Whether a job title begins with a word that only looks like a verb: "Seed Specialist"."""
    head = _HEAD_END.split(line, maxsplit=1)[0]
    titled = first.endswith("ed") and all(word[0].isupper() for word in _LETTERS.findall(head))
    return titled and title_score(head) == 2


def capital_share(text: str) -> float:
    """The share of words of four letters and more that begin with a capital, 1 without any."""
    words = _LETTERS.findall(text)
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0
