"""The script in docs/audit-log.md checks an export without any of our code."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rolefit.domain.trail import Action, Entry, Event, genesis, sealed
from rolefit.trust.exported import line_of

PAGE = Path(__file__).parents[2] / "docs" / "audit-log.md"


def told(folder: Path, lines: list[str]) -> tuple[int, str]:
    """Exit code and output of the page's script on lines."""
    (script,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (folder / "log.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    command = [sys.executable, "-I", "-W", "ignore", "-c", script, str(folder / "log.jsonl")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def entries() -> list[Entry]:
    made: list[Entry] = []
    for n in range(4):
        event = Event(
            "nörth",
            datetime(2031, 5, 4, tzinfo=UTC),
            "ada",
            Action.SCORED,
            details={"score": 71.5, "note": "“é”\n\x01\\"},
        )
        made.append(sealed(event, n + 1, made[-1].hash if made else genesis("nörth")))
    return made


def test_it_agrees_with_us(tmp_path: Path, entries: list[Entry]) -> None:
    lines = [line_of(one) for one in entries]
    last = entries[-1].hash
    assert told(tmp_path, lines) == (0, f"the last entry is 4 and its hash {last}\n")
    assert told(tmp_path, lines[2:])[0] == 0
    changed = [*lines[:2], lines[2].replace("ada", "eve"), lines[3]]
    assert told(tmp_path, changed) == (1, "entry 3 was changed\n")
    missing = [lines[0], *lines[2:]]
    assert told(tmp_path, missing) == (1, "entry 3 does not follow entry 1\n")
    begun_anew = [lines[0].replace(genesis("nörth"), "0" * 64), *lines[1:]]
    assert told(tmp_path, begun_anew) == (1, "entry 1 does not follow entry 0\n")


def test_the_page_names_every_action() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [one for one in Action if f"`{one}`" not in page] == []
