"""Accounts: who may make and change whose."""

from collections.abc import Callable
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from access_world import PASSWORD, World

from rolefit.access import Administration, Machine
from rolefit.domain.accounts import AccountKind, Principal, Role, Scope
from rolefit.domain.errors import (
    AccountExists,
    AccountNotFound,
    RolefitError,
    ScopeMissing,
    UsageError,
)

NORTH, SOUTH = Machine.of("north"), Machine.of("south")


def signed_in(world: World, name: str, *scopes: str) -> Principal:
    return world.access.principal(world.access.sign_in(name, PASSWORD, scopes).access)


@pytest.fixture
def admin(world: World) -> Principal:
    """The admin of the north, asking with all it may."""
    world.person("boss", Role.ADMIN)
    return signed_in(world, "boss")


@pytest.fixture
def accounts(world: World) -> Administration:
    return world.access.accounts


def test_the_first_of_a_tenant_is_its_admin(accounts: Administration) -> None:
    roles = [
        accounts.create_person(by, name, PASSWORD).roles
        for by, name in ((NORTH, "a"), (NORTH, "b"), (SOUTH, "c"))
    ]
    assert roles == [{Role.ADMIN}, {Role.RECRUITER}, {Role.ADMIN}]
    robot, _ = accounts.create_client(Machine.of("east"), "robot")
    assert (robot.roles, robot.kind) == ({Role.RECRUITER}, AccountKind.CLIENT)


def test_an_admin_makes_accounts_in_its_own_tenant(
    accounts: Administration, admin: Principal
) -> None:
    made = accounts.create_person(admin, "Ada@Mail.Example", PASSWORD)
    assert (made.tenant, made.name, made.roles) == (
        "north",
        "ada@mail.example",
        {Role.RECRUITER},
    )
    assert PASSWORD not in made.secret
    assert [one.name for one in accounts.page(admin)] == ["ada@mail.example", "boss"]
    assert [one.name for one in accounts.page(admin, after="ada@mail.example")] == ["boss"]
    with pytest.raises(AccountExists):
        accounts.create_person(SOUTH, "ADA@mail.example", PASSWORD)
    for bad in ("a b", "", "x" * 129):
        with pytest.raises(UsageError):
            accounts.create_person(admin, bad, PASSWORD)
    with pytest.raises(UsageError):
        accounts.create_person(admin, "new", "too short")


def test_another_tenants_account_is_as_one_that_is_not_there(
    world: World, accounts: Administration, admin: Principal
) -> None:
    theirs = world.person("theirs", tenant="south")
    changes: list[Callable[[str], object]] = [
        lambda one: accounts.get(admin, one),
        lambda one: accounts.change(admin, one, disabled=True),
        lambda one: accounts.change(admin, one, disabled=False),
        lambda one: accounts.change(admin, one, roles=[Role.VIEWER]),
        lambda one: accounts.set_password(admin, one, PASSWORD),
        lambda one: accounts.new_secret(admin, one),
    ]
    for change in changes:
        told = set()
        for identifier in (theirs.account_id, "nobody"):
            with pytest.raises(AccountNotFound) as refused:
                change(identifier)
            told.add(refused.value.message)
        assert len(told) == 1
    assert accounts.get(SOUTH, theirs.account_id) == theirs


def test_who_lacks_the_scope_may_do_nothing(world: World, accounts: Administration) -> None:
    account = world.person("ada", Role.RECRUITER, Role.AUDITOR)
    ada, one = signed_in(world, "ada"), account.account_id
    tried: list[Callable[[], object]] = [
        lambda: accounts.page(ada),
        lambda: accounts.get(ada, one),
        lambda: accounts.create_person(ada, "new", PASSWORD),
        lambda: accounts.create_client(ada, "new"),
        lambda: accounts.change(ada, one, disabled=True),
        lambda: accounts.change(ada, one, disabled=False),
        lambda: accounts.change(ada, one, roles=[Role.ADMIN]),
        lambda: accounts.set_password(ada, one, PASSWORD),
        lambda: accounts.new_secret(ada, one),
    ]
    for use in tried:
        with pytest.raises(ScopeMissing):
            use()
    assert accounts.page(NORTH) == [account]


