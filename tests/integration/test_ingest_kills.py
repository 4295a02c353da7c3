"""Killed at any moment while documents come in: nothing is lost, doubled or left half done."""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rolefit.bootstrap import Services
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.search import Hit, Query
from rolefit.ingest.identity import blob_of
from rolefit.settings import Settings

BATCH = 4
EVERYBODY = "tradesman"

WORKER = """
import sys
from pathlib import Path
from rolefit.bootstrap import Services
from rolefit.domain.records import RecordKind
from rolefit.ingest import Incoming
from rolefit.settings import Settings

folder, count, batch = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

def text(n):
    return (
        f"Experience\\nTradesman {n}, Works {n}, 2012 - 2020\\n"
        f"- Tradesman who built {n} walls of number {n} stone\\n"
    ).encode()

services = Services(Settings(data_dir=folder, readers=1, threads=1))
services.ingest.sweep()
print("ready", flush=True)
for start in range(0, count, batch):
    documents = [
        Incoming("north", RecordKind.RESUME, text(n), f"{n}.txt")
        for n in range(start, min(start + batch, count))
    ]
    for outcome in services.ingest.process(documents):
        print("kept", outcome.name, outcome.document_id, flush=True)
print("done", flush=True)
services.close()
"""


@pytest.mark.slow
def test_a_few_kills_leave_every_document_once(tmp_path: Path) -> None:
    _kill_and_look(tmp_path, count=40, kills=4, seed=1)


@pytest.mark.nightly
def test_fifty_kills_leave_every_one_of_a_thousand_documents_once(tmp_path: Path) -> None:
    _kill_and_look(tmp_path, count=1000, kills=50, seed=2)


def _kill_and_look(folder: Path, *, count: int, kills: int, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - moments to kill at, the same every time
    kept: dict[str, str] = {}
    for _ in range(kills):
        kept |= _run(folder, count, kept, seconds=dice.uniform(0.0, 1.5))
        _look(folder, kept)
    kept |= _run(folder, count, kept, seconds=None)
    assert len(kept) == count
    assert _look(folder, kept) == count


def _run(
    folder: Path, count: int, before: dict[str, str], *, seconds: float | None
) -> dict[str, str]:
    """What a worker says it has kept, killed so long after its start; None: it comes to its end."""
    command = [sys.executable, "-c", WORKER, str(folder), str(count), str(BATCH)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    if seconds is not None:
        time.sleep(seconds)
        worker.kill()
    told = [line.split() for line in worker.stdout if line.endswith("\n")]
    worker.wait()
    worker.stdout.close()
    kept = {row[1]: row[2] for row in told if row[0] == "kept"}
    for name, document_id in kept.items():
        assert before.get(name, document_id) == document_id, "it was kept twice"
    return kept


def _look(folder: Path, kept: dict[str, str]) -> int:
    """Sweep, then hold records, bytes and index against each other; how many there are."""
    services = Services(Settings(data_dir=folder, readers=1))
    try:
        services.ingest.sweep(timedelta(seconds=-1))
        records = _records(services)
        assert {one.name: one.document_id for one in records}.items() >= kept.items()
        assert len({one.content_id for one in records}) == len(records)
        expected = {(one.document_id, one.revision) for one in records}
        assert {(one.document_id, one.indexed) for one in records} == expected
        assert {(hit.document_id, hit.revision) for hit in _found(services)} == expected
        later = datetime.now(UTC) + timedelta(hours=1)
        blobs = {blob for _, blob in services.stores.blobs.put_before(later)}
        assert blobs == {blob_of(one.document_id, one.content_id) for one in records}
        assert services.stores.backlog.behind(1) == []
        return len(records)
    finally:
        services.close()


def _records(services: Services) -> list[Record]:
    found: list[Record] = []
    records = services.stores.records
    while some := records.page(
        "north", RecordKind.RESUME, after=found[-1].document_id if found else ""
    ):
        found += some
    return found


def _found(services: Services) -> tuple[Hit, ...]:
    query = Query("north", RecordKind.RESUME, {EVERYBODY: 1.0}, limit=10_000)
    return services.stores.index.search(query).words
