"""The model registry, at a SQLite file and at a server: versions, the champion, the way back."""

import json
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from shelf import RULES, card_of, passed
from small_bundle import bundle_in
from stores import KINDS, Store, opened

from rolefit import Matcher
from rolefit.domain.errors import (
    BundleCorrupt,
    PromotionRefused,
    RegistryDamaged,
    UsageError,
    VersionNotFound,
)
from rolefit.encoding import find_bundle
from rolefit.encoding.mlflow_client import connect
from rolefit.settings import Settings
from rolefit.training.gate import decide
from rolefit.training.registry import Registry
from rolefit.training.scorecard import Family
from rolefit.training.tracking import Tracker
from rolefit.training.version import Version

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=KINDS)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    with opened(request.param, tmp_path_factory.mktemp(request.param)) as made:
        yield made


@pytest.fixture
def registry(store: Store) -> Registry:
    """An empty registry: a model of its own."""
    return Registry(store.uri, f"tern-{uuid.uuid4().hex[:8]}")


Add = Callable[..., Version]


@pytest.fixture
def add(registry: Registry, tmp_path: Path) -> Add:
    """Register a small bundle by its content."""

    def added(content: str = "weights", gain: float = 0.0) -> Version:
        folder = tmp_path / content
        bundle_in(folder, content=content)
        return registry.add(folder, card_of(folder, gain))

    return added


@pytest.fixture
def champion(registry: Registry, add: Add) -> Version:
    """The first version, promoted."""
    first = add("first")
    return registry.promote(first.number, passed(registry.scorecard(first.number)))


def stored(store: Store, registry: Registry, version: Version, name: str) -> Path:
    """A file of a version, where the store keeps it."""
    source = connect(store.uri).get_model_version(registry.name, str(version.number)).source
    found = [path for path in store.files.rglob(name) if source.rpartition("/")[2] in path.parts]
    assert len(found) == 1
    return found[0]


def test_an_empty_registry_has_nothing(registry: Registry) -> None:
    assert registry.versions() == ()
    assert registry.champion() is None
    assert registry.challenger() is None
    with pytest.raises(VersionNotFound, match=f"no model {registry.name}"):
        registry.version("champion")


def test_a_registered_bundle_is_the_challenger_and_tells_what_it_is(
    registry: Registry, tmp_path: Path
) -> None:
    folder = bundle_in(tmp_path / "bundle")
    card = card_of(folder)
    made = registry.add(folder, card)
    assert made == registry.challenger() == registry.version(1)
    assert (made.number, made.aliases) == (1, ("challenger",))
    assert (made.bundle, made.base, made.licence) == ("tern 1", "invented/base", "CC0-1.0")
    assert made.megabytes == sum(p.stat().st_size for p in folder.iterdir()) / 1e6
    assert made.means["titles MAP"].mean == pytest.approx(0.495)
    assert registry.scorecard(1) == card
    assert registry.champion() is None


def test_the_run_that_made_it_is_named(registry: Registry, store: Store, tmp_path: Path) -> None:
    folder = bundle_in(tmp_path / "bundle")
    with Tracker(store.uri).run("titles") as run:
        pass
    assert registry.add(folder, card_of(folder), run.id).run == run.id


def test_versions_come_newest_first_and_the_newest_is_the_challenger(
    registry: Registry, add: Add
) -> None:
    add("first"), add("second"), add("third")
    assert [(one.number, one.aliases) for one in registry.versions()] == [
        (3, ("challenger",)),
        (2, ()),
        (1, ()),
    ]


def test_what_is_not_sound_is_not_registered(registry: Registry, tmp_path: Path) -> None:
    folder, other = bundle_in(tmp_path / "a"), bundle_in(tmp_path / "b", content="other")
    with pytest.raises(UsageError, match="scorecard is of"):
        registry.add(folder, card_of(other))
    card = card_of(folder)
    with pytest.raises(VersionNotFound, match="no run"):
        registry.add(folder, card, "f" * 32)
    (folder / "model.onnx").write_bytes(b"spoilt")
    with pytest.raises(BundleCorrupt):
        registry.add(folder, card)
    assert registry.versions() == ()


def test_an_interrupted_registration_leaves_no_version(registry: Registry, tmp_path: Path) -> None:
    def stop(step: str) -> None:
        if step == "registering":
            raise KeyboardInterrupt

    folder = bundle_in(tmp_path / "bundle")
    with pytest.raises(KeyboardInterrupt):
        registry.add(folder, card_of(folder), say=stop)
    assert registry.versions() == ()


