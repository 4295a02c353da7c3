"""The checks of degrees, languages and licences, each against what a résumé says outright.

A check's words are put together only when somebody asks for them: a ranking needs the values of
all résumés and the words of few.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rolefit.domain.job import Requirement, RequirementKind
from rolefit.domain.resume import Degree, DegreeLevel, Language
from rolefit.domain.text import Span
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.terms import Analyzer

_CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
_NAMES = {
    DegreeLevel.NONE: "degree",
    DegreeLevel.SECONDARY: "secondary school",
    DegreeLevel.ASSOCIATE: "associate degree",
    DegreeLevel.BACHELOR: "bachelor's degree",
    DegreeLevel.MASTER: "master's degree",
    DegreeLevel.DOCTORATE: "doctorate",
}
_analyze = Analyzer()


class Verdict(NamedTuple):
    """A check's outcome: how far it holds, 0..1, why, and the words that show it."""

    value: float
    reasons: Callable[[], tuple[str, ...]]
    spans: tuple[Span, ...] = ()


CredentialCheck = Callable[[EncodedResume], Verdict | None]
"""A verdict on a résumé, or None when only its passages can tell."""


def credential_check(requirement: Requirement) -> CredentialCheck | None:
    """The check for a degree, language or licence; None for a requirement of another kind."""
    if requirement.kind is RequirementKind.DEGREE and requirement.degree:
        fields = {stem for name in requirement.fields for stem in _analyze(name)}
        return DegreeCheck(requirement, requirement.degree, fields - {"field", "relat"})
    if requirement.kind is RequirementKind.LANGUAGE and requirement.languages:
        return LanguageCheck(requirement)
    if requirement.kind is RequirementKind.LICENCE:
        return LicenceCheck(set(_analyze(requirement.text)) - _LICENCE_WORDS)
    return None


@dataclass(frozen=True, slots=True)
class DegreeCheck:
    """A degree of some level, in some field.

    Args:
        fields: stems of the fields asked for; empty: any.
    """

    requirement: Requirement
    level: DegreeLevel
    fields: set[str]

    def __call__(self, resume: EncodedResume) -> Verdict:
        """The highest finished degree against the level, then the field."""
        profile, asked = resume.resume, _NAMES[self.level]
        finished = [degree for degree, _ in resume.credentials.degrees if degree.finished]
        best = max(finished, key=lambda degree: degree.level, default=None)
        spans = (best.span,) if best else ()
        in_field = None
        if best is not None and best.level >= self.level:
            in_field = self._in_field(resume, best)
            if in_field.value == 1.0:
                return in_field
        if self.requirement.equivalent and profile.months >= 48:
            held = f"{_named(best)}, and" if best and in_field else f"No {asked}, but"
            return Verdict(
                0.8, lambda: (f"{held} {profile.months / 12:.1f} years of experience.",), spans
            )
        if in_field is not None:
            return in_field
        if best is not None and best.level == self.level - 1:
            return Verdict(
                0.4, lambda: (f"{_NAMES[best.level].capitalize()}; asked: {asked}.",), spans
            )
        begun = next((degree for degree in profile.degrees if degree.level >= self.level), None)
        if begun is not None:
            return Verdict(
                0.4, lambda: (f"Begun, not finished: {_NAMES[begun.level]}.",), (begun.span,)
            )
        return Verdict(0.0, lambda: (f"No {asked} found.",), spans)

    def _in_field(self, resume: EncodedResume, best: Degree) -> Verdict:
        """The level is met; a field of study may be asked for too."""
        enough = [
            (degree, stems)
            for degree, stems in resume.credentials.degrees
            if degree.finished and degree.level >= self.level
        ]
        fitting = [degree for degree, stems in enough if not self.fields or self.fields & stems]
        if fitting:
            return Verdict(1.0, lambda: (f"{_named(fitting[0])}.",), (fitting[0].span,))
        # Maybe another field, maybe none told.
        asked = ", ".join(self.requirement.fields)
        return Verdict(0.7, lambda: (f"{_named(best)}; asked: {asked}.",), (best.span,))


def _named(degree: Degree) -> str:
    field = f" in {degree.field}" if degree.field else ""
    return f"{_NAMES[degree.level].capitalize()}{field}"


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """Languages at some level."""

    requirement: Requirement

    def __call__(self, resume: EncodedResume) -> Verdict:
        """Each language at the level asked 1, at a lower one half."""
        claimed = resume.resume.languages
        held = [
            max(
                (language for language in claimed if language.code == code),
                key=lambda language: _rank(language.level),
                default=None,
            )
            for code in self.requirement.languages
        ]
        shown = [
            language is None and code == "en" and resume.credentials.english
            for code, language in zip(self.requirement.languages, held, strict=True)
        ]
        values = [self._value(*one) for one in zip(held, shown, strict=True)]
        value = max(values) if self.requirement.any_of else sum(values) / len(values)
        spans = tuple(language.span for language in held if language)
        return Verdict(value, lambda: self._reasons(held, shown), spans)

    def _value(self, held: Language | None, shown: bool) -> float:  # noqa: FBT001 - zipped
        if held is None and not shown:
            return 0.0
        asked, level = self.requirement.level, held.level if held else ""
        return 1.0 if not asked or _rank(level) >= _rank(asked) else 0.5

    def _reasons(self, held: list[Language | None], shown: list[bool]) -> tuple[str, ...]:
        asked = f"asked: {self.requirement.level or 'any level'}"
        return tuple(
            f"Language '{code}' {language.level or 'claimed'}; {asked}."
            if language
            else f"The résumé is written in English; {asked}."
            if written
            else f"Language '{code}' is not claimed."
            for code, language, written in zip(self.requirement.languages, held, shown, strict=True)
        )


def _rank(level: str) -> int:
    """CEFR as a number; a language claimed without a level counts as B2."""
    return _CEFR.index(level) if level in _CEFR else _CEFR.index("B2")


@dataclass(frozen=True, slots=True)
class LicenceCheck:
    """A licence, certificate or registration.

    Args:
        wanted: the stems that name it.
    """

    wanted: set[str]

    def __call__(self, resume: EncodedResume) -> Verdict | None:
        """Half of the licence's words or more in one certificate."""
        held = resume.credentials.certificates
        if not self.wanted or not held:
            return None
        shares = [len(self.wanted & stems) for _, stems in held]
        most = max(shares)
        if most < 0.5 * len(self.wanted):
            return None
        fitting = (one for (one, _), share in zip(held, shares, strict=True) if share == most)
        best = min(fitting, key=lambda one: one.span.start)
        return Verdict(1.0, lambda: (f"Holds: {best.label}.",), (best.span,))


_LICENCE_WORDS = {
    stem
    for word in (
        "certification certified certificate licence license licensed registered valid "
        "current active state must hold holder clean eligible obtain"
    ).split()
    for stem in _analyze(word)
}
