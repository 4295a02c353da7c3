"""Recruiters at work on a real `rolefit serve`, more and more of them; then few again.

python benchmarks/load.py [SECONDS]

Each step lasts SECONDS (15). Places are what saturates: the rate is out of the way, until a last
run shows it. Everything is on this machine, so the users take their share of its processors too.
"""

# First, since it puts its own sockets in place of Python's.
from locust import FastHttpUser, between, task  # isort: skip
from locust.env import Environment  # isort: skip

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import gevent  # type: ignore[import-untyped]
import psutil
from filled import PASSWORD, RECRUITERS

STEPS = (2, 4, 8, 16, 32, 64, 2)
"""Users at a time. The last shows whether what was too much leaves anything behind."""

WARM = 2.0
"""Seconds of a step that count for nothing."""

SPAWNED = 100.0
REFUSED = (429, 503)
QUERIES = ("forklift driver with a licence", "nurse AND intensive care", "python", "chef")
NOTE = """Nora Example {number}

Experience
Gardener, Green Acres, 2016 - 2022
- Planted {number} trees and kept the lawns
"""


class Tenant:
    """What recruiters of a tenant know before they begin."""

    def __init__(self, address: str, name: str) -> None:
        form = {"grant_type": "password", "username": name, "password": PASSWORD}
        with urllib.request.urlopen(f"{address}/v1/token", urlencode(form).encode()) as answer:  # noqa: S310 - ours
            self.headers = {"Authorization": f"Bearer {json.load(answer)['access_token']}"}
        self.jobs, self.resumes = (
            self._ids(f"{address}/v1/{kind}") for kind in ("jobs", "resumes")
        )

    def _ids(self, address: str) -> list[str]:
        request = urllib.request.Request(address, headers=self.headers)  # noqa: S310 - ours
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - ours
            return [one["id"] for one in json.load(answer)["items"]]


class Recruiter(FastHttpUser):
    """Somebody who is signed in, and reads, scores, ranks, searches and takes in."""

    wait_time = between(0.2, 0.6)
    tenants: Iterator[Tenant]
    numbers = count()

    def on_start(self) -> None:
        """Take a desk."""
        self.number = next(self.numbers)
        self.random = Random(self.number)
        self.tenant = next(self.tenants)

    @task(4)
    def read(self) -> None:
        """A résumé, and what was understood of it."""
        self._ask("read", "GET", f"/v1/resumes/{self.random.choice(self.tenant.resumes)}")

    @task(4)
    def score(self) -> None:
        """Five résumés for a job, with reasons."""
        resumes = self.random.sample(self.tenant.resumes, 5)
        body = {"job": {"id": self._job()}, "resumes": [{"id": one} for one in resumes]}
        self._ask("score", "POST", "/v1/score", body)

    @task(3)
    def rank(self) -> None:
        """The pool of a job."""
        self._ask("rank", "POST", f"/v1/jobs/{self._job()}/ranking", {"top": 10})

    @task(3)
    def search(self) -> None:
        """By words."""
        self._ask("search", "POST", "/v1/search/resumes", {"query": self.random.choice(QUERIES)})

    @task(1)
    def take_in(self) -> None:
        """A short text that is new."""
        text = NOTE.format(number=f"{self.number}{self.random.randrange(10**6)}")
        self._ask("take in", "POST", "/v1/resumes", {"text": text, "tags": ["load"]})

    def _job(self) -> str:
        return self.random.choice(self.tenant.jobs)

    def _ask(self, name: str, method: str, path: str, body: object = None) -> None:
        self.client.request(method, path, json=body, headers=self.tenant.headers, name=name)


