"""One download: what is refused, and when it ends."""

import io
from collections.abc import Iterator
from http.client import HTTPMessage
from urllib.request import Request

import pytest
from publishers import DATED, TRAIN, Publishers, breaking_off, publishing, redirecting

from rolefit.domain.errors import DataUnavailable, UsageError
from rolefit.training.data.downloading import (
    Limits,
    Received,
    _Careful,
    check_address,
    download,
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publishers]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with publishing() as publishers:
        yield publishers


def got(address: str, limits: Limits | None = None) -> tuple[bytes, Received]:
    target = io.BytesIO()
    came = download(address, target, title="a file", limits=limits or Limits())
    return target.getvalue(), came


def test_the_bytes_come_with_their_hash_and_the_publishers_date(server: Publishers) -> None:
    from hashlib import sha256

    server.answers["a.zip"] = b"kites" * 50_000
    content, came = got(f"{server.base}/a.zip")
    assert content == server.answers["a.zip"]
    assert came == Received(sha256(content).hexdigest(), 250_000, DATED)


@pytest.mark.parametrize(
    "address",
    ["http://example.org/a.zip", "ftp://example.org/a", "file:///etc/hosts", "a.zip", "https://"],
)
def test_an_address_that_is_not_https_is_refused_before_anybody_is_asked(address: str) -> None:
    with pytest.raises(UsageError, match="not https"):
        got(address)


@pytest.mark.parametrize("to", ["http://example.org/a.zip", "file:///etc/hosts", "ftp://a/b"])
def test_a_redirect_to_plain_http_is_not_followed(server: Publishers, to: str) -> None:
    server.answers[TRAIN] = redirecting(to)
    with pytest.raises(DataUnavailable, match=r"redirects to|not allowed"):
        got(f"{server.base}/{TRAIN}")


def test_an_encrypted_address_may_not_redirect_to_a_plain_one_even_on_this_machine() -> None:
    before = Request("https://example.org/a.zip")
    with pytest.raises(DataUnavailable, match="not https"):
        _Careful().redirect_request(
            before, io.BytesIO(), 302, "", HTTPMessage(), "http://127.0.0.1/a.zip"
        )
    check_address("https://cdn.example.org/a.zip", before.full_url)


def test_a_redirect_that_stays_here_is_followed_and_a_circle_ends(server: Publishers) -> None:
    server.answers["old"] = redirecting(f"{server.base}/{TRAIN}")
    assert got(f"{server.base}/old")[0] == server.answers[TRAIN]
    server.answers["circle"] = redirecting(f"{server.base}/circle")
    with pytest.raises(DataUnavailable):
        got(f"{server.base}/circle")
    assert server.asked.count("circle") < 10


def test_an_error_of_the_server_and_no_server_are_told_apart(server: Publishers) -> None:
    with pytest.raises(DataUnavailable, match="answers 404"):
        got(f"{server.base}/nothing")
    with pytest.raises(DataUnavailable, match="does not answer"):
        got("http://127.0.0.1:1/a.zip")


def test_an_end_before_the_end_is_noticed(server: Publishers) -> None:
    server.answers["half"] = breaking_off(b"kites", announced=10)
    with pytest.raises(DataUnavailable, match="ended after 5 of 10 bytes"):
        got(f"{server.base}/half")


def test_bytes_and_time_are_bounded(server: Publishers) -> None:
    server.answers["large"] = bytes(300_000)
    with pytest.raises(DataUnavailable, match=r"more than 0\.25 MiB"):
        got(f"{server.base}/large", Limits(received=1 << 18))
    with pytest.raises(DataUnavailable, match="more than 0 seconds"):
        got(f"{server.base}/large", Limits(seconds=0))
