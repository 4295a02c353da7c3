"""The documentation says what the code does."""

import doctest
import importlib
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from kept_skills import keep_arbitrary_vectors

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return tool("build_reference")


def tool(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "settings.md", "errors.md"])
def test_a_reference_page_is_what_the_code_would_write(reference: ModuleType, name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    expected = reference.rebuilt(page, reference.PAGES[name]())
    assert page == expected, "run: python tools/build_reference.py"


def test_the_leaderboard_is_what_the_scorecards_say() -> None:
    from rolefit.training.leaderboard import filled_in

    page = (DOCS / "evaluation.md").read_text(encoding="utf-8")
    expected = filled_in(page, tool("build_leaderboard").table())
    assert page == expected, "run: python tools/build_leaderboard.py"


def test_the_reference_names_every_command_setting_and_error(reference: ModuleType) -> None:
    from rolefit.domain import errors
    from rolefit.settings import Settings

    for command in (
        "rank",
        "profile",
        "explain",
        "skills",
        "evaluate",
        "doctor",
        "audit decisions",
        "audit verify",
        "audit export",
        "data list",
        "data fetch",
        "model export",
        "model show",
        "model list",
        "model compare",
        "model register",
        "model rescore",
        "model promote",
        "model fetch",
    ):
        assert f"### `rolefit {command}`" in reference.cli_reference()
    for field in Settings.model_fields:
        assert f"`ROLEFIT_{field.upper()}`" in reference.settings_reference()
    kinds = [
        k for k in vars(errors).values() if isinstance(k, type) and k.__module__ == errors.__name__
    ]
    assert len(kinds) > 15
    for kind in kinds:
        assert f"`{kind.__name__}`" in reference.errors_reference()


def test_every_exit_code_of_the_code_is_explained() -> None:
    modules = [
        importlib.import_module(f"rolefit.cli.{name}")
        for name in ("app", "explain", "models", "rank", "trail")
    ]
    codes = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.startswith("EXIT_")
    }
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    told = {int(line.split("|")[1]) for line in page.splitlines() if line[2:3].isdigit()}
    assert codes | {0} == told


@pytest.mark.slow
def test_the_python_page_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    # What it links is named in the text, so it is found whatever is kept of the rest.
    keep_arbitrary_vectors(tmp_path)
    monkeypatch.setenv("ROLEFIT_CACHE_DIR", str(tmp_path))
    for name in ("ROLEFIT_MODEL", "ROLEFIT_REDACT", "ROLEFIT_THREADS"):
        monkeypatch.delenv(name, raising=False)
    outcome = doctest.testfile(
        str(DOCS / "python.md"),
        module_relative=False,
        optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL,
        encoding="utf-8",
    )
    assert outcome.attempted > 20
    assert outcome.failed == 0


def test_every_page_is_in_the_navigation_and_every_page_there_exists() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2]
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert {page for page in pages if page not in nav} == set()
