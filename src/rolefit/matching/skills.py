"""The check of named skills: which are shown, only listed, or missing."""

from collections.abc import Mapping, Sequence

import numpy as np

from rolefit.domain.job import Requirement, RequirementKind
from rolefit.domain.skills import Skill
from rolefit.domain.text import Finding, FindingCode
from rolefit.matching.encoded import COPIED, SHOWN, EncodedResume, Floats
from rolefit.matching.mentions import levels_of, mentions_of

MANY, NEARLY_ALL = 5, 0.8
"""So many asked skills, and such a share of those that are named, in lists alone are worth telling:
a full list is no proof, and whoever pastes what is asked has one."""


class SkillChecks:
    """Compares the skills that requirements name with those that résumés show.

    Each distinct skill of a requirement has a column; a requirement's columns lie side by side.

    Args:
        requirements: by row; those that are checked for skills.
    """

    def __init__(self, requirements: Mapping[int, Requirement]) -> None:
        self._requirements = requirements
        self._columns: dict[int, slice] = {}
        self._named: list[Skill] = []
        self._shows: dict[str, list[int]] = {}
        for row, requirement in requirements.items():
            named = {skill.id: skill for skill in requirement.skills}
            start = len(self._named)
            for column, skill in enumerate(named.values(), start):
                for concept in dict.fromkeys((skill.id, *skill.ids)):
                    self._shows.setdefault(concept, []).append(column)
            self._named += named.values()
            self._columns[row] = slice(start, len(self._named))

    def levels(self, resumes: Sequence[EncodedResume], copied: Sequence[tuple[int, ...]]) -> Floats:
        """How far each skill is shown, (n, columns), 0..1.

        Args:
            copied: for each résumé, its passages that were copied from the posting.
        """
        rows: list[int] = []
        columns: list[int] = []
        proofs: list[float] = []
        for row, (resume, passages) in enumerate(zip(resumes, copied, strict=True)):
            own = levels_of(mentions_of(resume.resume), passages) if passages else resume.levels
            for concept in self._shows.keys() & own.keys():
                shown = self._shows[concept]
                rows += [row] * len(shown)
                columns += shown
                proofs += [own[concept]] * len(shown)
        levels = np.zeros((len(resumes), len(self._named)))
        np.maximum.at(levels, (rows, columns), proofs)
        return levels

    def values(self, row: int, levels: Floats) -> Floats:
        """The check's value for one requirement, (n): the mean over its skills, or the best."""
        requirement, proofs = self._requirements[row], levels[:, self._columns[row]]
        if requirement.kind in (RequirementKind.EXPERIENCE, RequirementKind.DUTY):
            # Where doing is asked, not knowing, a keyword in a list is half a proof.
            proofs = np.where((proofs > 0) & (proofs < SHOWN), 0.5 * proofs, proofs)
        if requirement.any_of:
            best: Floats = proofs.max(axis=1)
            return best
        total: Floats = np.zeros(len(proofs))
        for column in proofs.T:  # one by one: tenths are on no grid, so the order is part of it
            total += column
        mean: Floats = total / proofs.shape[1]
        return mean

    def reasons(self, row: int, levels: Floats, resume: EncodedResume) -> tuple[str, ...]:
        """How each of a requirement's skills was found, in words.

        Args:
            levels: (columns) of `resume`.
        """
        columns = self._columns[row]
        named = self._named[columns]
        denied = {s.surface for s in named if not resume.denied.keys().isdisjoint((s.id, *s.ids))}
        labels = [skill.surface for skill in named]
        found = list(zip(labels, levels[columns].tolist(), strict=True))
        told = {
            "Shown": [label for label, level in found if level >= SHOWN],
            "Listed as a keyword, not shown at work": [
                label for label, level in found if COPIED < level < SHOWN
            ],
            "Only in words copied from the posting": [
                label for label, level in found if 0 < level <= COPIED
            ],
            "Denied": [label for label, level in found if level == 0 and label in denied],
            "Not named": [label for label, level in found if level == 0 and label not in denied],
        }
        if self._requirements[row].any_of and told["Shown"]:
            del told["Not named"]  # one is enough
        return tuple(f"{how}: {', '.join(labels)}." for how, labels in told.items() if labels)

    def findings(self, levels: Floats) -> tuple[Finding, ...]:
        """What a reader should know of how the named skills are shown.

        Args:
            levels: (columns) of one résumé.
        """
        found = {
            skill.id: level
            for skill, level in zip(self._named, levels.tolist(), strict=True)
            if level > COPIED
        }
        listed = sum(level < SHOWN for level in found.values())
        if listed < max(MANY, NEARLY_ALL * len(found)):
            return ()
        share = f"All {listed}" if listed == len(found) else f"{listed} of the {len(found)}"
        message = (
            f"{share} asked skills that it names stand in lists of keywords only; nothing tells "
            "how they were used."
        )
        return (Finding(FindingCode.LISTED_ONLY, message),)
