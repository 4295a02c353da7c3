"""ESCO skills: their labels, and what kind of thing they are."""

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer.names import without_brackets
from rolefit.evaluation.devsets.run_together import description, split_all
from rolefit.profiling.skills.tokens import PREPOSITION, key_of

_LANGUAGE = re.compile(r"The \w+ language\.|is an official and working language", re.IGNORECASE)
_PRODUCT = re.compile(
    r"computer program|software|programming|operating system|computer language|markup language|"
    r"query language|framework|database|platform|web (?:server|application)|penetration test",
    re.IGNORECASE,
)
# A longer alternate label would hardly be written again word for word.
MOST_STEMS = 6
_SMALL = frozenset("a an and for in of on or the to with".split())
_SENTENCES = re.compile(r"[a-z]{2,}")


@dataclass(slots=True)
class EscoSkill:
    """A row of ESCO: `exact` are alternate labels known to be whole, `split` those parted by us."""

    uri: str
    label: str
    exact: list[str] = field(default_factory=list)
    split: list[str] = field(default_factory=list)
    kind: str = ""


def read_rows(data: Path) -> list[tuple[str, str, str]]:
    """(URI, preferred label, run-together text) of every skill, without double spaces."""
    with gzip.open(data / "esco/skills.csv.gz", "rt", encoding="utf-8") as lines:
        return [
            (
                row["concept_uri"],
                row["preferred_label"],
                " ".join(row["alt_and_description"].split()),
            )
            for row in csv.DictReader(lines)
        ]


def read_exact(data: Path) -> dict[str, list[str]]:
    """Alternate labels of the ICT skills by URI, known to be whole."""
    made: dict[str, list[str]] = defaultdict(list)
    with gzip.open(data / "esco/ict_skill_labels.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            made[row["concept_uri"]].append(" ".join(row["alt_label"].split()))
    return made


def read_skills(data: Path) -> tuple[list[EscoSkill], set[str]]:
    """Every ESCO skill, and the ordinary words of ESCO's descriptions (lower case)."""
    rows, exact = read_rows(data), read_exact(data)
    known = [label for uri in sorted(exact) for label in exact[uri]]
    found = split_all([(label, text) for _, label, text in rows], known)
    parted = trusted_labels(rows, found)
    skills, ordinary = [], Counter[str]()
    for (uri, label, text), labels in zip(rows, parted, strict=True):
        told = description(text, label)
        ordinary.update(set(_SENTENCES.findall(told)))
        skill = EscoSkill(uri, without_brackets(label), kind=_kind(label, told))
        skill.exact = [one for one in exact.get(uri, []) if related(one, label, skill.kind)]
        if uri not in exact:
            skill.split = labels
        skills.append(skill)
    return skills, {word for word, count in ordinary.items() if count > 1}


def trusted_labels(
    rows: Sequence[tuple[str, str, str]], found: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Of every row's parted labels those that can stand for the skill."""
    rare = Counter(stem for _, label, _ in rows for stem in set(key_of(label)))
    return [
        [one for one in labels if trusted(one, row[1], rare)]
        for row, labels in zip(rows, found, strict=True)
    ]


def trusted(label: str, preferred: str, rare: Counter[str]) -> bool:
    """Whether a parted label can stand for the skill: it keeps the rarest word of the label."""
    own, stems = key_of(preferred), key_of(label)
    if not 2 <= len(stems) <= MOST_STEMS or len(set(stems)) < len(stems) or not own:
        return False
    if len(set(stems) - {PREPOSITION}) < min(len(set(own) - {PREPOSITION}), 4):
        return False
    needed = min((stem for stem in own if stem != PREPOSITION), key=lambda stem: (rare[stem], stem))
    return needed in stems


def related(label: str, preferred: str, kind: str) -> bool:
    """Whether an alternate label is another name of the skill, not an example of it.

    ESCO lists products under the class they belong to ("Git" under the tools for configuration
    management); a capitalised name that shares no word with the skill is taken for one of those.
    """
    own = set(key_of(preferred)) - {PREPOSITION}
    if own & set(key_of(label)):
        return True
    if label[:1].isupper() or label.isupper():
        compact = "".join(key_of(preferred))
        return (
            _initials(preferred).startswith(label.lower())
            or label.lower() in compact
            or compact in label.lower().replace(" ", "")
        )
    return kind != "t" and len(label.split()) > 1


def _initials(label: str) -> str:
    words = re.split(r"[\s-]+", label.lower())
    return "".join(word[0] for word in words if word[:1].isalpha() and word not in _SMALL)


def _kind(label: str, description: str) -> str:
    if _LANGUAGE.match(description):
        return "l"
    named = (
        any(c.isupper() for c in label.split(" (")[0]) and len(label.split(" (")[0].split()) <= 3
    )
    return "t" if named and _PRODUCT.search(description) else ""
