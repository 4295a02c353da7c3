"""Everything a recipe may draw from, parted, with a manifest of what it was made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from rolefit.encoding.bundle import sha256_of
from rolefit.training.data.documents import posting_pairs, resume_pairs
from rolefit.training.data.mining import requirement_pairs
from rolefit.training.data.pair import Pair, PairKind, counts_of, digest_of
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
        kinds: of the pairs it gives.
        files: of the data folder.
        licence: SPDX identifier or name.
        credit: whom to name, as the licence asks.
        shippable: the licence allows to ship what was trained on it.
    """

    build: Builder
    kinds: frozenset[PairKind]
    files: tuple[str, ...]
    licence: str
    credit: str
    shippable: bool = True


_ONET_CREDIT = (
    "O*NET 29.2 Database, U.S. Department of Labor, Employment and Training Administration "
    "(USDOL/ETA), CC BY 4.0, modified; USDOL/ETA has not approved, endorsed or tested it. "
    "O*NET® is a trademark of USDOL/ETA."
)
_ESCO_CREDIT = "ESCO 1.1, © European Union; the ESCO classification of the European Commission."


def _kinds(prefix: str) -> frozenset[PairKind]:
    return frozenset(kind for kind in PairKind if kind.value.startswith(prefix))


SOURCES = MappingProxyType(
    {
        "O*NET 29.2": Source(
            onet_pairs,
            _kinds("onet-"),
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
            _ONET_CREDIT,
        ),
        "ESCO 1.1 occupations": Source(
            esco_occupation_pairs,
            _kinds("esco-"),
            ("esco/occupations.csv.gz", "esco/ict_occupation_skills.csv.gz"),
            "European Commission reuse notice",
            _ESCO_CREDIT,
        ),
        "ESCO 1.1 skills": Source(
            esco_skill_pairs,
            frozenset({PairKind.SKILL_LABEL, PairKind.SKILL_DESCRIPTION}),
            ("esco/skills.csv.gz", "esco/ict_skill_labels.csv.gz"),
            "European Commission reuse notice",
            _ESCO_CREDIT,
        ),
        "SkillSpan": Source(
            span_pairs,
            frozenset({PairKind.SKILL_SPAN}),
            ("skillspan/train.jsonl.gz",),
            "MIT",
            "SkillSpan: Zhang, Jensen, Sonniks and Plank, NAACL 2022.",
        ),
        "Google and LinkedIn postings": Source(
            posting_pairs,
            _kinds("posting-"),
            ("jobs.jsonl.gz",),
            "unknown",
            "Public postings of Google and LinkedIn.",
            shippable=False,
        ),
        "LiveCareer résumés": Source(
            resume_pairs,
            _kinds("resume-"),
            ("resumes.jsonl.gz",),
            "unknown",
            "LiveCareer résumés without names.",
            shippable=False,
        ),
        "Google postings with LiveCareer résumés": Source(
            requirement_pairs,
            _kinds("requirement-"),
            ("jobs.jsonl.gz", "resumes.jsonl.gz"),
            "unknown",
            "Public postings of Google, LiveCareer résumés without names.",
            shippable=False,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs, parted, and what they were made of.

    Args:
        files: SHA-256 (hex) of every file of the data folder that was read.
        sources: names of `SOURCES`.
    """

    split: Split
    files: dict[str, str]
    sources: tuple[str, ...]

    @property
    def shippable(self) -> bool:
        """Whether every source's licence allows to ship what was trained on it."""
        return all(SOURCES[name].shippable for name in self.sources)

    def digests(self) -> dict[str, str]:
        """SHA-256 (hex) of every file that was read and of what was made of them, by name."""
        made = {"train": self.split.train, "validation": self.split.validation}
        return {**self.files, **{name: digest_of(pairs) for name, pairs in made.items()}}

    def manifest(self) -> dict[str, object]:
        """Counts, licences and hashes, as plain data."""
        return {
            "licences": {name: SOURCES[name].licence for name in self.sources},
            "train": counts_of(self.split.train),
            "validation": counts_of(self.split.validation),
            "sha256": self.digests(),
        }


def build_corpus(data: Path, kinds: Iterable[PairKind] | None = None) -> Corpus:
    """Build pairs, part them and check that nothing leaks.

    Args:
        kinds: only of the sources that give one of these; None: of all that are shippable.

    Raises:
        UsageError: the data cannot be read.
        LeakageFound: something that is learned is also asked.
    """
    wanted = None if kinds is None else frozenset(kinds)
    chosen = {
        name: source
        for name, source in SOURCES.items()
        if (source.shippable if wanted is None else not wanted.isdisjoint(source.kinds))
    }
    asked = asked_texts(data)
    pairs = chain.from_iterable(source.build(data) for source in chosen.values())
    made = split(sorted(set(telling(pairs))), asked)
    check_leakage(made, asked)
    names = sorted({name for source in chosen.values() for name in source.files})
    return Corpus(made, {name: sha256_of(data / name) for name in names}, tuple(chosen))
