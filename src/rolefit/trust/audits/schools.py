"""Another school: the degree and its field stay, the institution is another."""

import re
from collections.abc import Iterator

from rolefit.domain.resume import DegreeLevel, Resume, SectionKind
from rolefit.domain.text import Span
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant, turn_of
from rolefit.trust.edits import Edit, edited
from rolefit.trust.people import school_kinds, schools

_BODY = re.compile(r"(?i)\b(?:chartered|accountants|association|council|society|authorised)\b")
"""Words of bodies that certify rather than teach; another in their place is another licence."""


def _make(resume: Resume, count: int) -> Counterfactuals:
    found = _schools(resume)
    if not found:
        return Counterfactuals(resume.document, why="no degree shows where it was earned")
    variants = (
        Variant(kind, school, edited(resume.document, _renamed(found, kind, turn)))
        for kind in school_kinds()
        for turn in range(turn_of(resume), turn_of(resume) + count)
        for school in schools(kind, turn, 1)
    )
    return Counterfactuals(resume.document, tuple(variants))


def _renamed(found: dict[str, list[Span]], kind: str, turn: int) -> Iterator[Edit]:
    """One school of the kind for each that the résumé names."""
    for spans, school in zip(found.values(), schools(kind, turn, len(found)), strict=True):
        yield from (Edit(span, school) for span in spans)


def _schools(resume: Resume) -> dict[str, list[Span]]:
    """Where the schools of degrees above secondary level stand, by their names."""
    text = resume.document.text
    sections = [s.span for s in resume.sections if s.kind is SectionKind.EDUCATION]
    names = {
        degree.institution
        for degree in resume.degrees
        if degree.level > DegreeLevel.SECONDARY and _is_school(degree.institution)
    }
    found: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for name in sorted(names, key=lambda one: (-len(one), one)):
        pattern = re.compile(r"\s+".join(map(re.escape, name.split())))
        for section in sections:
            for match in pattern.finditer(text, section.start, section.end):
                span = Span(match.start(), match.end())
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    found.setdefault(name, []).append(span)
    return found


def _is_school(name: str) -> bool:
    return len(name.split()) > 1 and _BODY.search(name) is None


SCHOOLS = Audit(
    kind=Kind.SCHOOLS,
    title="Another school",
    question="Does a score move when the same degree comes from a more or less famous school?",
    baseline="the résumé as it is",
    invariant=True,
    make=_make,
)
