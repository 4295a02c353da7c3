"""Those who send too much, too slowly or too often, over real sockets."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import httpx
import pytest
from listening import listening
from recruiting import BAKER
from served import PASSWORD

from rolefit.access import Machine
from rolefit.api import create_app
from rolefit.api.heads import PromptProtocol
from rolefit.domain.accounts import Role
from rolefit.settings import Settings

pytestmark = pytest.mark.slow


class Door:
    """A service behind a socket, and somebody of each of two tenants."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)

    def bearer(self, tenant: str) -> dict[str, str]:
        form = {"grant_type": "password", "username": f"a@{tenant}", "password": PASSWORD}
        token = self.client.post("/v1/token", data=form).json()["access_token"]
        return {"Authorization": f"Bearer {token}"}


def door(folder: Path, **settings: Any) -> Iterator[Door]:
    app = create_app(Settings(data_dir=folder, **settings))
    accounts = app.state.service.services.access.accounts
    for tenant in ("north", "south"):
        accounts.create_person(Machine.of(tenant), f"a@{tenant}", PASSWORD, [Role.ADMIN])
    with listening(app) as port:
        made = Door(port)
        yield made
        made.client.close()


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """One that allows little of everything."""
    folder = tmp_path_factory.mktemp("data")
    yield from door(folder, max_bytes=20_000, request_seconds=1, requests_per_minute=30)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """One with a single place."""
    yield from door(tmp_path_factory.mktemp("data"), places=1, wait_seconds=0.05)


def raw(port: int, head: str, *parts: bytes) -> bytes:
    """What is answered to bytes that are sent as they stand."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode())
        for part in parts:
            connection.sendall(part)
        answer = b""
        while some := connection.recv(65536):
            answer += some
        return answer


class Impatient(PromptProtocol):
    head_seconds = 0.5


SLOW = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "


@pytest.mark.parametrize("said", [b"", SLOW, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" + SLOW])
def test_who_connects_and_does_not_say_what_for_is_let_go(said: bytes) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    with (
        listening(app, http=Impatient, lifespan="off") as port,
        socket.create_connection(("127.0.0.1", port), timeout=30) as connection,
    ):
        connection.sendall(said)
        answer = b""
        while some := connection.recv(65536):
            answer += some
    assert answer.startswith(b"HTTP/1.1 204") is (said.count(b"GET") == 2)


def test_a_body_without_a_length_is_counted_as_it_comes(narrow: Door) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    headers = {**narrow.bearer("north"), "Content-Type": "application/json"}
    answer = narrow.client.post("/v1/resumes", content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (413, "TooLarge")
    assert narrow.client.get("/health/live").status_code == 200


def test_who_sends_slowly_is_let_go(narrow: Door) -> None:
    token = narrow.bearer("north")["Authorization"]
    head = (
        "POST /v1/resumes HTTP/1.1\nHost: x\nContent-Type: application/json\n"
        f"Authorization: {token}\nContent-Length: 5000\n\n"
    )
    answer = raw(narrow.port, head, b'{"text": "')
    assert answer.startswith(b"HTTP/1.1 408")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["title"] == "RequestTooSlow"


def test_a_tenant_that_asks_too_often_waits_and_others_do_not(narrow: Door) -> None:
    north, south = narrow.bearer("north"), narrow.bearer("south")
    answers = [narrow.client.get("/v1/me", headers=north) for _ in range(40)]
    late = answers[-1]
    assert (late.status_code, late.json()["title"]) == (429, "RateExceeded")
    assert 1 <= int(late.headers["Retry-After"]) <= 61
    assert narrow.client.get("/v1/me", headers=south).status_code == 200


def test_when_all_places_are_taken_some_are_told_to_come_back_and_all_is_well_after(
    single: Door,
) -> None:
    bearer = single.bearer("north")
    body = {
        "job": {"text": "Requirements\n- Python\n"},
        "resumes": [{"text": BAKER + f"\n- {number}"} for number in range(60)],
        "explain": False,
    }
    together, statuses = Barrier(8), []

    def ask() -> None:
        with httpx.Client(base_url=single.client.base_url, timeout=120) as client:
            together.wait()
            answer = client.post("/v1/score", json=body, headers=bearer)
            statuses.append(answer.status_code)
            if answer.status_code != 200:
                assert int(answer.headers["Retry-After"]) >= 1

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 200 in statuses
    assert set(statuses) <= {200, 503}
    assert 503 in statuses
    assert single.client.post("/v1/score", json=body, headers=bearer).status_code == 200


def test_guessing_passwords_is_slowed_down(single: Door) -> None:
    form = {"grant_type": "password", "username": "a@south", "password": "wrong wrong wrong"}
    # Some more than are allowed: a window that slides may begin anew in between.
    answers = [single.client.post("/v1/token", data=form) for _ in range(25)]
    assert answers[0].json()["error"] == "invalid_grant"
    late = next(one for one in answers if one.status_code == 429)
    assert int(late.headers["Retry-After"]) >= 1


def test_nobody_knows_a_stranger_who_sends_much(single: Door) -> None:
    """It would be read and taken apart before anybody looks who sent it."""
    much = b'{"a": [' + b"[], " * 300_000 + b"[]]}"
    kind = {"Content-Type": "application/json"}
    for headers in (kind, {**kind, "Authorization": "Bearer a.b.c"}):
        answer = single.client.post("/v1/score", content=much, headers=headers)
        assert (answer.status_code, answer.json()["title"]) == (401, "TokenRefused")
        assert answer.headers["Connection"] == "close"
    form = single.client.post("/v1/token", data={"grant_type": "password", "x": "y" * 200_000})
    assert (form.status_code, form.json()["title"]) == (401, "TokenRefused")
    bearer = {**kind, **single.bearer("north")}
    known = single.client.post("/v1/score", content=much, headers=bearer)
    assert known.status_code == 422


@pytest.mark.parametrize("path", ["/v1/resumes", "/v1/score"])
def test_too_much_is_told_as_such_however_a_call_reads(narrow: Door, path: str) -> None:
    headers = {**narrow.bearer("south"), "Content-Type": "application/json"}
    parts = (b"[" * 10_000 for _ in range(100))
    answer = narrow.client.post(path, content=parts, headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (413, "TooLarge")
