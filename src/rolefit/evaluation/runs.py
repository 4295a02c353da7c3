"""Runs: what a system answered, as scores that order the documents without ties.

trec_eval reads scores as float32 and breaks ties by the document's name, backwards. Names must not
decide a measure, so equal scores are parted by steps of one float32 unit, in the order of a hash
of the document's id. What is written is what is measured, and trec_eval sees the same order.
"""

from collections.abc import Mapping
from hashlib import sha256
from math import isfinite
from pathlib import Path

import numpy as np

from rolefit.domain.errors import UsageError
from rolefit.evaluation.judgements import read_lines, write_lines

Run = dict[str, dict[str, float]]
"""Query id -> document id -> score, higher is better."""

FORM = "Give a TREC run: `query Q0 document rank score tag`, one a line."


def untied(scores: Mapping[str, float]) -> dict[str, float]:
    """The scores as float32 values, best first, no two the same; the order of unequal ones kept.

    Args:
        scores: finite, by document id.
    """
    ordered = sorted(scores, key=lambda document: (-scores[document], _shuffle(document)))
    result: dict[str, float] = {}
    above = np.float32(np.inf)
    for document in ordered:
        below = np.nextafter(above, np.float32(-np.inf))
        above = min(np.float32(scores[document]), below)
        result[document] = float(above)
    return result


def write_run(run: Run, path: Path, tag: str) -> None:
    """Write a TREC run, sorted by query and rank; nine digits carry a float32 exactly.

    Raises:
        UsageError: it cannot be written.
    """
    lines = (
        f"{query} Q0 {document} {rank} {score:.9g} {tag}\n"
        for query, scores in sorted(run.items())
        for rank, (document, score) in enumerate(untied(scores).items(), 1)
    )
    write_lines(path, "".join(lines))


def read_run(path: Path) -> Run:
    """The run in a file; the score decides, as for trec_eval, and the rank is not looked at.

    Raises:
        UsageError: it cannot be opened, is no run, is empty, or ranks a document twice.
    """
    found: Run = {}
    for number, line in enumerate(read_lines(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            query, _, document, _, score, _ = line.split()
            value = float(score)
        except ValueError as error:
            raise UsageError(f"{path}, line {number}: no line of a run.", remedy=FORM) from error
        if not isfinite(value):
            raise UsageError(f"{path}, line {number}: the score is no number.", remedy=FORM)
        if document in found.setdefault(query, {}):
            raise UsageError(f"{path}, line {number}: the document stands twice.", remedy=FORM)
        found[query][document] = value
    if not found:
        raise UsageError(f"{path} ranks nothing.", remedy=FORM)
    return {query: untied(scores) for query, scores in found.items()}


def _shuffle(document: str) -> tuple[bytes, str]:
    return sha256(document.encode("utf-8", "surrogatepass")).digest(), document
