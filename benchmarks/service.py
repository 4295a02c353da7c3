"""What the service adds to the library, and how many requests it answers.

python benchmarks/service.py overhead      POST /v1/score beside Matcher.rank, by parts
python benchmarks/service.py throughput    requests a second, beside a FastAPI that does nothing

Everything is interleaved in one run, since the machine's pace changes: ratios say more than times.
"""

import json
import multiprocessing
import os
import socket
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from http.client import HTTPConnection
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import uvicorn
from fastapi import FastAPI
from filled import PASSWORD, RECRUITERS, fill

from rolefit.api import create_app
from rolefit.api.given import job_given, resumes_given
from rolefit.api.routes import scores
from rolefit.api.service import Service, Visit
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume
from rolefit.report.presentable import presentable
from rolefit.settings import Settings

ROUNDS = {1: 61, 20: 31}
"""By number of résumés."""

AT_ONCE = 8
SECONDS = 4.0
TURNS = 3
NAME, TENANT = RECRUITERS[0]
Work = Callable[[], object]


def bare() -> FastAPI:
    """A FastAPI with one call that answers the same each time."""
    app = FastAPI()

    @app.get("/constant")
    def constant() -> dict[str, str]:
        return {"status": "ok"}

    return app


@contextmanager
def listening(app: FastAPI) -> Iterator[int]:
    """The port at which an application answers, in a thread of this process."""
    # Named so that asyncio knows TCP when it sees it, and lets small answers go at once.
    with socket.socket(proto=socket.IPPROTO_TCP) as taken:
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = Thread(target=server.run, args=([taken],))
        thread.start()
        try:
            while not server.started:
                time.sleep(0.02)
            yield taken.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


class Client:
    """One connection that is kept."""

    def __init__(self, port: int, token: str = "") -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """What is answered; anything but 200 ends the benchmark."""
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {told[:300]!r}")
        return told


def overhead() -> None:
    """Medians in milliseconds of each part, one client, everything warm."""
    with TemporaryDirectory() as made, ExitStack() as stack:
        fill(Path(made))
        app = create_app(Settings(data_dir=Path(made), requests_per_minute=10_000_000))
        port, nothing = (stack.enter_context(listening(one)) for one in (app, bare()))
        service: Service = app.state.service
        token = service.services.access.sign_in(NAME, PASSWORD).access
        visit = Visit(service, service.services.access.principal(token))
        constant = partial(Client(nothing), "GET", "/constant")
        for count, explain in ((1, False), (1, True), (20, False), (20, True)):
            body = _body(visit, count, explain=explain)
            call = partial(Client(port, token), "POST", "/v1/score", body)
            work: dict[str, Work] = {**_parts(visit, token, body), "over HTTP": call}
            work["bare FastAPI"] = constant
            work["write and fsync"] = partial(_synced, Path(made))
            _tell(f"{count} résumés, explain {explain}", _medians(work, ROUNDS[count]))


def _body(visit: Visit, count: int, *, explain: bool) -> bytes:
    records = visit.service.services.stores.records
    (job,) = records.page(visit.tenant, RecordKind.JOB, limit=1)
    resumes = records.page(visit.tenant, RecordKind.RESUME, limit=count)
    ids = [{"id": one.document_id} for one in resumes]
    wanted = {"job": {"id": job.document_id}, "resumes": ids, "explain": explain}
    return json.dumps(wanted).encode()


def _parts(visit: Visit, token: str, body: bytes) -> dict[str, Work]:
    """What a call does, one after the other, and all of it without HTTP."""
    service, asked = visit.service, scores.ScoreRequest.model_validate_json(body)
    matcher, blind = visit.library.matcher, False

    def records() -> tuple[Job, list[Resume]]:
        job = job_given(visit, asked.job)
        return job, resumes_given(visit, asked.resumes)

    job, resumes = records()
    shown = presentable(matcher.rank(job, resumes), blind=blind)
    answer = scores.score(visit, asked)

    def explained() -> None:
        for match in presentable(matcher.rank(job, resumes), blind=blind):
            match.explanation()

    def note() -> None:
        scores._note(visit, asked.job, asked.resumes, shown, signed=asked.explain)  # noqa: SLF001 - timed alone

    def as_json() -> None:
        scores.ScoreRequest.model_validate_json(body)
        answer.model_dump_json()

    return {
        "rank": lambda: matcher.rank(job, resumes),
        "rank and explain": explained,
        "token": lambda: service.services.access.principal(token),
        "records": records,
        "audit log": note,
        "JSON": as_json,
        "without HTTP": lambda: scores.score(visit, asked),
    }


