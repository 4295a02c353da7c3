"""Whose session a refresh token is, as long as nobody has it renewed."""

import pytest
from access_world import PASSWORD, World

from rolefit.access import Machine
from rolefit.domain.accounts import Role, Scope
from rolefit.domain.errors import TokenRefused

NORTH = Machine.of("north")


def session_of(world: World, *scopes: Scope) -> str:
    given = world.access.sign_in("ada", PASSWORD, scopes)
    assert given.refresh is not None
    return given.refresh


def test_a_session_tells_who_and_stays_as_it_is(world: World) -> None:
    account = world.person()
    token = session_of(world)
    told = [world.access.session(token) for _ in range(3)]
    assert {(one.tenant, one.subject, one.name) for one in told} == {
        ("north", account.account_id, "ada")
    }
    assert told[0].scopes == Role.RECRUITER.scopes
    world.access.refresh(token)


def test_it_allows_what_was_asked_for_and_roles_still_allow(world: World) -> None:
    account = world.person()
    token = session_of(world, Scope.MATCH, Scope.DOCUMENTS_WRITE)
    assert world.access.session(token).scopes == {Scope.MATCH, Scope.DOCUMENTS_WRITE}
    world.access.accounts.change(NORTH, account.account_id, roles=[Role.VIEWER])
    assert world.access.session(token).scopes == {Scope.MATCH}


def test_it_ends_with_its_days_by_signing_out_and_with_the_account(world: World) -> None:
    account = world.person()
    late, out, disabled = (session_of(world) for _ in range(3))
    world.access.sign_out(out)
    with pytest.raises(TokenRefused):
        world.access.session(out)
    world.access.accounts.change(NORTH, account.account_id, disabled=True)
    with pytest.raises(TokenRefused):
        world.access.session(disabled)
    world.access.accounts.change(NORTH, account.account_id, disabled=False)
    renewed = session_of(world)
    world.clock.turn(days=13)
    assert world.access.session(renewed).name == "ada"
    world.clock.turn(days=1)
    for token in (late, renewed):
        with pytest.raises(TokenRefused):
            world.access.session(token)


def test_a_token_that_was_renewed_or_made_up_is_none(world: World) -> None:
    world.person()
    token = session_of(world)
    family, _, secret = token.partition(".")
    for other in (family, "", f"{'x' * 22}.{secret}"):
        with pytest.raises(TokenRefused):
            world.access.session(other)
    assert world.access.session(token).name == "ada"
    world.access.refresh(token)
    for other in (token, f"{family}.{secret[::-1]}"):
        with pytest.raises(TokenRefused):
            world.access.session(other)


def test_a_session_whose_token_somebody_else_renewed_ends_for_both(world: World) -> None:
    world.person()
    token = world.access.sign_in("ada", PASSWORD).refresh or ""
    stolen = world.access.refresh(token).refresh or ""
    for one in (token, stolen):
        with pytest.raises(TokenRefused):
            world.access.session(one)
    with pytest.raises(TokenRefused):
        world.access.refresh(stolen)
