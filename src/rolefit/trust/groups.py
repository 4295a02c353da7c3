"""A CSV table of the groups that people put themselves in, by document. It is never kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.errors import UsageError
from rolefit.trust.table import category, opened, rows

COLUMNS = {
    "document": ("document_id", "document", "id"),
    "sex": ("sex", "gender"),
    "race": ("race", "ethnicity", "race_ethnicity", "race/ethnicity"),
}
"""What a column is called; the first must be there."""


@dataclass(frozen=True, slots=True)
class Group:
    """What somebody said of themselves; "" for unknown."""

    sex: str = ""
    race: str = ""


def read_groups(path: Path) -> dict[str, Group]:
    """Groups by document id, of a file.

    Raises:
        UsageError: it is no such table, or one document is in it twice; the message names the row.
    """
    with opened(path) as lines:
        return groups_in(lines, str(path))


def groups_in(lines: Iterable[str], name: str) -> dict[str, Group]:
    """Groups by document id, of a table's text; `name` is for errors, else as `read_groups`."""
    groups: dict[str, Group] = {}
    spellings: dict[str, str] = {}
    for number, row, chosen in rows(lines, name, COLUMNS):
        identifier = row[chosen["document"]].strip()
        if not identifier or identifier in groups:
            raise UsageError(
                f"Row {number}, column “{chosen['document']}”: "
                + ("the id is blank." if not identifier else "this document came before."),
                remedy="Give each document one row.",
            )
        groups[identifier] = Group(
            category(row, chosen.get("sex"), number, spellings),
            category(row, chosen.get("race"), number, spellings),
        )
    if not any(one.sex or one.race for one in groups.values()):
        raise UsageError(
            f"{name} tells nobody's category.",
            remedy="Give columns document_id, sex and race; blank stands for unknown.",
        )
    return groups