def test_a_promoted_version_is_the_champion_with_its_decision(
    registry: Registry, champion: Version
) -> None:
    assert registry.champion() == champion
    assert champion.aliases == ("champion",)
    assert registry.challenger() is None
    kept = json.loads(registry.decision("champion"))
    assert kept["promoted"] is True
    assert kept["challenger"] == champion.scorecard
    assert kept["lines"][0]["words"].startswith("There is no champion yet")


def test_the_former_champion_is_told_by_whom_it_was_replaced(
    registry: Registry, champion: Version, add: Add
) -> None:
    second = add("second", gain=0.1)
    decision = passed(registry.scorecard(2), registry.scorecard("champion"))
    promoted = registry.promote(second.number, decision)
    assert registry.champion() == promoted
    former = registry.version(champion.number)
    assert (former.aliases, former.replaced_by) == ((), 2)
    with pytest.raises(VersionNotFound, match="aliases there: champion"):
        registry.version("challenger")


def test_a_former_champion_may_come_back(registry: Registry, champion: Version, add: Add) -> None:
    add("second", gain=0.1)
    first, second = registry.scorecard(1), registry.scorecard(2)
    registry.promote(2, passed(second, first))
    # Measured anew, the first one turns out better.
    lifted = replace(
        first,
        families=tuple(
            replace(one, values={q: v + 0.3 for q, v in one.values.items()})
            for one in first.families
        ),
    )
    registry.rescore(1, lifted)
    registry.promote(1, passed(lifted, second))
    assert registry.champion() == registry.version(1)
    assert registry.version(1).replaced_by is None
    assert registry.version(2).replaced_by == 1


def test_a_champion_is_measured_anew_when_the_gate_asks_for_more(
    registry: Registry, champion: Version, add: Add
) -> None:
    add("second", gain=0.1)
    before = registry.scorecard(1)
    stale = passed(registry.scorecard(2), before)
    more = replace(before, families=(*before.families, Family("skills", "MRR", {"s0": 0.5})))
    again = registry.rescore("champion", more)
    assert again.aliases == ("champion",)
    assert again.scorecard == more.digest
    assert again.means["skills MRR"].mean == 0.5
    assert registry.scorecard("champion") == more
    # The decision was about the older figures.
    with pytest.raises(PromotionRefused, match="another champion"):
        registry.promote(2, stale)
    with pytest.raises(UsageError, match="scorecard is of"):
        registry.rescore("champion", registry.scorecard(2))


def test_without_a_passing_decision_nothing_moves(
    registry: Registry, champion: Version, add: Add
) -> None:
    worse = add("second", gain=-0.1)
    refused = decide(RULES, registry.scorecard(2), registry.scorecard(1))
    with pytest.raises(PromotionRefused, match="refuses version 2: primary"):
        registry.promote(worse.number, refused)
    assert registry.champion() == champion
    assert registry.version(2) == worse


def test_a_decision_about_another_champion_is_stale(
    registry: Registry, champion: Version, add: Add
) -> None:
    add("second", gain=0.1), add("third", gain=0.2)
    before = registry.scorecard(1)
    second, third = (passed(registry.scorecard(n), before) for n in (2, 3))
    registry.promote(3, third)
    with pytest.raises(PromotionRefused, match="another champion"):
        registry.promote(2, second)
    with pytest.raises(PromotionRefused, match="not about version 2"):
        registry.promote(2, third)
    with pytest.raises(PromotionRefused, match="champion already"):
        registry.promote(3, third)
    found = registry.champion()
    assert found is not None
    assert found.number == 3


@pytest.mark.parametrize("which", ["champion", 1, "1"])
def test_a_version_is_fetched_by_number_and_by_alias(
    registry: Registry, champion: Version, tmp_path: Path, which: str | int
) -> None:
    fetched = registry.fetch(which, tmp_path / "made" / "here")
    assert fetched.folder == tmp_path / "made" / "here"
    assert fetched.manifest.digest == champion.digest
    assert {p.name for p in fetched.folder.iterdir()} == {
        *("manifest.json", "model.onnx", "tokenizer.json", "LICENSE", "README.md")
    }