class Heard:
    """What was answered since it was last told."""

    def __init__(self) -> None:
        self._answers: list[tuple[str, float, int]] = []
        self._since = time.monotonic()

    def note(self, name: str, response_time: float, response: object, **_: object) -> None:
        """One answer; 0 stands for none."""
        status = getattr(response, "status_code", 0) or 0
        self._answers.append((name, response_time, status))

    def forget(self) -> None:
        """Begin anew."""
        self._answers, self._since = [], time.monotonic()

    def rate(self) -> float:
        """Requests a second that were not refused."""
        return len(self._served()) / (time.monotonic() - self._since)

    def told(self) -> str:
        """Rate, times in milliseconds of what was served, and statuses."""
        statuses = sorted(Counter(status for *_, status in self._answers).items())
        refused = [taken for _, taken, status in self._answers if status in REFUSED]
        late = f", refused after {statistics.median(refused):.0f} ms" if refused else ""
        return (
            f"{self.rate():6.1f} a second  {_percentiles([t for _, t in self._served()])}  "
            + ", ".join(f"{status}: {number}" for status, number in statuses)
            + late
        )

    def by_name(self) -> Iterator[str]:
        """Times of each call."""
        for name in sorted({name for name, _ in self._served()}):
            yield f"    {name:8} {_percentiles([t for one, t in self._served() if one == name])}"

    def _served(self) -> list[tuple[str, float]]:
        return [(name, taken) for name, taken, status in self._answers if 200 <= status < 300]


def _percentiles(times: list[float]) -> str:
    if len(times) < 2:
        return "too few"
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return "  ".join(f"p{one} {cuts[one - 1]:6.0f}" for one in (50, 95, 99))


@contextmanager
def served(folder: Path, per_minute: int) -> Iterator[tuple[str, psutil.Process]]:
    """A `rolefit serve` on a folder that is filled: its address, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "ROLEFIT_DATA_DIR": str(folder),
        "ROLEFIT_REQUESTS_PER_MINUTE": str(per_minute),
    }
    command = [sys.executable, "-m", "rolefit.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _await_ready(address := f"http://127.0.0.1:{port}", process)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _await_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address}/health/ready").close()  # noqa: S310 - ours
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the service did not come up")


@contextmanager
def users(address: str) -> Iterator[tuple[Any, Heard]]:
    """A runner of users that nobody has started yet, and what is heard of them."""
    Recruiter.tenants = cycle([Tenant(address, name) for name, _ in RECRUITERS])
    heard = Heard()
    environment = Environment(user_classes=[Recruiter], host=address)
    environment.events.request.add_listener(heard.note)  # type: ignore[no-untyped-call]
    runner = environment.create_local_runner()
    try:
        yield runner, heard
    finally:
        runner.quit()


def saturate(folder: Path, seconds: float) -> None:
    """More users step by step, then few again."""
    with served(folder, 10_000_000) as (address, service), users(address) as (runner, heard):
        runner.start(2, SPAWNED)
        gevent.sleep(5)  # the first call of each kind makes what is slow
        rates: dict[int, float] = {}
        for number in STEPS:
            runner.start(number, SPAWNED)
            gevent.sleep(WARM)
            heard.forget()
            before = _used(service)
            psutil.cpu_times_percent()
            gevent.sleep(seconds)
            cores, idle = (_used(service) - before) / seconds, psutil.cpu_times_percent()
            print(f"{number:3} users  {heard.told()}")
            print(
                f"           the service used {cores:.2f} cores; of all, {idle.idle:.0f} % were "
                f"idle and {idle.iowait:.0f} % waited for the disk",
                flush=True,
            )
            rates[number] = max(rates.get(number, 0.0), heard.rate())
            if number in (2, 16):
                print("\n".join(heard.by_name()), flush=True)
        most = max(rates.values())
        first = min(number for number, rate in rates.items() if rate >= 0.9 * most)
        print(f"saturated from {first} users on: nine tenths of the most, {most:.1f} a second")


def _used(service: psutil.Process) -> float:
    """Seconds of processors, of the service and its readers."""
    times = [one.cpu_times() for one in (service, *service.children(recursive=True))]
    return sum(one.user + one.system for one in times)


def too_often(folder: Path, seconds: float) -> None:
    """Few users, and a rate that is lower than theirs."""
    per_minute = 60
    with served(folder, per_minute) as (address, _), users(address) as (runner, heard):
        runner.start(8, SPAWNED)
        gevent.sleep(seconds)
        print(f"8 users, {per_minute} a minute for each tenant: {heard.told()}")


def main() -> None:
    """Both runs, on one folder."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15.0
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}", flush=True)
    with TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run([sys.executable, Path(__file__).with_name("filled.py"), made], check=True)
        saturate(folder, seconds)
        too_often(folder, 2 * seconds)


if __name__ == "__main__":
    main()
