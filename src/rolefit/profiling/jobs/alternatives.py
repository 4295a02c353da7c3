"""Whether the skills of a requirement are alternatives: one of them is enough."""

import re
from collections.abc import Sequence

from rolefit.domain.skills import Skill

_ONE_OF = re.compile(
    r"\b(?:(?:one|two|three|\d) (?:or more |or several )?(?:of|from)|any of|either|"
    r"(?:one|any) (?:\w+ ){0,2}(?:tool|language|framework|platform|package|system|database|library|"
    r"programme?|suite|cloud)s?(?= ?(?:[:(]|,? (?:for example|like)))|"
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
_AND = re.compile(r"\band\b|[&;]", re.IGNORECASE)
_OR_BEHIND = re.compile(
    r"[)\]]?(?:\s*[,/]\s*(?!(?:and|with|"
    r"plus)\b)[^\s,;.()]+(?: [^\s,;.()]+){0,2}?){0,6}\s*,?\s*\bor\s+"
    r"(?!(?:an? |more |less )?(?:equivalent|related|relevant|comparable|combination|\d+|\w+ years?|"
    r"experience|degree|years?|months?|more|above|higher|better|greater|later|newer|both|at|to|"
    r"as|if|"
    r"when|while|even|not|so)\b)[\w.#+]",
    re.IGNORECASE,
)
"""Behind the last known skill: the list goes on with names we do not know ("..., or NATS")."""


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
    end = max(skill.span.end for skill in skills)
    if _OPEN_END.match(words, end):
        return True
    gap = words[max((s.span.end for s in skills if s.span.end <= last), default=0) : last]
    listed = gap.strip(" )(") in {",", "/"} and not _AND.search(between)
    return listed and _OR_BEHIND.match(words, end) is not None
