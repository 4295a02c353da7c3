"""From the files of a publisher to the files that the builders read.

O*NET's and SkillSpan's stay what they are. ESCO's official CSV has other names of columns, and the
relation of skills and occupations in a file of its own; the builders know the labels of all skills
with their descriptions, and one by one those of ESCO's digital skills.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rolefit.domain.errors import DataError
from rolefit.evaluation.devsets.sources import CODE
from rolefit.training.data.archives import Archive

Row = dict[str, str]

ICT = ("25", "35")
"""ISCO-08: professionals and technicians of information and communications technology."""

_TAGS = frozenset("BIO")
_CODE = re.compile(r"\d\d-\d{4}\.\d\d")
_OCCUPATIONS = "occupations_en.csv"
_SKILLS = "skills_en.csv"
_RELATIONS = ("occupationSkillRelations_en.csv", "occupationSkillRelations.csv")
_DIGITAL = ("digitalSkillsCollection_en.csv", "ictSkillsCollection_en.csv")
"""The second name of each is that of releases before 1.1."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a file of the data folder is made.

    Args:
        needs: members of the archive, each by any of its names.
        lines: its text, line by line, out of the archive.
    """

    needs: tuple[tuple[str, ...], ...]
    lines: Callable[[Archive], Iterator[str]]

    def lacks(self, archive: Archive) -> list[str]:
        """The members that are needed and not there."""
        return [names[0] for names in self.needs if not any(name in archive for name in names)]


def tabbed(member: str, columns: Iterable[str]) -> Conversion:
    """A table of O*NET, line by line as it stands, once its columns have been counted."""
    wanted = (CODE, *columns)

    def lines(archive: Archive) -> Iterator[str]:
        with archive.text(member) as text:
            head = next(text, "")
            names = head.rstrip("\r\n").split("\t")
            _check_columns(archive, member, names, wanted)
            yield head
            for place, line in enumerate(text, 2):
                if not line.strip():
                    continue
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) != len(names) or not _CODE.fullmatch(cells[names.index(CODE)]):
                    raise DataError(f"Line {place} of {member} in {archive.name} is no row of it.")
                yield line

    return Conversion(((member,),), lines)


def marked(member: str) -> Conversion:
    """Sentences of SkillSpan with their tags, one a line."""

    def lines(archive: Archive) -> Iterator[str]:
        with archive.text(member) as text:
            for place, line in enumerate(text, 1):
                if not line.strip():
                    continue
                row = _sentence(line)
                if row is None:
                    raise DataError(
                        f"Line {place} of {member} in {archive.name} is no tagged sentence."
                    )
                yield json.dumps(row, ensure_ascii=False) + "\n"

    return Conversion(((member,),), lines)


def esco_occupations(archive: Archive) -> Iterator[str]:
    """Occupations with their other labels, line by line in one cell."""
    columns = "ORIGINURI,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION".split(",")
    yield _csv_line(columns)
    for row in _occupations(archive):
        labels = "\n".join(_labels(row))
        named = (row["conceptUri"], row["iscoGroup"], row["code"], row["preferredLabel"])
        yield _csv_line([*named, labels, row["description"]])


def esco_occupation_skills(archive: Archive) -> Iterator[str]:
    """The skills without which an ICT occupation cannot be done."""
    labels = {row["conceptUri"]: row["preferredLabel"] for row in _skills(archive)}
    occupations = {
        row["conceptUri"]: row["preferredLabel"]
        for row in _occupations(archive)
        if row["iscoGroup"].startswith(ICT)
    }
    relations = _records(
        archive, _named(archive, _RELATIONS), ("occupationUri", "relationType", "skillUri")
    )
    yield _csv_line(["occupation_uri", "occupation_label", "relation", "skill"])
    for row in relations:
        uri, skill = row["occupationUri"], labels.get(row["skillUri"])
        if row["relationType"] == "essential" and uri in occupations and skill:
            yield _csv_line([uri, occupations[uri], "essential", skill])


def esco_skills(archive: Archive) -> Iterator[str]:
    """Skills with their labels and their description run together."""
    yield _csv_line(["concept_uri", "preferred_label", "alt_and_description"])
    for row in _skills(archive):
        label, others = row["preferredLabel"], _labels(row)
        first = [] if label.casefold() in {one.casefold() for one in others} else [label]
        text = " ".join(" ".join([*first, *others, row["description"]]).split())
        yield _csv_line([row["conceptUri"], label, text])


def esco_skill_labels(archive: Archive) -> Iterator[str]:
    """The labels of ESCO's digital skills, each in a row, the preferred one too."""
    collection = _records(archive, _named(archive, _DIGITAL), ("conceptUri",))
    digital = {row["conceptUri"] for row in collection}
    yield _csv_line(["concept_uri", "preferred_label", "alt_label", "skill_type"])
    for row in _skills(archive):
        if row["conceptUri"] in digital:
            label, kind = row["preferredLabel"], row["skillType"].partition("/")[0]
            for other in dict.fromkeys([label, *_labels(row)]):
                yield _csv_line([row["conceptUri"], label, other, kind])


