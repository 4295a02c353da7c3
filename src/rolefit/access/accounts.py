"""Accounts: made, listed and changed, within what the one who asks may do."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from rolefit.access import names
from rolefit.access.secrets import Secrets, acceptable, new_secret
from rolefit.domain.accounts import (
    Account,
    AccountKind,
    Accounts,
    Families,
    Principal,
    Role,
    Scope,
)
from rolefit.domain.errors import AccountNotFound, ScopeMissing, UsageError
from rolefit.domain.names import must_be_name


@dataclass(frozen=True, slots=True)
class Machine(Principal):
    """Whoever runs commands on the machine itself, and so could change the files as well.

    No token makes one. It alone gives the role operator, and may leave a tenant without an admin.
    """

    @classmethod
    def of(cls, tenant: str) -> "Machine":
        """The machine's owner, at work in one tenant.

        Raises:
            UsageError: no name of a tenant.
        """
        must_be_name("A tenant's name", tenant)
        return cls(tenant, "machine", frozenset(Scope))


class Administration:
    """The use cases of accounts. Safe to share between threads.

    Whoever asks acts in his own tenant alone, needs the scope `accounts`, gives no role with a
    scope that he lacks, and changes no account that has one. Another tenant's account is
    AccountNotFound, as if there were none. Changes raise RevisionConflict where another process
    changes the same account.
    """

    def __init__(
        self,
        accounts: Accounts,
        families: Families,
        hashes: Secrets,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._accounts = accounts
        self._families = families
        self._hashes = hashes
        self._clock = clock
        self._new_id = new_id
        # Two admins who take the role from each other at the same time would leave none.
        self._lock = Lock()

    def page(self, by: Principal, *, after: str = "", limit: int = 100) -> list[Account]:
        """Accounts by ascending name, from the one after `after` on.

        Raises:
            ScopeMissing: he may not see them.
        """
        _must_administer(by)
        return self._accounts.page(by.tenant, after=after, limit=limit)

    def get(self, by: Principal, account_id: str) -> Account:
        """An account.

        Raises:
            AccountNotFound: his tenant has none.
            ScopeMissing: he may not see it.
        """
        _must_administer(by)
        found = self._accounts.get(by.tenant, account_id)
        if found is None:
            raise AccountNotFound("There is no such account.")
        return found

    def named(self, name: str) -> Account:
        """An account of any tenant: for the command line, which has no tenant of its own.

        Raises:
            AccountNotFound: there is none.
        """
        found = self._accounts.named(names.plain(name))
        if found is None:
            raise AccountNotFound("There is no account of this name.")
        return found

    def create_person(
        self, by: Principal, name: str, password: str, roles: Collection[Role] = ()
    ) -> Account:
        """A person who signs in by a password.

        Args:
            roles: none: admin, if the tenant has no other; else recruiter.

        Raises:
            UsageError: no name, or no password that may be set.
            AccountExists: the name is taken, in whatever tenant.
            ScopeMissing: he may not.
        """
        made = acceptable(password, names.checked(name))
        if not roles:
            roles = [Role.RECRUITER if any(self._admins(by.tenant)) else Role.ADMIN]
        return self._created(by, AccountKind.PERSON, name, made, roles)

    def create_client(
        self, by: Principal, name: str, roles: Collection[Role] = ()
    ) -> tuple[Account, str]:
        """A program that signs in by a secret, and the secret, which is told this once.

        Args:
            roles: none: recruiter.

        Raises:
            UsageError: no name.
            AccountExists: the name is taken, in whatever tenant.
            ScopeMissing: he may not.
        """
        secret = new_secret()
        made = self._created(by, AccountKind.CLIENT, name, secret, roles or [Role.RECRUITER])
        return made, secret

    def change(
        self,
        by: Principal,
        account_id: str,
        *,
        roles: Collection[Role] | None = None,
        disabled: bool | None = None,
    ) -> Account:
        """Give an account other roles, disable or enable it; all of it or nothing.

        What it lost counts at once: nobody signs in to a disabled one, and no token of it counts.

        Args:
            roles: these and no others; None: as they are.

        Raises:
            AccountNotFound, ScopeMissing: as for `get`; or it may do what he may not, or a role
                allows that.
            UsageError: no role, or it is the tenant's last admin.
        """
        with self._lock:
            before = self.get(by, account_id)
            _must_hold(by, before.scopes)
            after = before
            if roles is not None:
                _must_give(by, roles)
                after = replace(after, roles=frozenset(roles))
            if disabled is not None:
                after = replace(after, disabled=disabled)
            if not isinstance(by, Machine):
                self._must_leave_an_admin(before, after)
            self._accounts.replace(before, after)
        if after.disabled:
            self._families.end_all(after.tenant, after.account_id)
        return after

    def set_password(self, by: Principal, account_id: str, password: str) -> Account:
        """Give a person another password; all sign-ins of the old one end.

        Raises:
            AccountNotFound, ScopeMissing: as for `change`.
            UsageError: a program, or no password that may be set.
        """
        account = self.get(by, account_id)
        if account.kind is not AccountKind.PERSON:
            raise UsageError(
                f"{account.name} is a program.", remedy="Have a new secret made for it."
            )
        _must_hold(by, account.scopes)
        return self.renew(account, password)

    def new_secret(self, by: Principal, account_id: str) -> tuple[Account, str]:
        """Give a program another secret, which is told this once.

        Raises:
            AccountNotFound, ScopeMissing: as for `change`.
            UsageError: a person.
        """
        account = self.get(by, account_id)
        if account.kind is not AccountKind.CLIENT:
            raise UsageError(f"{account.name} is a person.", remedy="Set a password.")
        _must_hold(by, account.scopes)
        secret = new_secret()
        return self._with_secret(account, secret), secret

    def renew(self, account: Account, password: str) -> Account:
        """Another password for whoever has proven to be this account.

        Raises:
            UsageError: no password that may be set.
        """
        return self._with_secret(account, acceptable(password, account.name))

    def _created(
        self, by: Principal, kind: AccountKind, name: str, secret: str, roles: Collection[Role]
    ) -> Account:
        _must_administer(by)
        _must_give(by, roles)
        account = Account(
            tenant=by.tenant,
            account_id=self._new_id(),
            kind=kind,
            name=names.checked(name),
            secret=self._hashes.hashed(secret),
            roles=frozenset(roles),
            created=self._clock(),
        )
        self._accounts.add(account)
        return account

    def _with_secret(self, account: Account, secret: str) -> Account:
        after = replace(account, secret=self._hashes.hashed(secret))
        self._accounts.replace(account, after)
        self._families.end_all(after.tenant, after.account_id)
        return after

    def _must_leave_an_admin(self, before: Account, after: Account) -> None:
        if not _is_admin(before) or _is_admin(after):
            return
        if all(one.account_id == before.account_id for one in self._admins(before.tenant)):
            raise UsageError(
                f"{before.name} is the last admin of its tenant.",
                remedy="Give another account the role admin first.",
            )

    def _admins(self, tenant: str) -> Iterator[Account]:
        after = ""
        while some := self._accounts.page(tenant, after=after):
            yield from filter(_is_admin, some)
            after = some[-1].name


def _is_admin(account: Account) -> bool:
    return Role.ADMIN in account.roles and not account.disabled


def _must_administer(by: Principal) -> None:
    if Scope.ACCOUNTS not in by.scopes:
        raise ScopeMissing(f"This needs the scope {Scope.ACCOUNTS}.")


def _must_give(by: Principal, roles: Collection[Role]) -> None:
    if not roles:
        raise UsageError("An account needs a role.", remedy="Disable it if it may do nothing.")
    if Role.OPERATOR in roles and not isinstance(by, Machine):
        raise ScopeMissing(
            "Operators are made on the machine itself.", remedy="Run `rolefit admin` there."
        )
    _must_hold(by, frozenset[Scope]().union(*(role.scopes for role in roles)))


def _must_hold(by: Principal, scopes: frozenset[Scope]) -> None:
    if lacking := scopes - by.scopes:
        raise ScopeMissing(f"This needs the scopes {', '.join(sorted(lacking))} as well.")
