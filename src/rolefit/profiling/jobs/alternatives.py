"""Whether the skills of a requirement are alternatives: one of them is enough."""

import re
from collections.abc import Sequence

from rolefit.domain.skills import Skill

_ONE_OF = re.compile(
    r"\b(?:(?:one|two|three|\d) (?:or more |or several )?(?:of|from)|any of|either|"
    r"at least (?:one|two|three|\d)(?! ?\+?(?: \w+)? (?:years?|yrs?|months?)\b)|such as|e\.?g\.?|"
    r"for (?:example|instance)|(?<!must )(?<!would )(?<!should )(?<!you )like|"
    r"similar (?:to|technolog|tools?|languages?|software|systems?|frameworks?|platforms?)|"
    r"preferably one|and/or|other [\w ]{0,20}languages?)\b|\betc\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\W*\bor (?:an? |other |any )?(?:similar|comparable|others?|another|the like|"
    r"equivalent(?! (?:\w+ )?(?:experience|combination|education)))\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def are_alternatives(words: str, skills: Sequence[Skill]) -> bool:
    """Whether one of at least two `skills` is enough; spans of the skills are into `words`.

    Examples count as alternatives: who asks for "tools such as Tableau, Qlik" wants one of them.
    """
    if len({skill.id for skill in skills}) < 2:
        return False
    last = max(skill.span.start for skill in skills)
    between = words[min(skill.span.end for skill in skills) : last]
    if _OR.search(between) or _ONE_OF.search(words[:last]):
        return True
    return _OPEN_END.match(words, max(skill.span.end for skill in skills)) is not None
