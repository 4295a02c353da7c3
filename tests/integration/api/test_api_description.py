"""The description of the interface: what is checked in is what is served, and nothing breaks it."""

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from served import Served, serving

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tool() -> Iterator[Any]:
    """The script that writes the description."""
    sys.path.insert(0, str(ROOT / "tools"))
    yield import_module("build_api")
    sys.path.remove(str(ROOT / "tools"))


def test_what_is_checked_in_is_what_is_served(tool: Any) -> None:
    kept = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    assert tool.described() == kept, "run: python tools/build_api.py"
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = json.loads(tool.EXAMPLES.read_text(encoding="utf-8"))
    assert page.endswith(tool.page(kept, examples)), "run: python tools/build_api.py"


def test_every_example_is_what_the_call_answers(tool: Any) -> None:
    """Scores differ from chip to chip in the last digits, so numbers are compared by their kind."""
    kept = json.loads(tool.EXAMPLES.read_text(encoding="utf-8"))
    made = json.loads(json.dumps(tool.recorded()))
    assert kept.keys() == made.keys()
    for operation, example in kept.items():
        assert plain(made[operation]) == plain(example), "run: python tools/build_api.py"


def plain(told: Any) -> Any:
    """A value without what another chip computes in another way."""
    if isinstance(told, dict):
        return {key: plain(value) for key, value in told.items() if key != "encoder"}
    if isinstance(told, list):
        return [plain(value) for value in told]
    if isinstance(told, str):
        return re.sub(r"\b[0-9a-f]{32,64}\b|-?[0-9]+(?:\.[0-9]+)?|Vector \w+", "#", told)
    return 0 if isinstance(told, float) else told


def test_every_call_is_in_the_examples(tool: Any) -> None:
    examples = json.loads(tool.EXAMPLES.read_text(encoding="utf-8"))
    told = tool.described()["paths"].values()
    assert {call["operationId"] for methods in told for call in methods.values()} == set(examples)


MOST = [6, pytest.param(100, marks=pytest.mark.nightly)]
"""Requests of each call and mode."""

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    negative_data_rejection,
    ignored_auth,
    unsupported_method,
]


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("data"), requests_per_minute=1_000_000) as made:
        yield made


BY_HAND = {"/v1/imports"}
"""A form with a file of any bytes, so no wrong one can be made up; test_api_access.py has some."""

CALLS = [
    pytest.param(path, method, mode, id=f"{method} {path} {mode.value}")
    for path, methods in json.loads((ROOT / "docs" / "openapi.json").read_bytes())["paths"].items()
    for method, call in methods.items()
    for mode in GenerationMode
    # Of a call without parameters and body nothing can be made wrong.
    if mode is GenerationMode.POSITIVE
    or ((call.get("parameters") or "requestBody" in call) and path not in BY_HAND)
]


@pytest.mark.parametrize("most", MOST)
@pytest.mark.parametrize(("path", "method", "mode"), CALLS)
def test_no_request_breaks_it(fuzzed: Served, path: str, method: str, mode: Any, most: int) -> None:
    operation = schemathesis.openapi.from_asgi("/v1/openapi.json", fuzzed.client.app)[path][method]
    who = "operator" if path == "/metrics" else "admin"
    headers = {"Authorization": f"Bearer {fuzzed.tokens[who]}"}

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def made(case: Case) -> None:
        # Fields of a form are texts: what was to be no list or no text is sent as a text as well.
        is_form = case.media_type == "multipart/form-data"
        checks = [one for one in CHECKS if not (is_form and one is negative_data_rejection)]
        case.call_and_validate(headers=headers, checks=checks)

    made()
