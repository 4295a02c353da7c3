"""`rolefit` from the outside: what it prints, where, and with which exit code."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from shell import SAMPLES, Run, command, environment, imported

pytestmark = pytest.mark.slow

BEST_FIRST = ["caoimhe-ni-mhurchu.docx", "jamal-haddad.md", "tyler-vance.pdf"]
CONTROL = re.compile("[^\n\x20-\x7e\u00a0-\U0010ffff]")


@pytest.fixture(scope="module")
def answer(run: Run, job: Path, folder: Path) -> dict[str, object]:
    done = run("rank", job, folder, "--json")
    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)
    assert isinstance(body, dict)
    return body


@pytest.fixture(scope="module")
def recorded(answer: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answer") / "answer.json"
    path.write_text(json.dumps(answer), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def explained(run: Run, job: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return run("rank", job, folder, "--explain")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good file and three that nobody can read, and a hidden one."""
    made = tmp_path_factory.mktemp("broken")
    shutil.copy(SAMPLES / "resumes" / "jamal-haddad.md", made / "good.md")
    locked = Canvas(str(made / "locked.pdf"), encrypt="secret")
    locked.drawString(72, 720, "Experience as a cook since 2015")
    locked.save()
    (made / "cut.pdf").write_bytes((SAMPLES / "resumes" / "tyler-vance.pdf").read_bytes()[:900])
    (made / "empty.txt").write_bytes(b"")
    (made / ".hidden.txt").write_text("Experience\nCook since 2015\n", encoding="utf-8")
    return made


# What is printed


def test_the_table_lists_the_files_best_first(
    explained: subprocess.CompletedProcess[str],
) -> None:
    assert explained.returncode == 0
    places = [explained.stdout.index(name) for name in BEST_FIRST]
    assert places == sorted(places)


def test_explain_tells_points_reasons_and_the_words_with_their_offsets(
    explained: subprocess.CompletedProcess[str],
) -> None:
    assert re.search(r"✓ +\d+\.\d\d/ ?\d+\.\d\d 6\. food safety certificate", explained.stdout)
    assert "Food safety level 3 and HACCP for managers" in explained.stdout
    assert re.search(r"\(p\. 1, \d+–\d+\)", explained.stdout)


def test_output_into_a_pipe_has_no_control_characters_and_no_trailing_blanks(
    explained: subprocess.CompletedProcess[str],
) -> None:
    assert CONTROL.findall(explained.stdout) == []
    assert not any(line.endswith(" ") for line in explained.stdout.splitlines())


def test_hidden_text_is_told(explained: subprocess.CompletedProcess[str]) -> None:
    assert "text that nobody can see" in explained.stdout


KEYS = {
    "": {"format", "job", "matches", "failures"},
    "job": {"title", "seniority", "location", "name"},
    "matches": {
        *("index", "name", "score", "confidence", "requirements", "findings", "inputs"),
        *("signature", "copy_of"),
    },
    "matches.requirements": {
        *("requirement", "status", "points", "possible", "strength", "evidence", "reasons"),
    },
    "matches.requirements.requirement": {
        *("text", "span", "kind", "importance", "skills", "any_of", "min_years", "degree"),
        *("fields", "equivalent", "languages", "level"),
    },
    "matches.requirements.evidence": {"span", "page", "text", "similarity"},
    "matches.findings": {"code", "message", "page", "span", "lost"},
    "matches.inputs": {
        *("job", "resume", "as_of", "weights", "encoder", "gazetteer", "reader", "profiler"),
        "rubric",
    },
}


def _reached(value: object, path: str) -> Iterator[dict[str, object]]:
    """The objects at a path; lists are walked through."""
    if isinstance(value, list):
        for item in value:
            yield from _reached(item, path)
    elif isinstance(value, dict):
        head, _, rest = path.partition(".")
        if not path:
            yield value
        else:
            yield from _reached(value[head], rest)


@pytest.mark.parametrize("path", KEYS)
def test_the_json_keeps_every_key_that_somebody_may_rely_on(
    answer: dict[str, object], path: str
) -> None:
    objects = list(_reached(answer, path))
    assert objects
    assert all(KEYS[path] <= set(one) for one in objects)
    assert answer["format"] == 1


