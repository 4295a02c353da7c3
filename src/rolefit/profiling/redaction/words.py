"""Word lists and the folding under which spellings of a name meet."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)

_SHORT = 5
_ACCENTED = frozenset("cafe cafes decor media role roles video".split())
"""Short ordinary words that are written with diacritics as well, folded."""

PARTICLES = frozenset(
    "van von der den de del della di da dos das do du des la le los las el al bin ibn binti bint "
    "ben bar ter ten tot zu zur zum af av y e i und vom op ap ua ni nic mac mc st abu bou ould "
    "ould dal degli dei san santa t n s".split()
)
"""Words that stand inside of a name and are never replaced on their own."""

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir madam dame lord eng engr ing dipl herr frau hr fr "
    "senor senora señor señora monsieur mme mlle mag dott dottssa arq lic rev hon capt shri smt "
    "sri pan pani maj col lt sgt gen cmdr brig adv".split()
)
"""Forms of address that go into the placeholder together with the name."""

SUFFIXES = frozenset("jr sr jnr snr ii iii iv esq".split())
"""Generational suffixes; academic letters after a name say what somebody can and stay."""


@cache
def phrase_list(name: str) -> tuple[str, ...]:
    """The lines of a shipped list (`data/names.NAME.txt`), without comments."""
    source = files("rolefit.profiling") / "data" / f"names.{name}.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a shipped list."""
    return frozenset(word for line in phrase_list(name) for word in line.split())


def fold(word: str) -> str:
    """`word` in lower case, without diacritics, apostrophes and dots: "O’Néill" -> "oneill"."""
    if word.isascii():
        return re.sub(r"['`.]", "", word).casefold()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_STROKES))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼ`´.")


def reads_as_ordinary(written: str) -> bool:
    """Whether the word is an ordinary one as it is written: "back" is, "Bäck" is not.

    A long word that differs from an English one by its accents is its cousin ("expérience").
    """
    folded = fold(written)
    foreign = len(folded) <= _SHORT and _is_accented(written) and folded not in _ACCENTED
    return not foreign and is_ordinary(folded)


def _is_accented(written: str) -> bool:
    """Whether a letter has a diacritic or a stroke; a ligature such as "ﬁ" has none."""
    if written.isascii():
        return False
    letters = unicodedata.normalize("NFD", written.casefold())
    return any(ord(c) in _STROKES or unicodedata.combining(c) for c in letters)


def is_ordinary(folded: str) -> bool:
    """Whether the word is an ordinary one, whatever else it may be."""
    words = word_list("words")
    return folded in words or any(base in words for base in _bases(folded))


def _bases(folded: str) -> Iterator[str]:
    """What a past or continuous form comes from: "mentored", "planned", "managing"."""
    for ending in ("ed", "ing"):
        base = folded.removesuffix(ending)
        if base != folded and len(base) >= 4:
            yield from (base, base + "e")
            if base[-1] == base[-2]:
                yield base[:-1]


def is_given(folded: str) -> bool:
    """Whether the word is a known given name, whatever else it may be."""
    return folded in word_list("given")


def is_surname_word(folded: str) -> bool:
    """Whether the word is an ordinary one that is a common surname too ("baker", "page")."""
    return folded in word_list("surnames")


def is_latin(word: str) -> bool:
    """Whether the first letter is of the Latin script."""
    first = next((c for c in word if c.isalpha()), "a")
    return first < "ɐ" or "Ḁ" <= first <= "ỿ"
