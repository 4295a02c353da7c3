"""Who the résumé is of: the name, from what the document itself shows.

Evidence, strongest first: a NAME mark of a structured format, a "Name:" label, a name-like line
in the head that e-mail handle, profile link or file name confirm, the shape of the line itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from rolefit.domain.text import Document, MarkKind, Span
from rolefit.profiling.redaction.contacts import EMAIL
from rolefit.profiling.redaction.keep import find_kept
from rolefit.profiling.redaction.layout import Layout, Line
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan
from rolefit.profiling.redaction.nameshape import (
    WORD,
    NameShape,
    NameWord,
    Role,
    read_name,
    role_of,
)
from rolefit.profiling.redaction.words import fold, is_ordinary

_LABEL = re.compile(
    r"(?im)(?:^|(?<=[|•;\t]))[ \t•*]{0,9}(?:(?:full|first|middle|last|given|family|"
    r"candidate(?:[’']s)?|applicant(?:[’']s)?|legal|preferred|my|birth|maiden)[ \t]{1,9})?"
    r"(?:names?|surname|forenames?|candidate|applicant|imi[ęe][ ]i[ ]nazwisko|nombre|"
    r"apellidos?|nom|pr[ée]nom|nachname|vorname|фио|имя|фамилия|姓名|氏名|名前|الاسم)"
    r"[ \t]{0,9}[:：][ \t]{0,9}(?P<value>[^\n|•;\t]{2,80})"
)
_INTRODUCTION = re.compile(
    r"\b(?:[Mm]y name is|I am|I['’]m|[Rr][ée]sum[ée] of|RESUME OF|C(?:urriculum )?V(?:itae)? of|"
    r"CURRICULUM VITAE OF|[Tt]his is|[Pp]repared by|[Ss]igned(?: by)?:?|[Mm]eet)"
    r"[ \t]{1,9}(?=[^\W\d_])"
)
_SIGNATURE = re.compile(
    r"(?im)^[ \t]{0,9}(?:(?:kind|best|warm|with[ \t]{1,9}kind|yours)?[ \t]{0,9}"
    r"(?:regards|sincerely|faithfully|truly)|sincerely[ \t]{1,9}yours|thank[ \t]{1,9}you|"
    r"respectfully)[ \t]{0,9}[,.]?[ \t]{0,9}\n{1,3}"
)
_CALLED = re.compile(r"\b(?:Mr|Mrs|Ms|Mx)\b\.?[ ](?P<name>[^\W\d_]{2,30})\b")
_PREAMBLE = re.compile(
    r"(?i)[\W_]*(?:(?:r[ée]sum[ée]|curriculum\s+vit(?:ae|æ)|c\.?v\.?|bio-?data|lebenslauf|name)\b"
    r"[ \t]{0,9}(?:of\b|for\b|[-–—:|])?[\W_]*)?"
)
_SEPARATOR = re.compile(r"[ \t]{0,9}(?:[|•·\t/;►▪■]|[ \u00a0]{3,9}|[ ][-–—][ ]|[:：][ ])[ \t]{0,9}")
_RESUME_WORDS = re.compile(
    r"(?i)(?:['’]s?)?[ \t]{0,9}[-–—:]?[ \t]{0,9}(?:r[ée]sum[ée]|cv|curriculum\s+vitae)\b[\W_]*"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ENOUGH = 4
_MOST_HANDLES = 20


@dataclass(frozen=True, slots=True)
class Handles:
    """What e-mail handles, links and the file name say about the name, folded letters only."""

    tokens: frozenset[str]
    joined: tuple[str, ...]
    titled: frozenset[str]

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """The candidate's name: its words, and the places where it was read as a whole."""

    words: tuple[NameWord, ...]
    spans: tuple[Span, ...]


