"""Who may do what: accounts, roles, scopes, and who is asking."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
    secret: str
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
