"""A line that shows a skill, replaced by one that denies it."""

import re

from rolefit.domain.job import Job
from rolefit.domain.resume import Resume, SectionKind
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span

_SECTIONS = frozenset(
    {SectionKind.SUMMARY, SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SKILLS}
)
_BULLET = re.compile(r"[ \t]*(?:[•*–-][ \t]+)?")


def denied(resume: Resume, job: Job) -> str:
    """The résumé with the first line that shows an asked skill replaced by its denial.

    Lines with a position's title, employer and dates are left, and so are headings: they give
    other lines their meaning.
    """
    text = resume.document.text
    skill = _shown(resume, job)
    if skill is None:
        return text
    line = _line(text, skill.span)
    bullet = _BULLET.match(line.of(text))
    denial = f"{bullet[0] if bullet else ''}No experience with {skill.surface}."
    return f"{text[: line.start]}{denial}{text[line.end :]}"


def denied_skills(resume: Resume, job: Job) -> frozenset[str]:
    """The ids of the skill that `denied` denies; none where it changes nothing."""
    skill = _shown(resume, job)
    return frozenset() if skill is None else _ids(skill)


def _shown(resume: Resume, job: Job) -> Skill | None:
    asked = {one for requirement in job.requirements for s in requirement.skills for one in _ids(s)}
    for skill in resume.skills:
        line = _line(resume.document.text, skill.span)
        if not skill.negated and asked & _ids(skill) and _free(resume, line):
            return skill
    return None


def _ids(skill: Skill) -> frozenset[str]:
    return frozenset(skill.ids or (skill.id,))


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _free(resume: Resume, line: Span) -> bool:
    fixed = [one.header for one in resume.positions]
    fixed += [one.heading for one in resume.sections if one.heading is not None]
    inside = any(one.kind in _SECTIONS and one.span.contains(line) for one in resume.sections)
    return inside and not any(line.overlaps(one) for one in fixed)
