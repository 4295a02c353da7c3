"""A skill as it was found in a text, or linked to one."""

from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.text import Span


@dataclass(frozen=True, slots=True)
class Skill:
    """A mention of a skill, linked to the taxonomies.

    Args:
        id: the concept: an ESCO URI ("http://data.europa.eu/esco/skill/…") where ESCO has it,
            else an O*NET technology ("onet:technology/kubernetes"), else our own
            ("rolefit:skill/…").
        label: the concept's preferred label.
        span: where it stands, [start, end) in the text that was searched.
        surface: the words as written.
        ids: every id of the same concept, `id` first.
        negated: True when the text denies it ("no experience with Java").
        broader: ids of more general concepts that this one also shows (React -> JavaScript).
    """

    id: str
    label: str
    span: Span
    surface: str
    ids: tuple[str, ...] = ()
    negated: bool = False
    broader: tuple[str, ...] = ()


class Found(StrEnum):
    """How a linked skill was found.

    NAMED: the text names it.
    NEAR: it is only similar to what the text says.
    """

    NAMED = "named"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class LinkedSkill:
    """An ESCO skill that a phrase or a sentence is about.

    Args:
        id: its URI ("http://data.europa.eu/esco/skill/…").
        label: its preferred label.
        score: 0..1, to order by; no probability.
        found: how it was found.
    """

    id: str
    label: str
    score: float
    found: Found