def test_csv_has_one_line_a_file_and_no_cell_that_a_spreadsheet_would_run(
    run: Run, job: Path, tmp_path: Path
) -> None:
    source = SAMPLES / "resumes" / "jamal-haddad.md"
    shutil.copy(source, tmp_path / "=HYPERLINK(1).md")
    shutil.copy(SAMPLES / "resumes" / "declan-orourke.txt", tmp_path / " +1, then.txt")
    done = run("rank", job, tmp_path, "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["place"] for row in rows] == ["1", "2"]
    assert {row["resume"] for row in rows} == {"'=HYPERLINK(1).md", "' +1, then.txt"}
    assert all(0 <= float(row["score"]) <= 100 for row in rows)


def test_top_shows_only_the_best(run: Run, job: Path, folder: Path) -> None:
    rows = run("rank", job, folder, "--csv", "--top", 1).stdout.splitlines()
    assert len(rows) == 2
    assert BEST_FIRST[0] in rows[1]


def test_set_weights_and_as_of_reach_the_match(run: Run, job: Path, folder: Path) -> None:
    options = ("--set", "2=nice", "--set", "5=not", "--weights", "nice=0.2 title=0 words=0.8")
    done = run("rank", job, folder, "--json", "--as-of", "2024-03", *options)
    match = json.loads(done.stdout)["matches"][0]
    importance = [one["requirement"]["importance"] for one in match["requirements"]]
    assert (importance[1], importance[4]) == ("nice", "not")
    assert {"nice=0.2", "words=0.8"} <= set(match["inputs"]["weights"].split())
    assert match["inputs"]["as_of"] == "2024-03"
    assert round(sum(one["possible"] * 100 for one in match["requirements"])) == 10_000


def test_a_name_cannot_send_escape_sequences_to_the_terminal(
    run: Run, job: Path, tmp_path: Path
) -> None:
    shutil.copy(SAMPLES / "resumes" / "jamal-haddad.md", tmp_path / "a\x1b[31mred\u202etxt.md")
    (tmp_path / "b\x1b]0;title\x07.txt").write_bytes(b"")
    done = run("rank", job, tmp_path)
    assert done.returncode == 3
    assert "[31mred" in done.stdout
    assert CONTROL.findall(done.stdout + done.stderr) == []
    assert "\u202e" not in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_no_text_is_ranked_all_the_same(run: Run, job: Path, tmp_path: Path) -> None:
    target = bytes(tmp_path) + b"/caf\xe9.md"
    Path(target.decode("utf-8", "surrogateescape")).write_bytes(
        (SAMPLES / "resumes" / "jamal-haddad.md").read_bytes()
    )
    done = run("rank", job, tmp_path, "--json", "--html", tmp_path / "report.html")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["matches"][0]["name"].startswith("caf")


# Blind


def test_blind_shows_no_file_name_no_person_and_no_address(
    run: Run, job: Path, tmp_path: Path
) -> None:
    resumes = tmp_path / "resumes"
    resumes.mkdir()
    for name in BEST_FIRST:
        shutil.copy(SAMPLES / "resumes" / name, resumes / name)
    (resumes / "zacharias-quill.txt").write_bytes(b"")
    report = tmp_path / "report.html"
    table = run("rank", job, resumes, "--blind", "--explain", "--html", report)
    data = run("rank", job, resumes, "--blind", "--json")
    assert table.returncode == data.returncode == 3
    page = report.read_text(encoding="utf-8")
    for shown in (table.stdout, table.stderr, data.stdout, data.stderr, page):
        for word in ("caoimhe", "mhurchu", "mhurchú", "jamal", "haddad", "tyler", "vance"):
            assert not re.search(rf"\b{word}\b", shown, re.IGNORECASE)
        assert "quill" not in shown.lower()
        assert "@example" not in shown
        assert "Kubernetes" not in shown  # hidden words are quoted in a finding, but not blind
    assert "Candidate 1" in table.stdout
    assert "Candidate 1" in page
    assert "file no. 4 of 4: " in table.stderr


def test_blind_is_refused_when_passages_carry_names(run: Run, job: Path, folder: Path) -> None:
    done = run("rank", job, folder, "--blind", ROLEFIT_REDACT="false")
    assert done.returncode == 2
    assert "ROLEFIT_REDACT" in done.stderr


# The report


def test_the_report_is_written_whole_and_is_not_ranked_the_next_time(
    run: Run, job: Path, tmp_path: Path
) -> None:
    shutil.copy(SAMPLES / "resumes" / "jamal-haddad.md", tmp_path / "a.md")
    shutil.copy(job, tmp_path / "posting.txt")
    report = tmp_path / "report.html"
    first = run("rank", tmp_path / "posting.txt", tmp_path, "--csv", "--html", report)
    page = report.read_bytes()
    second = run("rank", tmp_path / "posting.txt", tmp_path, "--csv", "--html", report)
    assert first.stdout == second.stdout
    assert len(first.stdout.splitlines()) == 2
    assert report.read_bytes() == page
    assert str(report) in first.stderr
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "a.md",
        "posting.txt",
        "report.html",
    ]


