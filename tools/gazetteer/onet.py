"""O*NET technology skills: one row per example, with the family its commodity class gives it."""

import csv
import gzip
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from gazetteer.names import acronym_of, without_vendor

_FAMILIES = (
    ("dev", "432323 432324 432327 432328 432329 432330 432332 432334 432337"),
    ("office", "43231513 43232104 43232106 43232108 43232110 43231507 43231518 432335 43232112"),
    ("design", "43232101 43232102 43232103 43232107 43232005"),
    ("business", "432315 432316 43232303 432322 432314"),
    ("engineering", "43232604 43232605 43232608 43232612 43232614 43232510"),
    ("health", "43232610"),
)


@dataclass(frozen=True, slots=True)
class Technology:
    """An example of a technology: name, family and in how many occupations it is named."""

    name: str
    family: str
    count: int


def read_technologies(data: Path) -> list[Technology]:
    """Every distinct example, the most frequent first."""
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(data / "onet/technology_skills.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            codes[row["Example"].strip()][row["Commodity Code"]] += 1
    made = [
        Technology(name, family(max(sorted(found), key=found.__getitem__)), found.total())
        for name, found in codes.items()
    ]
    return sorted(made, key=lambda one: (-one.count, one.name))


def family(code: str) -> str:
    """The coarse field of a commodity code; the longest prefix decides."""
    best, chosen = 0, "other"
    for name, prefixes in _FAMILIES:
        for prefix in prefixes.split():
            if code.startswith(prefix) and len(prefix) > best:
                best, chosen = len(prefix), name
    return chosen


def is_generic(name: str, ordinary: set[str]) -> bool:
    """Whether a name is a class of software ("Web browser software") rather than a product."""
    words = name.replace("-", " ").split()
    if acronym_of(name) or without_vendor(name):
        return False
    return all(word.lower() in ordinary for word in words if word.isalpha()) and len(words) > 1
