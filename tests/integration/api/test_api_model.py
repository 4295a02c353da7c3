"""A model is taken up while requests go on: none fails, and none is answered by two models."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from other_model import other_model
from recruiting import CODER
from served import Served, serving

from rolefit.api.serving import Serving
from rolefit.bootstrap import Services
from rolefit.ingest import Ingest
from rolefit.library import Library
from rolefit.settings import Settings

pytest.importorskip("transformers")
pytestmark = [
    pytest.mark.slow,
    # Of the training libraries themselves, none of ours.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

PATH = "/v1/model"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return other_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    made = serving(tmp_path / "data", cache_dir=tmp_path / "cache", requests_per_minute=1_000_000)
    with made as one:
        yield one


def take_up(served: Served, model: Path | None) -> Any:
    body = {"model": None if model is None else str(model)}
    return served("operator", "PUT", PATH, json=body)


def settled(served: Served) -> Any:
    """How the model stands, once nothing is being built."""
    end = monotonic() + 180
    while (told := served("operator", "GET", PATH).json())["state"] == "building":
        assert monotonic() < end
        sleep(0.05)
    return told


def ranked(served: Served) -> Any:
    answer = served("recruiter", "POST", f"/v1/jobs/{served.job}/ranking", json={"explain": True})
    assert answer.status_code == 200, answer.text
    return answer.json()["results"]


def encoders(results: Any) -> set[str]:
    return {one["match"]["inputs"]["encoder"] for one in results}


def folders(served: Served) -> list[Path]:
    return list((served.service.settings.data_dir / "index").iterdir())


def held_back(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Has the making of an index wait once it was filled; that it waits, and what lets it go on."""
    waiting, go_on = Event(), Event()
    filled: Callable[..., None] = Serving._filled

    def slow(self: Serving, former: Services, made: Services) -> None:
        filled(self, former, made)
        waiting.set()
        assert go_on.wait(120)
        made.ingest.sweep()

    monkeypatch.setattr(Serving, "_filled", slow)
    return waiting, go_on


def test_no_request_is_dropped_and_none_is_answered_by_two(served: Served, bundle: Path) -> None:
    before = served("operator", "GET", PATH).json()
    old = ranked(served)
    begun, over = Event(), Event()

    def busy(number: int) -> list[set[str]]:
        seen = []
        while not over.is_set():
            if number % 2:
                answer = served("recruiter", "POST", "/v1/resumes", json={"text": CODER})
                assert answer.status_code == 200, answer.text
            seen.append(encoders(ranked(served)))
            begun.set()
        seen.append(encoders(ranked(served)))
        return seen

    with ThreadPoolExecutor(4) as pool:
        working = [pool.submit(busy, number) for number in range(4)]
        try:
            assert begun.wait(60)
            assert take_up(served, bundle).status_code == 202
            after = settled(served)
        finally:
            over.set()
        seen = [one for future in working for one in future.result()]
    assert (after["state"], after["problem"]) == ("serving", None)
    assert after["encoder"] != before["encoder"]
    assert all(one in ({before["encoder"]}, {after["encoder"]}) for one in seen)
    assert {before["encoder"]} in seen
    assert {after["encoder"]} in seen
    assert {one["id"] for one in ranked(served)} == {one["id"] for one in old}
    assert len(folders(served)) == 1
    metrics = served("operator", "GET", "/metrics").text
    assert f'rolefit_model_info{{encoder="{after["encoder"]}"}} 1.0' in metrics
    entries = served("auditor", "GET", "/v1/audit?limit=1000").json()["items"]
    changed = [one["details"] for one in entries if one["action"] == "model_changed"]
    assert changed == [{"model": after["encoder"]}]


def test_back_again_gives_the_scores_of_before(served: Served, bundle: Path) -> None:
    before = ranked(served)
    for model in (bundle, None):
        take_up(served, model)
        assert settled(served)["state"] == "serving"
    assert ranked(served) == before
    assert len(folders(served)) == 1


