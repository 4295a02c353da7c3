"""Compose the background résumés from O*NET facts: `python tools/build_background.py DATA`.

Each is invented: a title, two stations, a dozen of the occupation's tasks as bullets, its tools as
a list and the usual schooling (O*NET 29.2, CC-BY 4.0, U.S. Department of Labor/ETA; see NOTICE).
Then `rolefit` encodes them with the default bundle and the vectors are written beside the texts.
"""

import gzip
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/rolefit/matching/data"
COUNT = 110
SCHOOLING = {
    "1": "High school diploma",
    "2": "High school diploma and on-the-job training",
    "3": "Associate degree, vocational training",
    "4": "Bachelor's degree in the field",
    "5": "Master's degree in the field, postgraduate training",
}


@dataclass(frozen=True)
class Facts:
    """O*NET by occupation code."""

    titles: dict[str, str]
    zones: dict[str, str]
    tasks: dict[str, list[str]]
    tools: dict[str, list[str]]
    others: dict[str, list[str]]


def main(data: Path) -> None:
    """Write the texts and their vectors."""
    texts = compose(data / "onet")
    body = "".join(json.dumps(passages, ensure_ascii=False) + "\n" for passages in texts)
    path = TARGET / "background.jsonl.gz"
    path.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{len(texts)} résumés, {sum(map(len, texts))} passages, {path.stat().st_size} bytes")
    _write_vectors()


def compose(onet: Path) -> list[list[str]]:
    """Passages of `COUNT` invented résumés, spread over all major groups of occupations."""
    draw = random.Random(7)
    facts = Facts(
        titles={row[0]: row[1] for row in _rows(onet / "occupation_data.tsv.gz")},
        zones={row[0]: row[1] for row in _rows(onet / "job_zones.tsv.gz")},
        tasks=_grouped(onet / "task_statements.tsv.gz", 2),
        tools=_grouped(onet / "technology_skills.tsv.gz", 1),
        others=_grouped(onet / "alternate_titles.tsv.gz", 1),
    )
    by_group: dict[str, list[str]] = defaultdict(list)
    for code in sorted(facts.tasks):
        if len(facts.tasks[code]) >= 14 and code in facts.zones:
            by_group[code[:2]].append(code)
    chosen: list[str] = []
    while len(chosen) < COUNT:
        for group in sorted(by_group):
            if by_group[group] and len(chosen) < COUNT:
                chosen.append(by_group[group].pop(draw.randrange(len(by_group[group]))))
    return [_resume(code, facts, draw) for code in chosen]


def _resume(code: str, facts: Facts, draw: random.Random) -> list[str]:
    tasks, tools, others = facts.tasks[code], facts.tools[code], facts.others[code]
    bullets = draw.sample(tasks, min(len(tasks), draw.randrange(12, 19)))
    stations = draw.sample(others, min(2, len(others)))
    listed = draw.sample(tools, min(10, len(tools)))
    lines = [facts.titles[code], *stations, *bullets, SCHOOLING[facts.zones[code]]]
    return [*lines, ", ".join(listed)] if listed else lines


def _grouped(path: Path, column: int) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in _rows(path):
        groups[row[0]].append(row[column])
    return groups


def _rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines][1:]


def _write_vectors() -> None:
    import numpy as np

    from rolefit.encoding import load_encoder, to_grid
    from rolefit.matching.background import background_texts, vectors_name
    from rolefit.matching.prepare import family

    encoder = load_encoder()
    for stale in TARGET.glob("background-*.npy"):
        stale.unlink()
    flat = [passage for passages in background_texts() for passage in passages]
    target = TARGET / vectors_name(family(encoder.id))
    np.save(target, to_grid(encoder.encode(flat)), allow_pickle=False)
    print(f"{len(flat)} vectors by {encoder.id}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
