"""`rolefit serve` as its user starts and ends it."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from shell import command, environment, rolefit

pytestmark = pytest.mark.slow


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A service of its own, and its address."""
    with subprocess.Popen(
        command("serve", "--port", "0"),
        env=environment(ROLEFIT_DATA_DIR=str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            told = (re.search(r"http://127\.0\.0\.1:[0-9]+", line) for line in process.stdout)
            address = next(found[0] for found in told if found)
            yield process, address
        finally:
            process.kill()


def test_it_serves_pages_and_calls_and_ends_cleanly(tmp_path: Path) -> None:
    name, password = "ada@mail.example", "three small islands"
    made = subprocess.run(
        command("admin", "create", name, "--tenant", "north", "--password-stdin"),
        input=password,
        env=environment(ROLEFIT_DATA_DIR=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    with served(tmp_path) as (process, address):
        form = {"grant_type": "password", "username": name, "password": password}
        token = httpx.post(f"{address}/v1/token", data=form, timeout=60).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        assert (
            httpx.get(f"{address}/v1/me", headers=headers, timeout=60).json()["tenant"] == "north"
        )
        page = httpx.get(address, follow_redirects=True, timeout=60)
        assert (page.status_code, page.url.path) == (200, "/sign-in")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    checked = rolefit("audit", "verify", "--tenant", "north", ROLEFIT_DATA_DIR=str(tmp_path))
    assert checked.returncode == 0, checked.stderr


def test_a_second_one_beside_it_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as (process, address):
        port = address.rpartition(":")[2]
        other = rolefit("serve", "--port", port, ROLEFIT_DATA_DIR=str(tmp_path / "other"))
        assert other.returncode == 2
        assert "Address already in use" in other.stderr
        assert "--port" in other.stderr
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) in {0, -signal.SIGTERM}
