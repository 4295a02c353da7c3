"""How often phrases stand in real texts. Only counts leave this module, never words of a text."""

import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from rolefit.profiling.skills.tokens import tokenize

_LONGEST = 5
_JOB_FIELDS = (
    "responsibilities",
    "minimum_qualifications",
    "preferred_qualifications",
    "description",
)


def texts(data: Path) -> Iterator[str]:
    """Every résumé and posting text of the data folder."""
    for name in ("resumes.jsonl.gz", "jobs.jsonl.gz"):
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield (
                    row["text"]
                    if "text" in row
                    else "\n".join(row.get(part, "") for part in _JOB_FIELDS)
                )


def document_frequencies(
    data: Path, keys: Collection[tuple[str, ...]], names: Collection[str]
) -> tuple[Counter[tuple[str, ...]], Counter[str], int]:
    """In how many texts each key stands, each name stands in lower case, and how many texts."""
    of_keys: Counter[tuple[str, ...]] = Counter()
    of_names: Counter[str] = Counter()
    total = 0
    for text in texts(data):
        total += 1
        words = tokenize(text)
        seen_names = {
            light
            for light, start in zip(words.lights, words.starts, strict=True)
            if light in names and text[start].islower()
        }
        of_names.update(seen_names)
        of_keys.update(_seen(words.stems, words.breaks, keys))
    return of_keys, of_names, total


def _seen(
    stems: list[str], breaks: list[bool], keys: Collection[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    seen = set()
    for at in range(len(stems)):
        for end in range(at + 2, min(at + _LONGEST, len(stems)) + 1):
            if breaks[end - 1]:
                break
            key = tuple(stems[at:end])
            if key in keys:
                seen.add(key)
    return seen