def find_candidate(
    document: Document, layout: Layout, contacts: Iterable[PersonalSpan]
) -> Candidate:
    """The candidate's name as far as the document shows it; no words when it does not."""
    contacts = sorted(contacts)
    handles = _handles(document, layout, contacts)
    shapes = [
        *_marked(document),
        *_labelled(document.text, layout),
        *_head_names(document.text, layout, handles, contacts),
        *_introduced(document.text, handles),
    ]
    words = {word.folded: word for shape in shapes for word in shape.words}
    return Candidate(tuple(words.values()), tuple(Span(s.start, s.end) for s in shapes))


def _handles(document: Document, layout: Layout, contacts: Iterable[PersonalSpan]) -> Handles:
    text = document.text
    own = [c for c in contacts if layout.contacts.hold(c.span.start)][:_MOST_HANDLES]
    own = own or [c for c in contacts if c.kind is PersonalKind.EMAIL][:1]
    raw = [PurePath(document.name).stem]
    for contact in own:
        words = contact.span.of(text)
        email = EMAIL.search(words)
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
    return Handles(frozenset(tokens), tuple(h for h in joined if len(h) >= 2), titled)


def _fold_parts(handle: str) -> str:
    """A handle folded part by part, its separators kept."""
    return re.sub(r"[^\W\d_]+", lambda m: fold(m.group()), handle)


def _marked(document: Document) -> Iterator[NameShape]:
    marks = [mark for mark in document.marks if mark.kind is MarkKind.NAME]
    for mark in marks[:1]:
        yield _whole(document.text, mark.span.start, mark.span.end)


def _labelled(text: str, layout: Layout) -> Iterator[NameShape]:
    for match in _LABEL.finditer(text, 0, layout.end_of(40)):
        start, end = match.span("value")
        following = re.search(r"[ \t]{2,}|,?[ \t]{1,9}\w[\w ]{2,20}[:：]", text[start:end])
        end = start + following.start() if following else end
        shape = read_name(text, start, end)
        if shape is not None and len(shape.words) <= 6:
            yield _whole(text, start, max(shape.end, start))


def _whole(text: str, start: int, end: int) -> NameShape:
    """Everything in [start, end) as a name, whatever its words are: the format says so."""
    words = [
        NameWord(
            fold(m.group().rstrip(".")),
            _named(m.group()),
            m.start(),
            m.end(),
            m.group().rstrip("."),
        )
        for m in WORD.finditer(text, start, end)
    ]
    return NameShape(tuple(words), start, end)


def _named(written: str) -> Role:
    role = role_of(written)
    return Role.SURNAME if role is Role.ORDINARY else role


def _introduced(text: str, handles: Handles) -> Iterator[NameShape]:
    for pattern in (_INTRODUCTION, _SIGNATURE):
        for match in pattern.finditer(text):
            shape = read_name(text, match.end(), min(len(text), match.end() + 60))
            if shape is None or not shape.core or text[match.end()].islower():
                continue
            given = any(w.role is Role.GIVEN and not is_ordinary(w.folded) for w in shape.core)
            if any(handles.confirm(w) for w in shape.core) or (given and len(shape.core) > 1):
                yield shape


def _head_names(
    text: str, layout: Layout, handles: Handles, contacts: list[PersonalSpan]
) -> list[NameShape]:
    """The best name-like stretch of the head, with its second line if it has one."""
    reachable = any(c.span.start < layout.head_end for c in contacts)
    best: tuple[int, int, NameShape] | None = None
    for index, line in enumerate(layout.lines[: max(layout.head, 6) + 30]):
        inside = index < max(layout.head, 1)
        for shape, rest in _stretches(text, line, handles):
            if any(c.span.overlaps(Span(shape.start, shape.end)) for c in contacts[:20]):
                continue
            score = _score(shape, rest, handles)
            confirmed = any(handles.confirm(word) for word in shape.core)
            if 0 < score < _ENOUGH:
                score += _supported(text, shape)
            score -= 3 * (not confirmed and _is_kept(text, shape))
            score += (index == 0) + (reachable and inside) + (index == 0 and line.marked)
            if (
                not inside
                and not (confirmed and rest[:1] in {"", ",", "("})
                and not (line.marked and score >= 5)
            ):
                continue
            if score >= _ENOUGH and (best is None or score > best[0]):
                best = (score, index, shape)
    if best is None:
        return []
    _, index, shape = best
    return [shape, *_second_line(text, layout, index, shape, handles)]


