"""Everything a recipe may draw from, parted, with a manifest of what it was made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from rolefit.encoding.bundle import sha256_of
from rolefit.training.data.pair import Pair, counts_of, digest_of
from rolefit.training.data.spans import span_pairs
from rolefit.training.data.splits import Split, asked_texts, check_leakage, split
from rolefit.training.data.taxonomies import (
    esco_occupation_pairs,
    esco_skill_pairs,
    onet_pairs,
    telling,
)

Builder = Callable[[Path], Iterator[Pair]]


@dataclass(frozen=True, slots=True)
class Source:
    """Where pairs are from.

    Args:
        files: of the data folder.
        licence: SPDX identifier or name.
        shippable: the licence allows to ship what was trained on it.
    """

    build: Builder
    files: tuple[str, ...]
    licence: str
    shippable: bool = True


SOURCES = MappingProxyType(
    {
        "O*NET 29.2": Source(
            onet_pairs,
            tuple(
                f"onet/{name}.tsv.gz"
                for name in (
                    "occupation_data",
                    "alternate_titles",
                    "task_statements",
                    "technology_skills",
                )
            ),
            "CC-BY-4.0",
        ),
        "ESCO 1.1 occupations": Source(
            esco_occupation_pairs,
            ("esco/occupations.csv.gz", "esco/ict_occupation_skills.csv.gz"),
            "European Commission reuse notice",
        ),
        "ESCO 1.1 skills": Source(
            esco_skill_pairs,
            ("esco/skills.csv.gz", "esco/ict_skill_labels.csv.gz"),
            "European Commission reuse notice",
        ),
        "SkillSpan": Source(span_pairs, ("skillspan/train.jsonl.gz",), "MIT"),
    }
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, parted, and what they were made of.

    Args:
        files: SHA-256 (hex) of every file of the data folder that was read.
    """

    split: Split
    files: dict[str, str]

    def digests(self) -> dict[str, str]:
        """SHA-256 (hex) of every file that was read and of what was made of them, by name."""
        made = {"train": self.split.train, "validation": self.split.validation}
        return {**self.files, **{name: digest_of(pairs) for name, pairs in made.items()}}

    def manifest(self) -> dict[str, object]:
        """Counts, licences and hashes, as plain data."""
        return {
            "licences": {name: source.licence for name, source in SOURCES.items()},
            "train": counts_of(self.split.train),
            "validation": counts_of(self.split.validation),
            "sha256": self.digests(),
        }


def build_corpus(data: Path) -> Corpus:
    """Build all pairs, part them and check that nothing leaks.

    Raises:
        UsageError: the data cannot be read.
        LeakageFound: something that is learned is also asked.
    """
    asked = asked_texts(data)
    pairs: Iterable[Pair] = chain.from_iterable(source.build(data) for source in SOURCES.values())
    made = split(sorted(set(telling(pairs))), asked)
    check_leakage(made, asked)
    names = sorted({name for source in SOURCES.values() for name in source.files})
    return Corpus(made, {name: sha256_of(data / name) for name in names})
