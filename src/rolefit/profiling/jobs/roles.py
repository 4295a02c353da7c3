"""The roles that the parts of a posting play."""

from enum import StrEnum


class Role(StrEnum):
    """What the text below a heading is about."""

    MUST = "must"
    NICE = "nice"
    DUTY = "duty"
    NEUTRAL = "neutral"
    BENEFIT = "benefit"
    COMPANY = "company"
    APPLY = "apply"


IGNORED = frozenset({Role.BENEFIT, Role.COMPANY, Role.APPLY})
"""Below these nothing is asked for."""
