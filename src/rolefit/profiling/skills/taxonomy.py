"""ESCO's skills with all their labels, as texts to encode; the gazetteer keeps only their stems."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_URI = "http://data.europa.eu/esco/skill/"


@dataclass(frozen=True, slots=True)
class EscoSkill:
    """A skill or a field of knowledge of ESCO.

    Args:
        id: its URI.
        label: the preferred label, as ESCO writes it.
        others: alternate labels.
    """

    id: str
    label: str
    others: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label, the preferred one first."""
        return (self.label, *self.others)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Skills in the order of their ids; `version` names what is in it."""

    skills: tuple[EscoSkill, ...]
    version: str


def parse(table: str) -> Taxonomy:
    """From lines of id (without its address), label and alternate labels, parted by a bar."""
    skills = []
    for line in table.splitlines():
        short, label, others = line.split("\t")
        skills.append(EscoSkill(_URI + short, label, tuple(others.split("|") if others else ())))
    return Taxonomy(
        tuple(sorted(skills, key=lambda skill: skill.id)),
        hashlib.sha256(table.encode()).hexdigest()[:16],
    )


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """The labels that ship with rolefit (docs/skills.md tells where they are from)."""
    return parse((files("rolefit") / "profiling/data/skills.labels.tsv").read_text("utf-8"))
