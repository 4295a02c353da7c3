"""Countries, their people and first-level regions, as they stand in a contact line."""

import re

from rolefit.profiling.redaction.words import fold, word_list

_CODES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ON QC BC AB MB SK NS NB NSW VIC "
    "QLD UK USA UAE US".split()
)

_AREA = re.compile(
    r"(?i)(?:Greater[ ])?(?P<of>[^\W\d_][\w. -]{1,30}?)"
    r"(?:[ ](?:Bay[ ]|Metro[ ]|Metropolitan[ ]|City[ ])?(?:Area|Region))?"
)
"""A place, or what is around it: "Greater Boston Area"."""


def is_place(part: str) -> bool:
    """Whether a comma-separated part of a contact line is a country, a region or a large city."""
    area = _AREA.fullmatch(part)
    return part in _CODES or _is_listed(part) or (area is not None and _is_listed(area["of"]))


def _is_listed(part: str) -> bool:
    folded = fold(part).replace(" ", "_")
    return folded in word_list("places") and (part[:1].isupper() or not part.isascii())


def is_demonym(folded: str) -> bool:
    """Whether a folded word says of which nation somebody is."""
    return folded in word_list("demonyms")
