"""Failed sign-ins are counted, and nobody can be locked out by others."""

import pytest
from access_world import PASSWORD, World

from rolefit.access.attempts import Attempts
from rolefit.domain.errors import RateExceeded, SignInRefused

HOME, ELSEWHERE = "192.0.2.7", "198.51.100.9"


def test_a_name_is_guessed_at_ten_times_from_one_address(world: World) -> None:
    world.person()
    for _ in range(10):
        with pytest.raises(SignInRefused):
            world.access.sign_in("ada", "wrong", address=ELSEWHERE)
    for secret in ("wrong", PASSWORD):
        with pytest.raises(RateExceeded):
            world.access.sign_in("Ada", secret, address=ELSEWHERE)
    world.access.sign_in("ada", PASSWORD, address=HOME)


def test_a_name_that_is_not_there_is_counted_too(world: World) -> None:
    for _ in range(10):
        with pytest.raises(SignInRefused):
            world.access.client("nobody", "wrong", address=ELSEWHERE)
    with pytest.raises(RateExceeded) as stopped:
        world.access.client("nobody", "wrong", address=ELSEWHERE)
    assert stopped.value.retry_after == 300  # programs come back when they are told to


def test_a_success_forgets_the_failures_before_it() -> None:
    attempts = Attempts()
    for _ in range(3):
        for _ in range(9):
            attempts.failed("ada", HOME)
        attempts.check("ada", HOME)
        attempts.succeeded("ada", HOME)


def test_an_address_that_tries_many_names_is_stopped() -> None:
    attempts = Attempts()
    for number in range(50):
        attempts.check(f"n{number}", ELSEWHERE)
        attempts.failed(f"n{number}", ELSEWHERE)
    with pytest.raises(RateExceeded):
        attempts.check("another", ELSEWHERE)
    attempts.check("another", HOME)


def test_many_addresses_stop_a_name_but_not_where_it_is_at_home() -> None:
    attempts = Attempts()
    attempts.succeeded("ada", HOME)
    for number in range(100):
        attempts.failed("ada", f"203.0.113.{number}")
    with pytest.raises(RateExceeded):
        attempts.check("ada", ELSEWHERE)
    attempts.check("ada", HOME)
    attempts.check("bo", ELSEWHERE)


def test_an_ipv6_network_is_one_address() -> None:
    attempts = Attempts()
    for number in range(10):
        attempts.failed("ada", f"2001:db8::{number:x}")
    with pytest.raises(RateExceeded):
        attempts.check("ada", "2001:db8::ffff")
    attempts.check("ada", "2001:db8:0:1::1")
    attempts.check("ada", "no address")
