"""What was written about a person goes when they are erased, whatever happens on the way."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rolefit.bootstrap import Services
from rolefit.domain.decisions import Decision, Verdict
from rolefit.domain.records import RecordKind
from rolefit.ingest import Incoming
from rolefit.settings import Settings

BAKER = b"Experience\nBaker, Old Mill, 2015 - 2020\n- Baked sourdough bread for forty cafes\n"
REASON = "Too little sourdough for Ada Example"
NOTED = Decision(
    "north",
    "a",
    "j1",
    "ada",
    Verdict.REJECTED,
    "r1",
    datetime(2031, 5, 4, tzinfo=UTC),
    REASON,
    score=71.5,
)

KILLED = """
import os, signal, sys
from pathlib import Path
from rolefit.bootstrap import Services
from rolefit.ingest.indexing import Indexing
from rolefit.settings import Settings

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

Indexing.bring = killed
services = Services(Settings(data_dir=Path(sys.argv[1]), readers=1))
services.ingest.delete("north", "ada")
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(Settings(data_dir=tmp_path / "documents", readers=1))
    bob = Incoming("north", RecordKind.RESUME, BAKER, document_id="bob")
    made.ingest.process([bob, replace(bob, document_id="ada", keep_until=date(2020, 1, 31))])
    for one in (NOTED, replace(NOTED, decision_id="b", document_id="bob")):
        made.decisions.add(one)
    yield made
    made.close()


def reasons(services: Services) -> list[str]:
    return [one.reason for one in services.decisions.of_job("north", "j1")]


def test_reasons_go_with_the_document_and_verdicts_stay(services: Services) -> None:
    assert reasons(services) == [REASON, REASON]
    services.ingest.delete("north", "ada")
    assert services.decisions.of_resume("north", "ada") == [replace(NOTED, reason="")]
    assert reasons(services) == ["", REASON]
    services.decisions.add(replace(NOTED, decision_id="c"))  # was on its way when she was erased
    assert reasons(services) == ["", REASON, ""]


def test_they_go_when_the_last_day_is_over(services: Services) -> None:
    assert services.ingest.expire() == 1
    assert reasons(services) == ["", REASON]


@pytest.mark.slow
def test_a_kill_between_the_steps_leaves_none_after_the_sweep(services: Services) -> None:
    folder = services.settings.data_dir
    services.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    record = services.stores.records.get("north", "ada")
    assert record is not None
    assert (record.deleted, reasons(services)) == (True, [REASON, REASON])
    services.ingest.sweep()
    assert reasons(services) == ["", REASON]
    services.close()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert b"".join(path.read_bytes() for path in files).count(REASON.encode()) == 1  # of Bob
