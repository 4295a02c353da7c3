"""Ctrl-C and a plain kill: nothing is left behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from shell import SAMPLES, command, environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there"),
]

PATIENCE = 60.0


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """A runner in the background ignores Ctrl-C, and what it starts would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(report: Path) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A long rank at work, with the processes that it started."""
    process = subprocess.Popen(
        command("rank", SAMPLES / "jobs" / "sous-chef.txt", SAMPLES / "resumes", "--html", report),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )
    mine = psutil.Process(process.pid)
    until = time.monotonic() + PATIENCE
    while not (children := mine.children(recursive=True)):
        assert time.monotonic() < until, "no reading process appeared"
        time.sleep(0.02)
    return process, children


def gone(children: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(children, timeout=10)
    return not alive


def test_ctrl_c_ends_with_130_one_line_and_no_child_and_no_half_file(tmp_path: Path) -> None:
    report = tmp_path / "out" / "report.html"
    process, children = started(report)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert (out, err) == ("", "rolefit: interrupted.\n")
    assert gone(children)
    assert list(tmp_path.rglob("*.html*")) == []


def test_ctrl_c_during_an_import_ends_once_it_is_over(tmp_path: Path) -> None:
    slow = tmp_path / "slow_module.py"
    slow.write_text(
        "import os, signal, time\n"
        "try:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(0.2)\n"
        "except KeyboardInterrupt:\n"
        "    print('lost')\n"
        "print('imported')\n"
    )
    script = (
        "import time\n"
        "from rolefit.cli.interrupts import heed_interrupts\n"
        "heed_interrupts()\n"
        "try:\n"
        "    import slow_module\n"
        "    time.sleep(30)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**environment(), "PYTHONPATH": str(tmp_path)},
        timeout=PATIENCE,
        check=True,
    )
    assert done.stdout.split() == ["imported", "interrupted"]


def test_a_kill_leaves_no_reading_process(tmp_path: Path) -> None:
    process, children = started(tmp_path / "report.html")
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGTERM
    assert gone(children)
    assert list(tmp_path.iterdir()) == []
