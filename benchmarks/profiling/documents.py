"""The real documents that the profiling labels speak of, by id.

The texts are not ours to redistribute, so the labels carry offsets and a digest only and this
module rebuilds each text from the downloaded data folder (`resumes.jsonl.gz`, `jobs.jsonl.gz`).
"""

import gzip
import hashlib
import json
import random
from pathlib import Path

SEED = 20261124
COUNT = 50


def resume_texts(data: Path) -> dict[str, str]:
    """Every résumé text by id, exactly as the data set has it."""
    return {row["id"]: row["text"] for row in _rows(data / "resumes.jsonl.gz")}


def job_texts(data: Path) -> dict[str, str]:
    """Every posting by id, laid out as a page would show it."""
    return {row["id"]: _posting(row) for row in _rows(data / "jobs.jsonl.gz")}


def sample_ids(data: Path) -> tuple[list[str], list[str]]:
    """The 50 résumé ids and 50 job ids that were labelled: a seeded draw over all categories."""
    draw = random.Random(SEED)
    by_category: dict[str, list[str]] = {}
    for row in _rows(data / "resumes.jsonl.gz"):
        if 1500 <= len(row["text"]) <= 9000:
            by_category.setdefault(row["category"], []).append(row["id"])
    resumes: list[str] = []
    while len(resumes) < COUNT:
        for category in sorted(by_category):
            pool = sorted(by_category[category])
            resumes.append(pool[draw.randrange(len(pool))])
    rows = _rows(data / "jobs.jsonl.gz")
    structured = sorted(row["id"] for row in rows if "responsibilities" in row)
    free = sorted(row["id"] for row in rows if "responsibilities" not in row)
    jobs = draw.sample(structured, 15) + draw.sample(free, 35)
    draw.shuffle(jobs)
    unique = list(dict.fromkeys(resumes))
    draw.shuffle(unique)
    return unique[:COUNT], jobs


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, which a label names so that a changed text is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()


def _posting(row: dict[str, str]) -> str:
    head = f"{row['title']}\n{row['company']} - {row['location']}\n"
    if "description" in row:
        return f"{head}{row['seniority']} - {row['employment_type']}\n\n{row['description']}\n"
    parts = [
        ("Responsibilities", row["responsibilities"]),
        ("Minimum qualifications", row["minimum_qualifications"]),
        ("Preferred qualifications", row["preferred_qualifications"]),
    ]
    return head + "".join(f"\n{name}:\n{body}\n" for name, body in parts if body)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
