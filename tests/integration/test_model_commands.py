"""`rolefit model list`, `compare`, `register`, `promote` and `fetch`, from bundle to champion."""

import json
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from small_bundle import bundle_in
from typer.testing import CliRunner, Result

from rolefit.cli.app import app
from rolefit.cli.models import EXIT_REFUSED
from rolefit.domain.errors import UsageError, VersionNotFound
from rolefit.encoding.bundle import read_bundle
from rolefit.training.scorecard import Costs, Family, Scorecard, to_json

pytestmark = pytest.mark.slow

RULES = 'format = 1\n[primary]\nfamily = "titles"\nmeasure = "MAP"\n'

Do = Callable[..., Result]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it; making one takes seconds, so tests copy it."""
    # Not by importing it: rolefit has to silence it first.
    if find_spec("mlflow") is None or find_spec("sqlalchemy") is None:
        pytest.skip("mlflow is not installed: pip install 'rolefit[train]'")
    from rolefit.encoding.mlflow_client import connect

    path = tmp_path_factory.mktemp("store") / "mlflow.db"
    connect(f"sqlite:///{path}")
    return path


@pytest.fixture
def do(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Run a command in a folder with rules, at a registry of its own."""
    for name in [name for name in os.environ if name.startswith("ROLEFIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "mlflow.db").write_bytes(store.read_bytes())
    monkeypatch.setenv("ROLEFIT_MLFLOW_URI", f"sqlite:///{tmp_path / 'mlflow.db'}")
    monkeypatch.setenv("ROLEFIT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "experiments").mkdir()
    (tmp_path / "experiments" / "gate.toml").write_text(RULES, encoding="utf-8")

    def done(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["model", *map(str, arguments)], catch_exceptions=True)

    return done


def made(name: str, gain: float = 0.0) -> tuple[Path, Path]:
    """A small bundle in the current folder and its scorecard's file."""
    folder = bundle_in(Path(name), name, name)
    values = {f"q{n}": 0.4 + 0.01 * n + gain for n in range(20)}
    card = Scorecard(
        model=name,
        encoder=f"{name}@{read_bundle(folder).manifest.digest[:16]}/none",
        families=(Family("titles", "MAP", values),),
        costs=Costs(1.0, 100.0),
        data={"titles": "a" * 64},
    )
    path = Path(f"{name}.json")
    path.write_text(to_json(card), encoding="utf-8")
    return folder, path


@pytest.fixture
def registered(do: Do) -> None:
    """A champion, a better challenger after it, and one that is worse."""
    for name, gain in (("heron", 0.0), ("tern", 0.1), ("coot", -0.1)):
        folder, card = made(name, gain)
        assert do("register", folder, "--scorecard", card).exit_code == 0
    assert do("promote", 1).exit_code == 0


def test_an_empty_registry_is_told(do: Do) -> None:
    assert "No model is registered yet" in do("list").output
    assert json.loads(do("list", "--json").stdout) == {"format": 1, "versions": []}


@pytest.mark.usefixtures("registered")
def test_the_list_tells_aliases_figures_and_sizes(do: Do) -> None:
    lines = [line for line in do("list").output.splitlines() if "CC0-1.0" in line]
    assert ["coot" in lines[0], "tern" in lines[1], "heron" in lines[2]] == [True] * 3
    assert "challenger" in lines[0]
    assert "champion" in lines[2]
    assert "0.4950 [" in lines[2]
    rows = json.loads(do("list", "--json").stdout)["versions"]
    assert [row["number"] for row in rows] == [3, 2, 1]
    assert rows[2]["aliases"] == ["champion"]
    assert rows[2]["means"]["titles MAP"]["mean"] == pytest.approx(0.495)


@pytest.mark.usefixtures("registered")
def test_models_are_compared_by_file_number_or_alias(do: Do) -> None:
    for a, b in (("tern.json", "heron.json"), ("2", "champion")):
        told = do("compare", a, b).output
        assert "tern against heron" in told
        assert "▲" in told
        assert "+0.1000 [" in told
    body = json.loads(do("compare", "challenger", "champion", "--json").stdout)
    assert body["differences"][0]["verdict"] == "worse"
    assert body["differences"][0]["difference"]["mean"] == pytest.approx(-0.1)


@pytest.mark.usefixtures("registered")
def test_a_better_version_is_promoted_and_every_check_is_printed(do: Do) -> None:
    tried = do("promote", 2, "--dry-run")
    assert tried.exit_code == 0
    assert "nothing was changed" in tried.output
    promoted = do("promote", 2)
    assert promoted.exit_code == 0
    assert "Version 2 is the champion." in promoted.output
    assert {"size", "primary", "speed"} <= set(promoted.output.split())
    assert "replaced by 2" in do("list").output


@pytest.mark.usefixtures("registered")
def test_a_worse_version_is_refused_with_an_exit_code_of_its_own(do: Do) -> None:
    refused = do("promote", "challenger")
    assert refused.exit_code == EXIT_REFUSED
    assert "✗" in refused.output
    assert "Version 3 is refused; nothing was changed." in refused.output
    body = json.loads(do("promote", 3, "--json").stdout)
    assert (body["promoted"], body["moved"], body["version"]) == (False, False, 3)
    assert json.loads(do("list", "--json").stdout)["versions"][2]["aliases"] == ["champion"]


@pytest.mark.usefixtures("registered")
def test_a_version_is_given_a_newer_scorecard(do: Do) -> None:
    body = json.loads(Path("heron.json").read_text(encoding="utf-8"))
    body["families"][0]["values"]["q0"] = 0.9
    Path("newer.json").write_text(json.dumps(body), encoding="utf-8")
    assert do("rescore", "champion", "--scorecard", "newer.json").exit_code == 0
    rows = json.loads(do("list", "--json").stdout)["versions"]
    assert rows[2]["means"]["titles MAP"]["mean"] == pytest.approx(0.52)


@pytest.mark.usefixtures("registered")
def test_the_champion_is_fetched_and_shown(do: Do) -> None:
    assert do("fetch", "champion", "here").exit_code == 0
    assert read_bundle(Path("here")).manifest.name == "heron"
    shown = json.loads(do("show", "models:/rolefit@champion").stdout)
    assert shown["name"] == "heron"


@pytest.mark.usefixtures("registered")
@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("promote", "nobody"), VersionNotFound),
        (("promote", "2", "--rules", "none.toml"), UsageError),
        (("fetch", "9", "here"), VersionNotFound),
        (("fetch", "1", "heron"), UsageError),
        (("compare", "none.json", "1"), UsageError),
        (("register", "heron", "--scorecard", "tern.json"), UsageError),
    ],
)
def test_what_cannot_be_done_is_a_typed_error(
    do: Do, arguments: tuple[str, ...], kind: type[Exception]
) -> None:
    assert isinstance(do(*arguments).exception, kind)
