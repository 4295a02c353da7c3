"""Where a résumé bears its candidate's name, found apart from the redaction of mentions.

Who the candidate is, the redaction's finder says. Where the name stands is searched for here, by
its words alone: a mention that the redaction misses is swapped all the same, and shows as a
difference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from rolefit.domain.resume import Resume
from rolefit.domain.text import Document, Span
from rolefit.profiling.redaction.candidate import find_candidate
from rolefit.profiling.redaction.contacts import EMAIL, find_contacts
from rolefit.profiling.redaction.layout import lay_out
from rolefit.profiling.redaction.nameshape import Role
from rolefit.profiling.redaction.words import fold, is_latin, is_ordinary
from rolefit.trust.edits import Edit
from rolefit.trust.people import Person

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \t.\-‐‑“”\"'()]{1,4}|")
_LAST_PART = re.compile(r"[^/]+(?=/?$)")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}", re.I)
_KEPT = frozenset({Role.TITLE, Role.SUFFIX})
_OUTER = frozenset({*_KEPT, Role.PARTICLE, Role.INITIAL})
_SHORTEST = 3
"""Letters that a word must have to be told inside of a link or a handle."""


_INITIAL_BEHIND = re.compile(r",?[ ](?P<initial>[^\W\d_])(?=\.|,|[ ]and\b|[ ]&)")
_INITIAL_BEFORE = re.compile(r"(?<!\w)(?P<initial>[^\W\d_])\.[ ]?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the name stands: as a whole, or one word of it, or its initial."""

    span: Span
    whole: bool
    first: bool
    capitals: bool
    initial: bool = False

    def words(self, person: Person) -> str:
        """The same place with another person's name."""
        if self.initial:
            return fold(person.given)[0].upper()
        name = person.full if self.whole else person.given if self.first else person.surname
        return name.upper() if self.capitals else name


@dataclass(frozen=True, slots=True)
class Naming:
    """All that names the candidate.

    Args:
        mentions: in the text, contacts left out.
        handles: e-mail handles and the ends of links that hold the name.
        domains: links that are a bare domain with the name in it.
        words: folded words of the name.
        head: where the name stands first.
    """

    mentions: tuple[Mention, ...]
    handles: tuple[Span, ...]
    domains: tuple[Span, ...]
    words: frozenset[str]
    head: Span

    def edits(self, person: Person) -> list[Edit]:
        """What makes the résumé another person's."""
        handle = _handle(person, ".")
        return [
            *(Edit(mention.span, mention.words(person)) for mention in self.mentions),
            *(Edit(span, handle) for span in self.handles),
            *(Edit(span, f"{_handle(person, '')}.example.org") for span in self.domains),
        ]

    def file_name(self, name: str, person: Person) -> str:
        """The file's name, if it tells the candidate's."""
        path = PurePath(name)
        return f"{_handle(person, '-')}{path.suffix}" if _holds(path.stem, self.words) else name


def find_naming(resume: Resume) -> Naming | None:
    """Where the candidate is named, or None when the résumé shows no name."""
    document = resume.document
    layout = lay_out(document, resume.sections)
    contacts = sorted(find_contacts(document.text, layout))
    candidate = find_candidate(document, layout, contacts)
    core = [word for word in candidate.words if word.role not in _OUTER]
    if not core or not candidate.spans:
        return None
    # Titles and "Jr." stay: they are no part of what is swapped.
    words = frozenset(word.folded for word in candidate.words if word.role not in _KEPT)
    known = frozenset(word.folded for word in core)
    spans = [contact.span for contact in contacts]
    mentions = tuple(_mentions(document, words, known, spans))
    if not mentions:
        return None
    ends = list(_ends(document.text, spans, known))
    return Naming(
        mentions=mentions,
        handles=tuple(span for span, bare in ends if not bare),
        domains=tuple(span for span, bare in ends if bare),
        words=known,
        head=min((m.span for m in mentions if m.whole), default=mentions[0].span),
    )


