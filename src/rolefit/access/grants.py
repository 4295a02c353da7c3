"""Grants: what is given for a secret, and what for a refresh token (RFC 6749)."""

import re
import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from rolefit.access.attempts import Attempts
from rolefit.access.names import plain
from rolefit.access.secrets import Secrets
from rolefit.access.tokens import AccessTokens
from rolefit.domain.accounts import (
    Account,
    AccountKind,
    Accounts,
    Families,
    Family,
    Principal,
    Scope,
    Turn,
)
from rolefit.domain.errors import RevisionConflict, ScopeMissing, SignInRefused, TokenRefused

_REFRESH = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What somebody is given to ask with.

    Args:
        access: goes into “Authorization: Bearer”.
        expires_in: seconds that it counts for.
        refresh: once good for new tokens; None for programs, which have their secret.
    """

    access: str = field(repr=False)
    expires_in: int
    scopes: frozenset[Scope]
    refresh: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long an access token counts, and how long a sign-in goes on by refresh tokens."""

    access: timedelta
    family: timedelta


class Grants:
    """Gives tokens. Safe to share between threads.

    A refresh token is 256 random bits behind its family's id; its hash alone is kept.
    """

    def __init__(
        self,
        accounts: Accounts,
        families: Families,
        hashes: Secrets,
        tokens: AccessTokens,
        lifetimes: Lifetimes,
        clock: Callable[[], datetime],
    ) -> None:
        self._accounts = accounts
        self._families = families
        self._hashes = hashes
        self._tokens = tokens
        self._lifetimes = lifetimes
        self._clock = clock
        self._attempts = Attempts()

    def password(self, name: str, secret: str, scopes: Collection[str], address: str) -> Tokens:
        """What a person is given for a password."""
        account = self.proven(AccountKind.PERSON, name, secret, address)
        granted = _granted(account.scopes, scopes)
        now = self._clock()
        self._families.expire(now)
        token = _new_token(secrets.token_urlsafe(16))
        family = Family(
            family_id=_family_of(token),
            tenant=account.tenant,
            account_id=account.account_id,
            token=_hash(token),
            scopes=granted,
            expires=now + self._lifetimes.family,
        )
        self._families.begin(family)
        if self._accounts.get(account.tenant, account.account_id) != account:
            # It was disabled or got another secret while we checked the old one.
            self._families.end(family.family_id)
            raise _refused()
        return self._given(account, granted, token)

    def client(self, name: str, secret: str, scopes: Collection[str], address: str) -> Tokens:
        """What a program is given for its secret."""
        account = self.proven(AccountKind.CLIENT, name, secret, address)
        return self._given(account, _granted(account.scopes, scopes))

    def refresh(self, token: str, scopes: Collection[str]) -> Tokens:
        """What is given for a refresh token.

        Scopes that are not given leave it as it was.
        """
        family = self._families.get(_family_of(token)) if _REFRESH.fullmatch(token) else None
        if family is None:
            raise TokenRefused("The refresh token is not known, or its sign-in has ended.")
        account = self._accounts.get(family.tenant, family.account_id)
        if account is None or account.disabled:
            self._families.end(family.family_id)
            raise TokenRefused("The account is disabled.")
        granted = _granted(family.scopes & account.scopes, scopes)
        following = _new_token(family.family_id)
        turn = self._families.turn(family.family_id, _hash(token), _hash(following), self._clock())
        if turn is Turn.REUSED:
            raise TokenRefused("The refresh token was used before, so its sign-in has ended.")
        if turn is Turn.GONE:
            raise TokenRefused("The refresh token is not known, or its sign-in has ended.")
        return self._given(account, granted, following)

    def session(self, token: str) -> Principal:
        """Whose sign-in goes on under a token, which stays as it is."""
        family = self._families.get(_family_of(token)) if _REFRESH.fullmatch(token) else None
        known = family is not None and secrets.compare_digest(family.token, _hash(token))
        if family is not None and not known:
            # Pages never have it renewed, so somebody else did: as in `refresh`, all of it ends.
            self._families.end(family.family_id)
        if family is None or not known or family.expires <= self._clock():
            raise TokenRefused("The session is not known, or it has ended.")
        account = self._accounts.get(family.tenant, family.account_id)
        if account is None or account.disabled:
            raise TokenRefused("The account is disabled.")
        return Principal(
            account.tenant, account.account_id, family.scopes & account.scopes, account.name
        )

    def end(self, token: str) -> None:
        """End a refresh token's family, whichever of its tokens it is; none is no error."""
        if _REFRESH.fullmatch(token):
            self._families.end(_family_of(token))

    def proven(self, kind: AccountKind, name: str, secret: str, address: str) -> Account:
        """The account that a name and a secret belong to.

        Raises:
            SignInRefused, RateExceeded, Overloaded: as `Access.sign_in` tells.
        """
        known = plain(name)
        with self._hashes.place():
            self._attempts.check(known, address)
            account = self._accounts.named(known) if known else None
            if account is not None and account.kind is not kind:
                account = None
            fits = self._hashes.fits(secret, account.secret if account else None)
            if account is None or account.disabled or not fits:
                self._attempts.failed(known, address)
                raise _refused()
            self._attempts.succeeded(known, address)
            return self._renewed(account, secret)

    def _renewed(self, account: Account, secret: str) -> Account:
        """The account, its secret hashed anew if parameters have changed since."""
        if not self._hashes.outdated(account.secret):
            return account
        renewed = replace(account, secret=self._hashes.hashed(secret))
        with suppress(RevisionConflict):
            self._accounts.replace(account, renewed)
            return renewed
        return account

    def _given(
        self, account: Account, scopes: frozenset[Scope], refresh: str | None = None
    ) -> Tokens:
        return Tokens(
            access=self._tokens.make(account, scopes),
            expires_in=int(self._lifetimes.access.total_seconds()),
            scopes=scopes,
            refresh=refresh,
        )


def _granted(allowed: frozenset[Scope], asked: Collection[str]) -> frozenset[Scope]:
    """The scopes that are asked for; all that are allowed where none are."""
    if missing := sorted(set(asked) - allowed):
        known = [one for one in missing if one in list(Scope)]
        named = ", ".join(known) or "what is asked for"
        raise ScopeMissing(f"The account may not have {named}.")
    return frozenset(map(Scope, asked)) if asked else allowed


def _refused() -> SignInRefused:
    return SignInRefused("Name and secret do not fit, or the account is disabled.")


def _new_token(family_id: str) -> str:
    return f"{family_id}.{secrets.token_urlsafe(32)}"


def _family_of(token: str) -> str:
    return token.partition(".")[0]


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
