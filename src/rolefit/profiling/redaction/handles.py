"""What e-mail handles, profile links and the file name say about the candidate's name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from rolefit.domain.text import Document
from rolefit.profiling.redaction.contacts import EMAIL
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan
from rolefit.profiling.redaction.nameshape import NameWord
from rolefit.profiling.redaction.words import fold, is_ordinary

_CALLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mx)\b\.?[ ](?P<name>[^\W\d_]{2,30})\b")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_MOST_HANDLES = 20
_ONE_WORD = re.compile(r"([^\W\d_]{2,30})\d{0,4}")
_SHARED = frozenset(
    "info contact contacts mail email me my hello hi cv resume job jobs work career careers apply "
    "office admin sales support service team hr marketing post home web portfolio".split()
)
"""Handles that say nothing of a name."""


@dataclass(frozen=True, slots=True)
class Handles:
    """What e-mail handles, links and the file name say about the name, folded letters only."""

    tokens: frozenset[str]
    joined: tuple[str, ...]
    titled: frozenset[str]
    bare: frozenset[str] = frozenset()
    """E-mail handles of one word, an ordinary one or not ("chip@…"), that no office shares."""

    def confirm(self, word: NameWord) -> bool:
        """Whether a handle holds the word."""
        return self.holds(word.folded, fold(word.written.casefold().translate(_UMLAUTS)))

    def names(self, folded: str) -> bool:
        """Whether the word is a part of a handle by itself, or somebody is called Ms. so."""
        return folded in self.tokens or folded in self.titled

    def holds(self, *forms: str) -> bool:
        """Whether a handle holds one of the forms of a word."""
        return any(
            form in self.tokens
            or form in self.joined
            or (len(form) >= 3 and any(h.startswith(form) or h.endswith(form) for h in self.joined))
            or (len(form) >= 4 and any(form in h for h in self.joined))
            for form in forms
        )


def find_handles(document: Document, layout: Layout, contacts: Iterable[PersonalSpan]) -> Handles:
    """What the candidate's own contacts and the file name spell; the first e-mail if none is."""
    text = document.text
    own = [c for c in contacts if layout.contacts.hold(c.span.start)][:_MOST_HANDLES]
    own = own or [c for c in contacts if c.kind is PersonalKind.EMAIL][:1]
    bare: set[str] = set()
    raw = [PurePath(document.name).stem]
    for contact in own:
        words = contact.span.of(text)
        email = EMAIL.search(words)
        called = _ONE_WORD.fullmatch(fold(email.group("handle"))) if email else None
        if called is not None and called.group(1) not in _SHARED:
            bare.add(called.group(1))
        raw.append(email.group("handle") if email else words.rstrip("/").rsplit("/", 1)[-1])
    tokens: set[str] = set()
    joined: list[str] = []
    for handle in raw:
        parts = [p for p in re.split(r"[\W\d_]+", _fold_parts(handle)) if p]
        tokens.update(p for p in parts if len(p) >= 3 and not is_ordinary(p))
        # A handle made of ordinary words alone ("will.page") speaks for a name all the same.
        if len(parts) > 1 and handle != raw[0]:
            tokens.update(p for p in parts if len(p) >= 2)
        joined.append("".join(parts))
    titled = frozenset(fold(match.group("name")) for match in _CALLED.finditer(text))
    return Handles(
        frozenset(tokens), tuple(h for h in joined if len(h) >= 2), titled, frozenset(bare)
    )


def _fold_parts(handle: str) -> str:
    """A handle folded part by part, its separators kept."""
    return re.sub(r"[^\W\d_]+", lambda m: fold(m.group()), handle)
