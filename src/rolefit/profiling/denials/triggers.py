"""Where a cue may begin: a quick look that most texts end at."""

import re
from collections.abc import Iterator

from rolefit.profiling.denials.cues import DATE

_TRIGGERS = frozenset(
    "no not zero never neither nor none nil lack lacks lacking cannot unable unfamiliar"
    " inexperienced unskilled untrained insufficient except excluding expired lapsed studying"
    " studies preparing revising pursuing awaiting awaited waiting enrolled booked scheduled"
    " planned arranged lined let failed ongoing underway incomplete unfinished pending tbc"
    " outstanding revoked suspended surrendered withdrawn relinquished anticipated estimated"
    " projected candidate".split()
)
_TO = re.compile(r"\s+(?:in|to|on|for|about|of)\s", re.IGNORECASE)
_DOING_NOW = re.compile(r"\s+(?:undertaking|completing|doing|taking)\s", re.IGNORECASE)
_DATED = re.compile(rf"\s+(?:to\s|(?:in|on|by|for)\s+{DATE}|{DATE})", re.IGNORECASE)
_OUT = re.compile(r"\s+out\b", re.IGNORECASE)
# Frequent words start a cue only before certain others.
_NEXT: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        "hope hoping aim aiming plan planning intend intending want wanting wish wishing aspire"
        " aspiring look looking like love keen eager willing willingness eagerness happy ready"
        " interest interested yet about".split(),
        _TO,
    ),
    **dict.fromkeys(("currently", "now", "presently"), _DOING_NOW),
    **dict.fromkeys(("ran", "run"), _OUT),
    "due": _DATED,
    "expected": re.compile(r"[\s:]+\S"),
    "expecting": _TO,
    "little": re.compile(r"\s+(?:to|or)\s+no\s", re.IGNORECASE),
    "limited": re.compile(r"\s+to\s+no\s", re.IGNORECASE),
    "apart": re.compile(r"\s+from\s", re.IGNORECASE),
    "out": re.compile(r"\s+of\s+date\b", re.IGNORECASE),
    "working": re.compile(r"\s+(?:on\s+)?to", re.IGNORECASE),
    "progressing": re.compile(r"\s+towards?\s", re.IGNORECASE),
    "study": re.compile(r"\s+(?:for|towards?)\s", re.IGNORECASE),
    "reading": re.compile(r"\s+(?:for|towards?)\s", re.IGNORECASE),
    "training": re.compile(r"\s+(?:to|as)\s", re.IGNORECASE),
    "applied": re.compile(r"\s+for\b", re.IGNORECASE),
    "applying": re.compile(r"\s+for\b", re.IGNORECASE),
    "will": re.compile(r"\s+(?:complete|finish|sit|take|receive|obtain)\s", re.IGNORECASE),
    "in": re.compile(r"[\s-]+(?:progress|training|the\s+process)\b", re.IGNORECASE),
    "under": re.compile(r"\s+way\b", re.IGNORECASE),
    "to": re.compile(r"\s+(?:be\s+\w+|follow\b)", re.IGNORECASE),
    "being": re.compile(r"\s+studied\b", re.IGNORECASE),
}
_ALL_WORDS = _TRIGGERS | _NEXT.keys()
_LOW_WORD = re.compile(r"[a-z]+")
_TRIGGER_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:['’]t)?(?!\w|-(?!progress))")


def find_triggers(text: str) -> Iterator[int]:
    """Where a word stands that may begin a cue: offsets into `text`, ascending."""
    if _ALL_WORDS.isdisjoint(_LOW_WORD.findall(text.lower())) and "n't" not in text.replace(
        "’", "'"
    ):
        return
    for found in _TRIGGER_WORD.finditer(text):
        word = found[0].lower()
        following = _NEXT.get(word)
        if following is None:
            begins = word in _TRIGGERS or word.endswith(("n't", "n’t"))
        else:
            begins = following.match(text, found.end()) is not None
        if begins:
            yield found.start()
