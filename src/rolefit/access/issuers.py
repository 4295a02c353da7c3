"""Tokens of one external issuer, verified by the keys that it publishes."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from rolefit.access.bearer import Bearer, Expected, text_of
from rolefit.access.tokens import known_scopes
from rolefit.domain.accounts import Principal, Role, Scope
from rolefit.domain.errors import IssuerUnavailable, TokenRefused, UsageError

ALGORITHMS = frozenset({"EdDSA", "ES256", "RS256", "PS256"})
_SMALLEST_RSA = 2048

FRESH = timedelta(minutes=10)
"""Keys that are older are fetched again."""

KEPT = timedelta(hours=1)
"""So long keys hold while the issuer does not answer."""

PAUSE = timedelta(seconds=30)
"""Between two fetches, whatever key a token names: nobody makes us ask more often."""

_SECONDS, _BYTES = 5.0, 256 * 1024


class KeySet:
    """An issuer's public keys, fetched when they are needed. Safe to share between threads.

    Args:
        url: https; http for this machine alone.

    Raises:
        UsageError: another address.
    """

    def __init__(self, url: str, clock: Callable[[], datetime]) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname)):
            raise UsageError(
                "Keys are fetched by https alone.", remedy="Correct ROLEFIT_OIDC_JWKS_URL."
            )
        self._url = url
        self._clock = clock
        self._lock = Lock()
        self._keys: dict[str, PyJWK] = {}
        self._fetched: datetime | None = None
        self._tried: datetime | None = None

    def key(self, key_id: str) -> PyJWK:
        """The key of an id.

        Raises:
            TokenRefused: the issuer has none.
            IssuerUnavailable: it does not answer, and nothing of it is known.
        """
        if (found := self._keys.get(key_id)) is not None and self._younger_than(FRESH):
            return found
        with self._lock:
            now = self._clock()
            known = key_id in self._keys and self._younger_than(FRESH)
            if not known and (self._tried is None or now - self._tried >= PAUSE):
                self._tried = now
                self._fetch(now)
            if not self._younger_than(KEPT):
                raise IssuerUnavailable("The issuer's keys cannot be fetched.")
            found = self._keys.get(key_id)
            if found is None and self._tried != self._fetched:
                raise IssuerUnavailable("The issuer's keys cannot be fetched anew.")
        if found is None:
            raise TokenRefused("The token's key is not known.")
        return found

    def _younger_than(self, age: timedelta) -> bool:
        return self._fetched is not None and self._clock() - self._fetched < age

    def _fetch(self, now: datetime) -> None:
        try:
            self._keys = _usable(_got(self._url))
        except (httpx.HTTPError, ValueError, RecursionError):
            return  # what is known may still do
        self._fetched = now


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who else signs tokens, and how they tell what they allow.

    Args:
        tenant_claim: names the tenant.
        scope_claim: names our scopes.
        roles_claim: names our roles; where it is set, `scope_claim` is not read.
    """

    expected: Expected
    keys: KeySet
    tenant_claim: str
    scope_claim: str
    roles_claim: str | None

    def principal(self, bearer: Bearer, now: datetime) -> Principal:
        """Who is asking. Nobody from outside runs the installation.

        Raises:
            TokenRefused: a check fails.
            IssuerUnavailable: its keys cannot be fetched.
        """
        claims = bearer.claims(self.keys.key(bearer.key_id), self.expected, now)
        subject = text_of(claims, "sub")
        shown = claims.get("name")
        return Principal(
            tenant=text_of(claims, self.tenant_claim),
            # Issuers put addresses there, and the audit log keeps it for ever.
            subject=sha256(f"{self.expected.issuer}\n{subject}".encode()).hexdigest()[:32],
            scopes=self._scopes(claims) - {Scope.OPERATE},
            name=shown[:255] if isinstance(shown, str) and shown.isprintable() else subject,
        )

    def _scopes(self, claims: Mapping[str, Any]) -> frozenset[Scope]:
        if self.roles_claim is None:
            return known_scopes(claims.get(self.scope_claim))
        named = claims.get(self.roles_claim)
        roles = [named] if isinstance(named, str) else named
        if not isinstance(roles, list):
            raise TokenRefused("The token's roles are missing or of a wrong type.")
        return frozenset[Scope]().union(*(role.scopes for role in Role if role.value in roles))


def _is_here(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _got(url: str) -> bytes:
    """What an address holds, if it is not too much and does not take too long.

    Raises:
        httpx.HTTPError, ValueError: it does not answer so.
    """
    end, content = time.monotonic() + _SECONDS, b""
    with (
        httpx.Client(timeout=_SECONDS, follow_redirects=False) as client,
        # Unpacked by nobody: few bytes could become many.
        client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as answer,
    ):
        if answer.status_code != httpx.codes.OK:
            raise ValueError(answer.status_code)
        for some in answer.iter_raw():
            content += some
            if len(content) > _BYTES or time.monotonic() > end:
                raise ValueError("too much or too slow")
    return content


def _usable(content: bytes) -> dict[str, PyJWK]:
    """Keys by their ids: those that verify signatures, by an algorithm that we know.

    Raises:
        ValueError: it is no JWK set.
    """
    found = json.loads(content)
    listed = found.get("keys") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise ValueError("no keys")  # noqa: TRY004 - whatever is wrong, it is no JWK set
    keys = {}
    for one in listed:
        if isinstance(one, dict) and isinstance(one.get("kid"), str):
            key = _key(one)
            if key is not None:
                keys[one["kid"]] = key
    return keys


def _key(jwk: dict[str, Any]) -> PyJWK | None:
    """A key whose algorithm is what it says itself, or else what its kind has."""
    try:
        key = PyJWK.from_dict(jwk)
    except (PyJWTError, ValueError, TypeError):
        return None
    if jwk.get("use", "sig") != "sig" or key.algorithm_name not in ALGORITHMS:
        return None
    weak = isinstance(key.key, RSAPublicKey) and key.key.key_size < _SMALLEST_RSA
    # A set that publishes private keys is broken; such a key could be anybody's.
    return None if weak or not hasattr(key.key, "verify") else key
