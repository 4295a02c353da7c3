"""The face of this room: signing in, and who a token belongs to."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from rolefit.access.accounts import Administration
from rolefit.access.bearer import LEEWAY, Bearer, Expected
from rolefit.access.grants import Grants, Lifetimes, Tokens
from rolefit.access.issuers import Issuer, KeySet
from rolefit.access.keys import Keys
from rolefit.access.secrets import Secrets
from rolefit.access.tokens import AccessTokens
from rolefit.domain.accounts import Account, AccountKind, Accounts, Families, Principal
from rolefit.domain.errors import AccountNotFound, TokenRefused, UsageError
from rolefit.settings import Settings


class Access:
    """Who may do what. Safe to share between threads.

    Args:
        hashes: tests give quick ones.

    Raises:
        UsageError: the settings of an external issuer are not all there, or cannot be meant.
    """

    def __init__(
        self,
        settings: Settings,
        accounts: Accounts,
        families: Families,
        *,
        clock: Callable[[], datetime],
        hashes: Secrets | None = None,
    ) -> None:
        lifetimes = Lifetimes(
            access=timedelta(minutes=settings.token_minutes),
            family=timedelta(days=settings.refresh_days),
        )
        hashes = hashes or Secrets()
        self._clock = clock
        self._store = accounts
        self._keys = Keys(
            settings.data_dir / "keys", overlap=lifetimes.access + LEEWAY, clock=clock
        )
        self._tokens = AccessTokens(self._keys, settings.public_url, lifetimes.access, clock)
        self._grants = Grants(accounts, families, hashes, self._tokens, lifetimes, clock)
        self._issuer = _issuer(settings, clock)
        self.accounts = Administration(
            accounts, families, hashes, clock, new_id=lambda: uuid4().hex
        )

    def sign_in(
        self, name: str, secret: str, scopes: Collection[str] = (), address: str = ""
    ) -> Tokens:
        """Tokens for a person's name and password.

        Args:
            scopes: what is asked for; none: all that the account's roles allow.
            address: where it is asked from, by which failures are counted.

        Raises:
            SignInRefused: they do not fit, or the account is disabled.
            ScopeMissing: its roles do not allow what is asked for.
            RateExceeded: too many have failed of late.
            Overloaded: too many sign in at once.
        """
        return self._grants.password(name, secret, scopes, address)

    def client(
        self, name: str, secret: str, scopes: Collection[str] = (), address: str = ""
    ) -> Tokens:
        """A token for a program's name and secret; raises what `sign_in` raises."""
        return self._grants.client(name, secret, scopes, address)

    def refresh(self, token: str, scopes: Collection[str] = ()) -> Tokens:
        """New tokens for a refresh token, which counts no more from now on.

        Args:
            scopes: what is asked for; none: all that the sign-in was for and roles still allow.

        Raises:
            TokenRefused: it is not known, past its time, or was used before; then its sign-in ends.
            ScopeMissing: it does not allow what is asked for; the token still counts.
        """
        return self._grants.refresh(token, scopes)

    def session(self, token: str) -> Principal:
        """Who sits before a browser that keeps a refresh token and never has it renewed.

        The account is looked at each time, as by `principal`.

        Raises:
            TokenRefused: it is not known, past its time, or the account is disabled.
        """
        return self._grants.session(token)

    def sign_out(self, token: str) -> None:
        """End the sign-in of a refresh token; one that is not known is no error (RFC 7009)."""
        self._grants.end(token)

    def change_password(self, by: Principal, old: str, new: str, address: str = "") -> Account:
        """Let a person set another password; all of its sign-ins end, this one too.

        Raises:
            AccountNotFound: it has no account with a password here.
            UsageError: the new one may not be set.
            SignInRefused, RateExceeded, Overloaded: as for `sign_in`.
        """
        account = self._store.get(by.tenant, by.subject)
        if account is None or account.kind is not AccountKind.PERSON:
            raise AccountNotFound("Whoever asks has no password here.")
        proven = self._grants.proven(AccountKind.PERSON, account.name, old, address)
        return self.accounts.renew(proven, new)

    def principal(self, bearer: str) -> Principal:
        """Who is asking.

        An account of ours is looked at each time: disabled, its tokens count no more, and a role
        that was taken from it allows nothing any more.

        Args:
            bearer: the token, as it stands behind “Bearer ”.

        Raises:
            TokenRefused: a check fails; the message says which.
            IssuerUnavailable: the external issuer's keys cannot be fetched.
        """
        taken = Bearer.of(bearer)
        if self._issuer is not None and taken.issuer == self._issuer.expected.issuer:
            return self._issuer.principal(taken, self._clock())
        told = self._tokens.principal(taken)
        account = self._store.get(told.tenant, told.subject)
        if account is None or account.disabled:
            raise TokenRefused("The token's account is disabled.")
        return replace(told, scopes=told.scopes & account.scopes)

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """The public keys that our tokens are verified by, as a JWK set."""
        return self._keys.jwks()

    def rotate_key(self) -> str:
        """Sign by a new key from now on; its id. The old one verifies what it signed."""
        return self._keys.rotate()


def _issuer(settings: Settings, clock: Callable[[], datetime]) -> Issuer | None:
    if settings.oidc_issuer is None:
        return None
    if settings.oidc_jwks_url is None:
        raise UsageError(
            "An external issuer needs the address of its keys.",
            remedy="Set ROLEFIT_OIDC_JWKS_URL as well.",
        )
    if settings.oidc_issuer == settings.public_url:
        raise UsageError(
            "The external issuer cannot be this service itself.",
            remedy="Correct ROLEFIT_OIDC_ISSUER or ROLEFIT_PUBLIC_URL.",
        )
    return Issuer(
        expected=Expected(
            settings.oidc_issuer,
            settings.oidc_audience or settings.public_url,
            frozenset({settings.oidc_type.lower(), f"application/{settings.oidc_type.lower()}"}),
        ),
        keys=KeySet(settings.oidc_jwks_url, clock),
        tenant_claim=settings.oidc_tenant_claim,
        scope_claim=settings.oidc_scope_claim,
        roles_claim=settings.oidc_roles_claim,
    )
