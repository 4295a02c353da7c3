"""Who may do what: accounts, roles, scopes, who is asking, and the ports that keep them.

Contracts: tests/contract/accounts.py and families.py. As with all stores every call is atomic,
survives the end of the process once it returns, and raises StoreUnavailable or StoreDamaged.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Scope(StrEnum):
    """What a token allows, one for each kind of harm that its theft could do."""

    DOCUMENTS_READ = "documents:read"
    DOCUMENTS_WRITE = "documents:write"
    MATCH = "match"
    DECISIONS_WRITE = "decisions:write"
    REPORTS_READ = "reports:read"
    AUDIT_READ = "audit:read"
    ACCOUNTS = "accounts"
    OPERATE = "operate"


class Role(StrEnum):
    """A name for a set of scopes."""

    VIEWER = "viewer"
    RECRUITER = "recruiter"
    AUDITOR = "auditor"
    ADMIN = "admin"
    OPERATOR = "operator"

    @property
    def scopes(self) -> frozenset[Scope]:
        """What it may do."""
        return _SCOPES[self]


_VIEW = frozenset({Scope.DOCUMENTS_READ, Scope.MATCH})
_RECRUIT = _VIEW | {Scope.DOCUMENTS_WRITE, Scope.DECISIONS_WRITE}
_AUDIT = frozenset({Scope.REPORTS_READ, Scope.AUDIT_READ})
_SCOPES = {
    Role.VIEWER: _VIEW,
    Role.RECRUITER: _RECRUIT,
    Role.AUDITOR: _AUDIT,
    # Everything of its own tenant; running the installation is another's work.
    Role.ADMIN: _RECRUIT | _AUDIT | {Scope.ACCOUNTS},
    Role.OPERATOR: frozenset({Scope.OPERATE}),
}


class AccountKind(StrEnum):
    """Who signs in: a person with a password, or a program with a secret."""

    PERSON = "person"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in.

    Args:
        account_id: made at creation; stays.
        name: what is typed to sign in, a program's client id; unique among all tenants.
        secret: an argon2 hash in its own notation, never the secret itself.
        disabled: may not sign in; no token of it counts any more.
    """

    tenant: str
    account_id: str
    kind: AccountKind
    name: str
    secret: str = field(repr=False)
    roles: frozenset[Role]
    created: datetime
    disabled: bool = False

    @property
    def scopes(self) -> frozenset[Scope]:
        """What its roles allow."""
        return frozenset[Scope]().union(*(role.scopes for role in self.roles))


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking, as a verified token tells.

    Args:
        subject: the account's id, or the external issuer's name for it.
        scopes: what this token allows, at most what the account's roles do.
        name: for display.
    """

    tenant: str
    subject: str
    scopes: frozenset[Scope]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A sign-in that goes on, by refresh tokens of which each is used once.

    Args:
        family_id: random; nobody has it but whoever holds one of the family's tokens.
        token: SHA-256 of the token that counts, as hex.
        scopes: what was asked for at the sign-in.
        expires: when it ends, however often it was used.
    """

    family_id: str
    tenant: str
    account_id: str
    token: str
    scopes: frozenset[Scope]
    expires: datetime


class Turn(StrEnum):
    """What became of a refresh token that was used."""

    DONE = "done"
    REUSED = "reused"
    GONE = "gone"


class Accounts(Protocol):
    """Accounts by tenant and id, and by their name among all tenants."""

    def get(self, tenant: str, account_id: str) -> Account | None:
        """The account; None where there is none."""
        ...

    def named(self, name: str) -> Account | None:
        """The account of this very name, of whatever tenant."""
        ...

    def add(self, account: Account) -> None:
        """Keep a new account.

        Raises:
            AccountExists: its name or its id is taken, in whatever tenant.
        """
        ...

    def replace(self, before: Account, after: Account) -> None:
        """Change an account; tenant, id and name stay. So of two who change one, one is refused.

        Raises:
            RevisionConflict: what is kept is not `before`.
        """
        ...

    def page(self, tenant: str, *, after: str = "", limit: int = 100) -> list[Account]:
        """Accounts by ascending name.

        Args:
            after: the last name of the page before.
        """
        ...


class Families(Protocol):
    """Sign-ins that go on, by their ids, which belong to one account each."""

    def begin(self, family: Family) -> None:
        """Keep a new one."""
        ...

    def get(self, family_id: str) -> Family | None:
        """The family; None where there is none."""
        ...

    def turn(self, family_id: str, used: str, following: str, now: datetime) -> Turn:
        """Let the next token count in place of the used one, once.

        Whoever uses a token that counts no more may have stolen it, or was stolen from: REUSED
        tells so, and the family has ended. GONE: there is none, or it is past its end.

        Args:
            used, following: SHA-256 of the tokens, as hex.
        """
        ...

    def end(self, family_id: str) -> None:
        """End a family; none is no error."""
        ...

    def end_all(self, tenant: str, account_id: str) -> None:
        """End all families of an account."""
        ...

    def expire(self, now: datetime) -> int:
        """Forget those that are past their end, of any tenant; how many it was."""
        ...
