"""The contract of `Accounts` in `rolefit.domain.accounts`. An adapter's test subclasses it and
supplies the fixture `accounts`."""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest

from rolefit.domain.accounts import Account, AccountKind, Accounts, Role
from rolefit.domain.errors import AccountExists, RevisionConflict

NOON = datetime(2031, 5, 4, 12, 0, 0, 250, tzinfo=UTC)


def account(name: str = "ada", tenant: str = "north", **changes: object) -> Account:
    """Somebody invented."""
    made = Account(
        tenant=tenant,
        account_id=f"id-of-{name}",
        kind=AccountKind.PERSON,
        name=name,
        secret="$argon2id$of-" + name,
        roles=frozenset({Role.ADMIN, Role.AUDITOR}),
        created=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


class AccountsContract:
    """Subclass it with a fixture `accounts`, empty, for each test anew."""

    def test_what_was_added_is_what_one_gets(self, accounts: Accounts) -> None:
        ada = account()
        robot = account("robot", kind=AccountKind.CLIENT, roles=frozenset(), disabled=True)
        for one in (ada, robot):
            accounts.add(one)
        for one in (ada, robot):
            assert accounts.get("north", one.account_id) == one
            assert accounts.named(one.name) == one

    def test_what_never_was_is_none(self, accounts: Accounts) -> None:
        assert accounts.get("north", "id-of-ada") is None
        assert accounts.named("ada") is None

    def test_a_name_is_unique_among_all_tenants(self, accounts: Accounts) -> None:
        ada = account()
        accounts.add(ada)
        for taken in (
            account(account_id="other"),
            account(tenant="south", account_id="other"),
            account("bo", account_id=ada.account_id),
            account("bo", tenant="south", account_id=ada.account_id),
        ):
            with pytest.raises(AccountExists):
                accounts.add(taken)
        assert accounts.named("ada") == ada
        assert accounts.named("bo") is None

    def test_of_many_who_take_one_name_one_gets_it(self, accounts: Accounts) -> None:
        start, got, lost = Barrier(6), list[str](), list[str]()

        def add(tenant: str) -> None:
            start.wait()
            try:
                accounts.add(account(tenant=tenant, account_id=f"of-{tenant}"))
                got.append(tenant)
            except AccountExists:
                lost.append(tenant)

        together([Thread(target=add, args=(f"t{n}",)) for n in range(6)])
        assert (len(got), len(lost)) == (1, 5)
        kept = accounts.named("ada")
        assert kept is not None
        assert kept.tenant == got[0]

    def test_a_change_is_made_to_what_stands_there(self, accounts: Accounts) -> None:
        before = account()
        with pytest.raises(RevisionConflict):
            accounts.replace(before, before)
        accounts.add(before)
        after = replace(before, disabled=True, secret="$argon2id$new", roles=frozenset())  # noqa: S106
        accounts.replace(before, after)
        assert accounts.named("ada") == accounts.get("north", "id-of-ada") == after
        with pytest.raises(RevisionConflict):
            accounts.replace(before, replace(before, roles=frozenset({Role.VIEWER})))
        stranger = replace(after, tenant="south")
        with pytest.raises(RevisionConflict):
            accounts.replace(stranger, replace(stranger, disabled=False))
        assert accounts.named("ada") == after

    def test_of_many_who_change_one_account_one_wins(self, accounts: Accounts) -> None:
        before = account()
        accounts.add(before)
        start, won = Barrier(6), list[Account]()

        def change(secret: str) -> None:
            start.wait()
            try:
                accounts.replace(before, after := replace(before, secret=secret))
                won.append(after)
            except RevisionConflict:
                pass

        together([Thread(target=change, args=(f"s{n}",)) for n in range(6)])
        assert [accounts.named("ada")] == won

    def test_tenants_see_nothing_of_each_other(self, accounts: Accounts) -> None:
        accounts.add(account())
        accounts.add(account("bo", tenant="south"))
        assert accounts.get("south", "id-of-ada") is None
        assert [one.name for one in accounts.page("north")] == ["ada"]
        assert accounts.page("east") == []

    def test_pages_follow_one_another_by_name(self, accounts: Accounts) -> None:
        names = [f"n{n:02d}" for n in range(11)]
        for name in reversed(names):
            accounts.add(account(name))
        seen: list[str] = []
        while some := accounts.page("north", after=seen[-1] if seen else "", limit=4):
            assert len(some) <= 4
            seen += [one.name for one in some]
        assert seen == names


def together(threads: list[Thread]) -> None:
    """Start threads, and wait for all of them."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
