"""Access tokens of our own: JWT as RFC 9068 has them."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import uuid4

import jwt

from rolefit.access.bearer import Bearer, Expected, text_of
from rolefit.access.keys import ALGORITHM, Keys
from rolefit.domain.accounts import Account, AccountKind, Principal, Scope
from rolefit.domain.errors import TokenRefused

_OURS = "rolefit"
"""The client that people sign in by: our own pages and command line."""


class AccessTokens:
    """Makes access tokens and verifies them.

    Args:
        address: the service's; both issuer and audience.
        lifetime: of a token.
    """

    def __init__(
        self, keys: Keys, address: str, lifetime: timedelta, clock: Callable[[], datetime]
    ) -> None:
        self._keys = keys
        self._expected = Expected(address, address)
        self._lifetime = lifetime
        self._clock = clock

    def make(self, account: Account, scopes: Iterable[Scope]) -> str:
        """A token that lets an account do something for a while."""
        now = self._clock()
        key = self._keys.signing()
        claims = {
            "iss": self._expected.issuer,
            "aud": self._expected.audience,
            "sub": account.account_id,
            "tenant": account.tenant,
            "client_id": account.name if account.kind is AccountKind.CLIENT else _OURS,
            "name": account.name,
            "scope": " ".join(sorted(scopes)),
            "iat": int(now.timestamp()),
            "exp": int((now + self._lifetime).timestamp()),
            "jti": uuid4().hex,
        }
        headers = {"typ": "at+jwt", "kid": key.key_id}
        signing = jwt.PyJWK.from_dict(key.jwk, ALGORITHM)
        return jwt.encode(claims, signing, ALGORITHM, headers=headers)

    def principal(self, bearer: Bearer) -> Principal:
        """Who is asking, as far as the token alone tells.

        Raises:
            TokenRefused: a check fails.
        """
        key = self._keys.verifying(bearer.key_id)
        if key is None:
            raise TokenRefused("The token's key is not known.")
        claims = bearer.claims(key, self._expected, self._clock())
        for name in ("jti", "client_id"):
            text_of(claims, name)
        return Principal(
            tenant=text_of(claims, "tenant"),
            subject=text_of(claims, "sub"),
            scopes=known_scopes(claims.get("scope")),
            name=text_of(claims, "name"),
        )


def known_scopes(claim: object) -> frozenset[Scope]:
    """The scopes of ours that a claim names, as text with spaces or as a list (RFC 8693, 4.2).

    Raises:
        TokenRefused: it is neither.
    """
    named = claim.split() if isinstance(claim, str) else claim
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        raise TokenRefused("The token's scopes are missing or of a wrong type.")
    return frozenset(scope for scope in Scope if scope.value in named)