def test_a_report_that_cannot_be_written_is_refused_before_the_work(
    run: Run, job: Path, folder: Path
) -> None:
    done = run("rank", job, folder, "--html", folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "is a folder" in done.stderr
    beneath_a_file = run("rank", job, folder, "--html", job / "report.html")
    assert beneath_a_file.returncode == 2
    assert "Traceback" not in beneath_a_file.stderr


# Exit codes


def test_files_that_cannot_be_used_are_told_one_by_one_and_the_rest_is_ranked(
    run: Run, job: Path, broken: Path
) -> None:
    done = run("rank", job, broken, "--csv")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    lines = done.stderr.splitlines()
    for name, word in (("locked.pdf", "password"), ("cut.pdf", ""), ("empty.txt", "")):
        told = [line for line in lines if name in line]
        assert len(told) == 1
        assert word in told[0]
    assert lines[-1] == "rolefit: 3 file(s) could not be used."
    assert "hidden" not in done.stderr


def test_the_json_names_each_failure_by_its_type(run: Run, job: Path, broken: Path) -> None:
    done = run("rank", job, broken, "--json")
    failures = {Path(one["name"]).name: one["error"] for one in json.loads(done.stdout)["failures"]}
    assert failures["locked.pdf"] == "EncryptedDocument"
    assert failures["empty.txt"] == "EmptyDocument"
    assert set(failures) == {"locked.pdf", "cut.pdf", "empty.txt"}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["rank", "{job}", "nowhere"], 2, "no file or folder nowhere"),
        (["rank", "{job}", "{folder}", "--bogus"], 2, "--bogus"),
        (["rank", "{job}", "{folder}", "--json", "--csv"], 2, "not both"),
        (["rank", "{job}", "{folder}", "--top", "0"], 2, "--top"),
        (["rank", "{job}", "{folder}", "--weights", "nices=1"], 2, "nices"),
        (["rank", "{job}", "{folder}", "--set", "99=nice"], 2, "no requirement 99"),
        (["rank", "{job}", "{folder}", "--set", "0=nice"], 2, "no requirement 0"),
        (["rank", "{job}", "{folder}", "--set", "1=maybe"], 2, "must, strong, nice, not"),
        (["rank", "{job}", "{folder}", "--as-of", "soon"], 2, "YYYY-MM"),
        (["rank", "missing.html", "{folder}"], 1, "missing.html"),
        (["rank", "{folder}", "{folder}"], 1, "rolefit: "),
        (["rank", "{job}", "{folder}", "--model", "no/such-bundle"], 1, "rolefit: "),
        (["profile", "missing.pdf"], 1, "missing.pdf"),
        (["profile", "a\n\x1b[31m.pdf"], 1, "a \N{REPLACEMENT CHARACTER}[31m.pdf"),
        (["profile", "/dev/null"], 1, "/dev/null"),
        (["evaluate", "--run", "{job}", "--part", "test"], 2, "belong to --devset"),
        (["explain", "{job}", "{job}", "{job}"], 2, "holds no match"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    run: Run, job: Path, folder: Path, arguments: list[str], code: int, told: str
) -> None:
    filled = [argument.format(job=job, folder=folder) for argument in arguments]
    done = run(*filled, HF_HUB_OFFLINE="1")
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_setting_that_cannot_be_meant_is_told_by_its_name(
    run: Run, job: Path, folder: Path
) -> None:
    done = run("rank", job, folder, ROLEFIT_THREADS="many")
    assert done.returncode == 2
    assert "ROLEFIT_THREADS" in done.stderr
    assert "Traceback" not in done.stderr
    looked = run("doctor", "--json", ROLEFIT_THREADS="many")
    assert looked.returncode == 1
    assert {"settings": "failed"}.items() <= {
        one["name"]: one["state"] for one in json.loads(looked.stdout)
    }.items()