def test_nobody_gives_what_he_lacks(
    world: World, accounts: Administration, admin: Principal
) -> None:
    ada = world.person("ada", Role.VIEWER)
    narrow = signed_in(world, "boss", "accounts", "match", "documents:read")
    accounts.change(narrow, ada.account_id, roles=[Role.VIEWER])
    for roles in ([Role.ADMIN], [Role.RECRUITER], [Role.VIEWER, Role.AUDITOR]):
        with pytest.raises(ScopeMissing):
            accounts.change(narrow, ada.account_id, roles=roles)
        with pytest.raises(ScopeMissing):
            accounts.create_client(narrow, "new", roles)
    with pytest.raises(UsageError):
        accounts.change(admin, ada.account_id, roles=[])
    accounts.change(admin, ada.account_id, roles=[Role.ADMIN])


def test_operators_are_made_on_the_machine_alone(world: World, accounts: Administration) -> None:
    world.person("boss", Role.ADMIN, Role.OPERATOR)
    ada = world.person("ada", Role.OPERATOR)
    both = signed_in(world, "boss")
    assert Scope.OPERATE in both.scopes
    for use in (
        lambda: accounts.create_person(both, "new", PASSWORD, [Role.OPERATOR]),
        lambda: accounts.change(both, ada.account_id, roles=[Role.ADMIN, Role.OPERATOR]),
    ):
        with pytest.raises(ScopeMissing):
            use()
    pretender = Principal("north", NORTH.subject, frozenset(Scope))
    with pytest.raises(ScopeMissing):
        accounts.create_person(pretender, "new", PASSWORD, [Role.OPERATOR])


def test_an_admin_does_not_become_an_operator_by_its_password(
    world: World, accounts: Administration, admin: Principal
) -> None:
    one = world.person("runner", Role.OPERATOR).account_id
    for use in (
        lambda: accounts.set_password(admin, one, PASSWORD),
        lambda: accounts.change(admin, one, roles=[Role.VIEWER]),
        lambda: accounts.change(admin, one, disabled=True),
    ):
        with pytest.raises(ScopeMissing):
            use()


def test_the_last_admin_stays_one(world: World, accounts: Administration, admin: Principal) -> None:
    for use in (
        lambda: accounts.change(admin, admin.subject, disabled=True),
        lambda: accounts.change(admin, admin.subject, roles=[Role.RECRUITER]),
    ):
        with pytest.raises(UsageError, match="last admin"):
            use()
    second = world.person("second", Role.ADMIN)
    accounts.change(admin, second.account_id, disabled=True)
    with pytest.raises(UsageError, match="last admin"):  # a disabled one is of no help
        accounts.change(admin, admin.subject, disabled=True)
    accounts.change(admin, second.account_id, disabled=False)
    accounts.change(admin, admin.subject, roles=[Role.VIEWER])
    accounts.change(NORTH, second.account_id, disabled=True)  # whoever is on the machine may


def test_two_admins_who_disable_each_other_leave_one(
    world: World, accounts: Administration, admin: Principal
) -> None:
    other = world.person("second", Role.ADMIN)
    second = signed_in(world, "second")
    start, refused = Barrier(2), list[RolefitError]()

    def disable(by: Principal, account_id: str) -> None:
        start.wait()
        try:
            accounts.change(by, account_id, disabled=True)
        except UsageError as error:
            refused.append(error)

    threads = [
        Thread(target=disable, args=(admin, other.account_id)),
        Thread(target=disable, args=(second, admin.subject)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert sum(not one.disabled for one in accounts.page(NORTH)) == 1


def test_people_have_passwords_and_programs_have_secrets(
    world: World, accounts: Administration, admin: Principal
) -> None:
    ada = world.person()
    robot, first = accounts.create_client(admin, "robot")
    _, second = accounts.new_secret(admin, robot.account_id)
    assert first != second
    world.access.client("robot", second)
    with pytest.raises(UsageError):
        accounts.set_password(admin, robot.account_id, PASSWORD)
    with pytest.raises(UsageError):
        accounts.new_secret(admin, ada.account_id)
    accounts.set_password(admin, ada.account_id, "a better one, truly")
    world.access.sign_in("ada", "a better one, truly")


def test_a_name_is_looked_up_however_it_is_typed(world: World, accounts: Administration) -> None:
    ada = world.person("ada@mail.example")
    assert accounts.named("ADA@mail.example") == ada
    for name in ("ada", "", "a b"):
        with pytest.raises(AccountNotFound):
            accounts.named(name)
    for tenant in ("", " ", "x\n", "x\x1fy", "\ud800", "x" * 201):
        with pytest.raises(UsageError):
            Machine.of(tenant)
    assert replace(NORTH, tenant="x").scopes == frozenset(Scope)
