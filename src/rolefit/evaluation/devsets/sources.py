"""The downloaded data that the sets are built from; docs/evaluation.md tells where it is from.

None of it is in the repository. Rows are read as they stand; ids are those of the source.
"""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolefit.domain.errors import UsageError

CODE = "O*NET-SOC Code"


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting whose parts are told apart: one item a line in each."""

    id: str
    title: str
    category: str
    responsibilities: str
    minimum: str
    preferred: str

    @property
    def text(self) -> str:
        """The whole posting, with plain headings."""
        parts = (
            ("Responsibilities", self.responsibilities),
            ("Minimum qualifications", self.minimum),
            ("Preferred qualifications", self.preferred),
        )
        return "\n\n".join([self.title, *(f"{head}\n{bullets(body)}" for head, body in parts)])


@dataclass(frozen=True, slots=True)
class Labelled:
    """A concept of a taxonomy with its other labels."""

    id: str
    label: str
    others: tuple[str, ...]


def bullets(body: str) -> str:
    """One line per item, marked as a list."""
    return "\n".join(f"- {line.strip()}" for line in body.splitlines() if line.strip())


def resumes(data: Path) -> Iterator[tuple[str, str, str]]:
    """Id, category and text of every résumé."""
    for row in _json_lines(data / "resumes.jsonl.gz"):
        yield row["id"], row["category"], row["text"]


def postings(data: Path) -> list[Posting]:
    """The postings that tell responsibilities and qualifications apart."""
    return [
        Posting(
            id=row["id"],
            title=row["title"],
            category=row.get("category") or "",
            responsibilities=row["responsibilities"],
            minimum=row.get("minimum_qualifications") or "",
            preferred=row.get("preferred_qualifications") or "",
        )
        for row in _json_lines(data / "jobs.jsonl.gz")
        if row.get("responsibilities")
    ]


def posting_texts(data: Path) -> dict[str, str]:
    """Every posting as one text, by id: parts with plain headings, or title and description."""
    whole = {posting.id: posting.text for posting in postings(data)}
    described = {
        row["id"]: f"{row['title']}\n\n{row['description']}"
        for row in _json_lines(data / "jobs.jsonl.gz")
        if row.get("description")
    }
    return whole | described


def occupations(data: Path) -> dict[str, str]:
    """O*NET: code -> title."""
    return {row[CODE]: row["Title"] for row in _table(data, "occupation_data")}


def onet_descriptions(data: Path) -> dict[str, str]:
    """O*NET: code -> description."""
    return {row[CODE]: row["Description"] for row in _table(data, "occupation_data")}


def core_tasks(data: Path) -> dict[str, list[str]]:
    """O*NET: code -> core tasks, by the number of the task."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in _table(data, "task_statements"):
        if row["Task Type"] == "Core":
            found.setdefault(row[CODE], []).append((int(row["Task ID"]), row["Task"]))
    return {code: [task for _, task in sorted(tasks)] for code, tasks in found.items()}


def hot_technologies(data: Path) -> dict[str, list[str]]:
    """O*NET: code -> hot technologies, those in demand first, then by name."""
    found: dict[str, set[tuple[bool, str]]] = {}
    for row in _table(data, "technology_skills"):
        if row["Hot Technology"] == "Y":
            found.setdefault(row[CODE], set()).add((row["In Demand"] != "Y", row["Example"]))
    return {code: [name for _, name in sorted(names)] for code, names in found.items()}


def onet_titles(data: Path) -> list[Labelled]:
    """O*NET: occupations with their alternate titles."""
    others: dict[str, list[str]] = {}
    for row in _table(data, "alternate_titles"):
        others.setdefault(row[CODE], []).append(row["Alternate Title"])
    return [
        Labelled(code, title, tuple(others.get(code, ())))
        for code, title in occupations(data).items()
    ]


def esco_occupations(data: Path) -> list[Labelled]:
    """ESCO: occupations with their alternate labels."""
    return [
        Labelled(
            _last(row["ORIGINURI"]), row["PREFERREDLABEL"], tuple(row["ALTLABELS"].splitlines())
        )
        for row in _csv(data / "esco/occupations.csv.gz")
    ]


def esco_groups(data: Path) -> dict[str, str]:
    """ESCO: occupation -> code of its ISCO-08 unit group."""
    rows = _csv(data / "esco/occupations.csv.gz")
    return {_last(row["ORIGINURI"]): row["ISCOGROUPCODE"] for row in rows}


def esco_descriptions(data: Path) -> dict[str, str]:
    """ESCO: occupation -> description."""
    rows = _csv(data / "esco/occupations.csv.gz")
    return {_last(row["ORIGINURI"]): row["DESCRIPTION"] for row in rows}


def esco_occupation_skills(data: Path) -> dict[str, list[str]]:
    """ESCO: ICT occupation -> labels of the skills it needs, in the order of the file."""
    found: dict[str, list[str]] = {}
    for row in _csv(data / "esco/ict_occupation_skills.csv.gz"):
        found.setdefault(_last(row["occupation_uri"]), []).append(row["skill"])
    return found


def esco_texts(data: Path) -> list[tuple[str, str, str]]:
    """ESCO: of every skill its id, its label, and other labels and description run together."""
    return [
        (_last(row["concept_uri"]), row["preferred_label"], row["alt_and_description"])
        for row in _csv(data / "esco/skills.csv.gz")
    ]


def esco_skills(data: Path) -> list[Labelled]:
    """ESCO: all skills, with alternate labels where these are told one by one (ICT skills)."""
    others: dict[str, list[str]] = {}
    for row in _csv(data / "esco/ict_skill_labels.csv.gz"):
        others.setdefault(_last(row["concept_uri"]), []).append(row["alt_label"])
    return [
        Labelled(concept, row["preferred_label"], tuple(others.get(concept, ())))
        for row in _csv(data / "esco/skills.csv.gz")
        for concept in [_last(row["concept_uri"])]
    ]


def skillspan(data: Path, part: str) -> Iterator[dict[str, Any]]:
    """SkillSpan: tokens with tags B, I, O for skills and for knowledge, a sentence a row."""
    yield from _json_lines(data / f"skillspan/{part}.jsonl.gz")


def _last(uri: str) -> str:
    return uri.rpartition("/")[2]


def _table(data: Path, name: str) -> Iterator[dict[str, str]]:
    lines = _lines(data / f"onet/{name}.tsv.gz")
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(_lines(path))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in _lines(path):
        yield json.loads(line)


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            yield from lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read.",
            remedy="--data is the folder that docs/evaluation.md describes.",
        ) from error
