"""`rolefit jobs` as a candidate runs it."""

import json
from pathlib import Path

import pytest
from shell import SAMPLES, Run

pytestmark = pytest.mark.slow

RESUME = SAMPLES / "resumes" / "jamal-haddad.md"
"""A cook."""
JOBS = [SAMPLES / "jobs" / name for name in ("data-scientist.md", "sous-chef.txt")]


def test_jobs_are_told_best_first_with_what_is_typical(run: Run) -> None:
    done = run("jobs", RESUME, *JOBS)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    kitchen = next(n for n, line in enumerate(lines) if "Sous Chef" in line)
    data = next(n for n, line in enumerate(lines) if "Data" in line)
    assert kitchen < data
    assert "Typical" in done.stdout


def test_json_has_every_number_and_a_match_that_can_be_replayed(run: Run, tmp_path: Path) -> None:
    done = run("jobs", RESUME, *JOBS, "--json", "--top", "1")
    body = json.loads(done.stdout)
    (found,) = body["jobs"]
    assert (body["format"], body["failures"], found["index"]) == (1, [], 1)
    assert found["above"] == pytest.approx(found["match"]["score"] - found["typical"])
    record = tmp_path / "match.json"
    record.write_text(json.dumps(found["match"]), encoding="utf-8")
    again = run("explain", record, JOBS[1], RESUME)
    assert again.returncode == 0, again.stdout


def test_explain_tells_why_under_each_jobs_name(run: Run) -> None:
    done = run("jobs", RESUME, JOBS[1], "--explain")
    assert "1. Sous Chef: " in done.stdout
    assert "of 100, confidence" in done.stdout


def test_a_posting_that_cannot_be_used_is_named_and_the_others_are_told(
    run: Run, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("jobs", RESUME, empty, JOBS[1], "--json")
    body = json.loads(done.stdout)
    assert done.returncode == 3
    assert [one["index"] for one in body["jobs"]] == [1]
    assert "empty.txt" in done.stderr
    assert len(body["failures"]) == 1


def test_a_resume_that_cannot_be_read_is_one_line(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "no-such.pdf"
    done = run("jobs", missing, JOBS[0])
    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no-such.pdf" in done.stderr
