"""A CSV table of scores and groups, read with errors that say which row and column."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

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
"""What a column is called when nobody says; the first must be there."""
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


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A table's text.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror or 'the system refuses'}.",
            remedy="Check the path and the permissions.",
        ) from error


def rows(
    lines: Iterable[str],
    table: str,
    columns: Mapping[str, Sequence[str]],
    wanted: Mapping[str, str | None] | None = None,
) -> Iterator[tuple[int, Mapping[str, str], Mapping[str, str]]]:
    """Rows of a table, each with its number and the column of each part, the same for all.

    Args:
        table: its name, for errors.
        columns: what the column of each part may be called; the first part must be there.
        wanted: what it is called, where somebody says.

    Raises:
        UsageError: it is no such table.
    """
    try:
        reader = csv.DictReader(lines, restkey=_MORE, strict=True)
        chosen = _chosen(table, list(reader.fieldnames or ()), columns, wanted or {})
        for row in reader:
            _check_length(row, reader.line_num)
            yield reader.line_num, row, chosen
    except UnicodeDecodeError as error:
        raise UsageError(f"{table} is not UTF-8.", remedy="Save the table as CSV UTF-8.") from error
    except csv.Error as error:
        raise UsageError(
            f"{table} is no CSV that can be read: {error}.", remedy="Save it as CSV with commas."
        ) from error


def _people(path: Path, columns: Columns) -> Iterator[Individual]:
    spellings: dict[str, str] = {}
    with opened(path) as lines:
        for number, row, chosen in rows(lines, str(path), COLUMNS, asdict(columns)):
            yield _individual(row, chosen, number, spellings)


def _chosen(
    table: str,
    header: Sequence[str],
    columns: Mapping[str, Sequence[str]],
    wanted: Mapping[str, str | None],
) -> dict[str, str]:
    """The column of each part, checked to be there once; only the first part's must be."""
    chosen: dict[str, str] = {}
    known = {name.strip().casefold(): name for name in reversed(header)}
    for part, names in columns.items():
        named = wanted.get(part)
        column = named or next((known[name] for name in names if name in known), None)
        if column is None and part == next(iter(columns)):
            column = names[0]
        if column is not None:
            remedy = f"Name the column by --{part}, exactly as the header writes it."
            if part not in wanted:
                remedy = f"Call a column {' or '.join(names)}."
            chosen[part] = _checked(table, header, column, remedy)
    return chosen


def _checked(table: str, header: Sequence[str], column: str, remedy: str) -> str:
    if column not in header:
        listed = ", ".join(f"“{name[:LONGEST]}”" for name in header[:_SHOWN]) or "none"
        raise UsageError(f"{table} has no column “{column}”; it has {listed}.", remedy=remedy)
    if header.count(column) > 1:
        raise UsageError(
            f"{table} has several columns “{column}”.", remedy="Rename all but one of them."
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
        sex=category(row, chosen.get("sex"), number, spellings),
        race=category(row, chosen.get("race"), number, spellings),
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


def category(
    row: Mapping[str, str], column: str | None, number: int, spellings: dict[str, str]
) -> str:
    """The category in a cell, "" for unknown.

    Args:
        spellings: what was read so far, by its folded form: the first spelling stays.

    Raises:
        UsageError: it is too long to be one.
    """
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
