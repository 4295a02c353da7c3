"""Passwords and client secrets."""

from contextlib import ExitStack

import pytest
from access_world import QUICK
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from rolefit.access.names import checked, plain
from rolefit.access.secrets import Secrets, acceptable, new_secret
from rolefit.domain.errors import Overloaded, UsageError


@pytest.fixture
def quick() -> Secrets:
    return Secrets(PasswordHasher(**QUICK))


def test_hashes_are_of_the_second_choice_of_rfc_9106() -> None:
    ours = Secrets()
    kept = ours.hashed("plum kettle orbit")
    assert extract_parameters(kept) == RFC_9106_LOW_MEMORY
    assert ours.fits("plum kettle orbit", kept)
    assert not ours.fits("plum kettle orbi", kept)
    assert not ours.outdated(kept)
    assert ours.outdated(PasswordHasher(**QUICK).hash("x"))
    assert extract_parameters(ours._nobody) == RFC_9106_LOW_MEMORY


def test_a_name_that_is_not_there_costs_as_much_as_one_that_is(
    quick: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, secret: bytes) -> bool:
        worked.append(extract_parameters(kept))
        return verify(self, kept, secret)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    kept = quick.hashed("plum kettle orbit")
    assert not quick.fits("something else", kept)
    assert not quick.fits("something else", None)
    assert worked[0] == worked[1]


def test_one_letter_written_in_two_ways_is_one(quick: Secrets) -> None:
    kept = quick.hashed("cafe\u0301 au lait, please")
    assert quick.fits("café au lait, please", kept)


@pytest.mark.parametrize("secret", ["", "\ud800", "\0" * 20, "x" * 1025])
def test_what_cannot_be_a_password_does_not_fit(quick: Secrets, secret: str) -> None:
    assert not quick.fits(secret, quick.hashed("plum kettle orbit"))
    assert not quick.fits(secret, "no hash")
    assert not quick.fits(secret, None)


def test_a_password_is_long_and_not_the_name() -> None:
    assert acceptable("x" * 12, "ada") == "x" * 12
    assert acceptable("x" * 1024, "ada") == "x" * 1024
    for bad in ("x" * 11, "x" * 1025, " ADA@Mail.Example"):
        with pytest.raises(UsageError):
            acceptable(bad, "ada@mail.example")


def test_made_secrets_are_long_and_never_the_same() -> None:
    made = {new_secret() for _ in range(100)}
    assert len(made) == 100
    assert {len(one) for one in made} == {43}


def test_only_so_many_are_checked_at_once(quick: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolefit.access.secrets._PATIENCE", 0.01)
    with ExitStack() as busy:
        for _ in range(4):
            busy.enter_context(quick.place())
        with pytest.raises(Overloaded), quick.place():
            pass
    with quick.place():
        pass


def test_names_that_look_alike_are_one() -> None:
    for typed in ("Ada@Mail.Example", " ada@mail.example ", "\uff21da@mail.example"):
        assert plain(typed) == "ada@mail.example"
    assert checked("अदिति") == "अदिति"
    for bad in ("", " ", "a b", "a/b", "a\nb", "a\u200bb", "\ud800", "a" * 129, "<b>"):
        assert plain(bad) == ""
        with pytest.raises(UsageError):
            checked(bad)
