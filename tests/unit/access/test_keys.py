"""The keys that sign: their files, and how they are turned over."""

import json
import multiprocessing
import stat
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from access_world import PASSWORD, Clock, World

from rolefit.access.keys import Keys, thumbprint
from rolefit.domain.errors import StoreDamaged, StoreUnavailable, TokenRefused


@dataclass(frozen=True)
class _Folder:
    path: Path
    clock: Clock

    def opened(self) -> Keys:
        return Keys(self.path, overlap=timedelta(minutes=10), clock=self.clock)


@pytest.fixture
def folder(tmp_path: Path) -> _Folder:
    return _Folder(tmp_path / "keys", Clock())


def test_a_key_is_made_when_it_is_needed_for_its_owner_alone(folder: _Folder) -> None:
    keys = folder.opened()
    assert not folder.path.exists()
    first = keys.signing().key_id
    (made,) = folder.path.iterdir()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert folder.opened().signing().key_id == first
    assert json.loads(made.read_text())["key"]["d"] not in f"{keys.signing()!r} {keys.jwks()}"


def _key_id(path: Path) -> str:
    return _Folder(path, Clock()).opened().signing().key_id


@pytest.mark.slow
def test_two_processes_that_start_at_once_get_one_key(folder: _Folder) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        made = pool.map(_key_id, [folder.path] * 4, chunksize=1)
    assert len(set(made)) == 1
    assert len(list(folder.path.iterdir())) == 1


def test_of_many_threads_that_make_the_first_one_wins(folder: _Folder) -> None:
    start, seen = Barrier(8), list[str]()

    def make() -> None:
        keys = folder.opened()
        start.wait()
        seen.append(keys.signing().key_id)

    threads = [Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1


def test_the_old_key_verifies_as_long_as_its_tokens_live(folder: _Folder) -> None:
    keys, other_process = folder.opened(), folder.opened()
    old = other_process.signing().key_id
    folder.clock.turn(days=1)
    new = keys.rotate()
    assert new != old
    assert other_process.signing().key_id == new
    assert [one["kid"] for one in other_process.jwks()["keys"]] == [new, old]
    folder.clock.turn(minutes=9, seconds=59)
    assert keys.verifying(old) is not None
    folder.clock.turn(seconds=1)
    assert keys.verifying(old) is None
    assert keys.verifying(new) is not None
    newest = keys.rotate()
    assert {one["kid"] for one in keys.jwks()["keys"]} == {new, newest}
    assert len(list(folder.path.iterdir())) == 2  # the oldest is gone from disk


def test_tokens_of_before_a_rotation_count_on(world: World) -> None:
    world.person()
    before = world.access.sign_in("ada", PASSWORD)
    new = world.access.rotate_key()
    after = world.access.sign_in("ada", PASSWORD)
    assert world.access.jwks()["keys"][0]["kid"] == new
    for given in (before, after):
        assert world.access.principal(given.access).name == "ada"
    world.clock.turn(minutes=10, seconds=30)
    with pytest.raises(TokenRefused):
        world.access.principal(before.access)


def test_the_thumbprint_of_rfc_8037() -> None:
    known = {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        "use": "sig",
    }
    assert thumbprint(known) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize("content", ["", "{}", '{"created": "2031-05-04T12:00:00+00:00"}', "[]"])
def test_a_broken_file_is_told_without_what_it_holds(folder: _Folder, content: str) -> None:
    folder.path.mkdir()
    (folder.path / "000001.json").write_text(content)
    with pytest.raises(StoreDamaged, match=r"000001\.json holds no key"):
        folder.opened().signing()


def test_a_folder_that_cannot_be_made_is_told(folder: _Folder) -> None:
    folder.path.write_text("in the way")
    with pytest.raises(StoreUnavailable):
        folder.opened().signing()
