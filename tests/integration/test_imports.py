"""Bulk imports: worked off step by step, taken up where they were stopped, cancelled."""

import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rolefit.bootstrap import Services
from rolefit.domain.errors import TaskNotFound, UnsupportedFormat
from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task, TaskState
from rolefit.ingest.archives import Archive
from rolefit.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(Services(Settings(data_dir=tmp_path / "data"))) as made:
        yield made


def lines(count: int) -> io.BytesIO:
    """A file of résumés, of which every tenth cannot be read."""
    told = (
        {"text": "" if n % 10 == 9 else f"Experience\n- Baked {n} loaves.", "document_id": f"d{n}"}
        for n in range(count)
    )
    return io.BytesIO("\n".join(map(json.dumps, told)).encode())


def begun(services: Services, count: int = 60) -> Task:
    return services.imports.begin("north", "a1", RecordKind.RESUME, lines(count), name="a.jsonl")


def numbers(services: Services, task: Task) -> list[int]:
    return [one.number for one in services.tasks.outcomes("north", task.task_id)]


def test_an_import_is_worked_off_and_each_document_told(services: Services) -> None:
    task = begun(services)
    assert (task.state, task.total) == (TaskState.WAITING, 60)
    done = services.imports.work(task)
    assert (done.state, done.done, done.refused) == (TaskState.DONE, 60, 6)
    assert numbers(services, task) == list(range(1, 61))
    assert len(services.stores.records.page("north", RecordKind.RESUME)) == 54
    assert services.imports.waiting() == []


def test_what_was_stopped_goes_on_where_it_was(services: Services) -> None:
    task = begun(services)
    asked = iter([False, True, True])
    left = services.imports.work(task, lambda: next(asked))
    assert (left.state, left.done) == (TaskState.RUNNING, 24)
    (waiting,) = services.imports.waiting()
    done = services.imports.work(waiting)
    assert (done.state, done.done, done.refused) == (TaskState.DONE, 60, 6)
    assert numbers(services, task) == list(range(1, 61))


def test_a_cancelled_import_ends_after_its_step_and_keeps_what_was_done(services: Services) -> None:
    task = begun(services)
    steps = 0

    def stopped() -> bool:
        nonlocal steps
        steps += 1
        if steps == 2:
            services.imports.cancel("north", task.task_id)
        return False

    ended = services.imports.work(task, stopped)
    assert (ended.state, ended.done) == (TaskState.CANCELLED, 48)
    assert numbers(services, task) == list(range(1, 49))
    assert services.imports.waiting() == []
    again = services.imports.cancel("north", task.task_id)
    assert again.state is TaskState.CANCELLED


def test_an_import_whose_upload_never_came_whole_fails_and_says_so(services: Services) -> None:
    task = begun(services)
    services.imports._uploads.drop("north", task.task_id)
    failed = services.imports.work(task)
    assert failed.state is TaskState.FAILED
    assert "send it again" in failed.problem


def test_what_is_no_file_of_many_is_refused_before_anything_is_kept(services: Services) -> None:
    with pytest.raises(UnsupportedFormat):
        services.imports.begin("north", "a1", RecordKind.RESUME, io.BytesIO(b"%PDF-1.7"))
    assert services.tasks.page("north") == []
    with pytest.raises(TaskNotFound):
        services.imports.cancel("north", "x")


def test_the_name_of_an_erased_document_leaves_the_outcomes(services: Services) -> None:
    task = begun(services, 3)
    services.imports.work(task)
    assert services.ingest.delete("north", "d1")
    names = {one.document_id: one.name for one in services.tasks.outcomes("north", task.task_id)}
    assert names == {"d0": "line 1", "d1": "", "d2": "line 3"}


WORKER = """
import sys
from pathlib import Path
from rolefit.bootstrap import Services
from rolefit.ingest.archives import Archive
from rolefit.settings import Settings

services = Services(Settings(data_dir=Path(sys.argv[1])))
for task in services.imports.waiting():
    print("begun", flush=True)
    services.imports.work(task)
services.close()
print("done", flush=True)
"""


def test_a_killed_import_is_taken_up_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with closing(Services(Settings(data_dir=folder))) as services:
        task = begun(services, 200)
    for wait in (0.05, 0.2, 0.5, 1.0, 600.0):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert worker.stdout is not None
        with worker.stdout:
            if worker.stdout.readline() == "begun\n":
                if wait > 1.0:
                    assert worker.stdout.readline() == "done\n"
                else:
                    time.sleep(wait)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    with closing(Services(Settings(data_dir=folder))) as services:
        ended = services.tasks.get("north", task.task_id)
        assert ended is not None
        assert (ended.state, ended.done, ended.refused) == (TaskState.DONE, 200, 20)
        outcomes = services.tasks.outcomes("north", task.task_id)
        assert [one.number for one in outcomes] == list(range(1, 201))
        kept = services.stores.records.page("north", RecordKind.RESUME, limit=1000)
        assert {one.document_id for one in kept} == {f"d{n}" for n in range(200) if n % 10 != 9}
        assert {one.revision for one in kept} == {1}


def test_a_file_that_nobody_thought_of_stops_none_of_those_behind_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begun(services, 2), begun(services, 3)
    with monkeypatch.context() as patched:
        patched.setattr(Archive, "documents", lambda *_, **__: 1 // 0)
        failed = services.imports.work(first)
    assert (failed.state, "ZeroDivisionError" in failed.problem) == (TaskState.FAILED, True)
    assert [one.task_id for one in services.imports.waiting()] == [second.task_id]
