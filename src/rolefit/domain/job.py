"""A job posting, understood."""

from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.resume import DegreeLevel
from rolefit.domain.skills import Skill
from rolefit.domain.text import Document, Finding, Span


class RequirementKind(StrEnum):
    """What a requirement asks for."""

    SKILL = "skill"
    EXPERIENCE = "experience"
    DEGREE = "degree"
    LANGUAGE = "language"
    LICENCE = "licence"
    DUTY = "duty"


class Importance(StrEnum):
    """How much a requirement counts; the caller may change it.

    NOT turns it around: its points are given when the résumé does not show it.
    """

    MUST = "must"
    STRONG = "strong"
    NICE = "nice"
    NOT = "not"


class Seniority(StrEnum):
    """The level a posting asks for."""

    INTERN = "intern"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a posting asks for that can be checked against a résumé.

    Args:
        text: the words that are embedded, taken from `span`, cleaned of bullets.
        span: where it stands in the posting.
        kind: what it asks for.
        importance: how much it counts.
        skills: linked mentions, spans into the posting.
        any_of: the skills are alternatives ("Java or Kotlin"): one is enough.
        open_ended: the alternatives go on with something that is no linked skill ("Kafka or NATS",
            "or similar"), so that who shows none of the skills may still meet it.
        hedged: its own words deny or look ahead ("or working towards it"), so that a résumé's
            denial in the same words is not held against it.
        min_years: years asked for, None when no number is given.
        degree: lowest level asked for, None unless kind is DEGREE.
        fields: fields of study asked for, as written; empty means any.
        equivalent: "or equivalent experience" is allowed.
        languages: ISO 639-1 codes asked for.
        level: CEFR level asked for with `languages`, "" when none.
    """

    text: str
    span: Span
    kind: RequirementKind
    importance: Importance
    skills: tuple[Skill, ...] = ()
    any_of: bool = False
    open_ended: bool = False
    hedged: bool = False
    min_years: float | None = None
    degree: DegreeLevel | None = None
    fields: tuple[str, ...] = ()
    equivalent: bool = False
    languages: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A posting, understood: everything the matcher may look at.

    Args:
        requirements: in document order, no two with the same text.
        ignored: spans taken for boilerplate, so that a person can see and correct it.
        redacted: SHA-256 over the content that counts.
    """

    document: Document
    title: str
    seniority: Seniority
    location: str
    requirements: tuple[Requirement, ...]
    ignored: tuple[Span, ...] = ()
    redacted: str = ""
    findings: tuple[Finding, ...] = ()
    profiler: str = ""
