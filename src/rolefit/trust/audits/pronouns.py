"""Other pronouns: a form of address and declared pronouns at the name, and a sentence told so.

Few résumés speak of their candidate in the third person, so a sentence that does is put into
every one of them; the same sentence with "they" is what the others are compared with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from rolefit.domain.resume import Resume, SectionKind
from rolefit.domain.text import Document, Span
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant
from rolefit.trust.edits import Edit, edited
from rolefit.trust.gendered import Form, with_form
from rolefit.trust.naming import find_naming


@dataclass(frozen=True, slots=True)
class _Voice:
    """How a person is spoken of."""

    form: Form
    title: str
    declared: str
    sentence: str


_THEY = _Voice(
    Form.THEY,
    "Mx.",
    "they/them",
    "They have run their shifts themselves, and colleagues trust them with their own work.",
)
_SHE = _Voice(
    Form.SHE,
    "Ms.",
    "she/her",
    "She has run her shifts herself, and colleagues trust her with their own work.",
)
_HE = _Voice(
    Form.HE,
    "Mr.",
    "he/him",
    "He has run his shifts himself, and colleagues trust him with their own work.",
)


def _make(resume: Resume, _count: int) -> Counterfactuals:
    base = _told(resume, _THEY)
    variants = (
        Variant(voice.form.value, f"{voice.title}, {voice.declared}", _told(resume, voice))
        for voice in (_SHE, _HE)
    )
    return Counterfactuals(base, tuple(variants))


def _told(resume: Resume, voice: _Voice) -> Document:
    document = resume.document
    planted = list(chain(_at_name(resume, voice), _in_text(resume, voice)))
    taken = [edit.span for edit in planted]
    swapped = (
        edit
        for edit in with_form(document.text, voice.form)
        if not any(edit.span.overlaps(span) for span in taken)
    )
    return edited(document, [*planted, *swapped])


def _at_name(resume: Resume, voice: _Voice) -> Iterator[Edit]:
    naming = find_naming(resume)
    if naming is not None:
        name = naming.head.of(resume.document.text)
        yield Edit(naming.head, f"{voice.title} {name} ({voice.declared})")


def _in_text(resume: Resume, voice: _Voice) -> Iterator[Edit]:
    """At the end of the summary, else of the first position, else of the text."""
    text = resume.document.text
    summaries = [s.span for s in resume.sections if s.kind is SectionKind.SUMMARY]
    spans = [*summaries, *(position.span for position in resume.positions)]
    end = spans[0].end if spans else len(text)
    at = len(text[:end].rstrip())
    yield Edit(Span(at, at), f"\n{voice.sentence}")


PRONOUNS = Audit(
    kind=Kind.PRONOUNS,
    title="Other pronouns",
    question="Does a score move when the same résumé speaks of its candidate as she or he?",
    baseline="the same résumé with “they” and “Mx.”",
    invariant=True,
    make=_make,
)
