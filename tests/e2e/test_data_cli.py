"""`rolefit data` as a user runs it, against a server on this machine."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
from publishers import ONET_ZIP, Publishers, esco_zip, publishing
from shell import command, environment, rolefit


@pytest.fixture
def server() -> Iterator[Publishers]:
    with publishing() as publishers:
        yield publishers


def fetch(server: Publishers, *arguments: object) -> subprocess.CompletedProcess[str]:
    mirror = ("--mirror", server.base)
    return rolefit("data", "fetch", *arguments, *mirror, NO_PROXY="127.0.0.1")


def test_the_list_names_addresses_licences_and_who_reads_what() -> None:
    done = rolefit("data", "list")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "https://www.onetcenter.org/dl_files/database/db_29_2_text.zip",
        "https://esco.ec.europa.eu/en/use-esco/download",
        "CC-BY-4.0",
        "no model of it may ship",
        "onet/alternate_titles.tsv.gz",
        "posting-halves",
    ):
        assert words in done.stdout


def test_from_nothing_to_a_whole_folder_in_two_steps(server: Publishers, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = fetch(server, data)
    assert first.returncode == 3
    assert "onet: onet/occupation_data.tsv.gz\n" in first.stdout
    assert "rolefit: esco: ESCO 1.1 has no direct address" in first.stderr
    assert "https://esco.ec.europa.eu/en/use-esco/download" in first.stderr
    (tmp_path / "esco.zip").write_bytes(esco_zip())
    second = fetch(server, data, "--from", tmp_path / "esco.zip")
    assert second.returncode == 0
    assert second.stdout.splitlines() == [
        "esco: esco/occupations.csv.gz",
        "esco: esco/ict_occupation_skills.csv.gz",
        "esco: esco/skills.csv.gz",
        "esco: esco/ict_skill_labels.csv.gz",
    ]
    third = fetch(server, data)
    assert third.returncode == 0
    assert third.stdout.count("already there") == 3
    listed = json.loads(rolefit("data", "list", data, "--json").stdout)
    there = {row["file"]: row["rows"] for row in listed["files"] if row["state"] == "there"}
    assert there["onet/occupation_data.tsv.gz"] == 2
    assert there["esco/occupations.csv.gz"] == 2
    assert set(rolefit("data", "list", data).stdout.split()) >= {"✓", "there", "–", "missing"}
    assert len(there) == 11


def test_json_tells_what_was_made_and_why_not(server: Publishers, tmp_path: Path) -> None:
    del server.answers[ONET_ZIP]
    done = fetch(server, tmp_path, "onet", "skillspan", "--json")
    assert done.returncode == 3
    onet, spans = json.loads(done.stdout)["sources"]
    assert (onet["state"], onet["error"]["code"]) == ("failed", "DataUnavailable")
    assert spans == {
        "source": "skillspan",
        "state": "fetched",
        "files": ["skillspan/train.jsonl.gz", "skillspan/dev.jsonl.gz"],
        "error": None,
    }


def test_when_nothing_came_the_exit_code_is_1(server: Publishers, tmp_path: Path) -> None:
    del server.answers[ONET_ZIP]
    done = fetch(server, tmp_path, "onet")
    assert (done.returncode, done.stdout) == (1, "")
    assert "answers 404" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("fetch", "D", "postings"), "nobody publishes them with a licence"),
        (("fetch", "D", "wages"), "There is no source"),
        (("fetch", "D", "onet", "--mirror", "http://example.org"), "not https"),
        (("fetch", "D", "--from", "gone.zip"), "gone.zip cannot be opened"),
        (("list", "gone"), "There is no folder gone"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    placed = [str(tmp_path / "data") if one == "D" else one for one in arguments]
    done = rolefit("data", *placed)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there")
def test_ctrl_c_leaves_nothing_half_written(server: Publishers, tmp_path: Path) -> None:
    asked, over = Event(), Event()

    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        handler.wfile.write(b"PK")
        asked.set()
        over.wait(60)

    server.answers[ONET_ZIP] = dripping
    process = subprocess.Popen(
        command("data", "fetch", tmp_path / "data", "onet", "--mirror", server.base),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(NO_PROXY="127.0.0.1"),
        start_new_session=True,
    )
    try:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        over.set()
        process.kill()
    assert (process.returncode, out) == (130, "")
    assert err.endswith("rolefit: interrupted.\n")
    assert list((tmp_path / "data").rglob("*")) == []
