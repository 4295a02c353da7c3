"""A CSV table of scores and groups, read with errors that say which row and column."""

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.errors import UsageError
from rolefit.trust.impact import Individual

UNKNOWN = frozenset(
    ["", "-", "–", "?", "unknown", "n/a", "na", "none", "null", "not known", "not stated",
     "not disclosed", "undisclosed", "prefer not to say", "decline to state", "declined"]
)  # fmt: skip
"""Words that stand for an unknown category, whatever their case."""
YES = frozenset("yes y true t 1 selected hired".split())
NO = frozenset(["no", "n", "false", "f", "0", "not selected", "rejected"])
LONGEST = 80
"""Characters that a category's name may have."""
COLUMNS = {
    "score": ("score",),
    "sex": ("sex", "gender"),
    "race": ("race", "ethnicity", "race_ethnicity", "race/ethnicity"),
    "selected": ("selected",),
}
"""What a column is called when nobody says."""
_SHOWN = 12
_MORE = "\0more"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what; None: one of the names in `COLUMNS`, if the table has it."""

    score: str | None = None
    sex: str | None = None
    race: str | None = None
    selected: str | None = None


def read_table(path: Path, columns: Columns | None = None) -> list[Individual]:
    """Everybody in the table, in its order.

    Categories that differ in case or spaces only are one, written as they come first.

    Raises:
        UsageError: it is no such table; the message names the row (as a spreadsheet counts, the
            header being row 1) and the column.
    """
    people = list(_people(path, columns or Columns()))
    if not people:
        raise UsageError(f"{path} has no row below its header.", remedy="Give at least one score.")
    if not any(one.sex or one.race for one in people):
        raise UsageError(
            f"{path} tells nobody's category.",
            remedy="Fill the column of --sex or --race; blank stands for unknown.",
        )
    return people


def _people(path: Path, columns: Columns) -> Iterator[Individual]:
    spellings: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey=_MORE, strict=True)
            chosen = _chosen(path, list(reader.fieldnames or ()), columns)
            for row in reader:
                _check_length(row, reader.line_num)
                yield _individual(row, chosen, reader.line_num, spellings)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8.", remedy="Save the table as CSV UTF-8.") from error
    except csv.Error as error:
        raise UsageError(
            f"{path} is no CSV that can be read: {error}.", remedy="Save it as CSV with commas."
        ) from error
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror or 'the system refuses'}.",
            remedy="Check the path and the permissions.",
        ) from error


def _chosen(path: Path, header: Sequence[str], columns: Columns) -> dict[str, str]:
    """The column of each part, checked to be there once; only the score's must be."""
    chosen: dict[str, str] = {}
    for part, names in COLUMNS.items():
        wanted: str | None = getattr(columns, part)
        known = {name.strip().casefold(): name for name in reversed(header)}
        column = wanted or next((known[name] for name in names if name in known), None)
        if column is None and part == "score":
            column = names[0]
        if column is not None:
            chosen[part] = _checked(path, header, column, part)
    return chosen


def _checked(path: Path, header: Sequence[str], column: str, part: str) -> str:
    if column not in header:
        listed = ", ".join(f"“{name[:LONGEST]}”" for name in header[:_SHOWN]) or "none"
        raise UsageError(
            f"{path} has no column “{column}”; it has {listed}.",
            remedy=f"Name the column by --{part}, exactly as the header writes it.",
        )
    if header.count(column) > 1:
        raise UsageError(
            f"{path} has several columns “{column}”.", remedy="Rename all but one of them."
        )
    return column


def _check_length(row: Mapping[str, object], number: int) -> None:
    if _MORE in row or None in row.values():
        raise UsageError(
            f"Row {number} has {'more' if _MORE in row else 'fewer'} cells than the header.",
            remedy="Quote cells that hold a comma, and give every row all columns.",
        )


def _individual(
    row: Mapping[str, str], chosen: Mapping[str, str], number: int, spellings: dict[str, str]
) -> Individual:
    return Individual(
        score=_score(row[chosen["score"]], chosen["score"], number),
        sex=_category(row, chosen.get("sex"), number, spellings),
        race=_category(row, chosen.get("race"), number, spellings),
        selected=_selected(row, chosen.get("selected"), number),
    )


def _score(cell: str, column: str, number: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(
            f"Row {number}, column “{column}”: “{cell[:LONGEST]}” is no number.",
            remedy="Write scores as 71.5, or leave out people who were not scored.",
        )
    return value


def _category(
    row: Mapping[str, str], column: str | None, number: int, spellings: dict[str, str]
) -> str:
    if column is None:
        return ""
    name = " ".join(row[column].split())
    if name.casefold() in UNKNOWN:
        return ""
    if len(name) > LONGEST:
        raise UsageError(
            f"Row {number}, column “{column}”: a category has more than {LONGEST} characters.",
            remedy="Check that the column holds categories.",
        )
    return spellings.setdefault(name.casefold(), name)


def _selected(row: Mapping[str, str], column: str | None, number: int) -> bool | None:
    if column is None:
        return None
    word = " ".join(row[column].split()).casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    if word in UNKNOWN:
        return None
    raise UsageError(
        f"Row {number}, column “{column}”: “{row[column][:LONGEST]}” is neither yes nor no.",
        remedy="Write yes or no; blank stands for unknown.",
    )
