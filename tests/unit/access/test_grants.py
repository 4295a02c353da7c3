"""Grants: passwords, programs, refresh tokens, and what ends them."""

from contextlib import suppress
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from access_world import PASSWORD, World
from argon2 import PasswordHasher

from rolefit.access import Machine, Tokens
from rolefit.access.secrets import Secrets
from rolefit.domain.accounts import Role, Scope
from rolefit.domain.errors import (
    AccountNotFound,
    ScopeMissing,
    SignInRefused,
    TokenRefused,
    UsageError,
)

NORTH = Machine.of("north")


def refresh_of(given: Tokens) -> str:
    assert given.refresh is not None
    return given.refresh


def test_a_person_signs_in_with_all_that_the_roles_allow(world: World) -> None:
    account = world.person("ada", Role.VIEWER)
    given = world.access.sign_in(" ADA", PASSWORD)
    who = world.access.principal(given.access)
    assert (who.tenant, who.subject, who.name) == ("north", account.account_id, "ada")
    assert who.scopes == given.scopes == Role.VIEWER.scopes
    assert given.expires_in == 600


def test_scopes_are_narrowed_never_widened(world: World) -> None:
    world.person("ada", Role.VIEWER)
    given = world.access.sign_in("ada", PASSWORD, ["match"])
    assert world.access.principal(given.access).scopes == {Scope.MATCH}
    for wanted in (["match", "documents:write"], ["operate"], ["nonsense"]):
        with pytest.raises(ScopeMissing):
            world.access.sign_in("ada", PASSWORD, wanted)
    with pytest.raises(ScopeMissing):
        world.access.refresh(refresh_of(given), ["documents:read"])
    again = world.access.refresh(refresh_of(given))  # a refused scope used nothing up
    assert again.scopes == {Scope.MATCH}


def test_a_narrower_refresh_leaves_the_sign_in_as_wide_as_it_was(world: World) -> None:
    world.person("ada", Role.VIEWER)
    given = world.access.sign_in("ada", PASSWORD)
    narrow = world.access.refresh(refresh_of(given), ["match"])
    assert narrow.scopes == {Scope.MATCH}
    assert world.access.refresh(refresh_of(narrow)).scopes == Role.VIEWER.scopes


def test_whatever_does_not_fit_is_refused_in_the_same_words(world: World) -> None:
    account = world.person()
    _, secret = world.access.accounts.create_client(NORTH, "robot")
    tries = [("ada", "wrong"), ("nobody", PASSWORD), ("robot", secret), ("a b", PASSWORD), ("", "")]
    told = set()
    for name, tried in tries:
        with pytest.raises(SignInRefused) as refused:
            world.access.sign_in(name, tried)
        told.add((refused.value.message, refused.value.remedy))
    with pytest.raises(SignInRefused):
        world.access.client("ada", PASSWORD)
    world.access.accounts.change(NORTH, account.account_id, disabled=True)
    with pytest.raises(SignInRefused) as refused:
        world.access.sign_in("ada", PASSWORD)
    assert {(refused.value.message, refused.value.remedy)} == told


def test_a_program_gets_no_refresh_token(world: World) -> None:
    account, secret = world.access.accounts.create_client(NORTH, "robot", [Role.VIEWER])
    given = world.access.client("robot", secret, ["match"])
    assert given.refresh is None
    assert world.access.principal(given.access).subject == account.account_id


def test_a_refresh_token_is_used_once_and_a_second_use_ends_the_sign_in(world: World) -> None:
    world.person()
    first = world.access.sign_in("ada", PASSWORD)
    other = world.access.sign_in("ada", PASSWORD)
    second = world.access.refresh(refresh_of(first))
    third = world.access.refresh(refresh_of(second))
    with pytest.raises(TokenRefused, match="used before"):
        world.access.refresh(refresh_of(first))
    with pytest.raises(TokenRefused, match="not known"):
        world.access.refresh(refresh_of(third))
    world.access.refresh(refresh_of(other))


def test_of_many_who_use_one_token_at_once_at_most_one_goes_on_and_not_for_long(
    world: World,
) -> None:
    world.person()
    token = refresh_of(world.access.sign_in("ada", PASSWORD))
    start, given = Barrier(8), list[Tokens]()

    def use() -> None:
        start.wait()
        with suppress(TokenRefused):
            given.append(world.access.refresh(token))

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == 1
    with pytest.raises(TokenRefused):
        world.access.refresh(refresh_of(given[0]))


