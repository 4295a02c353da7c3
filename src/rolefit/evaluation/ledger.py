"""The ledger of opened test parts: each release opens each set's test part once.

A test part that is looked at again and again while things are changed becomes one more dev part:
the best of many tries is no estimate of anything. So the first look is written down, with the
digest of what was looked at, and a second one by the same release is refused.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from rolefit import __version__
from rolefit.domain.errors import UsageError
from rolefit.evaluation.comparison import Comparison
from rolefit.evaluation.judgements import Judgements, read_lines

LEDGER = Path("benchmarks/evaluation/test-ledger.jsonl")


class Ledger:
    """A file of JSON lines, one per release and set."""

    def __init__(self, path: Path = LEDGER) -> None:
        self._path = path

    def refuse_second_look(self, name: str) -> None:
        """Ask before the work.

        Raises:
            UsageError: this release has opened that set, or the ledger is damaged.
        """
        if any(row["release"] == __version__ and row["set"] == name for row in self._rows()):
            raise UsageError(
                f"Release {__version__} has already opened the test part of “{name}”.",
                remedy=f"Its figures stand in {self._path}; use --part dev, or a new release.",
            )

    def write(self, name: str, digest: str, comparisons: Sequence[Comparison]) -> None:
        """Note that a test part was opened, before anybody sees the figures.

        Args:
            name: of the set.
            digest: of what was looked at, see `digest_of`.
            comparisons: its figures.

        Raises:
            UsageError: as `refuse_second_look`, or the file cannot be written.
        """
        self.refuse_second_look(name)
        row = {
            "release": __version__,
            "set": name,
            "digest": digest,
            "measures": {one.name: _means(one) for one in comparisons},
        }
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(row, sort_keys=True) + "\n")
        except OSError as error:
            raise UsageError(f"{self._path} cannot be written.") from error

    def _rows(self) -> list[dict[str, Any]]:
        if not self._path.exists():
            return []
        try:
            rows = [json.loads(line) for line in read_lines(self._path).splitlines() if line]
            return [{"release": row["release"], "set": row["set"]} for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{self._path} is damaged.", remedy="Restore it from version control."
            ) from error


def digest_of(parts: Sequence[tuple[Mapping[str, str], Mapping[str, str], Judgements]]) -> str:
    """SHA-256 over queries, documents and judgements of a set's tasks, whatever their order."""
    body = json.dumps(list(parts), sort_keys=True, ensure_ascii=True)
    return sha256(body.encode()).hexdigest()


def _means(comparison: Comparison) -> dict[str, dict[str, float]]:
    return {
        system: {measure: round(one.mean, 4) for measure, one in row.items()}
        for system, row in comparison.means.items()
    }
