"""A statement becomes requirements."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rolefit.domain.job import Importance, Requirement, RequirementKind
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span
from rolefit.profiling.jobs import boilerplate, cues
from rolefit.profiling.jobs.alternatives import read_alternatives
from rolefit.profiling.jobs.clauses import clauses, split_off_weighed
from rolefit.profiling.jobs.cleaning import clean, has_words, trim
from rolefit.profiling.jobs.hedging import is_hedged
from rolefit.profiling.jobs.kinds import facts_of
from rolefit.profiling.jobs.leadins import strip_leadins
from rolefit.profiling.jobs.roles import Role
from rolefit.profiling.jobs.sections import Statement
from rolefit.profiling.jobs.waivers import asks_nothing
from rolefit.profiling.skills import Gazetteer

_LIKEWISE = re.compile(r"(?:so|as) (?:is|are)\b", re.IGNORECASE)
"""Opens a part that weighs what the part before weighs: "SAP is a plus, as is Oracle"."""


def requirements_of(text: str, statement: Statement, gazetteer: Gazetteer) -> Iterator[Requirement]:
    """The requirements in one statement, in order, spans into `text`."""
    default = Importance.NICE if statement.role is Role.NICE else Importance.MUST
    whole, *rest = split_off_weighed(text, statement.span)
    if rest:
        asked = replace(statement, span=trim(text, rest[0].start, rest[0].end), role=Role.NICE)
        yield from requirements_of(text, replace(statement, span=whole), gazetteer)
        yield from requirements_of(text, asked, gazetteer)
        return
    parts = [whole] if _is_duty_line(whole.of(text), statement.role) else clauses(text, whole)
    spread = _spread(whole.of(text), parts)
    if len(parts) > 1 and cues.is_bare_search(parts[0].of(text)):
        parts = parts[1:]
    importance = spread or default
    for part in parts:
        words = part.of(text)
        if asks_nothing(words) and not cues.is_nice(words):
            continue
        if not _LIKEWISE.match(words):
            importance = spread or cues.importance_of(words, default)
        if span := _inner(text, part):
            yield build(
                text, span, importance, _role(words, span.of(text), statement.role), gazetteer
            )


def build(
    text: str, span: Span, importance: Importance, role: Role, gazetteer: Gazetteer
) -> Requirement:
    """One requirement over `span`."""
    words = span.of(text)
    facts = facts_of(words, role)
    found = gazetteer.find(words)
    if not found and role in {Role.MUST, Role.NICE} and (whole := gazetteer.link(words)):
        # A bullet "Excel" has no words around it that could tell the name from the verb.
        found = (whole,)
    alternatives = read_alternatives(words, found)
    asked = facts.degree if facts.kind is RequirementKind.DEGREE else None
    said = clean(words)
    return Requirement(
        text=said,
        span=span,
        kind=facts.kind,
        importance=importance,
        skills=tuple(_shifted(skill, span.start) for skill in found),
        any_of=alternatives.any_of,
        # A degree's fields of study are no skills: "or a related field" is the degree's own matter.
        open_ended=alternatives.open_ended and facts.kind is not RequirementKind.DEGREE,
        hedged=is_hedged(said),
        min_years=facts.min_years,
        degree=asked.level if asked else None,
        fields=asked.fields if asked else (),
        equivalent=asked.equivalent if asked else False,
        languages=facts.languages,
        level=facts.level,
    )


def _role(words: str, inner: str, role: Role) -> Role:
    """DUTY where the words tell a task outside of the duties: "You will prepare ..."."""
    if role is not Role.NEUTRAL or not cues.tells_duty(words) or cues.opens_requirement(inner):
        return role
    return Role.DUTY


def _inner(text: str, part: Span) -> Span | None:
    trimmed = trim(text, part.start, part.end)
    if not has_words(trimmed.of(text)):
        return None
    inner = strip_leadins(text, trimmed)
    if not has_words(inner.of(text)) or boilerplate.is_empty(inner.of(text)):
        return None
    return inner


def _is_duty_line(words: str, role: Role) -> bool:
    return role is Role.DUTY and not cues.opens_requirement(words) and not cues.asks(words[:60])


def _spread(whole: str, parts: list[Span]) -> Importance | None:
    """NICE where a closing "are a plus" speaks of all parts of the sentence."""
    start = cues.trailing(whole, 0, len(whole))
    if len(parts) < 2 or start is None or not cues.is_nice(whole[start:]):
        return None
    return Importance.NICE if re.search(r"\b(?:are|both)\b", whole[start:]) else None


def _shifted(skill: Skill, by: int) -> Skill:
    return replace(skill, span=Span(skill.span.start + by, skill.span.end + by))
