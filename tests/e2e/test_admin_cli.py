"""`rolefit admin` as the owner of the machine uses it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from shell import command, environment

from rolefit.bootstrap import Services
from rolefit.domain.errors import SignInRefused, TokenRefused
from rolefit.settings import Settings

pytestmark = pytest.mark.slow

PASSWORD = "plum kettle orbit"  # noqa: S105 - of nobody


class Shell:
    """Runs `rolefit admin` on a data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command("admin", *arguments),
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            env=environment(ROLEFIT_DATA_DIR=str(self.data)),
        )

    def accounts(self, *arguments: str) -> dict[str, dict[str, Any]]:
        done = self("list", "--json", *arguments)
        assert done.returncode == 0, done.stderr
        return {row["name"]: row for row in json.loads(done.stdout)["accounts"]}

    def services(self) -> Services:
        return Services(Settings(data_dir=self.data))


@pytest.fixture
def admin(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


def test_people_come_sign_in_and_go(admin: Shell) -> None:
    made = admin("create", "Ada@Mail.Example", "--password-stdin", typed=f"{PASSWORD}\n")
    assert (made.returncode, made.stdout) == (0, ""), made.stderr
    assert made.stderr == "ada@mail.example (admin of default) may sign in.\n"
    admin("create", "bo", "--password-stdin", typed=PASSWORD)
    assert {name: row["roles"] for name, row in admin.accounts().items()} == {
        "ada@mail.example": ["admin"],
        "bo": ["recruiter"],
    }
    done = admin("roles", "bo", "viewer", "operator")
    assert done.stderr == "bo (operator, viewer of default) may sign in.\n"
    services = admin.services()
    given = services.access.sign_in("bo", PASSWORD)
    assert admin("disable", "BO").returncode == 0
    with pytest.raises(TokenRefused):
        services.access.principal(given.access)
    assert admin.accounts()["bo"]["disabled"]
    assert admin("enable", "bo").returncode == 0
    assert admin("secret", "bo", "--password-stdin", typed="another, better one").returncode == 0
    with pytest.raises(SignInRefused):
        services.access.sign_in("bo", PASSWORD)
    services.access.sign_in("bo", "another, better one")
    noted = [(one.event.actor, one.event.details["what"]) for one in services.trail.page("default")]
    whats = ["created", "created", "roles", "disabled", "enabled", "secret"]
    assert noted == [("machine", what) for what in whats]
    services.close()


def test_a_programs_secret_is_printed_alone_and_once(admin: Shell) -> None:
    made = admin("create", "robot", "--client", "--tenant", "south", "--role", "viewer")
    secret = made.stdout.strip()
    services = admin.services()
    access = services.access
    assert access.principal(access.client("robot", secret).access).tenant == "south"
    (key,) = access.jwks()["keys"]
    rotated = admin("rotate-key")
    assert [one["kid"] for one in access.jwks()["keys"]] == [rotated.stdout.strip(), key["kid"]]
    second = admin("secret", "robot").stdout.strip()
    assert second != secret
    access.client("robot", second)
    services.close()
    listed = admin("list", "--tenant", "south")
    assert "robot" in listed.stdout
    assert not any(one in listed.stdout for one in (secret, second, "argon2"))
    assert admin.accounts() == {}


def test_what_cannot_be_is_told_in_one_line(admin: Shell) -> None:
    admin("create", "ada", "--password-stdin", typed=PASSWORD)
    for arguments, typed, code, words in (
        (("create", "ada", "--password-stdin"), PASSWORD, 1, "already"),
        (("create", "bo", "--password-stdin"), "short", 2, "at least 12"),
        (("create", "b o", "--password-stdin"), PASSWORD, 2, "letters, digits"),
        (("create", "bo"), PASSWORD, 2, "--password-stdin"),
        (("disable", "nobody"), "", 1, "no account"),
    ):
        done = admin(*arguments, typed=typed)
        assert (done.returncode, done.stdout) == (code, "")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
