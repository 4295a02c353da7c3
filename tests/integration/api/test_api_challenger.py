"""A challenger in the shadow: it answers nobody, delays nobody, and is told in numbers."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from other_model import other_model
from recruiting import JOB
from served import Served, serving

from rolefit.api import challenger
from rolefit.matcher import Matcher, Ranking

pytest.importorskip("transformers")
pytestmark = [
    pytest.mark.slow,
    # Of the training libraries themselves, none of ours.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

PATH = "/v1/model/challenger"
TRADES = ("Baker", "Cook", "Nurse", "Welder", "Driver", "Teacher", "Florist", "Clerk", "Painter")
RESUMES = [
    {"text": f"Experience\n{trade}, Old Mill, 20{year} - 2021\n- Worked with {trade.lower()}s\n"}
    for trade in TRADES
    for year in (11, 17)
]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return other_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "data", cache_dir=tmp_path / "cache") as made:
        yield made


def score(served: Served) -> Any:
    body = {"job": {"text": JOB}, "resumes": RESUMES}
    answer = served("recruiter", "POST", "/v1/score", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def told(served: Served, until: Callable[[Any], bool] = lambda _: True) -> Any:
    """How the challenger stands, once it stands so."""
    end = monotonic() + 120
    while True:
        found = served("operator", "GET", PATH).json()
        if until(found):
            return found
        assert monotonic() < end, found
        sleep(0.05)


def test_it_is_compared_and_answers_nothing(served: Served, bundle: Path) -> None:
    before = score(served)
    began = served("operator", "PUT", PATH, json={"model": str(bundle)})
    assert began.status_code == 200, began.text
    assert began.json()["challenger"] != began.json()["champion"]
    assert (began.json()["compared"], began.json()["spearman"]) == (0, None)
    assert score(served) == before
    ranked = served("recruiter", "POST", f"/v1/jobs/{served.job}/ranking", json={})
    assert ranked.status_code == 200
    found = told(served, lambda told: told["compared"] == 2)
    assert (found["skipped"], found["failed"], found["problem"]) == (0, 0, None)
    assert found["resumes"] == len(RESUMES) + 2
    assert -1 <= found["spearman"] < 1
    assert 0 <= found["overlap"] <= 1
    assert 0 < found["mean_difference"] < found["largest_difference"]
    assert "Old Mill" not in json.dumps(found)
    assert served("operator", "DELETE", PATH).status_code == 204
    assert told(served)["challenger"] is None
    assert score(served) == before
    entries = served("auditor", "GET", "/v1/audit").json()["items"]
    changed = [one["details"] for one in entries if one["action"] == "model_changed"]
    assert changed == [{"challenger": found["challenger"]}, {"challenger": None}]


def test_the_champion_itself_agrees_wholly(served: Served) -> None:
    served("operator", "PUT", PATH, json={"model": None})
    score(served)
    found = told(served, lambda told: told["compared"] == 1)
    assert found["challenger"] == found["champion"]
    assert (found["spearman"], found["overlap"]) == (1, 1)
    assert (found["mean_difference"], found["largest_difference"]) == (0, 0)


def test_a_broken_bundle_changes_nothing(served: Served, bundle: Path, tmp_path: Path) -> None:
    served("operator", "PUT", PATH, json={"model": str(bundle)})
    standing = told(served)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "manifest.json").write_text("{}", encoding="utf-8")
    for model, title in ((broken, "BundleCorrupt"), (tmp_path / "none", "BundleNotFound")):
        answer = served("operator", "PUT", PATH, json={"model": str(model)})
        assert (answer.status_code, answer.json()["title"]) == (422, title)
    assert told(served) == standing


def test_what_finds_the_queue_full_is_skipped_and_answered(
    served: Served, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread is held where it scores; requests go on."""
    held, go_on, rank = Event(), Event(), Matcher.rank

    def slow(self: Matcher, *args: Any, **more: Any) -> Ranking:
        if self.encoder_id == standing["challenger"]:
            held.set()
            go_on.wait()
        return rank(self, *args, **more)

    monkeypatch.setattr(challenger, "QUEUED", 1)
    standing = served("operator", "PUT", PATH, json={"model": str(bundle)}).json()
    monkeypatch.setattr(Matcher, "rank", slow)
    score(served)
    assert held.wait(60)
    for _ in range(3):
        score(served)
    assert told(served)["skipped"] == 2
    go_on.set()
    assert told(served, lambda told: told["compared"] == 2)["skipped"] == 2


def test_what_it_cannot_score_is_counted(
    served: Served, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rank = Matcher.rank

    def failing(self: Matcher, *args: Any, **more: Any) -> Ranking:
        if self.encoder_id == standing["challenger"]:
            raise MemoryError
        return rank(self, *args, **more)

    standing = served("operator", "PUT", PATH, json={"model": str(bundle)}).json()
    monkeypatch.setattr(Matcher, "rank", failing)
    score(served)
    found = told(served, lambda told: told["failed"] == 1)
    assert (found["compared"], found["problem"]) == (0, "MemoryError")
    monkeypatch.undo()
    score(served)
    assert told(served, lambda told: told["compared"] == 1)["failed"] == 1
