"""Pairs of texts that belong together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class PairKind(StrEnum):
    """What the two texts are to each other."""

    ONET_TITLE = "onet-title"
    ONET_DESCRIPTION = "onet-description"
    ONET_TASK = "onet-task"
    ONET_TASKS = "onet-tasks"
    ONET_TOOL = "onet-tool"
    ESCO_TITLE = "esco-title"
    ESCO_DESCRIPTION = "esco-description"
    ESCO_OCCUPATION_SKILL = "esco-occupation-skill"
    SKILL_LABEL = "skill-label"
    SKILL_DESCRIPTION = "skill-description"
    SKILL_SPAN = "skill-span"
    POSTING_HALVES = "posting-halves"
    POSTING_TITLE = "posting-title"
    RESUME_PASSAGES = "resume-passages"
    REQUIREMENT_PASSAGE = "requirement-passage"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two texts that belong together.

    Args:
        left: the shorter or more specific of the two, as a query would be.
        concept: what both are about, an id of its source; pairs of one concept are no negatives
            of each other.
        group: what is easily mistaken for it, for instance an occupation group: pairs of one group
            make hard negatives. "" where none is known.
    """

    kind: PairKind
    left: str
    right: str
    concept: str
    group: str = ""


def digest_of(pairs: Iterable[Pair]) -> str:
    """SHA-256 (hex) over pairs in their order."""
    total = sha256()
    for pair in pairs:
        fields = (pair.kind.value, pair.left, pair.right, pair.concept, pair.group)
        total.update("\x1f".join(fields).encode("utf-8", "surrogatepass") + b"\x1e")
    return total.hexdigest()


def counts_of(pairs: Sequence[Pair]) -> dict[str, int]:
    """How many of each kind, by name."""
    found: dict[str, int] = {}
    for pair in pairs:
        found[pair.kind.value] = found.get(pair.kind.value, 0) + 1
    return dict(sorted(found.items()))
