"""Requirements that a résumé does not answer: not finding them proves nothing."""

import re
from typing import Final

from rolefit.domain.job import Requirement, RequirementKind

_SILENT: Final = re.compile(
    r"""\b(?:
      (?:willing|able|ability|available|availability|flexib\w+|prepared|ready)\b.{0,40}\b
          (?:travel|relocat|commut|shift|weekend|evening|night|overtime|on[- ]call|hours)
    | (?:able|ability)\s+to\s+(?:lift|stand|start)
    | (?:travel|relocat\w+)\s+(?:up\s+to|required|as\s+needed|is\s+required)
    | work\s+authori[sz]ation | authori[sz]ed\s+to\s+work | right\s+to\s+work
    | eligib\w+\s+to\s+work
    | sponsorship | visa | citizen(?:ship)?\b | background\s+(?:check|investigation|screening)
    | drug\s+(?:test|screen)\w* | dbs\s+check | police\s+check | criminal\s+record
    | references?\s+check
    | lift(?:ing)?\s+(?:up\s+to|\d) | physical(?:ly)?\s+(?:fit|able|demands?)
    | own\s+(?:car|transport|vehicle) | reliable\s+transport\w*
    | passion(?:ate)?\b | enthusias\w+ | self[- ](?:motivated|starter|driven) | motivated
    | positive\s+attitude | sense\s+of\s+humou?r | team[- ]player | can-do | hard[- ]working
    | work\s+(?:under\s+pressure|independently) | fast[- ]paced | attention\s+to\s+detail
    )""",
    re.I | re.X,
)


def is_silent(requirement: Requirement) -> bool:
    """Whether a résumé that does not mention this may well belong to somebody who meets it."""
    if requirement.kind not in (
        RequirementKind.SKILL,
        RequirementKind.LICENCE,
        RequirementKind.DUTY,
    ):
        return False
    return not requirement.skills and _SILENT.search(requirement.text) is not None
