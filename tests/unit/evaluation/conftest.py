"""An invented data folder in the form of the downloaded one, a few rows of each file."""

import gzip
import json
from pathlib import Path

import pytest

from rolefit.evaluation.devsets.occupations import CODES

COOKS = CODES["CHEF"].split()
NURSES = CODES["HEALTHCARE"].split()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Résumés, postings, O*NET and ESCO tables, all invented but for the codes."""
    _write(tmp_path / "resumes.jsonl.gz", _resumes())
    _write(tmp_path / "jobs.jsonl.gz", _postings())
    _write(tmp_path / "onet/occupation_data.tsv.gz", _occupations())
    _write(tmp_path / "onet/task_statements.tsv.gz", _tasks())
    _write(tmp_path / "onet/technology_skills.tsv.gz", _tools())
    _write(tmp_path / "onet/alternate_titles.tsv.gz", _titles())
    _write(tmp_path / "esco/occupations.csv.gz", _esco_occupations())
    _write(tmp_path / "esco/skills.csv.gz", _esco_skills())
    _write(tmp_path / "esco/ict_skill_labels.csv.gz", _esco_labels())
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        file.write(text)


def _resumes() -> str:
    rows = [(f"c{i}", "CHEF", f"Cook number {i}. Soups and sauces.") for i in range(80)]
    rows += [(f"h{i}", "HEALTHCARE", f"Nurse number {i}. Wards and wounds.") for i in range(80)]
    # The same text as c0 but for case and spacing, under ids that hash to both sides.
    rows += [(f"copy{i}", "CHEF", "COOK  number 0 -- soups, and sauces") for i in range(20)]
    rows += [(f"x{i}", "ASTRONAUT", f"Star sailor {i}") for i in range(10)]
    return _lines({"id": i, "category": c, "text": t} for i, c, t in rows)


def _postings() -> str:
    rows = [
        {
            "id": f"g{i}",
            "title": f"Ledger keeper {i}",
            "category": "Finance" if i % 2 else "Marketing & Communications",
            "responsibilities": f"Keep ledger {i}.\nClose month {i}.",
            # Every fourth asks for the same; those must stay together.
            "minimum_qualifications": "A degree." if i % 4 == 0 else f"{i} years of ledgers.",
            "preferred_qualifications": "Patience.",
        }
        for i in range(40)
    ]
    return _lines([*rows, {"id": "l1", "title": "No parts", "description": "One text."}])


def _lines(rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)  # type: ignore[attr-defined]


def _occupations() -> str:
    rows = [f"{code}\tOccupation {code}\tWhat they do." for code in COOKS + NURSES]
    return "\n".join(["O*NET-SOC Code\tTitle\tDescription", *rows, ""])


def _tasks() -> str:
    head = "O*NET-SOC Code\tTask ID\tTask\tTask Type"
    rows = [
        f"{code}\t{number}\tDo task {number} of {code}.\t{kind}"
        for code in COOKS + NURSES
        for number, kind in ((12, "Core"), (7, "Core"), (9, "Supplemental"))
    ]
    return "\n".join([head, *rows, ""])


def _tools() -> str:
    head = "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand"
    rows = [f"{COOKS[0]}\t{name}\tx\t{hot}\tN" for name, hot in (("Till", "Y"), ("Abacus", "N"))]
    return "\n".join([head, *rows, ""])


def _titles() -> str:
    head = "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)"
    rows = [
        f"{code}\t{name}\tn/a\t01"
        for code in COOKS + NURSES
        for name in (*(f"Other {n} {code}" for n in range(9)), f"occupation {code}")
    ]
    shared = [f"{code}\tJack of all trades\tn/a\t01" for code in COOKS + NURSES]
    return "\n".join([head, *rows, *shared, ""])


def _esco_occupations() -> str:
    rows = [
        f'http://example.org/o{i},baker {i},"bread maker {i}\ndough worker {i}"' for i in range(30)
    ]
    return "\n".join(["ORIGINURI,PREFERREDLABEL,ALTLABELS", *rows, ""])


def _esco_skills() -> str:
    rows = [
        f"http://example.org/s{i},weld metal {i},weld metal {i} Join piece {i} for good. More"
        for i in range(30)
    ]
    return "\n".join(["concept_uri,preferred_label,alt_and_description", *rows, ""])


def _esco_labels() -> str:
    rows = [
        f"http://example.org/s{i},weld metal {i},{other} {i},skill"
        for i in range(20)
        for other in ("weld metal", "join metals")
    ]
    return "\n".join(["concept_uri,preferred_label,alt_label,skill_type", *rows, ""])
