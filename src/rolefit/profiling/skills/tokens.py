"""Text to tokens with offsets, and the places that a phrase must not cross."""

import re
from dataclasses import dataclass

from rolefit.profiling.skills.stems import fold, light, stem

VERSION = "2"

_TOKEN = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]\+\+|[ACFJQacfjq]\#|[A-Z]&[A-Z](?![^\W_])|[A-Za-z]/[A-Za-z](?![\w+#/&]))"
    r"|(?<![^\W_])\.[Nn](?:ET|et)(?![^\W_])"
    r"|(?<![^\W_])[Oo]n[- ][Bb]oard(?:ing|ed)(?![^\W_])"
    r"|[^\W_]+(?:['’][^\W_]+)?(?:\.(?:js|JS|Js|net|NET|Net|io|ai)(?![^\W_]))?"
    r"|&"
)
# Words between the words of a phrase that do not change what it says.
_SKIPPED = frozenset(
    "a an the of its their our your his her my all any both various multiple several new this"
    " that these those".split()
)
# Prepositions stand for one another: "work in a team", "work with a team".
_PREPOSITIONS = frozenset(
    "for to in on with by at as from into using through within across per".split()
)
PREPOSITION = "@"
_CROSSABLE = frozenset((" ", "-", "  ", "/", " / ", "\u00a0", "‐", "‑", " - ", "_", "", "® ", "™ "))
_WRAPPED_LINE = 55
# The rest of a list's item and its comma, at the start of a line.
_REST_OF_ITEM = re.compile(r"[^\n,.;:•]{1,40},")
_LONGEST_ITEM = 40
# A line of a narrow column: few words, the first with a capital, no end of a clause.
_NARROW = re.compile(r"[ \t]*(?:[•●▪*–-][ \t]*)?[A-Z][^\n,.;:]{1,28}$")
_FEWEST_COMMAS = 3
_CACHE_LIMIT = 200_000
# Pronouns in lower case, abbreviations in upper case.
_UPPER_ONLY = {"it": "IT", "us": "US", "or": "OR", "who": "WHO"}


@dataclass(slots=True)
class Tokens:
    """The content words of a text, as columns of equal length.

    Args:
        starts: offset of the first code point.
        ends: offset after the last one.
        stems: form inside of longer phrases.
        lights: form as a name of one word.
        breaks: True where a phrase must not run from the token before into this one.
    """

    starts: list[int]
    ends: list[int]
    stems: list[str]
    lights: list[str]
    breaks: list[bool]


class _Forms(dict[str, "tuple[str, str] | None"]):
    """(stem, light form) by word as written, made when first asked for; bounded."""

    def __missing__(self, word: str) -> tuple[str, str] | None:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        made = self[word] = _make_forms(word)
        return made


_forms = _Forms()


def _make_forms(word: str) -> tuple[str, str] | None:
    """Stem and light form of a word, None for one that phrases skip."""
    low = fold(word)
    if low.startswith(("on-b", "on b")):
        # One word, or "on board" and, prepositions being one, "to the board" would be it.
        low = word = "onboarding"
    if low in _UPPER_ONLY:
        written = low if word == _UPPER_ONLY[low] else "~" + low
        return written, written
    if low in _SKIPPED and not (len(low) == 1 and word.isupper()):
        return None
    if low in _PREPOSITIONS:
        return PREPOSITION, PREPOSITION
    if low == "&":
        return "and", "and"
    return stem(word), light(word)


def tokenize(text: str) -> Tokens:
    """The content words of `text`; offsets are code points."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    pairs = [_forms[text[start:end]] for start, end in spans]
    kept = [at for at, pair in enumerate(pairs) if pair is not None]
    breaks = _breaks(text, spans, pairs)
    held = [pair for pair in pairs if pair is not None]
    return Tokens(
        starts=[spans[at][0] for at in kept],
        ends=[spans[at][1] for at in kept],
        stems=[pair[0] for pair in held],
        lights=[pair[1] for pair in held],
        breaks=[at in breaks for at in kept],
    )


def _breaks(
    text: str, spans: list[tuple[int, int]], pairs: list[tuple[str, str] | None]
) -> set[int]:
    """Positions of words that no phrase may run into from the word before."""
    breaks = {0}
    last = 0
    for at, (start, end) in enumerate(spans):
        gap = text[last:start]
        if gap != " " and gap not in _CROSSABLE and not _wraps(text, last, start, gap):
            breaks.add(at)
        last = end
    return _carried_on(breaks, pairs)


def _carried_on(breaks: set[int], pairs: list[tuple[str, str] | None]) -> set[int]:
    """The breaks, and each before words that are skipped also before the next word that is not."""
    carried = set(breaks)
    following = len(pairs)
    for at in range(len(pairs) - 1, -1, -1):
        if pairs[at] is not None:
            following = at
        if at in breaks:
            carried.add(following)
    return carried


def _wraps(text: str, end: int, start: int, gap: str) -> bool:
    """Whether a line only ran out of room, and what it says goes on in the next.

    It goes on when it is long and the next one starts in lower case or with the rest of an item of
    a list with commas; in a narrow column, when it starts with a capital and the next one does not.
    """
    if gap.count("\n") != 1 or gap.strip(" \n\r\t"):
        return False
    line = text.rfind("\n", 0, end) + 1
    if text[start].islower():
        return end - line >= _WRAPPED_LINE or _NARROW.match(text, line, end) is not None
    if end - line < _WRAPPED_LINE:
        return False
    comma = text.rfind(",", line, end)
    listed = end - comma <= _LONGEST_ITEM and text.count(",", line, end) >= _FEWEST_COMMAS
    return listed and _REST_OF_ITEM.match(text, start) is not None


def key_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase's content words; empty when it has none."""
    return tuple(tokenize(phrase).stems)


def name_of(phrase: str) -> str:
    """The light form of a phrase that is one content word, else ""."""
    lights = tokenize(phrase).lights
    return lights[0] if len(lights) == 1 else ""
