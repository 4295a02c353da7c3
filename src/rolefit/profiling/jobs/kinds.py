"""What a requirement asks for, decided by its words and the heading above it."""

import re
from dataclasses import dataclass

from rolefit.domain.job import RequirementKind
from rolefit.profiling.jobs import cues
from rolefit.profiling.jobs.degrees import DegreeAsked, find_degree
from rolefit.profiling.jobs.languages import find_languages
from rolefit.profiling.jobs.licences import find_licence
from rolefit.profiling.jobs.roles import Role
from rolefit.profiling.jobs.years import min_years

_OTHER_EXPERIENCE = re.compile(
    r"\b(?:user|customer|guest|candidate|employee|client|patient|shopping|digital|brand|dining|"
    r"member|visitor|learning|fan|consumer|buyer)['’s]*[ -]experiences?\b|\bexperience design",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"\b(?:experience|(?<!with )(?<!with an )(?<!with our )(?<!by an )experienced|experiencing|"
    r"track record|background (?:in|as|with)|(?:previous|prior|"
    r"past) \w+|worked (?:in|with|as|on)|"
    r"history of|exposure working|demonstrated success|success in|published|"
    r"years?['’]? (?:of(?! age)|in|as|with|working))\b",
    re.IGNORECASE,
)
_EXPERIENCE_FIRST = re.compile(
    r"\W*(?:\w[\w'’/-]*\s+){0,3}?(?:experience|track record|background)\b|"
    r"\W*(?:over |at least |minimum (?:of )?|a minimum of )?\d+\+?(?:\s?(?:-|–|"
    r"to)\s?\d+\+?)?\s?(?:years?|yrs?|months?)",
    re.IGNORECASE,
)
_ABILITY = re.compile(r"\b(?:abilit|skill|knowledge|proficien)", re.IGNORECASE)
_LONGEST_LANGUAGE = 30
_HOLDS = re.compile(r"\W*(?:hold|possess|have|obtain|earn|complete|demonstrate)", re.IGNORECASE)
# A verb form before what a person has: "complete understanding of", "working knowledge of".
_POSSESSION = re.compile(
    r"\W*(?:complete|working|clear|developed)\s+(?:\w+\s+)?(?:understanding|knowledge|"
    r"experience|command|mastery|grasp|proficiency|expertise|skills?|background)\b|"
    r"\W*own (?:car|vehicle|transport|van|tools?|equipment|uniform|laptop|means)\b|"
    r"\W*(?:caring|outgoing|loving|engaging|inspiring|charming|enterprising)\b",
    re.IGNORECASE,
)
_SOFT_VERBS = frozenset(
    "work communicate learn be have think adapt multitask travel excel thrive prioritize".split()
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a requirement asks for and the facts in it, as in `Requirement`."""

    kind: RequirementKind
    min_years: float | None = None
    degree: DegreeAsked | None = None
    languages: tuple[str, ...] = ()
    level: str = ""


def facts_of(words: str, role: Role) -> Facts:
    """Kind and facts of a requirement that stands below a heading of `role`."""
    years = min_years(words)
    degree = find_degree(words)
    task = role is Role.DUTY and cues.opens_with_verb(words) and not _HOLDS.match(words)
    if degree and not task and _asks_degree(words, degree, years):
        return Facts(RequirementKind.DEGREE, years, degree)
    if role is Role.DUTY and years is None and _is_duty(words):
        return Facts(RequirementKind.DUTY)
    codes, level = find_languages(words)
    if codes and len(words.split()) <= _LONGEST_LANGUAGE:
        return Facts(RequirementKind.LANGUAGE, years, None, codes, level)
    return Facts(_plain_kind(words, role, years), years)


def _plain_kind(words: str, role: Role, years: float | None) -> RequirementKind:
    licence = find_licence(words)
    if licence is not None and not _starts_with_experience(words, licence):
        return RequirementKind.LICENCE
    if years is not None or _EXPERIENCE.search(_OTHER_EXPERIENCE.sub(" ", words)):
        return RequirementKind.EXPERIENCE
    if _is_duty(words) and _reads_as_duty(words, role):
        return RequirementKind.DUTY
    return RequirementKind.SKILL


def _asks_degree(words: str, degree: DegreeAsked, years: float | None) -> bool:
    before = words[: degree.start]
    if min_years(before) is not None or re.search(r"\bexperience\b", before, re.IGNORECASE):
        return False
    return years is None or not re.search(r"\d\+? years.{0,80}\d\+? years.{0,80}\d\+? years", words)


def _starts_with_experience(words: str, licence: int) -> bool:
    first = _EXPERIENCE_FIRST.match(words)
    return first is not None and first.end() <= licence


def _is_duty(words: str) -> bool:
    if cues.opens_with_verb(words) and not _POSSESSION.match(words):
        return True
    return not cues.opens_requirement(words) and not cues.asks(words[:40])


def _reads_as_duty(words: str, role: Role) -> bool:
    first = cues.first_word(words).lower()
    if (
        role is Role.NICE
        or first in _SOFT_VERBS
        or _POSSESSION.match(words)
        or not cues.opens_with_verb(words)
    ):
        return False
    if cues.opens_with_gerund(words) and (role is not Role.NEUTRAL or _ABILITY.search(words)):
        return False
    return role is Role.NEUTRAL or len(words.split()) >= 8
