"""Who the résumé is of: the name, from what the document itself shows.

Evidence, strongest first: a NAME mark of a structured format, a "Name:" label, a name-like line
in the head that e-mail handle, profile link or file name confirm, the shape of the line itself
(`headline.py`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolefit.domain.text import Document, MarkKind, Span
from rolefit.profiling.redaction.handles import Handles, find_handles
from rolefit.profiling.redaction.headline import find_headline
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PersonalSpan
from rolefit.profiling.redaction.nameshape import (
    NameShape,
    NameWord,
    Role,
    read_name,
    whole_name,
)
from rolefit.profiling.redaction.places import is_place
from rolefit.profiling.redaction.words import is_given, is_ordinary, reads_as_ordinary

_LABEL = re.compile(
    r"(?im)(?:^|(?<=[|•;\t])|(?<=details:)|(?<=details :)|(?<=information:))"
    r"[ \t•*]{0,9}(?:(?:full|first|middle|last|given|family|"
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
_LABELLED_LINES = 40
"""Below, "Name:" counts in a contact block or behind "Details:" only: it may be a product's."""


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
    handles = find_handles(document, layout, contacts)
    shapes = [
        *_marked(document),
        *_labelled(document.text, layout),
        *find_headline(document.text, layout, handles, contacts),
        *_introduced(document.text, handles),
    ]
    words = {word.folded: word for shape in shapes for word in shape.words}
    core = [word for shape in shapes for word in shape.core]
    if any(map(handles.confirm, core)):
        words = {**{word.folded: word for word in _short_forms(handles, core)}, **words}
    return Candidate(tuple(words.values()), tuple(Span(s.start, s.end) for s in shapes))


def _short_forms(handles: Handles, core: Sequence[NameWord]) -> Iterator[NameWord]:
    """What a confirming handle calls somebody: "tobi.adewale" is of Oluwatobiloba Adewale."""
    for token in sorted(handles.tokens):
        part = len(token) >= 4 and any(token in word.folded for word in core)
        if (part or is_given(token)) and not is_ordinary(token) and not is_place(token.title()):
            yield NameWord(token, Role.GIVEN, 0, 0, token.title())


def _marked(document: Document) -> Iterator[NameShape]:
    marks = [mark for mark in document.marks if mark.kind is MarkKind.NAME]
    for mark in marks[:1]:
        yield whole_name(document.text, mark.span.start, mark.span.end)


def _labelled(text: str, layout: Layout) -> Iterator[NameShape]:
    limit = layout.end_of(_LABELLED_LINES)
    for match in _LABEL.finditer(text):
        told = layout.contacts.hold(match.start()) or text[match.start() - 1 : match.start()] == ":"
        if match.start() >= limit and not told:
            continue
        start, end = match.span("value")
        following = re.search(r"[ \t]{2,}|,?[ \t]{1,9}\w[\w ]{2,20}[:：]", text[start:end])
        end = start + following.start() if following else end
        shape = read_name(text, start, end)
        if shape is not None and len(shape.words) <= 6:
            yield whole_name(text, start, max(shape.end, start))


def _introduced(text: str, handles: Handles) -> Iterator[NameShape]:
    for pattern in (_INTRODUCTION, _SIGNATURE):
        for match in pattern.finditer(text):
            shape = read_name(text, match.end(), min(len(text), match.end() + 60))
            if shape is None or not shape.core or text[match.end()].islower():
                continue
            given = any(
                w.role is Role.GIVEN and not reads_as_ordinary(w.written) for w in shape.core
            )
            if any(handles.confirm(w) for w in shape.core) or (given and len(shape.core) > 1):
                yield shape
