"""Tokens taken apart and checked, whoever signed them (RFC 7519, 8725, 9068).

Nothing of a token stands in an error: whoever reads logs could use it.
"""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from jwt import PyJWK, PyJWS
from jwt.exceptions import PyJWTError

from rolefit.domain.errors import TokenRefused

LONGEST = 8192
"""Characters of a token; proxies pass no longer header either."""

LEEWAY = timedelta(seconds=30)
"""How far two machines' clocks may be apart."""

_PARTS = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){2}")
_NEVER = ("crit", "b64", "jku", "jwk", "x5u", "x5c")
"""Header fields that ask to be understood, or bring a key along or say where one is."""

_OF_ID_TOKENS = ("nonce", "at_hash", "c_hash")
_JWS = PyJWS()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say.

    Args:
        types: its `typ`, lower case; RFC 8725 3.11.
    """

    issuer: str
    audience: str
    types: frozenset[str] = frozenset({"at+jwt", "application/at+jwt"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token taken apart. Nothing in it is to be believed before `claims`."""

    token: str = field(repr=False)
    header: Mapping[str, Any] = field(repr=False)
    said: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, token: str) -> "Bearer":
        """Take a token apart.

        Raises:
            TokenRefused: it is none.
        """
        if not token:
            raise TokenRefused("There is no token.")
        if len(token) > LONGEST:
            raise TokenRefused("The token is too long.")
        if not _PARTS.fullmatch(token):
            raise TokenRefused("This is no token of three parts.")
        header, said, _ = token.split(".")
        return cls(token, _object(header), _object(said))

    @property
    def issuer(self) -> str:
        """Who signed it, as it says itself; good for choosing a key, and nothing else."""
        return text_of(self.said, "iss")

    @property
    def key_id(self) -> str:
        """The key it names.

        Raises:
            TokenRefused: it names none.
        """
        return text_of(self.header, "kid")

    def claims(self, key: PyJWK, expected: Expected, now: datetime) -> Mapping[str, Any]:
        """What it says, once every check has passed.

        Args:
            key: its algorithm is the one that counts, whatever the header says.

        Raises:
            TokenRefused: a check fails; the message says which.
        """
        self._check_header(key, expected)
        try:
            _JWS.decode_complete(self.token, key, algorithms=[key.algorithm_name])
        except PyJWTError:
            # Without the cause: its words may quote the token.
            raise TokenRefused("The token's signature does not hold.") from None
        self._check_parties(expected)
        self._check_times(now)
        return self.said

    def _check_header(self, key: PyJWK, expected: Expected) -> None:
        if any(name in self.header for name in _NEVER):
            raise TokenRefused("The token's header asks for what is not done here.")
        if text_of(self.header, "alg") != key.algorithm_name:
            raise TokenRefused("The token's algorithm is not its key's.")
        if text_of(self.header, "typ").lower() not in expected.types:
            raise TokenRefused("The token is of another type.")

    def _check_parties(self, expected: Expected) -> None:
        if self.issuer != expected.issuer:
            raise TokenRefused("The token is of another issuer.")
        audience = self.said.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        if not all(isinstance(one, str) for one in audiences):
            raise TokenRefused("The token's “aud” is missing or of a wrong type.")
        if expected.audience not in audiences:
            raise TokenRefused("The token is for another audience.")
        if any(name in self.said for name in _OF_ID_TOKENS):
            raise TokenRefused("The token is of another type.")
        text_of(self.said, "sub")

    def _check_times(self, now: datetime) -> None:
        at, leeway = now.timestamp(), LEEWAY.total_seconds()
        ends, made = _number(self.said, "exp"), _number(self.said, "iat")
        begins = _number(self.said, "nbf") if "nbf" in self.said else made
        if ends + leeway <= at:
            raise TokenRefused("The token is past its time.")
        if max(made, begins) - leeway > at or made >= ends:
            raise TokenRefused("The token's times cannot be.")


def _object(part: str) -> Mapping[str, Any]:
    try:
        decoded = urlsafe_b64decode(part + "=" * (-len(part) % 4))
        found = json.loads(decoded, object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise TokenRefused("A part of the token cannot be read.") from None
    if not isinstance(found, dict):
        raise TokenRefused("A part of the token cannot be read.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers may each take another of two fields of one name; nobody gets to choose."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> None:
    """`NaN` and `Infinity` are no JSON."""
    raise ValueError


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """A field of a token that is text: printable, of 1 to 255 characters.

    Raises:
        TokenRefused: it is not.
    """
    value = fields.get(name)
    if not isinstance(value, str) or not (0 < len(value) <= 255 and value.isprintable()):
        raise TokenRefused(f"The token's “{name}” is missing or of a wrong type.")
    return value


def _number(fields: Mapping[str, Any], name: str) -> float:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e11:
        raise TokenRefused(f"The token's “{name}” is missing or of a wrong type.")
    return float(value)
