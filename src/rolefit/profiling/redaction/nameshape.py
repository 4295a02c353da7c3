"""What a name looks like: its words, read from one stretch of a line."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from rolefit.profiling.redaction.words import (
    PARTICLES,
    SUFFIXES,
    TITLES,
    fold,
    is_given,
    is_latin,
    is_surname_word,
    reads_as_ordinary,
)

WORD = re.compile(
    r"(?:(?<!\w)['’](?=[tnsTNS][ ][^\W\d_]))?[^\W\d_]"
    r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f]|['’‘ʼ`´](?=[^\W\d_]))*\.?"
)
"""A word of a name; marks of Indic and Thai vowels are letters here."""

_POSSESSIVE = re.compile(r"['’]s\b")
_POSSESSIVE_END = re.compile(r"(?<=\w)['’]s\.?$")
_ELIDED = re.compile(r"[dlo]['’][^\W\d_]")
_OPEN, _CLOSE = "\"“”„«(‘'’[", "\"“”»)’']"
_GAP = re.compile(r"[-‐‑–]|[ \t\u00a0]{0,9}[,·・.]?[ \t\u00a0]{0,9}")
_MOST_WORDS = 9
_TITLES_WITH_DOT = frozenset(
    "ms hr fr mag sri hon pan capt ing maj col lt sgt gen cmdr brig adv".split()
)
_MOHAMMAD = re.compile(r"Md|MD(?=\.?[ ][A-Z]{3})")
"""Muhammad as it is abbreviated in Bengal; "MD" only where capitals follow."""


class Role(Enum):
    """What a word can be inside of a name."""

    TITLE = "title"
    SUFFIX = "suffix"
    PARTICLE = "particle"
    INITIAL = "initial"
    GIVEN = "given"
    SURNAME = "surname"
    UNKNOWN = "unknown"
    ORDINARY = "ordinary"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word, its folded form, role and place in the text."""

    folded: str
    role: Role
    start: int
    end: int
    written: str
    nick: bool = False


@dataclass(frozen=True, slots=True)
class NameShape:
    """A stretch of text that has the shape of a name; `start` and `end` include titles."""

    words: tuple[NameWord, ...]
    start: int
    end: int

    @property
    def core(self) -> tuple[NameWord, ...]:
        """Words that identify somebody: no titles, suffixes, particles or initials."""
        outer = {Role.TITLE, Role.SUFFIX, Role.PARTICLE, Role.INITIAL}
        return tuple(word for word in self.words if word.role not in outer)

    def count(self, *roles: Role) -> int:
        """How many words have one of the roles."""
        return sum(word.role in roles for word in self.words)


def role_of(written: str) -> Role:
    """What a word can be inside of a name, judged by itself."""
    bare = written.rstrip(".")
    folded = fold(bare)
    if not is_latin(bare):
        return Role.FOREIGN
    outer = _outer_role(written, bare, folded)
    if outer is not None:
        return outer
    if is_given(folded):
        return Role.GIVEN
    # "Ng" and "Ma" are surnames, "NG" and "MA" are abbreviations first.
    if is_surname_word(folded) and not (len(bare) == 2 and bare.isupper()):
        return Role.SURNAME
    return Role.ORDINARY if reads_as_ordinary(bare) else Role.UNKNOWN


def _outer_role(written: str, bare: str, folded: str) -> Role | None:
    """The role of a word that accompanies names: particle, initial, suffix or title."""
    dotted = written.endswith(".")
    if folded in PARTICLES and not bare[0].isupper():
        return Role.PARTICLE
    addresses = folded in TITLES or folded in SUFFIXES
    if not addresses and (len(bare) == 1 or (dotted and len(bare) == 2)):
        return Role.INITIAL
    if folded in SUFFIXES and bare[0].isupper():
        return Role.SUFFIX
    if folded in TITLES and (dotted or folded not in _TITLES_WITH_DOT):
        return Role.TITLE
    if folded in PARTICLES and not is_given(folded):
        return Role.PARTICLE
    return None


def read_name(
    text: str, start: int, end: int, known: Callable[[str], bool] = lambda _: False
) -> NameShape | None:
    """The longest stretch from `start` on that has the shape of a name, or None.

    It stops before an ordinary word, a digit, a separator or `end`. A nickname in quotes or
    brackets and a transliteration in brackets belong to the name. `known` tells whether a folded
    word is known to be of the name, though it is an ordinary one.
    """
    words: list[NameWord] = []
    at = start
    nick, opened = False, 0
    while at < end and len(words) < _MOST_WORDS:
        match = WORD.match(text, at, end)
        if match is None and text[at] in _OPEN and not nick and words:
            nick, opened, at = True, len(words), at + 1
            continue
        if match is None:
            break
        hyphened = bool(words) and text[words[-1].end : match.start()] in {"-", "‐", "‑"}
        if hyphened and words[-1].role is Role.INITIAL and match.group()[0].islower():
            words.pop()  # "E-mail", "X-ray"
            break
        word = _word(match, known, nick=nick, hyphened=hyphened)
        if word is None or not _continues(words, word, text, known):
            break
        words.append(word)
        at = word.end
        if _POSSESSIVE.match(text, at):
            break
        if nick and at < end and text[at] in _CLOSE:
            nick, at = False, at + 1
        gap = _GAP.match(text, at, end)
        at = gap.end() if gap else at
    words = _closed(words[:opened] if nick else words)
    if not words:
        return None
    last = words[-1].end
    if words[-1].nick and last < end and text[last] in _CLOSE:
        last += 1
    return NameShape(tuple(words), start, last)


