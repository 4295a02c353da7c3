"""What can be checked outright: named skills, years, degrees, languages, licences.

Each check gives a value 0..1 and its reason in words; None where a requirement names nothing
that can be checked this way and only the passages can tell.
"""

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rolefit.domain.job import Requirement, RequirementKind
from rolefit.domain.resume import DegreeLevel, Resume, months_covered
from rolefit.domain.text import Span
from rolefit.matching.encoded import COPIED, SHOWN, Asked, EncodedResume
from rolefit.matching.terms import Analyzer

RELATED = 0.35
"""A cosine from which a passage says that its position was about what a requirement asks."""

UNDATED = 0.6
"""What is left of a skill asked for with years, when no position is dated."""

_CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
_NAMES = {
    DegreeLevel.SECONDARY: "secondary school",
    DegreeLevel.ASSOCIATE: "associate degree",
    DegreeLevel.BACHELOR: "bachelor's degree",
    DegreeLevel.MASTER: "master's degree",
    DegreeLevel.DOCTORATE: "doctorate",
}
_analyzer = Analyzer()


@lru_cache(maxsize=20_000)
def _analyze(text: str) -> frozenset[str]:
    return frozenset(_analyzer(text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's outcome: how far it holds, 0..1, why, and the words that show it."""

    value: float
    reasons: tuple[str, ...]
    spans: tuple[Span, ...] = ()


def check(
    asked: Asked,
    resume: EncodedResume,
    similar: npt.NDArray[np.float64],
    copied: Container[int] = (),
    *,
    telling: bool = True,
) -> Verdict | None:
    """Check one requirement.

    Args:
        similar: (passages) cosines of the résumé's passages with the requirement.
        copied: indices of the passages that were copied from the posting.
        telling: with reasons for skills, which take time to put into words.
    """
    requirement = asked.requirement
    if asked.is_title:
        return None
    if requirement.kind is RequirementKind.DEGREE and requirement.degree:
        return _degree(requirement, resume.resume)
    if requirement.kind is RequirementKind.LANGUAGE and requirement.languages:
        return _languages(requirement, resume.resume)
    if requirement.kind is RequirementKind.LICENCE:
        return _licence(requirement, resume.resume)
    skills = None
    if requirement.skills:
        skills = _skills(requirement, resume, copied, telling=telling)
    if requirement.min_years:
        return _years(requirement, resume, similar, skills)
    return skills


def _skills(
    requirement: Requirement, resume: EncodedResume, copied: Container[int], *, telling: bool
) -> Verdict:
    levels = {
        skill.id: resume.level((skill.id, *skill.ids), copied) for skill in requirement.skills
    }
    values = [_in_practice(level, requirement) for level in levels.values()]
    value = max(values) if requirement.any_of else sum(values) / len(values)
    return Verdict(value, _told(requirement, levels) if telling else ())


def _told(requirement: Requirement, levels: dict[str, float]) -> tuple[str, ...]:
    """How each of the skills was found, in words."""
    labels = {skill.id: skill.surface for skill in requirement.skills}
    reasons = []
    if shown := [labels[key] for key, level in levels.items() if level >= SHOWN]:
        reasons.append(f"Shown: {', '.join(shown)}.")
    if listed := [labels[key] for key, level in levels.items() if COPIED < level < SHOWN]:
        reasons.append(f"Listed as a keyword, not shown at work: {', '.join(listed)}.")
    if parroted := [labels[key] for key, level in levels.items() if 0 < level <= COPIED]:
        reasons.append(f"Only in words copied from the posting: {', '.join(parroted)}.")
    if missing := [labels[key] for key, level in levels.items() if level == 0]:
        reasons.append(f"Not named: {', '.join(missing)}.")
    return tuple(reasons)


def _in_practice(level: float, requirement: Requirement) -> float:
    """Where doing is asked, not knowing, a keyword in a list is half a proof."""
    doing = requirement.kind in (RequirementKind.EXPERIENCE, RequirementKind.DUTY)
    listed = 0 < level < SHOWN and doing
    return 0.5 * level if listed else level


def mentions(requirement: Requirement, resume: EncodedResume) -> list[tuple[Span, ...]]:
    """Where a résumé names what a requirement names: for each of its skills, in document order."""
    return [
        tuple(
            sorted(
                {
                    mention.span
                    for concept in (skill.id, *skill.ids)
                    for mention in resume.skills.get(concept, ())
                }
            )
        )
        for skill in requirement.skills
    ]


def _years(
    requirement: Requirement,
    resume: EncodedResume,
    similar: npt.NDArray[np.float64],
    skills: Verdict | None,
) -> Verdict | None:
    """Years of dated experience in what is asked, against the years asked."""
    needed = (requirement.min_years or 0.0) * 12
    months = _relevant_months(requirement, resume, similar)
    if months is None:
        undated = "No dated positions, so years cannot be counted."
        return skills and Verdict(UNDATED * skills.value, (undated, *skills.reasons))
    share = min(months / needed, 1.0)
    reason = f"{months / 12:.1f} of {requirement.min_years:g} years in dated positions."
    if skills is None:
        return Verdict(share, (reason,))
    return Verdict((share + skills.value) / 2, (reason, *skills.reasons))


def _relevant_months(
    requirement: Requirement, resume: EncodedResume, similar: npt.NDArray[np.float64]
) -> int | None:
    """Months in the named skills or in positions about the requirement; None without dates."""
    profile = resume.resume
    if not any(position.start for position in profile.positions):
        return None
    about = {
        passage.position
        for index, passage in enumerate(profile.passages)
        if passage.position is not None and similar[index] >= RELATED and index not in resume.lists
    }
    periods = (profile.positions[index].period(profile.as_of) for index in sorted(about))
    months = months_covered(period for period in periods if period)
    for skill in requirement.skills:
        for concept in (skill.id, *skill.ids):
            months = max(months, profile.skill_months.get(concept, 0))
    return months


def _degree(requirement: Requirement, resume: Resume) -> Verdict:
    assert requirement.degree  # noqa: S101 - the caller asked
    finished = [degree for degree in resume.degrees if degree.finished]
    best = max(finished, key=lambda degree: degree.level, default=None)
    wanted = _NAMES.get(requirement.degree, "degree")
    if best is not None and best.level >= requirement.degree:
        return _field(requirement, resume, best.level)
    spans = (best.span,) if best else ()
    if requirement.equivalent and resume.months >= 48:
        years = resume.months / 12
        return Verdict(0.8, (f"No {wanted}, but {years:.1f} years of experience.",), spans)
    if best is not None and best.level == requirement.degree - 1:
        return Verdict(0.4, (f"{_NAMES[best.level].capitalize()}; asked: {wanted}.",), spans)
    pending = [degree for degree in resume.degrees if degree.level >= requirement.degree]
    if pending:
        return Verdict(0.4, (f"A {wanted} is begun, not finished.",), (pending[0].span,))
    return Verdict(0.0, (f"No {wanted} found.",), spans)


def _field(requirement: Requirement, resume: Resume, level: DegreeLevel) -> Verdict:
    """The level is met; a field of study may be asked for too."""
    enough = [d for d in resume.degrees if d.finished and d.level >= (requirement.degree or 0)]
    wanted = {stem for name in requirement.fields for stem in _analyze(name)} - {"field", "relat"}
    named = f"{_NAMES[level].capitalize()}"
    for degree in enough:
        if not wanted or wanted & set(
            _analyze(f"{degree.field} {resume.document.text[degree.span.start : degree.span.end]}")
        ):
            field = f" in {degree.field}" if degree.field else ""
            return Verdict(1.0, (f"{_NAMES[degree.level].capitalize()}{field}.",), (degree.span,))
    asked = ", ".join(requirement.fields)
    return Verdict(0.7, (f"{named}, in another field than {asked}.",), (enough[0].span,))


def _languages(requirement: Requirement, resume: Resume) -> Verdict:
    values, reasons, spans = [], [], []
    for code in requirement.languages:
        held = [language for language in resume.languages if language.code == code]
        if not held:
            values.append(0.0)
            reasons.append(f"Language '{code}' is not claimed.")
            continue
        best = max(held, key=lambda language: _rank(language.level))
        spans.append(best.span)
        enough = _rank(best.level) >= _rank(requirement.level) or not requirement.level
        values.append(1.0 if enough else 0.5)
        reasons.append(
            f"Language '{code}' {best.level or 'claimed'}; "
            f"asked: {requirement.level or 'any level'}."
        )
    value = max(values) if requirement.any_of else sum(values) / len(values)
    return Verdict(value, tuple(reasons), tuple(spans))


def _rank(level: str) -> int:
    """CEFR as a number; a language claimed without a level counts as B2."""
    return _CEFR.index(level) if level in _CEFR else _CEFR.index("B2")


def _licence(requirement: Requirement, resume: Resume) -> Verdict | None:
    """Share of the licence's words found in one certificate."""
    wanted = _analyze(requirement.text) - _LICENCE_WORDS
    if not wanted or not resume.certificates:
        return None
    best = max(
        resume.certificates,
        key=lambda certificate: (
            len(wanted & _analyze(certificate.label)),
            -certificate.span.start,
        ),
    )
    share = len(wanted & _analyze(best.label)) / len(wanted)
    if share < 0.5:
        return None
    return Verdict(1.0, (f"Holds: {best.label}.",), (best.span,))


_LICENCE_WORDS = {
    stem
    for word in (
        "certification certified certificate licence license licensed registered valid "
        "current active state must hold holder clean eligible obtain"
    ).split()
    for stem in _analyze(word)
}
