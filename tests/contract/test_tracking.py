"""Tracked runs, at a SQLite file and at a server: what is kept, and how a run ends."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from shelf import card_of
from small_bundle import bundle_in
from stores import KINDS, Store, opened

from rolefit.domain.errors import ModelError, RegistryError, UsageError, VersionNotFound
from rolefit.encoding.mlflow_client import connect, mlflow
from rolefit.evaluation.intervals import Estimate
from rolefit.training.tracking import Run, Tracker

pytestmark = pytest.mark.slow

RECIPE = {"steps": 200, "freeze": True, "lora": None, "loss": {"kind": "gist", "scales": [1.5, 2]}}
DATA = {"titles": "a" * 64}


@pytest.fixture(scope="module", params=KINDS)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    with opened(request.param, tmp_path_factory.mktemp(request.param)) as made:
        yield made


@pytest.fixture(scope="module")
def tracker(store: Store) -> Tracker:
    return Tracker(store.uri)


@dataclass(frozen=True)
class Kept:
    """What the store has of a run."""

    store: Store
    run_id: str

    @property
    def found(self) -> Any:
        return connect(self.store.uri).get_run(self.run_id)

    @property
    def status(self) -> str:
        return str(self.found.info.status)

    @property
    def tags(self) -> dict[str, str]:
        return dict(self.found.data.tags)

    def curve(self, name: str) -> list[tuple[int, float]]:
        history = connect(self.store.uri).get_metric_history(self.run_id, name)
        return sorted((one.step, one.value) for one in history)

    def file(self, path: str, folder: Path) -> Path:
        uri = self.found.info.artifact_uri
        get = mlflow().artifacts.download_artifacts
        return Path(
            get(artifact_uri=f"{uri}/{path}", dst_path=str(folder), tracking_uri=self.store.uri)
        )


@pytest.fixture
def kept(store: Store) -> Any:
    return lambda run: Kept(store, run.id)


def test_a_run_keeps_recipe_data_code_and_environment(
    tracker: Tracker, kept: Any, tmp_path: Path
) -> None:
    with tracker.run("titles", recipe=RECIPE, data=DATA, tags={"why": "a first try"}) as run:
        assert kept(run).status == "RUNNING"
    one = kept(run)
    assert one.status == "FINISHED"
    assert one.found.data.params == {
        "steps": "200",
        "freeze": "true",
        "lora": "null",
        "loss.kind": "gist",
        "loss.scales.0": "1.5",
        "loss.scales.1": "2",
        "data.titles": "a" * 64,
    }
    assert one.tags["why"] == "a first try"
    assert one.tags["mlflow.runName"] == "titles"
    assert len(one.tags["mlflow.source.git.commit"]) in (7, 40)
    assert one.tags["code.dirty"] in ("yes", "no", "unknown")
    start = json.loads(one.file("starts/1.json", tmp_path).read_text(encoding="utf-8"))
    assert start["environment"]["package.mlflow"]
    assert start["code"]["release"] == one.tags["code.release"]


def test_curves_metrics_and_intervals_are_kept(tracker: Tracker, kept: Any) -> None:
    with tracker.run("curves") as run:
        for step in (0, 10, 20):
            run.curve(step, {"loss": 1.0 - step / 100, "nDCG@10": step / 100})
        run.metrics({"graded nDCG@10": Estimate(0.5, 0.4, 0.6, 28), "seconds": 12})
        run.metrics({"alone": Estimate(0.5, None, None, 1)})
    one = kept(run)
    assert one.curve("loss") == [(0, 1.0), (10, 0.9), (20, 0.8)]
    assert one.curve("nDCG_at_10") == [(0, 0.0), (10, 0.1), (20, 0.2)]
    metrics = one.found.data.metrics
    assert metrics["graded nDCG_at_10.mean"] == 0.5
    assert metrics["graded nDCG_at_10.low"] == 0.4
    assert metrics["graded nDCG_at_10.high"] == 0.6
    assert metrics["graded nDCG_at_10.count"] == 28
    assert metrics["seconds"] == 12
    assert "alone.low" not in metrics


def test_files_folders_plots_and_scorecards_are_kept(
    tracker: Tracker, kept: Any, tmp_path: Path
) -> None:
    bundle = bundle_in(tmp_path / "bundle")
    card = card_of(bundle)
    pyplot = pytest.importorskip("matplotlib.figure")
    figure = pyplot.Figure()
    figure.subplots().plot([1, 2, 3])
    with tracker.run("files") as run:
        run.file(bundle / "LICENSE", "notes")
        run.folder(bundle, "bundle")
        run.text("notes/why.md", "Because.\n")
        run.plot(figure, "plots/loss.png")
        run.scorecard(card)
    one = kept(run)
    assert (
        one.file("notes/LICENSE", tmp_path / "a").read_bytes() == (bundle / "LICENSE").read_bytes()
    )
    folder = one.file("bundle", tmp_path / "b")
    assert {p.name for p in folder.iterdir()} == {p.name for p in bundle.iterdir()}
    assert one.file("notes/why.md", tmp_path / "c").read_text() == "Because.\n"
    assert one.file("plots/loss.png", tmp_path / "d").read_bytes().startswith(b"\x89PNG")
    assert one.found.data.metrics["titles MAP.mean"] == pytest.approx(0.495)
    assert one.found.data.metrics["costs.megabytes"] == 1.0


def ended_by(tracker: Tracker, error: BaseException, **given: Any) -> Run:
    """A run that logged one point and was ended by an error, which came out of it."""
    runs: list[Run] = []

    def go() -> None:
        with tracker.run("ends", **given) as run:
            runs.append(run)
            run.curve(1, {"loss": 1.0})
            raise error

    with pytest.raises(type(error)) as caught:
        go()
    assert caught.value is error
    return runs[0]


def test_a_run_that_fails_is_marked_failed_with_the_reason(tracker: Tracker, kept: Any) -> None:
    one = kept(ended_by(tracker, ModelError("The model is too large.")))
    assert one.status == "FAILED"
    assert one.tags["failure"] == "ModelError: The model is too large."


def test_words_of_a_strange_error_are_not_kept(tracker: Tracker, kept: Any) -> None:
    one = kept(ended_by(tracker, ValueError("the résumé of somebody")))
    assert one.status == "FAILED"
    assert one.tags["failure"] == "ValueError"


def test_an_interrupted_run_is_marked_killed(tracker: Tracker, kept: Any) -> None:
    one = kept(ended_by(tracker, KeyboardInterrupt()))
    assert one.status == "KILLED"
    assert one.tags["failure"] == "interrupted"


def test_a_run_goes_on_where_it_was_stopped(tracker: Tracker, kept: Any, tmp_path: Path) -> None:
    first = ended_by(tracker, KeyboardInterrupt(), recipe=RECIPE, data=DATA)
    with tracker.run("long", recipe=RECIPE, data=DATA, resume=first.id) as again:
        assert kept(again).status == "RUNNING"
        again.curve(2, {"loss": 0.5})
    one = kept(again)
    assert again.id == first.id
    assert one.status == "FINISHED"
    assert one.curve("loss") == [(1, 1.0), (2, 0.5)]
    assert one.tags["starts"] == "2"
    assert "failure" not in one.tags
    assert one.file("starts/2.json", tmp_path).is_file()


def test_a_run_is_not_resumed_with_another_recipe_and_stays_as_it_was(
    tracker: Tracker, kept: Any
) -> None:
    with tracker.run("one", recipe=RECIPE, data=DATA) as run:
        pass
    for told, recipe, data in (
        ("another steps", {**RECIPE, "steps": 300}, DATA),
        (r"another data\.titles", RECIPE, {"titles": "b" * 64}),
    ):
        again = tracker.run("one", recipe=recipe, data=data, resume=run.id)
        with pytest.raises(RegistryError, match=told), again:
            pytest.fail("it was resumed")
    assert kept(run).status == "FINISHED"


def test_there_is_no_going_on_with_a_run_that_is_not_there(tracker: Tracker) -> None:
    with pytest.raises(VersionNotFound, match="no run"), tracker.run("x", resume="f" * 32):
        pytest.fail("it was resumed")


def test_more_parameters_than_one_request_takes_are_kept(tracker: Tracker, kept: Any) -> None:
    with tracker.run("wide", recipe={"mixture": {f"kind{n}": n for n in range(230)}}) as run:
        run.curve(0, {f"loss{n}": float(n) for n in range(230)})
    assert len(kept(run).found.data.params) == 230
    assert len(kept(run).found.data.metrics) == 230


def test_two_runs_go_on_side_by_side(tracker: Tracker, kept: Any) -> None:
    runs: dict[str, Run] = {}
    meet = threading.Barrier(2, timeout=60)

    def work(name: str) -> None:
        with tracker.run(name) as run:
            runs[name] = run
            meet.wait()
            run.metrics({"mine": float(len(name))})

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(runs["one"]).found.data.metrics == {"mine": 3.0}
    assert kept(runs["three"]).found.data.metrics == {"mine": 5.0}


def test_what_cannot_be_kept_is_refused_before_it_is_sent(tracker: Tracker, tmp_path: Path) -> None:
    with tracker.run("refusals") as run:
        with pytest.raises(UsageError, match="no file"):
            run.file(tmp_path / "none")
        with pytest.raises(UsageError, match="no folder"):
            run.folder(tmp_path / "none", "x")
        with pytest.raises(UsageError, match="6000"):
            run.parameters({"long": "x" * 6001})
        with pytest.raises(UsageError, match="one name"):
            run.metrics({"P@5": 1.0, "P_at_5": 1.0})
        run.parameters({"steps": 1})
        with pytest.raises(RegistryError, match="steps"):
            run.parameters({"steps": 2})