def test_who_is_erased_meanwhile_is_gone_and_who_comes_is_found(
    served: Served, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, go_on = held_back(monkeypatch)
    take_up(served, bundle)
    assert waiting.wait(120)
    assert take_up(served, None).json()["title"] == "ModelBusy"
    assert served("recruiter", "DELETE", f"/v1/resumes/{served.coder}").status_code == 204
    sent = {"text": CODER.replace("Ben Beispiel", "Cara Exemplo")}
    fresh = served("recruiter", "POST", "/v1/resumes", json=sent).json()["id"]
    assert {one["id"] for one in ranked(served)} == {served.baker, fresh}
    go_on.set()
    assert settled(served)["state"] == "serving"
    assert {one["id"] for one in ranked(served)} == {served.baker, fresh}
    facets = served("recruiter", "POST", "/v1/search/facets", json={}).json()
    assert facets["total"] == 2
    assert vectors_kept(served) == {served.service.services.encoder.id: 3}


def vectors_kept(served: Served) -> dict[str, int]:
    """How many documents have vectors of the encoder that answers: a job and two résumés."""
    with sqlite3.connect(served.service.settings.data_dir / "rolefit.db") as connection:
        rows = connection.execute("SELECT encoder, COUNT(*) FROM vectors GROUP BY encoder")
        current = served.service.services.encoder.id
        return {encoder: count for encoder, count in rows if encoder == current}


def test_a_request_under_way_keeps_the_model_it_began_with(served: Served, bundle: Path) -> None:
    with served.service.serving.lease() as held:
        before = held.services.encoder.id
        take_up(served, bundle)
        end = monotonic() + 120
        while served("operator", "GET", PATH).json()["encoder"] == before:
            assert monotonic() < end
            sleep(0.05)
        library: Library = held.of("north")
        record = held.services.stores.records.get("north", served.job)
        assert record is not None
        page = library.search(record.profile)  # type: ignore[arg-type]  # a job's
        assert {one.match.inputs.encoder for one in page} == {before}
        assert encoders(ranked(served)) != {before}
        assert len(folders(served)) == 2
        assert served("operator", "GET", PATH).json()["state"] == "building"
    assert settled(served)["state"] == "serving"
    assert len(folders(served)) == 1


def test_a_broken_bundle_changes_nothing(served: Served, tmp_path: Path) -> None:
    before = ranked(served)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "manifest.json").write_text("{}", encoding="utf-8")
    assert take_up(served, broken).status_code == 202
    told = settled(served)
    assert (told["state"], told["problem"]) == ("failed", "BundleCorrupt")
    assert told["detail"]
    assert ranked(served) == before
    assert take_up(served, None).status_code == 202
    assert settled(served)["state"] == "serving"


def test_what_fails_on_the_way_leaves_the_former_one(
    served: Served, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new index is half full when the disk is; what came meanwhile is found all the same."""
    before, sweep = ranked(served), Ingest.sweep

    def failing(self: Ingest, *args: Any, **more: Any) -> int:
        sweep(self, *args, **more)
        if "stopped" in more:
            raise OSError(28, "No space left on device")
        return 0

    monkeypatch.setattr(Ingest, "sweep", failing)
    take_up(served, bundle)
    told = settled(served)
    monkeypatch.undo()
    assert (told["state"], told["problem"]) == ("failed", "OSError")
    assert ranked(served) == before
    assert len(folders(served)) == 1
    served.service.services.ingest.sweep()
    assert ranked(served) == before


def test_a_stop_meanwhile_leaves_a_folder_that_can_be_served(bundle: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "data", cache_dir=tmp_path / "cache") as served:
        before = ranked(served)
        take_up(served, bundle)
    settings = Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
    with Library(settings, tenant="north") as library:
        library.repair()
        record = library.services.stores.records.get("north", served.job)
        assert record is not None
        page = library.search(record.profile)  # type: ignore[arg-type]  # a job's
        assert [one.match.score for one in page] == [one["score"] for one in before]
