"""Rules of the house that no linter knows. Each says why it is one."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolefit import Matcher
from rolefit.domain.match import Inputs
from rolefit.matching import typical
from rolefit.matching.background import vectors_name
from rolefit.matching.prepare import family

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rolefit"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
HERE = Path(__file__)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def strings(path: Path) -> Iterator[str]:
    """String constants of a file, docstrings left out."""
    tree = tree_of(path)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def imported(path: Path) -> Iterator[str]:
    """Top-level packages that a file imports, at any depth."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


OUTSIDE = re.compile(r"\.\./shared|^(/home|/root|/Users|/work|/mnt|/data)\b")


def test_nothing_reads_outside_of_the_repository() -> None:
    """A clean clone must pass; a path of one machine works on no other."""
    read = {
        name_of(path): found
        for path in (*MODULES, *TESTS)
        if path != HERE and (found := [text for text in strings(path) if OUTSIDE.search(text)])
    }
    assert read == {}


HOMES = {
    "OnnxEncoder": "encoding",
    "load_encoder": "encoding",
    "SandboxedReader": "reading",
    "Ranker": "matching",
    "load_background": "matching",
    "Database": "stores",
    "SqliteAccounts": "stores",
    "SqliteFamilies": "stores",
    "SqliteRecords": "stores",
    "SqliteVectors": "stores",
    "SqliteTrail": "stores",
    "SqliteDecisions": "stores",
    "SqliteSavedSearches": "stores",
    "SqliteTasks": "stores",
    "SqliteAnswers": "stores",
    "FileUploads": "stores",
    "FileBlobs": "stores",
    "TantivyIndex": "stores",
    "MemoryPins": "stores",
}


def test_only_the_composition_root_makes_an_adapter() -> None:
    """Who needs another reader or encoder must find one line to change."""
    made = {
        name_of(path): strangers
        for path in MODULES
        if path.name != "bootstrap.py" and (strangers := _adapters_of_others(path))
    }
    assert made == {}


def _adapters_of_others(path: Path) -> set[str]:
    room = path.relative_to(SOURCE).parts[0]
    called = {
        node.func.id
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return {name for name in called & set(HOMES) if HOMES[name] != room}


MAY_TRAIN = {f"src/rolefit/encoding/{name}.py" for name in ("export", "source", "weights")}
MAY_ASK_A_REGISTRY = {"src/rolefit/encoding/mlflow_client.py"}


def test_only_the_export_of_models_imports_a_training_framework() -> None:
    """Serving must stay light: no torch on the machine, none in the process."""
    assert _importers(
        {"torch", "transformers", "sentence_transformers", "onnx", "safetensors"}
    ) <= (MAY_TRAIN)


def test_one_module_imports_mlflow() -> None:
    """It has to be silenced before its first import, and its errors translated in one place."""
    assert _importers({"mlflow", "mlflow_skinny"}) == MAY_ASK_A_REGISTRY


def _importers(packages: set[str]) -> set[str]:
    return {name_of(path) for path in MODULES if set(imported(path)) & packages}


def test_there_is_no_module_of_odds_and_ends() -> None:
    """A name that says nothing collects everything."""
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "lib", "tools"}
    assert [name_of(path) for path in MODULES if path.stem in vague] == []
    assert [name_of(p) for p in SOURCE.rglob("*") if p.is_dir() and p.name in vague] == []


def test_a_file_and_a_function_can_be_read_at_once() -> None:
    """Long ones have several purposes."""
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}
    functions = {
        f"{name_of(path)}:{node.name}": _code_lines(node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in functions.items() if lines > 60} == {}


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, its docstring left out: options and prose are no logic."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


# What makes a result, and the constant or attribute that says which version of it.
VERSIONS = (
    ("rolefit", "__version__"),
    ("rolefit.reading.build", "READER"),
    ("rolefit.profiling.redaction.model", "REDACTION"),
    ("rolefit.profiling.resumes.version", "PROFILER_RESUMES"),
    ("rolefit.profiling.jobs.profile", "PROFILER_JOBS"),
    ("rolefit.encoding.grid", "GRID_VERSION"),
    ("rolefit.matching.rubric", "RUBRIC"),
    ("rolefit.cli.encoding", "FORMAT"),
)


@pytest.mark.parametrize(("module", "name"), VERSIONS)
def test_whatever_changes_a_result_has_a_version(module: str, name: str) -> None:
    """A signature is worth nothing when a part of what made the score has no name."""
    from importlib import import_module

    assert str(getattr(import_module(module), name)).strip()


def test_every_version_stands_under_a_matchs_signature(matcher: Matcher) -> None:
    """Two matches with equal inputs must have equal outcomes, so the inputs must name them all."""
    inputs = matcher.score("Requirements\n- Python\n- Kafka\n", "Experience\n- Python.").inputs
    assert all(getattr(inputs, name) for name in Inputs.__slots__ if name != "as_of")


def test_the_background_that_ships_was_made_with_the_model_that_ships(matcher: Matcher) -> None:
    """Otherwise every first run encodes it anew, half a minute before the first answer."""
    shipped = {path.name for path in (SOURCE / "matching" / "data").glob("*.npy")}
    weights = family(matcher.encoder_id)
    whole = typical.passages_of([matcher.resume(text) for text in typical.typical_texts()])
    assert shipped == {vectors_name(weights), typical.vectors_name(weights, whole)}


DATED = {
    f"src/rolefit/domain/{name}.py"
    for name in (
        "accounts",
        "answers",
        "decisions",
        "records",
        "saved",
        "search",
        "storage",
        "tasks",
        "trail",
    )
}
"""What is kept has dates, as plain values; no score is made of them."""


def test_a_clock_or_chance_is_used_by_nothing_that_makes_a_score() -> None:
    """A score is a function of its inputs."""
    forbidden = {"random", "secrets", "uuid", "time", "datetime"}
    rooms = ("matching", "profiling", "domain")
    used = {
        name_of(path): sorted(set(imported(path)) & forbidden)
        for room in rooms
        for path in (SOURCE / room).rglob("*.py")
        if set(imported(path)) & forbidden
    }
    assert {name: found for name, found in used.items() if name not in DATED} == {}
    assert {module for name in DATED for module in used[name]} == {"datetime"}


def test_nothing_is_logged_below_the_command_line() -> None:
    """Documents hold personal data; what is never logged never leaks."""
    # The export reads no document; it quiets what its libraries log.
    assert _importers({"logging", "structlog", "loguru"}) <= MAY_TRAIN


def test_no_runtime_dependency_is_copyleft_or_capped() -> None:
    """AGPL and GPL bind whoever builds on us; a cap keeps others from updating."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [re.split(r"[><=~! ]", one)[0].lower() for one in project["dependencies"]]
    assert not {"pymupdf", "fitz", "pymupdf4llm", "k6"} & set(named)
    assert [one for one in project["dependencies"] if "<" in one or "==" in one] == []


def test_test_files_have_names_of_their_own() -> None:
    """pytest imports them by their bare names; two of one name end the whole run."""
    times = Counter(path.name for path in TESTS if path.name != "conftest.py")
    assert [name for name, count in times.items() if count > 1] == []
