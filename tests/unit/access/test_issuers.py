"""Tokens of an external issuer, whose keys are fetched from a server of this machine."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import jwt
import pytest
from access_world import ADDRESS, NOON, PASSWORD, World, new_key, opened, signed
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from rolefit.domain.accounts import Role, Scope
from rolefit.domain.errors import IssuerUnavailable, TokenRefused, UsageError

ISSUER = "https://issuer.example/"
AT = int(NOON.timestamp())
RSA_KEY = rsa.generate_private_key(65537, 2048)
SMALL_RSA_KEY = rsa.generate_private_key(65537, 1024)  # noqa: S505 - to be refused
EC_KEY = ec.generate_private_key(ec.SECP256R1())


class Published:
    """What the issuer's server answers, and how often it was asked."""

    def __init__(self) -> None:
        self.keys: list[dict[str, Any]] = []
        self.status = 200
        self.body: bytes | None = None
        self.location = ""
        self.asked = 0
        self.url = ""


@contextmanager
def served(published: Published) -> Iterator[None]:
    """A real server, in a thread."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            published.asked += 1
            body = json.dumps({"keys": published.keys}).encode()
            self.send_response(published.status)
            if published.location:
                self.send_header("Location", published.location)
            self.end_headers()
            self.wfile.write(body if published.body is None else published.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    published.url = f"http://127.0.0.1:{server.server_port}/jwks"
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def published() -> Iterator[Published]:
    made = Published()
    with served(made):
        yield made


@pytest.fixture
def outside(tmp_path: Path, published: Published) -> Iterator[World]:
    """A world that believes the issuer, too."""
    with opened(tmp_path, oidc_issuer=ISSUER, oidc_jwks_url=published.url) as made:
        yield made


def public(key: dict[str, Any], key_id: str, **more: object) -> dict[str, Any]:
    return {**{name: v for name, v in key.items() if name != "d"}, "kid": key_id, **more}


def claims(**changes: object) -> dict[str, Any]:
    return {
        "iss": ISSUER,
        "aud": ADDRESS,
        "sub": "auth|7",
        "tenant": "north",
        "name": "Ada of Outside",
        "scope": "openid match operate",
        "iat": AT,
        "exp": AT + 300,
        **changes,
    }


def token(key: dict[str, Any], key_id: str, **changes: object) -> str:
    return signed({"alg": "EdDSA", "typ": "at+jwt", "kid": key_id}, claims(**changes), key)


def test_a_token_of_the_issuer_tells_who_is_asking(outside: World, published: Published) -> None:
    key = new_key()
    published.keys = [public(key, "k1")]
    who = outside.access.principal(token(key, "k1"))
    assert (who.tenant, who.name) == ("north", "Ada of Outside")
    assert re.fullmatch("[0-9a-f]{32}", who.subject)
    assert who.scopes == {Scope.MATCH}  # nobody from outside operates
    outside.access.principal(token(key, "k1", name=7))
    assert published.asked == 1


def test_our_own_tokens_count_beside_it(outside: World, published: Published) -> None:
    outside.person()
    given = outside.access.sign_in("ada", PASSWORD)
    assert outside.access.principal(given.access).name == "ada"
    assert published.asked == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://other.example"},
        {"exp": AT - 31},
        {"iat": AT + 31},
        {"tenant": None},
        {"tenant": ""},
        {"scope": None},
        {"nonce": "n"},
        {"sub": None},
    ],
)
def test_a_token_that_fails_a_check_is_refused(
    outside: World, published: Published, changes: dict[str, object]
) -> None:
    key = new_key()
    published.keys = [public(key, "k1")]
    with pytest.raises(TokenRefused):
        outside.access.principal(token(key, "k1", **changes))


def test_neither_signs_for_the_other(outside: World, published: Published) -> None:
    key = new_key()
    account = outside.person("ada", Role.ADMIN)
    outside.access.jwks()
    ours = str(outside.access.jwks()["keys"][0]["kid"])
    published.keys = [public(key, "k1")]
    as_us = {"iss": ADDRESS, "sub": account.account_id, "jti": "j", "client_id": "c"}
    for forged in (
        token(key, "k1", **as_us),
        token(key, ours, **as_us),
        token(outside.key, ours),
        token(outside.key, "k1"),
    ):
        with pytest.raises(TokenRefused):
            outside.access.principal(forged)


def test_roles_are_read_where_the_settings_name_their_claim(
    tmp_path: Path, published: Published
) -> None:
    key = new_key()
    published.keys = [public(key, "k1")]
    settings = {
        "oidc_issuer": ISSUER,
        "oidc_jwks_url": published.url,
        "oidc_audience": "api",
        "oidc_type": "JWT",
        "oidc_tenant_claim": "https://issuer.example/org",
        "oidc_roles_claim": "groups",
    }
    said = {"aud": ["api"], "https://issuer.example/org": "south", "tenant": "north"}
    header = {"alg": "EdDSA", "typ": "JWT", "kid": "k1"}
    with opened(tmp_path, **settings) as world:
        for groups, scopes in (
            (["viewer", "operator", "cooks"], Role.VIEWER.scopes),
            ("auditor", Role.AUDITOR.scopes),
            ([], frozenset()),
        ):
            who = world.access.principal(signed(header, claims(**said, groups=groups), key))
            assert (who.tenant, who.scopes) == ("south", scopes)
        for wrong in (None, 7):
            with pytest.raises(TokenRefused):
                world.access.principal(signed(header, claims(**said, groups=wrong), key))


def _signed_by(key: Any, algorithm: str) -> str:
    return jwt.encode(claims(), key, algorithm, headers={"typ": "at+jwt", "kid": "k1"})


@pytest.mark.parametrize(
    ("key", "algorithm", "named"),
    [
        (RSA_KEY, "RS256", {}),
        (RSA_KEY, "PS256", {"alg": "PS256"}),
        (EC_KEY, "ES256", {}),
    ],
)
def test_asymmetric_algorithms_are_taken(
    outside: World, published: Published, key: Any, algorithm: str, named: dict[str, str]
) -> None:
    kind = ECAlgorithm if key is EC_KEY else RSAAlgorithm
    published.keys = [{**kind.to_jwk(key.public_key(), as_dict=True), "kid": "k1", **named}]
    assert outside.access.principal(_signed_by(key, algorithm)).tenant == "north"


def test_a_key_has_one_algorithm(outside: World, published: Published) -> None:
    rsa_key = RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True)
    published.keys = [{**rsa_key, "kid": "k1"}]
    for algorithm in ("PS256", "RS512"):
        with pytest.raises(TokenRefused, match="algorithm"):
            outside.access.principal(_signed_by(RSA_KEY, algorithm))


@pytest.mark.parametrize(
    "jwk",
    [
        {"kty": "oct", "k": "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlYw", "kid": "k1"},
        {**RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True), "kid": "k1", "alg": "RS512"},
        {**RSAAlgorithm.to_jwk(RSA_KEY.public_key(), as_dict=True), "kid": "k1", "use": "enc"},
        {**RSAAlgorithm.to_jwk(RSA_KEY, as_dict=True), "kid": "k1"},
        {**RSAAlgorithm.to_jwk(SMALL_RSA_KEY.public_key(), as_dict=True), "kid": "k1"},
        {"kty": "RSA", "n": "AQAB", "kid": "k1"},
        {"kty": ["RSA"], "kid": "k1"},
        {"kty": "RSA", "alg": ["RS256"], "kid": "k1"},
    ],
)
def test_keys_that_should_sign_nothing_are_passed_over(
    outside: World, published: Published, jwk: dict[str, Any]
) -> None:
    good = new_key()
    published.keys = [jwk, public(good, "k2")]
    outside.access.principal(token(good, "k2"))
    with pytest.raises(TokenRefused, match="key is not known"):
        outside.access.principal(_signed_by(RSA_KEY, "RS256"))


def test_an_unknown_key_is_asked_for_but_not_again_and_again(
    outside: World, published: Published
) -> None:
    old, new = new_key(), new_key()
    published.keys = [public(old, "k1")]
    outside.access.principal(token(old, "k1"))
    published.keys = [public(new, "k2")]
    with pytest.raises(TokenRefused, match="key is not known"):
        outside.access.principal(token(new, "k2"))
    assert published.asked == 1
    outside.clock.turn(seconds=30)
    outside.access.principal(token(new, "k2"))
    for _ in range(3):
        with pytest.raises(TokenRefused):
            outside.access.principal(token(old, "k3"))
    assert published.asked == 2


def test_keys_are_fetched_again_after_a_while_and_a_withdrawn_one_counts_no_more(
    outside: World, published: Published
) -> None:
    key = new_key()
    late = {"exp": AT + 9000}
    published.keys = [public(key, "k1")]
    outside.access.principal(token(key, "k1", **late))
    outside.clock.turn(minutes=9, seconds=59)
    outside.access.principal(token(key, "k1", **late))
    assert published.asked == 1
    published.keys = []
    outside.clock.turn(seconds=1)
    with pytest.raises(TokenRefused):
        outside.access.principal(token(key, "k1", **late))
    assert published.asked == 2


def test_while_the_issuer_is_down_what_is_known_holds_for_an_hour(
    outside: World, published: Published
) -> None:
    key = new_key()
    late = {"exp": AT + 90_000}
    published.keys = [public(key, "k1")]
    outside.access.principal(token(key, "k1", **late))
    published.status = 503
    outside.clock.turn(minutes=59, seconds=59)
    outside.access.principal(token(key, "k1", **late))
    with pytest.raises(IssuerUnavailable):
        outside.access.principal(token(key, "k2", **late))
    outside.clock.turn(seconds=1)
    with pytest.raises(IssuerUnavailable):
        outside.access.principal(token(key, "k1", **late))
    published.status = 200
    outside.clock.turn(seconds=30)
    outside.access.principal(token(key, "k1", **late))


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"keys": 1}', b" " * 300_000, b"[" * 9000])
def test_what_is_no_key_set_is_as_none(outside: World, published: Published, body: bytes) -> None:
    published.body = body
    with pytest.raises(IssuerUnavailable):
        outside.access.principal(token(new_key(), "k1"))


def test_nobody_is_sent_elsewhere_for_keys(outside: World, published: Published) -> None:
    other, key = Published(), new_key()
    other.keys = [public(key, "k1")]
    with served(other):
        published.status, published.location = 302, other.url
        with pytest.raises(IssuerUnavailable):
            outside.access.principal(token(key, "k1"))
    assert other.asked == 0


@pytest.mark.parametrize(
    "settings",
    [
        {"oidc_issuer": ISSUER},
        {"oidc_issuer": ISSUER, "oidc_jwks_url": "http://issuer.example/jwks"},
        {"oidc_issuer": ISSUER, "oidc_jwks_url": "file:///etc/passwd"},
        {"oidc_issuer": ISSUER, "oidc_jwks_url": "http://127.0.0.1.example/jwks"},
        {"oidc_issuer": ISSUER, "oidc_jwks_url": "issuer"},
        {"oidc_issuer": ADDRESS, "oidc_jwks_url": "https://issuer.example/jwks"},
    ],
)
def test_settings_that_cannot_be_meant_are_refused(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    with pytest.raises(UsageError), opened(tmp_path, **settings):
        pass
