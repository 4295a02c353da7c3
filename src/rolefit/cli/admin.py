"""`rolefit admin`: who may sign in, and the key that signs.

Whoever runs it owns the machine, so it may do what no admin may: make a tenant's first admin and
its operators.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import configured
from rolefit.domain.accounts import Account, AccountKind, Role
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from rolefit.access import Access, Machine
    from rolefit.bootstrap import Services

HELP = "Who may sign in to the service, and the key that signs."

admin = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="What is typed to sign in; capitals do not count.")]
TenantName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose accounts. Default: “default”.")
]
Stdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@admin.callback(help=HELP)
def _group() -> None:
    """Let one command alone still be a group."""


@admin.command()
def create(
    name: Name,
    tenant: TenantName = None,
    role: Annotated[
        list[Role] | None,
        typer.Option(
            help="May be repeated. Default: admin for the first person of a tenant, else recruiter."
        ),
    ] = None,
    client: Annotated[
        bool, typer.Option("--client", help="A program; its secret is made and printed once.")
    ] = False,
    password_stdin: Stdin = False,
) -> None:
    """Make an account. There is none before the first, and no default password."""
    with _opened() as services:
        by, accounts = _machine(tenant), services.access.accounts
        if client:
            account, secret = accounts.create_client(by, name, role or ())
            typer.echo(secret)
        else:
            account = accounts.create_person(by, name, _password(password_stdin), role or ())
        _note(services, account, "created")
    _tell(account)


@admin.command("list")
def list_accounts(
    tenant: TenantName = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """List a tenant's accounts."""
    from rolefit.cli.admin_tables import accounts_json, accounts_table
    from rolefit.cli.console import show

    with _opened() as services:
        found = list(_all(services.access, _machine(tenant)))
    if as_json:
        typer.echo(accounts_json(found))
    else:
        show(accounts_table(found))


@admin.command()
def disable(name: Name) -> None:
    """Let an account sign in no more; no token of it counts from now on."""
    with _opened() as services:
        by, found = _found(services.access, name)
        done = services.access.accounts.change(by, found.account_id, disabled=True)
        _note(services, done, "disabled")
    _tell(done)


@admin.command()
def enable(name: Name) -> None:
    """Let a disabled account sign in again."""
    with _opened() as services:
        by, found = _found(services.access, name)
        done = services.access.accounts.change(by, found.account_id, disabled=False)
        _note(services, done, "enabled")
    _tell(done)


@admin.command()
def secret(name: Name, password_stdin: Stdin = False) -> None:
    """Give a person another password, or a program another secret; sign-ins so far end."""
    with _opened() as services:
        by, found = _found(services.access, name)
        if found.kind is AccountKind.CLIENT:
            done, made = services.access.accounts.new_secret(by, found.account_id)
            typer.echo(made)
        else:
            password = _password(password_stdin)
            done = services.access.accounts.set_password(by, found.account_id, password)
        _note(services, done, "secret")
    _tell(done)


@admin.command()
def roles(
    name: Name,
    given: Annotated[list[Role], typer.Argument(metavar="ROLE…", help="All that it is to have.")],
) -> None:
    """Give an account these roles and no others."""
    with _opened() as services:
        by, found = _found(services.access, name)
        done = services.access.accounts.change(by, found.account_id, roles=given)
        _note(services, done, "roles")
    _tell(done)


@admin.command("rotate-key")
def rotate_key() -> None:
    """Sign tokens by a new key; the old one verifies what it signed until that has expired."""
    with _opened() as services:
        typer.echo(services.access.rotate_key())


@contextmanager
def _opened() -> Iterator["Services"]:
    settings = configured()
    from rolefit.bootstrap import Services

    services = Services(settings)
    try:
        yield services
    finally:
        services.close()


def _note(services: "Services", account: Account, what: str) -> None:
    """In the audit log of the account's tenant, as of whoever owns the machine."""
    from rolefit.access import Machine
    from rolefit.bootstrap import now
    from rolefit.domain.trail import Action, Event

    by = Machine.of(account.tenant).subject
    details = {"what": what, "account": account.account_id}
    services.trail.append(Event(account.tenant, now(), by, Action.ACCOUNT_CHANGED, details=details))


def _found(access: "Access", name: str) -> tuple["Machine", Account]:
    """An account, and who changes it."""
    from rolefit.access import Machine

    account = access.accounts.named(name)
    return Machine.of(account.tenant), account


def _machine(tenant: str | None) -> "Machine":
    from rolefit.access import Machine
    from rolefit.library import TENANT

    return Machine.of(TENANT if tenant is None else tenant)


def _all(access: "Access", by: "Machine") -> Iterator[Account]:
    after = ""
    while some := access.accounts.page(by, after=after):
        yield from some
        after = some[-1].name


def _password(from_stdin: bool) -> str:  # noqa: FBT001 - an option's value
    """A password that nobody sees on the screen or in the list of processes."""
    if from_stdin:
        try:
            return sys.stdin.buffer.readline().decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UsageError("The password is not UTF-8.") from error
    if not sys.stdin.isatty():
        raise UsageError(
            "There is no terminal to ask for a password.", remedy="Give it by --password-stdin."
        )
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked


def _tell(account: Account) -> None:
    """On standard error, so that a script reads secrets alone."""
    named = ", ".join(sorted(account.roles))
    state = "may not sign in" if account.disabled else "may sign in"
    typer.echo(f"{account.name} ({named} of {account.tenant}) {state}.", err=True)