def test_a_folder_with_something_in_it_is_left_alone(
    registry: Registry, champion: Version, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        registry.fetch("champion", tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("which", ["none", 9, "9"])
def test_a_version_that_is_not_there_is_told(
    registry: Registry, champion: Version, which: str | int
) -> None:
    with pytest.raises(VersionNotFound, match=r"none|version 9"):
        registry.version(which)


def test_a_changed_file_in_the_store_is_noticed_and_leaves_nothing(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    stored(store, registry, champion, "model.onnx").write_bytes(b"spoilt")
    with pytest.raises(BundleCorrupt, match=r"model\.onnx"):
        registry.fetch("champion", tmp_path / "made")
    assert not (tmp_path / "made").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".rolefit")] == []


def test_another_sound_bundle_in_its_place_is_noticed(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    folder = stored(store, registry, champion, "model.onnx").parent
    shutil.rmtree(folder)
    bundle_in(folder, content="smuggled in")
    with pytest.raises(BundleCorrupt, match="not the one that was registered"):
        registry.fetch("champion", tmp_path / "made")


def test_missing_files_in_the_store_are_told(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    shutil.rmtree(stored(store, registry, champion, "model.onnx").parent)
    with pytest.raises(RegistryDamaged, match="its bundle is not to be had"):
        registry.fetch("champion", tmp_path / "made")
    stored(store, registry, champion, f"{champion.scorecard[:32]}.json").unlink()
    with pytest.raises(RegistryDamaged, match=r"its scorecards/\w+\.json is not to be had"):
        registry.scorecard("champion")


def test_a_changed_scorecard_is_noticed(
    registry: Registry, store: Store, champion: Version
) -> None:
    path = stored(store, registry, champion, f"{champion.scorecard[:32]}.json")
    path.write_text(path.read_text().replace("0.4,", "0.9,", 1))
    with pytest.raises(RegistryDamaged, match="not the one that was registered"):
        registry.scorecard("champion")


def test_a_version_that_rolefit_did_not_register_is_told(
    registry: Registry, store: Store, champion: Version
) -> None:
    client = connect(store.uri)
    source = client.get_model_version(registry.name, "1").source
    client.create_model_version(registry.name, source, champion.run)
    with pytest.raises(RegistryDamaged, match=r"Version 2 of \S+ has no tag"):
        registry.versions()


# By reference, as settings name a model


def test_a_reference_is_downloaded_once_and_then_taken_from_the_cache(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first = find_bundle(f"models:/{registry.name}@champion", cache, store.uri)
    shutil.rmtree(stored(store, registry, champion, "model.onnx").parent)
    again = find_bundle(f"models:/{registry.name}/1", cache, store.uri)
    assert again == first
    assert again.manifest.digest == champion.digest


def test_a_spoilt_copy_in_the_cache_is_downloaded_again(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    cache, reference = tmp_path / "cache", f"models:/{registry.name}@champion"
    first = find_bundle(reference, cache, store.uri)
    (first.folder / "model.onnx").write_bytes(b"spoilt")
    assert find_bundle(reference, cache, store.uri) == first
    assert (first.folder / "model.onnx").read_bytes() != b"spoilt"


def test_an_alias_that_moves_brings_the_other_bundle(
    registry: Registry, store: Store, champion: Version, add: Add, tmp_path: Path
) -> None:
    cache, reference = tmp_path / "cache", f"models:/{registry.name}@champion"
    before = find_bundle(reference, cache, store.uri)
    add("second", gain=0.1)
    registry.promote(2, passed(registry.scorecard(2), registry.scorecard(1)))
    after = find_bundle(reference, cache, store.uri)
    assert before.manifest.digest == champion.digest
    assert after.manifest.digest == registry.version(2).digest != champion.digest


def test_a_reference_to_nothing_is_told(
    registry: Registry, store: Store, champion: Version, tmp_path: Path
) -> None:
    for reference, told in (
        (f"models:/{registry.name}@none", "aliases there: champion"),
        (f"models:/{registry.name}/7", "no version 7"),
        ("models:/nobody@champion", "no model nobody"),
    ):
        with pytest.raises(VersionNotFound, match=told):
            find_bundle(reference, tmp_path, store.uri)


def test_a_matcher_ranks_by_the_champion(registry: Registry, store: Store, tmp_path: Path) -> None:
    shipped = find_bundle()
    card = card_of(shipped.folder)
    registry.add(shipped.folder, card)
    registry.promote(1, passed(card))
    settings = Settings(
        model=f"models:/{registry.name}@champion", mlflow_uri=store.uri, cache_dir=tmp_path
    )
    with Matcher(settings=settings) as matcher, Matcher(settings=Settings(model=None)) as plain:
        assert matcher.encode(["Kept the books"]).tobytes() == (
            plain.encode(["Kept the books"]).tobytes()
        )
    assert (tmp_path / "bundles").is_dir()
