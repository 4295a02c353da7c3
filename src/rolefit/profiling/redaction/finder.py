"""Finds the personal data of a document, step by step, each step standing on the one before."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from rolefit.domain.resume import Section
from rolefit.domain.text import Document, Kind, MarkKind, Page, Span
from rolefit.profiling.redaction.addresses import find_addresses
from rolefit.profiling.redaction.candidate import find_candidate
from rolefit.profiling.redaction.contacts import find_contacts, find_domains
from rolefit.profiling.redaction.introductions import with_introductions
from rolefit.profiling.redaction.labelled import find_labelled
from rolefit.profiling.redaction.layout import lay_out
from rolefit.profiling.redaction.mentions import find_mentions
from rolefit.profiling.redaction.merge import merge
from rolefit.profiling.redaction.model import (
    PLACEHOLDERS,
    PersonalKind,
    PersonalSpan,
    Redaction,
)
from rolefit.profiling.redaction.others import find_others, find_relatives
from rolefit.profiling.redaction.phones import find_phones
from rolefit.profiling.redaction.phrases import find_phrases
from rolefit.profiling.redaction.pronouns import find_pronouns
from rolefit.profiling.redaction.ranges import Ranges

_LINK = re.compile(r"(?i)://|^www\.|^[\w.-]+\.[a-z]{2,}(?:/|$)")


def find_personal(document: Document, sections: Sequence[Section] = ()) -> Redaction:
    """The personal data of a document.

    Args:
        document: any; its marks are trusted before anything is guessed, its file name is used as
            evidence of the name.
        sections: the document's, where they are known; they say where the head ends and where
            contacts and referees stand. Without them the words of headings are used.
    """
    text = document.text
    layout = lay_out(document, sections)
    found = [*find_contacts(text, layout), *_marked(document)]
    found += find_phones(text, layout.contacts)
    candidate = find_candidate(document, layout, found)
    contacts = Ranges(p.span for p in found if p.kind in {PersonalKind.EMAIL, PersonalKind.LINK})
    folded = frozenset(word.folded for word in candidate.words)
    head, layout = layout, with_introductions(text, layout, candidate.spans, folded, found)
    if layout is not head:
        bare = [x.span for x in layout.lines if not any(map(str.isalpha, x.text))]
        near = [span for span in bare if layout.beside.hold(span.start)]
        found += find_contacts(text, layout)
        found += find_phones(text, Ranges([*layout.contacts.spans, *near]))
    found += _names([*candidate.spans, *find_mentions(text, candidate.words, contacts)])
    found += _names(find_relatives(text))
    found += find_domains(text, layout, folded)
    found += [*find_labelled(text, layout), *find_phrases(text)]
    found += find_addresses(text, layout, tuple(found), candidate.spans)
    found += _names(find_others(text, layout))
    found += find_pronouns(text)
    merged = merge(text, found)
    return Redaction(merged, _best_known(merged, candidate.spans))


def redact_text(text: str) -> str:
    """A bare text with placeholders in the place of personal data."""
    if not text:
        return text
    whole = Span(0, len(text))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(text, Kind.TEXT, "", digest, (Page(1, whole),))
    return find_personal(document).apply(text, whole)


def _best_known(merged: Sequence[PersonalSpan], names: Sequence[Span]) -> Span | None:
    """The first, which the strongest evidence is for, with what was joined to it."""
    return next(
        (
            personal.span
            for personal in merged
            if names and personal.kind is PersonalKind.NAME and personal.span.overlaps(names[0])
        ),
        None,
    )


def _names(spans: Iterable[Span]) -> list[PersonalSpan]:
    kind = PersonalKind.NAME
    return [PersonalSpan(span, kind, PLACEHOLDERS[kind]) for span in spans]


def _marked(document: Document) -> Iterator[PersonalSpan]:
    """What a structured format marks as a name or a contact."""
    for mark in document.marks:
        words = mark.span.of(document.text)
        if mark.kind is MarkKind.NAME:
            kind = PersonalKind.NAME
        elif mark.kind is MarkKind.CONTACT:
            kind = _contact_kind(words)
        else:
            continue
        yield PersonalSpan(mark.span, kind, PLACEHOLDERS[kind])


def _contact_kind(words: str) -> PersonalKind:
    if "@" in words:
        return PersonalKind.EMAIL
    if _LINK.search(words):
        return PersonalKind.LINK
    letters, digits = sum(c.isalpha() for c in words), sum(c.isdigit() for c in words)
    return PersonalKind.PHONE if digits > letters else PersonalKind.ADDRESS
