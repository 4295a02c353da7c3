"""What can be checked outright: named skills, years, degrees, languages, licences.

Each check gives a value 0..1 and its reason in words; NaN where a requirement names nothing that
can be checked this way and only the passages can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rolefit.domain.text import Finding
from rolefit.matching.credentials import Verdict, credential_check
from rolefit.matching.encoded import EncodedJob, EncodedResume, Floats, Integers
from rolefit.matching.skills import SkillChecks


@dataclass(frozen=True, slots=True)
class Checked:
    """Outcomes of all checks of n résumés.

    Args:
        values: (n, r) 0..1, or NaN where there was nothing to check.
        levels: (n, skills) how far each named skill is shown.
        months: (n, r) of experience in what is asked; 0 where no years are asked.
    """

    values: Floats
    levels: Floats
    months: Integers


class Checks:
    """A job's checks, worked out once.

    Attributes:
        naming: concept id -> the requirements that name it.
        timed: rows of the requirements that ask for years.
    """

    def __init__(self, job: EncodedJob) -> None:
        asked = {r: item.requirement for r, item in enumerate(job.asked) if not item.is_title}
        found = {r: credential_check(requirement) for r, requirement in asked.items()}
        self._credentials = {r: check for r, check in found.items() if check}
        others = {r: one for r, one in asked.items() if r not in self._credentials}
        self._skilled = [r for r, requirement in others.items() if requirement.skills]
        self._skills = SkillChecks({r: others[r] for r in self._skilled})
        self._years = {r: one.min_years for r, one in others.items() if one.min_years}
        self.timed = list(self._years)
        self._concepts = {
            r: [concept for skill in asked[r].skills for concept in (skill.id, *skill.ids)]
            for r in self.timed
        }
        self.naming: dict[str, list[int]] = {}
        for r, requirement in asked.items():
            concepts = [c for skill in requirement.skills for c in (skill.id, *skill.ids)]
            for concept in dict.fromkeys(concepts):
                self.naming.setdefault(concept, []).append(r)
        self._count = len(job.asked)

    def of(
        self,
        resumes: Sequence[EncodedResume],
        copied: Sequence[tuple[int, ...]],
        months_about: Integers,
    ) -> Checked:
        """Check n résumés.

        Args:
            copied: for each, its passages that were copied from the posting.
            months_about: (n, timed) months in positions about the requirements that ask for years.
        """
        values = np.full((len(resumes), self._count), np.nan)
        for r, check in self._credentials.items():
            verdicts = [check(resume) for resume in resumes]
            values[:, r] = [np.nan if one is None else one.value for one in verdicts]
        levels = self._skills.levels(resumes, copied)
        for r in self._skilled:
            values[:, r] = self._skills.values(r, levels)
        months = np.zeros(values.shape, dtype=np.int64)
        for column, (r, years) in enumerate(self._years.items()):
            months[:, r] = np.maximum(months_about[:, column], self._in_skills(r, resumes))
            share = np.minimum(months[:, r] / (years * 12), 1.0)
            skills = values[:, r]
            # Without any dates no months are counted. Were it judged more gently, a first date that
            # is added would lower a score.
            values[:, r] = np.where(np.isnan(skills), share, (share + skills) / 2)
        return Checked(values, levels, months)

    def verdict(
        self, checked: Checked, place: int, r: int, resume: EncodedResume
    ) -> Verdict | None:
        """Why a check came out as it did: its value with words for it; None where it is NaN."""
        value = float(checked.values[place, r])
        if np.isnan(value):
            return None
        if r in self._credentials:
            return self._credentials[r](resume)
        levels = checked.levels[place]
        reasons = self._skills.reasons(r, levels, resume) if r in self._skilled else ()
        if r in self._years:
            reasons = (self._counted(int(checked.months[place, r]), r, resume), *reasons)
        return Verdict(value, lambda: reasons)

    def findings(self, checked: Checked, place: int) -> tuple[Finding, ...]:
        """What a reader should know of one résumé, beyond single requirements."""
        return self._skills.findings(checked.levels[place])

    def _counted(self, months: int, r: int, resume: EncodedResume) -> str:
        if not resume.career.dated:
            return "No dated positions, so years cannot be counted."
        asked, dated = f"{self._years[r]:g}", resume.resume.months / 12
        if months == 0 and dated >= 0.05:
            return f"No dated position says it was this; asked: {asked} years, dated: {dated:.1f}."
        return f"{months / 12:.1f} of {asked} years in dated positions."

    def _in_skills(self, r: int, resumes: Sequence[EncodedResume]) -> list[int]:
        """Months in positions that name a skill of the requirement."""
        concepts = self._concepts[r]
        return [
            max((resume.resume.skill_months.get(concept, 0) for concept in concepts), default=0)
            for resume in resumes
        ]
