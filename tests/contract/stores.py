"""Stores of MLflow that the contracts are asked of: a SQLite file, and a server of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

KINDS = ("sqlite", "server")
_PATIENCE = 240.0
"""Seconds that a server may take to answer, on two busy cores."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where it is, and where it keeps files."""

    uri: str
    files: Path


@contextmanager
def opened(kind: str, folder: Path) -> Iterator[Store]:
    """A store of a kind, new, until it is closed."""
    # Not by importing it: rolefit has to silence it first.
    if find_spec("mlflow") is None or find_spec("sqlalchemy") is None:
        pytest.skip("mlflow is not installed: pip install 'rolefit[train]'")
    if kind == "sqlite":
        yield Store(f"sqlite:///{folder / 'mlflow.db'}", folder / "artifacts")
        return
    with _served(folder) as uri:
        yield Store(uri, folder / "files")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    port = free_port()
    arguments = ["--backend-store-uri", f"sqlite:///{folder / 'server.db'}"]
    arguments += ["--artifacts-destination", str(folder / "files")]
    arguments += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    quiet = {"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mlflow", "server", *arguments],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, **quiet},
            start_new_session=True,
        )
        try:
            uri = f"http://127.0.0.1:{port}"
            _wait(f"{uri}/health", server, folder / "server.log")
            yield uri
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if _answers(url):
            return
        if server.poll() is not None:
            break
        time.sleep(0.5)
    pytest.fail(f"the server does not answer:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
