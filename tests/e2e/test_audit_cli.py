"""`rolefit audit` as a user runs it."""

import json
from pathlib import Path

import pytest
from shell import Run, imported

TABLE = """score,sex,race,selected
90,Female,White,yes
80,Female,Black,no
30,Female,White,no
20,Female,Black,no
85,Male,White,yes
75,Male,Black,yes
70,Male,White,yes
10,,Black,no
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_what_is_promised_moves_nothing_in_files_of_three_formats(
    run: Run, job: Path, folder: Path
) -> None:
    done = run("audit", "swaps", job, "--resumes", folder, "--json")
    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)
    assert body["kind"] == "swaps"
    told = {audit["kind"]: audit for audit in body["audits"]}
    assert list(told) == ["names", "pronouns", "addresses", "gaps", "schools", "graduation"]
    for kind in ("names", "pronouns", "addresses", "schools", "graduation"):
        assert told[kind]["holds"] is True, told[kind]["worst"]
        assert told[kind]["all"]["equal"] == told[kind]["all"]["pairs"]
    assert all(told[kind]["all"]["pairs"] for kind in ("names", "pronouns", "addresses"))
    assert told["names"]["resumes"] == 3
    assert len(told["names"]["by_group"]) == 8
    assert body["inputs"]["encoder"]


def test_a_table_shows_each_group_and_the_page_is_written(
    run: Run, job: Path, folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "audit.html"
    done = run("audit", "swaps", job, "--resumes", folder, "--kind", "names", "--html", page)
    assert done.returncode == 0, done.stderr
    assert "Black woman" in done.stdout
    assert "✓ as promised" in done.stdout
    assert "Promised to move nothing, and it moves nothing" in page.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_used_is_told_and_the_rest_is_audited(
    run: Run, job: Path, folder: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    arguments = ("--resumes", folder / "jamal-haddad.md", "--resumes", broken, "--kind", "gaps")
    done = run("audit", "swaps", job, *arguments, "--json")
    assert done.returncode == 3
    assert "broken.pdf" in done.stderr
    assert json.loads(done.stdout)["failures"][0]["name"] == "broken.pdf"


def test_an_unknown_kind_or_a_missing_folder_is_wrong_usage(run: Run, job: Path) -> None:
    assert run("audit", "swaps", job, "--resumes", job, "--kind", "shoes").returncode == 2
    done = run("audit", "swaps", job, "--resumes", "nowhere")
    assert done.returncode == 2
    assert "There is no file or folder nowhere." in done.stderr


def test_impact_counts_rates_and_ratios(run: Run, table: Path, tmp_path: Path) -> None:
    page = tmp_path / "impact.html"
    done = run("audit", "impact", table, "--json", "--html", page)
    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)
    assert body["median"] == 72.5
    by_sex = next(c for c in body["comparisons"] if c["dimension"] == "sex")
    rates = {one["name"]: one["rate"] for one in by_sex["categories"]}
    assert rates == {"Male": pytest.approx(2 / 3, abs=1e-6), "Female": 0.5}
    assert by_sex["unknown"] == 1
    assert "Scoring rate by sex" in page.read_text(encoding="utf-8")


def test_two_runs_of_impact_print_the_same_bytes(run: Run, table: Path) -> None:
    assert run("audit", "impact", table).stdout == run("audit", "impact", table).stdout


def test_a_bad_table_is_told_by_row_and_column(run: Run, table: Path) -> None:
    table.write_text(TABLE.replace("75,Male", "many,Male"), encoding="utf-8")
    done = run("audit", "impact", table)
    assert done.returncode == 2
    assert "Row 7, column “score”: “many” is no number." in done.stderr
    assert done.stdout == ""


def test_help_of_audits_imports_no_model(run: Run) -> None:
    loaded = imported("audit", "swaps", "--help")
    assert not loaded & {"onnxruntime", "torch", "scipy", "numpy", "jinja2"}