@pytest.mark.parametrize("token", ["", "x", "x" * 22 + "." + "y" * 43, "\ud800", "a.b.c"])
def test_no_refresh_token_is_refused(world: World, token: str) -> None:
    with pytest.raises(TokenRefused):
        world.access.refresh(token)
    world.access.sign_out(token)


def test_a_refresh_token_and_an_access_token_are_not_each_other(world: World) -> None:
    world.person()
    given = world.access.sign_in("ada", PASSWORD)
    with pytest.raises(TokenRefused):
        world.access.principal(refresh_of(given))
    with pytest.raises(TokenRefused):
        world.access.refresh(given.access)


def test_a_sign_in_ends_after_its_days_however_often_it_is_used(world: World) -> None:
    world.person()
    given = world.access.sign_in("ada", PASSWORD)
    for _ in range(13):
        world.clock.turn(days=1)
        given = world.access.refresh(refresh_of(given))
    world.clock.turn(days=1)
    with pytest.raises(TokenRefused):
        world.access.refresh(refresh_of(given))
    world.access.sign_in("ada", PASSWORD)  # forgets what has ended
    assert world.families.expire(world.clock.now) == 0


def test_signing_out_ends_one_sign_in(world: World) -> None:
    world.person()
    one, two = (world.access.sign_in("ada", PASSWORD) for _ in range(2))
    world.access.sign_out(refresh_of(one))
    world.access.sign_out(refresh_of(one))
    with pytest.raises(TokenRefused):
        world.access.refresh(refresh_of(one))
    world.access.refresh(refresh_of(two))


def test_a_disabled_account_has_no_tokens_any_more(world: World) -> None:
    account = world.person()
    given = world.access.sign_in("ada", PASSWORD)
    world.access.accounts.change(NORTH, account.account_id, disabled=True)
    with pytest.raises(TokenRefused, match="disabled"):
        world.access.principal(given.access)
    world.access.accounts.change(NORTH, account.account_id, disabled=False)
    with pytest.raises(TokenRefused):
        world.access.refresh(refresh_of(given))
    assert world.access.principal(given.access).subject == account.account_id


def test_what_a_role_no_longer_allows_no_token_does(world: World) -> None:
    account = world.person("ada", Role.RECRUITER)
    given = world.access.sign_in("ada", PASSWORD)
    world.access.accounts.change(NORTH, account.account_id, roles=[Role.VIEWER, Role.AUDITOR])
    assert world.access.principal(given.access).scopes == Role.VIEWER.scopes
    assert world.access.refresh(refresh_of(given)).scopes == Role.VIEWER.scopes


def test_another_password_ends_the_sign_ins_of_the_old_one(world: World) -> None:
    world.person()
    given = world.access.sign_in("ada", PASSWORD)
    me = world.access.principal(given.access)
    with pytest.raises(SignInRefused):
        world.access.change_password(me, "wrong", "a better one, truly")
    with pytest.raises(UsageError):
        world.access.change_password(me, PASSWORD, "short")
    world.access.change_password(me, PASSWORD, "a better one, truly")
    with pytest.raises(TokenRefused):
        world.access.refresh(refresh_of(given))
    with pytest.raises(SignInRefused):
        world.access.sign_in("ada", PASSWORD)
    world.access.sign_in("ada", "a better one, truly")


def test_who_has_no_password_here_changes_none(world: World) -> None:
    _, secret = world.access.accounts.create_client(NORTH, "robot")
    robot = world.access.principal(world.access.client("robot", secret).access)
    for who in (robot, replace(robot, subject="somebody")):
        with pytest.raises(AccountNotFound):
            world.access.change_password(who, secret, "a better one, truly")


def test_a_sign_in_that_was_overtaken_by_a_change_gets_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = world.person()
    fits = Secrets.fits

    def overtaken(self: Secrets, secret: str, kept: str | None) -> bool:
        found = fits(self, secret, kept)
        world.access.accounts.set_password(NORTH, account.account_id, "a better one, truly")
        return found

    monkeypatch.setattr(Secrets, "fits", overtaken)
    with pytest.raises(SignInRefused):
        world.access.sign_in("ada", PASSWORD)


def test_a_hash_of_other_parameters_is_made_anew(world: World) -> None:
    account = world.person()
    old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    world.accounts.replace(account, replace(account, secret=old))
    given = world.access.sign_in("ada", PASSWORD)
    kept = world.accounts.named("ada")
    assert kept is not None
    assert "t=1" in kept.secret
    world.access.sign_in("ada", PASSWORD)
    world.access.refresh(refresh_of(given))