def _mentions(
    document: Document, words: frozenset[str], core: frozenset[str], contacts: Sequence[Span]
) -> Iterator[Mention]:
    text = document.text
    order = _first(text, core)
    for run in _runs(text, words, contacts):
        folded = {fold(word.group()) for word in run} & core
        if not folded or (len(run) == 1 and _is_word_too(run[0].group())):
            continue
        first = order in folded
        span = Span(run[0].start(), run[-1].end())
        if not first:
            yield from _initials(text, span, order)
        yield Mention(
            span=span,
            whole=first and (len(folded) > 1 or len(core) == 1),
            first=first,
            capitals=all(word.group().isupper() and len(word.group()) > 1 for word in run),
        )


def _initials(text: str, surname: Span, first: str) -> Iterator[Mention]:
    """The initial of the given name beside a surname: "Berg, A.", "A. Berg"."""
    behind = _INITIAL_BEHIND.match(text, surname.end)
    start = max(0, surname.start - 4)
    before = _INITIAL_BEFORE.search(text[start : surname.start])
    for match, offset in ((behind, 0), (before, start)):
        if match is not None and fold(match["initial"]) == first[:1]:
            span = Span(match.start("initial") + offset, match.end("initial") + offset)
            yield Mention(span, whole=False, first=True, capitals=True, initial=True)


def _runs(
    text: str, words: frozenset[str], contacts: Sequence[Span]
) -> Iterator[list[re.Match[str]]]:
    """Words of the name that stand together; one unknown word between two of them is of it too."""
    run: list[re.Match[str]] = []
    between: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and not _adjoins(text, (between or run)[-1], match):
            yield run
            run, between = [], []
        span = Span(match.start(), match.end())
        if any(span.overlaps(contact) for contact in contacts) or not _is_written_as_name(match):
            continue
        if fold(match.group()) in words:
            run += [*between, match]
            between = []
        elif run and not between:
            between = [match]
        elif run:
            yield run
            run, between = [], []
    if run:
        yield run


def _adjoins(text: str, before: re.Match[str], match: re.Match[str]) -> bool:
    return _BETWEEN.fullmatch(text, before.end(), match.start()) is not None


def _is_written_as_name(match: re.Match[str]) -> bool:
    first = match.group()[0]
    return first.isupper() or not is_latin(first)


def _is_word_too(written: str) -> bool:
    """Whether a word of the name, standing alone, may well be an ordinary one."""
    folded = fold(written)
    return len(folded) < 2 or is_ordinary(folded)


def _first(text: str, core: frozenset[str]) -> str:
    """The word that the name begins with, where two of its words first stand together."""
    found = [match for match in _WORD.finditer(text) if fold(match.group()) in core]
    pairs = (before for before, after in pairwise(found) if _adjoins(text, before, after))
    first = next(pairs, found[0] if found else None)
    return fold(first.group()) if first else ""


def _ends(
    text: str, contacts: Sequence[Span], words: frozenset[str]
) -> Iterator[tuple[Span, bool]]:
    """The part of each contact that may name somebody, where it does; is it a bare domain?"""
    for contact in contacts:
        email = EMAIL.search(text, contact.start, contact.end)
        last = _LAST_PART.search(text[contact.start : contact.end])
        if email is not None:
            span = Span(*email.span("handle"))
        elif last is not None:
            span = Span(contact.start + last.start(), contact.start + last.end())
        else:
            continue
        if _holds(span.of(text), words):
            path = text[contact.start : span.start].removesuffix("//").removesuffix(":")
            bare = email is None and "/" not in path and "." not in path
            yield span, bare and _DOMAIN.fullmatch(span.of(text)) is not None


def _holds(handle: str, words: frozenset[str]) -> bool:
    """Whether a word of the name stands in a handle: "anna.berg", "aberg", "annaberg"."""
    folded = fold(handle)
    return any(len(word) >= _SHORTEST and word in folded for word in words)


def _handle(person: Person, joint: str) -> str:
    parts = re.findall(r"[a-z]+", fold(person.full.replace("-", " ")))
    return joint.join(parts)