CONVERSIONS: Mapping[str, Conversion] = MappingProxyType(
    {
        "onet/occupation_data.tsv.gz": tabbed("Occupation Data.txt", ("Title", "Description")),
        "onet/alternate_titles.tsv.gz": tabbed("Alternate Titles.txt", ("Alternate Title",)),
        "onet/task_statements.tsv.gz": tabbed(
            "Task Statements.txt", ("Task ID", "Task", "Task Type")
        ),
        "onet/technology_skills.tsv.gz": tabbed(
            "Technology Skills.txt", ("Example", "Hot Technology", "In Demand")
        ),
        "onet/job_zones.tsv.gz": tabbed("Job Zones.txt", ("Job Zone",)),
        "esco/occupations.csv.gz": Conversion(((_OCCUPATIONS,),), esco_occupations),
        "esco/ict_occupation_skills.csv.gz": Conversion(
            ((_OCCUPATIONS,), (_SKILLS,), _RELATIONS), esco_occupation_skills
        ),
        "esco/skills.csv.gz": Conversion(((_SKILLS,),), esco_skills),
        "esco/ict_skill_labels.csv.gz": Conversion(((_SKILLS,), _DIGITAL), esco_skill_labels),
        "skillspan/train.jsonl.gz": marked("train.json"),
        "skillspan/dev.jsonl.gz": marked("dev.json"),
    }
)
"""File of the data folder -> how it is made."""


def _occupations(archive: Archive) -> Iterator[Row]:
    columns = "conceptUri iscoGroup code preferredLabel altLabels description".split()
    return _records(archive, _OCCUPATIONS, columns)


def _skills(archive: Archive) -> Iterator[Row]:
    columns = "conceptUri skillType preferredLabel altLabels description".split()
    return _records(archive, _SKILLS, columns)


def _records(archive: Archive, member: str, columns: Iterable[str]) -> Iterator[Row]:
    with archive.text(member) as text:
        reader = csv.DictReader(text)
        try:
            _check_columns(archive, member, reader.fieldnames or (), columns)
            for row in reader:
                if None in row or None in row.values():
                    raise DataError(
                        f"Line {reader.line_num} of {member} in {archive.name} is no row of it."
                    )
                yield row
        except csv.Error as error:
            raise DataError(f"{member} in {archive.name} is no CSV: {error}.") from error


def _named(archive: Archive, names: Iterable[str]) -> str:
    return next(name for name in names if name in archive)


def _check_columns(
    archive: Archive, member: str, found: Iterable[str], wanted: Iterable[str]
) -> None:
    if missing := sorted(set(wanted) - set(found)):
        raise DataError(f"{member} in {archive.name} has no column {', '.join(missing)}.")


def _labels(row: Row) -> list[str]:
    return [label for line in row["altLabels"].splitlines() if (label := line.strip())]


def _sentence(line: str) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    parts = [_words(row.get(name)) for name in ("tokens", "tags_skill", "tags_knowledge")]
    tags = {tag for part in parts[1:] for tag in part}
    alike = len({len(part) for part in parts}) == 1
    return row if parts[0] and alike and tags <= _TAGS else None


def _words(found: object) -> list[str]:
    """A list of strings, or nothing."""
    words = found if isinstance(found, list) else []
    return words if all(isinstance(word, str) for word in words) else []


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
