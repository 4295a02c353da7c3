"""Judgements: which document answers which query how well.

Two forms are read: TREC qrels (`query 0 document grade`, one a line) and an `answers.json` as in
the samples: {"job.pdf": {"grades": {"resume.pdf": 3}}}.
"""

import json
from pathlib import Path
from typing import Any

from rolefit.domain.errors import UsageError

Judgements = dict[str, dict[str, int]]
"""Query id -> document id -> grade. A pair that is missing was not judged and counts as 0."""

HIGHEST = 1000
"""Grades lie within this on both sides of 0: trec_eval keeps a counter for each up to the best."""

FORMS = "Give TREC qrels (`query 0 document grade`) or an answers.json with grades."


def trec_id(name: str) -> str:
    """A name as an id of the TREC formats, in which white space separates columns."""
    return "".join(f"%{ord(char):02X}" if char.isspace() else char for char in name)


def read_judgements(path: Path) -> Judgements:
    """The judgements in a file of either form.

    Raises:
        UsageError: it cannot be opened, holds neither form, judges a pair twice, or judges none.
    """
    text = read_lines(path)
    found = _answers(path, text) if text.lstrip().startswith("{") else _qrels(path, text)
    if not any(found.values()):
        raise UsageError(f"{path} judges nothing.", remedy=FORMS)
    return found


def write_judgements(judgements: Judgements, path: Path) -> None:
    """Write TREC qrels, sorted by query and document.

    Raises:
        UsageError: it cannot be written.
    """
    lines = (
        f"{query} 0 {document} {grade}\n"
        for query, grades in sorted(judgements.items())
        for document, grade in sorted(grades.items())
    )
    write_lines(path, "".join(lines))


def read_lines(path: Path) -> str:
    """A text file.

    Raises:
        UsageError: it cannot be opened or is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read.", remedy="Check the path.") from error


def write_lines(path: Path, text: str) -> None:
    """Write a text file, and its folder where it is missing.

    Raises:
        UsageError: the file system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written.", remedy="Choose another place.") from error


def _qrels(path: Path, text: str) -> Judgements:
    found: Judgements = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            query, _, document, grade = line.split()
            value = _grade(int(grade))
        except ValueError as error:
            raise UsageError(f"{path}, line {number}: no judgement.", remedy=FORMS) from error
        if document in found.setdefault(query, {}):
            raise UsageError(f"{path}, line {number}: judged a second time.", remedy=FORMS)
        found[query][document] = value
    return found


def _answers(path: Path, text: str) -> Judgements:
    try:
        body: dict[str, Any] = json.loads(text)
        return {
            trec_id(job): {trec_id(name): _grade(value) for name, value in row["grades"].items()}
            for job, row in body.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} holds no grades.", remedy=FORMS) from error


def _grade(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if abs(value) > HIGHEST:
        raise ValueError(value)
    return value