def test_a_reader_of_the_output_that_leaves_is_no_failure(job: Path, folder: Path) -> None:
    process = subprocess.Popen(
        command("rank", job, folder, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is made of /dev/full")
@pytest.mark.parametrize("arguments", [["rank", "{job}", "{folder}"], ["model", "show"]])
def test_a_full_disk_is_one_line_and_an_error(
    job: Path, folder: Path, arguments: list[str]
) -> None:
    filled = [argument.format(job=job, folder=folder) for argument in arguments]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command(*filled),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
            timeout=120,
            check=False,
        )
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert done.stderr.count("\n") == 1


# Replay


def test_a_recorded_match_is_equal_when_it_is_computed_again(
    run: Run, job: Path, folder: Path, recorded: Path
) -> None:
    done = run("explain", recorded, job, folder / BEST_FIRST[0])
    assert done.returncode == 0, done.stdout
    assert "Equal" in done.stdout
    assert BEST_FIRST[0] in done.stdout


def test_a_match_on_an_edited_resume_differs_and_says_where(
    run: Run, job: Path, folder: Path, recorded: Path, tmp_path: Path
) -> None:
    edited = tmp_path / "jamal-haddad.md"
    text = (folder / "jamal-haddad.md").read_text(encoding="utf-8")
    edited.write_text(text.replace("HACCP", "hygiene"), encoding="utf-8")
    done = run("explain", recorded, job, edited)
    assert done.returncode == 4
    assert "the résumé's text" in done.stdout
    assert "the score" in done.stdout


def test_an_edited_record_is_found_out(
    run: Run, job: Path, folder: Path, answer: dict[str, object], tmp_path: Path
) -> None:
    body = json.loads(json.dumps(answer))
    match = next(one for one in body["matches"] if one["name"] == "jamal-haddad.md")
    match["score"] = 99.0
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(match), encoding="utf-8")
    done = run("explain", forged, job, folder / "jamal-haddad.md", "--json")
    assert done.returncode == 4
    outcome = json.loads(done.stdout)
    assert outcome["equal"] is False
    assert outcome["differences"]


# Profile and doctor


def test_profile_shows_what_was_understood_of_a_resume(run: Run, folder: Path) -> None:
    shown = run("profile", folder / "jamal-haddad.md")
    assert shown.returncode == 0
    for word in ("Positions", "Salthill Bistro", "Skills:", "Languages:"):
        assert word in shown.stdout
    data = json.loads(run("profile", folder / "jamal-haddad.md", "--json").stdout)
    assert {"document", "positions", "skills", "passages", "as_of"} <= set(data)
    for passage in data["passages"]:
        span = passage["span"]
        assert data["document"]["text"][span["start"] : span["end"]].strip()


def test_profile_numbers_the_requirements_of_a_posting(run: Run, job: Path) -> None:
    shown = run("profile", job, "--job")
    assert re.search(r"│ +6 │ must +│ licence", shown.stdout)
    data = json.loads(run("profile", job, "--job", "--json").stdout)
    assert "food safety certificate" in data["requirements"][5]["text"]


def test_jobposting_data_is_recognised_without_being_told(run: Run) -> None:
    shown = run("profile", SAMPLES / "jobs" / "platform-engineer.html")
    assert "Requirements" in shown.stdout


def test_doctor_says_what_answers_and_how_to_get_what_is_missing(run: Run) -> None:
    looked = run("doctor")
    assert looked.returncode == 0, looked.stdout
    assert "model" in looked.stdout
    checks = json.loads(run("doctor", "--json", ROLEFIT_READERS="1").stdout)
    states = {one["name"]: one["state"] for one in checks}
    assert {states[name] for name in ("model", "gazetteer", "reader", "scorer")} == {"ok"}
    assert next(one for one in checks if one["name"] == "settings")["detail"] == "readers=1"
    for one in checks:
        assert one["state"] != "missing" or "pip install" in one["detail"]


# Laws that only a process of its own can show


def test_help_loads_no_runtime_and_no_parser() -> None:
    heavy = {"onnxruntime", "numpy", "lxml", "pypdfium2", "tokenizers", "jinja2"}
    for arguments in (["--help"], ["rank", "--help"], ["--version"]):
        assert imported(*arguments) & heavy == set()


def test_ranking_imports_no_training_framework(job: Path, folder: Path) -> None:
    frameworks = {"torch", "transformers", "sentence_transformers", "pyspark", "airflow"}
    modules = imported("rank", str(job), str(folder))
    assert "onnxruntime" in modules
    assert modules & frameworks == set()


def test_two_processes_give_the_same_bytes_whatever_seed_zone_and_locale(
    run: Run, job: Path, folder: Path
) -> None:
    first = run("rank", job, folder, "--json", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    second = run(
        *("rank", job, folder, "--json"),
        PYTHONHASHSEED="2",
        TZ="America/Los_Angeles",
        LC_ALL="C",
        ROLEFIT_THREADS="1",
    )
    assert first.returncode == second.returncode == 0
    assert first.stdout == second.stdout


def test_the_order_of_the_files_moves_nothing_but_their_index(
    run: Run, job: Path, folder: Path, answer: dict[str, object]
) -> None:
    backwards = sorted(folder.iterdir(), reverse=True)
    body = json.loads(run("rank", job, *backwards, "--json").stdout)
    for one in (*body["matches"], *(matches := json.loads(json.dumps(answer["matches"])))):
        del one["index"]
    assert body["matches"] == matches