def _stretches(text: str, line: Line, handles: Handles) -> Iterator[tuple[NameShape, str]]:
    """Name-like openings of the line's segments, each with what follows it in its segment."""
    end = line.span.end
    if len(line.text) > 160:
        return
    preamble = _PREAMBLE.match(text, line.span.start, end)
    at = preamble.end() if preamble else line.span.start
    for _ in range(6):
        separator = _SEPARATOR.search(text, at, end)
        stop = separator.start() if separator else end
        shape = read_name(text, at, stop, handles.names)
        if shape is not None and shape.core:
            label = _RESUME_WORDS.match(text, shape.end, stop)
            yield shape, text[label.end() if label else shape.end : stop].strip()
        if separator is None:
            return
        at = separator.end()


def _score(shape: NameShape, rest: str, handles: Handles) -> int:
    core = shape.core
    clear = sum(w.role is Role.GIVEN and not is_ordinary(w.folded) for w in core)
    unclear = sum(w.role is Role.GIVEN and is_ordinary(w.folded) for w in core)
    surnames, unknown = shape.count(Role.SURNAME), shape.count(Role.UNKNOWN)
    score = 4 * any(handles.confirm(word) for word in core)
    score += 2 if clear or shape.count(Role.FOREIGN) else int(unclear > 0)
    score += (unknown > 0) + (surnames > 0 and clear + unclear + unknown > 0)
    score += clear + unclear > 1 or unknown > 1
    score += shape.count(Role.INITIAL, Role.SUFFIX) > 0 or any(w.nick for w in core)
    score += shape.words[0].role is Role.TITLE
    if surnames == len(core):
        score -= 3
    if len(core) == 1 and not shape.count(Role.INITIAL):
        score -= 1 + (bool(rest) and rest[0].isalnum())
    if not rest or rest.startswith((",", "(")):
        score += 1
    if (
        len(core) == 1
        and not clear
        and all(w.written.isupper() and len(w.written) <= 4 for w in core)
    ):
        score -= 1
    return score - 2 * (len(core) > 6)


def _supported(text: str, shape: NameShape) -> int:
    """2 when the text says "Ms. Kowalska" of one of its words, 1 when "Kowalska's", else 0."""
    words = "|".join(re.escape(w.written.capitalize()) for w in shape.core if len(w.written) > 1)
    if not words or re.search(rf"\b(?:M(?:r|rs|s|x)|Dr|Prof)\.?[ ](?:{words})\b", text):
        return 2 if words else 0
    return int(re.search(rf"\b(?:{words})['’]s\b", text[shape.end :]) is not None)


def _is_kept(text: str, shape: NameShape) -> bool:
    """Whether the words are those of a well-known organisation."""
    return next(find_kept(text[shape.start : shape.end + 20]), None) is not None


def _second_line(
    text: str, layout: Layout, index: int, shape: NameShape, handles: Handles
) -> Iterator[NameShape]:
    """A surname set on a line of its own below the given name."""
    if len(shape.core) > 2 or index + 1 >= len(layout.lines):
        return
    line = layout.lines[index + 1]
    other = read_name(text, line.span.start, line.span.end, handles.names)
    if other is None or other.end != line.span.end or len(other.core) not in {1, 2}:
        return
    confirmed = any(handles.confirm(word) for word in other.core)
    single = len(shape.core) == 1 and len(other.core) == 1
    if confirmed or (single and other.core[0].role is not Role.SURNAME):
        yield other