def _synced(folder: Path) -> None:
    with (folder / "probe").open("ab") as probe:
        probe.write(b"\0" * 8192)
        probe.flush()
        os.fsync(probe.fileno())


def _medians(work: dict[str, Work], rounds: int) -> dict[str, float]:
    for one in work.values():
        one()
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, one in work.items():
            began = time.perf_counter()
            one()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(some) for name, some in times.items()}


def _tell(title: str, found: dict[str, float]) -> None:
    whole = found["over HTTP"]
    beside = (f"{whole / found[name]:.2f} times {name}" for name in ("rank", "rank and explain"))
    print(f"{title}: {', '.join(beside)}")
    for name, milliseconds in found.items():
        print(f"  {name:17} {milliseconds:8.2f} ms  {milliseconds / whole:5.0%} of the call")


def throughput() -> None:
    """Requests a second over kept connections, in turns, the servers in processes of their own."""
    with TemporaryDirectory() as made, ExitStack() as stack:
        fill(Path(made))
        port, nothing = (
            stack.enter_context(_process(target)) for target in (partial(_serve, Path(made)), _bare)
        )
        form = f"grant_type=password&username={NAME}&password={PASSWORD.replace(' ', '+')}"
        token = _signed_in(port, form)
        client = Client(port, token)
        job = json.loads(client("GET", "/v1/jobs?limit=1"))["items"][0]["id"]
        resume = json.loads(client("GET", "/v1/resumes?limit=1"))["items"][0]["id"]
        wanted = {"job": {"id": job}, "resumes": [{"id": resume}], "explain": False}
        calls: dict[str, tuple[int, tuple[Any, ...]]] = {
            "bare FastAPI": (nothing, ("GET", "/constant")),
            "GET /health/live": (port, ("GET", "/health/live")),
            "GET /v1/me": (port, ("GET", "/v1/me")),
            "POST /v1/score": (port, ("POST", "/v1/score", json.dumps(wanted).encode())),
        }
        rates: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(TURNS):
            for name, (where, call) in calls.items():
                rates[name].append(_rate(where, token, call))
        most = statistics.median(rates["bare FastAPI"])
        print(f"{AT_ONCE} connections, median of {TURNS} turns of {SECONDS:.0f} s")
        for name, some in rates.items():
            rate = statistics.median(some)
            print(f"  {name:20} {rate:7.0f} a second, {rate / most:.2f} of the bare one")


def _rate(port: int, token: str, call: tuple[Any, ...]) -> float:
    ends = time.perf_counter() + SECONDS

    def ask() -> int:
        client, count = Client(port, token), 0
        while time.perf_counter() < ends:
            client(*call)
            count += 1
        return count

    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = sum(future.result() for future in [pool.submit(ask) for _ in range(AT_ONCE)])
    return asked / (time.perf_counter() - began)


def _signed_in(port: int, form: str) -> str:
    connection = HTTPConnection("127.0.0.1", port)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/v1/token", form, kind)
    return str(json.loads(connection.getresponse().read())["access_token"])


@contextmanager
def _process(serve: Callable[[Connection], None]) -> Iterator[int]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there,))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send(None)
        process.join()


def _serve(folder: Path, told: Connection) -> None:
    app = create_app(Settings(data_dir=folder, requests_per_minute=10_000_000))
    _until_told(app, told)


def _bare(told: Connection) -> None:
    _until_told(bare(), told)


def _until_told(app: FastAPI, told: Connection) -> None:
    with listening(app) as port:
        told.send(port)
        told.recv()


if __name__ == "__main__":
    {"overhead": overhead, "throughput": throughput}[sys.argv[1]]()
