"""Accounts of the own tenant, and one's own."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from rolefit.api.paging import Page
from rolefit.api.security import may
from rolefit.api.sent import Strict, Switch
from rolefit.api.service import Visit
from rolefit.domain.accounts import Account, AccountKind, Role, Scope
from rolefit.domain.errors import RequestRefused
from rolefit.domain.trail import Action

router = APIRouter(prefix="/v1", tags=["accounts"])

Admin = Annotated[Visit, may(Scope.ACCOUNTS)]
Anybody = Annotated[Visit, may()]
Id = Annotated[str, Path(max_length=128)]
Secret = Annotated[str, Field(max_length=1024)]


class NewAccount(Strict):
    """An account to be made."""

    name: str = Field(max_length=255, description="What is typed to sign in.")
    kind: AccountKind = AccountKind.PERSON
    password: Secret | None = Field(default=None, description="A person's, 12 characters or more.")
    roles: list[Role] = Field(default=[], max_length=10, description="None: recruiter.")


class AccountChange(Strict):
    """What is to be changed; what is left out stays."""

    roles: list[Role] | None = Field(default=None, min_length=1, max_length=10)
    disabled: Switch | None = None


class NewSecret(Strict):
    """Another secret."""

    password: Secret | None = Field(
        default=None, description="A person's; for a program one is made and told."
    )


class OwnPassword(Strict):
    """One's own password, changed."""

    old: Secret
    new: Secret


class AccountView(BaseModel):
    """An account, without what it signs in by."""

    id: str
    kind: AccountKind
    name: str
    roles: list[Role]
    scopes: list[Scope]
    created: datetime
    disabled: bool
    secret: str | None = Field(default=None, description="A program's new secret, told this once.")

    @classmethod
    def of(cls, account: Account, secret: str | None = None) -> "AccountView":
        """An account as it is told."""
        return cls(
            id=account.account_id,
            kind=account.kind,
            name=account.name,
            roles=sorted(account.roles),
            scopes=sorted(account.scopes),
            created=account.created,
            disabled=account.disabled,
            secret=secret,
        )


class AccountPage(Page[AccountView, str]):
    """Some accounts, by name."""


class Myself(BaseModel):
    """Who asks, as the token tells."""

    tenant: str
    subject: str
    name: str
    scopes: list[Scope]


@router.get("/me", summary="Who the token belongs to, and what it allows", operation_id="me")
def me(visit: Anybody) -> Myself:
    who = visit.principal
    return Myself(tenant=who.tenant, subject=who.subject, name=who.name, scopes=sorted(who.scopes))


@router.put(
    "/me/password",
    status_code=HTTPStatus.NO_CONTENT,
    response_class=Response,
    summary="Change one's own password; all sign-ins end",
    operation_id="change_password",
)
def change_password(request: Request, visit: Anybody, body: OwnPassword) -> Response:
    address = request.client.host if request.client else ""
    visit.access.change_password(visit.principal, body.old, body.new, address)
    visit.note(
        visit.event(
            Action.ACCOUNT_CHANGED, details={"what": "password", "account": visit.principal.subject}
        )
    )
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.get("/accounts", summary="Accounts by name", operation_id="list_accounts")
def page(
    visit: Admin,
    after: Annotated[str, Query(max_length=255)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> AccountPage:
    found = visit.access.accounts.page(visit.principal, after=after, limit=limit + 1)
    return AccountPage.of(found, limit, AccountView.of, lambda one: one.name)


@router.post(
    "/accounts",
    status_code=HTTPStatus.CREATED,
    summary="Make an account",
    operation_id="create_account",
)
def create(visit: Admin, body: NewAccount, response: Response) -> AccountView:
    accounts, by, secret = visit.access.accounts, visit.principal, None
    if body.kind is AccountKind.CLIENT:
        if body.password is not None:
            raise RequestRefused("A program's secret is made, not given.")
        account, secret = accounts.create_client(by, body.name, body.roles)
    elif body.password is None:
        raise RequestRefused("A person needs a password.")
    else:
        account = accounts.create_person(by, body.name, body.password, body.roles)
    _note(visit, account, "created")
    response.headers["Location"] = f"/v1/accounts/{account.account_id}"
    return AccountView.of(account, secret)


@router.get("/accounts/{account_id}", summary="An account", operation_id="get_account")
def get(visit: Admin, account_id: Id) -> AccountView:
    return AccountView.of(visit.access.accounts.get(visit.principal, account_id))


@router.patch(
    "/accounts/{account_id}",
    summary="Change an account's roles, disable or enable it",
    operation_id="change_account",
)
def change(visit: Admin, account_id: Id, body: AccountChange) -> AccountView:
    accounts, by = visit.access.accounts, visit.principal
    account = accounts.change(by, account_id, roles=body.roles, disabled=body.disabled)
    if body.roles is not None:
        _note(visit, account, "roles")
    if body.disabled is not None:
        _note(visit, account, "disabled" if body.disabled else "enabled")
    return AccountView.of(account)


@router.put(
    "/accounts/{account_id}/secret",
    summary="Give an account another secret; all its sign-ins end",
    operation_id="set_secret",
)
def set_secret(visit: Admin, account_id: Id, body: NewSecret) -> AccountView:
    accounts, by, secret = visit.access.accounts, visit.principal, None
    if body.password is not None:
        account = accounts.set_password(by, account_id, body.password)
    else:
        account, secret = accounts.new_secret(by, account_id)
    _note(visit, account, "secret")
    return AccountView.of(account, secret)


def _note(visit: Visit, account: Account, what: str) -> None:
    visit.note(
        visit.event(Action.ACCOUNT_CHANGED, details={"what": what, "account": account.account_id})
    )