def _closed(words: list[NameWord]) -> list[NameWord]:
    """The words without what cannot end a name; a capital particle at an edge is a surname.

    A title ends one in brackets only: "Akua Mensah (Mrs)".
    """
    while words and (
        (words[-1].role is Role.TITLE and not words[-1].nick)
        or (words[-1].role is Role.PARTICLE and not words[-1].written[0].isupper())
    ):
        words.pop()
    inner = [i for i, word in enumerate(words) if word.role not in {Role.SUFFIX, Role.TITLE}]
    for edge in (inner[0], inner[-1]) if len(inner) > 1 else ():
        word = words[edge]
        if word.role is Role.PARTICLE and word.written[0].isupper():
            words[edge] = replace(word, role=Role.UNKNOWN)
    return words


def _word(
    match: re.Match[str], known: Callable[[str], bool], *, nick: bool, hyphened: bool
) -> NameWord | None:
    written = _POSSESSIVE_END.sub("", match.group())
    role = role_of(written)
    bare = written.rstrip(".")
    folded = fold(bare)
    if role is Role.ORDINARY and folded == "md" and _MOHAMMAD.match(match.string, match.start()):
        role = Role.GIVEN
    if role in {Role.ORDINARY, Role.SURNAME} and (
        hyphened or known(folded) or (nick and _is_nickname(match)) or _opens_hyphened(match)
    ):
        role = Role.UNKNOWN
    keeps_dot = role in {Role.INITIAL, Role.TITLE, Role.SUFFIX}
    end = match.start() + len(written if keeps_dot else bare)
    if (
        role in {Role.GIVEN, Role.SURNAME, Role.UNKNOWN, Role.INITIAL}
        and bare[0].islower()
        and not hyphened
        and not _ELIDED.match(bare)
    ):
        return None
    return NameWord(folded, role, match.start(), end, bare, nick)


def _is_nickname(match: re.Match[str]) -> bool:
    """Whether the word fills its quotes or brackets by itself."""
    return match.string[match.end() : match.end() + 1] in set(_CLOSE)


def _opens_hyphened(match: re.Match[str]) -> bool:
    """Whether an ordinary word opens a hyphened name: "Seo-yeon", but not "Co-founder"."""
    rest = re.compile(r"[-‐‑]([^\W\d_]+)").match(match.string, match.end())
    return (
        rest is not None
        and match.group()[0].isupper()
        and role_of(rest.group(1).capitalize()) in {Role.UNKNOWN, Role.GIVEN}
        and not reads_as_ordinary(rest.group(1))
    )


def _continues(
    words: list[NameWord], word: NameWord, text: str, known: Callable[[str], bool]
) -> bool:
    """Whether `word` can stand next in the name that `words` begin."""
    if word.role is Role.ORDINARY:
        return False
    if not words:
        return word.role is not Role.SUFFIX
    between = text[words[-1].end : word.start]
    if "," in between:
        suffix = word.role is Role.SUFFIX
        return suffix or known(word.folded) or _follows_comma(words, word)
    return "." not in between or words[-1].role in {Role.INITIAL, Role.TITLE}


def _follows_comma(words: list[NameWord], word: NameWord) -> bool:
    """Whether "Kowalska, Anna" goes on after its comma; "Anna Kowalska, Warsaw" does not."""
    before = [w for w in words if w.role is not Role.PARTICLE]
    if len(before) > 2 or (len(before) == 2 and before[0].role is Role.GIVEN):
        return False
    if word.role in {Role.UNKNOWN, Role.INITIAL, Role.PARTICLE}:
        return len(word.written) < 3 or not word.written.isupper()
    return word.role is Role.GIVEN


_DECLARED = re.compile(r"[(\[][ ]?(?:she|he|they|ze|xe|any)[^)\]\n]{0,30}[)\]]?", re.I)
"""Pronouns that somebody told beside the name: "(she/her)"."""


def whole_name(text: str, start: int, end: int) -> NameShape:
    """Everything in [start, end) as a name, whatever its words are: the format says so.

    Pronouns in brackets are none of it, or each of them in the text would be taken for the name.
    """
    words = []
    declared = _DECLARED.search(text, start, end)
    for match in WORD.finditer(text, start, end):
        if declared and declared.start() <= match.start() < declared.end():
            continue
        bare = match.group().rstrip(".")
        words.append(NameWord(fold(bare), _named(bare), match.start(), match.end(), bare))
    return NameShape(tuple(words), start, end)


def _named(written: str) -> Role:
    role = role_of(written)
    return Role.SURNAME if role is Role.ORDINARY else role
