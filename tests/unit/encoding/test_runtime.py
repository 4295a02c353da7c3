"""The model's runtimes: one reports to nobody, the other is for chips that have what it uses."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rolefit.domain.errors import MissingExtra, UsageError
from rolefit.encoding import load_encoder
from rolefit.encoding import openvino_runtime as openvino_module

SOURCES = Path(__file__).parents[3]


def test_the_runtime_is_told_to_be_silent_before_it_is_imported() -> None:
    """A home that cannot be written makes its telemetry complain, if it begins at all."""
    code = "from rolefit.encoding.runtime import onnx_runtime; print(onnx_runtime().__version__)"
    kept = {k: v for k, v in os.environ.items() if k not in {"ORT_DISABLE_TELEMETRY", "CI"}}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "HOME": "/proc", "XDG_CACHE_HOME": "/proc"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.match(r"\d+\.\d+", done.stdout)
    assert done.stderr == ""


def test_the_other_runtime_reports_to_nobody_either(tmp_path: Path) -> None:
    """Its telemetry keeps what it was told in the user's home, if it begins at all."""
    pytest.importorskip("openvino")
    pytest.importorskip("openvino_telemetry")
    code = (
        "import sys; from rolefit.encoding.openvino_runtime import _openvino; _openvino();"
        "print([name for name, found in sys.modules.items() if found and 'openvino_tele' in name])"
    )
    kept = {k: v for k, v in os.environ.items() if k != "CI"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_imports_the_runtime() -> None:
    importing = [
        path.name
        for folder in ("src", "tools", "benchmarks")
        for path in (SOURCES / folder).rglob("*.py")
        if re.search(r"^\s+import onnxruntime|^import onnxruntime", path.read_text("utf-8"), re.M)
    ]
    assert importing == ["runtime.py"]


def test_a_chip_without_products_in_low_precision_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openvino")
    monkeypatch.setattr(openvino_module, "instruction_set", lambda: "avx2")
    with pytest.raises(UsageError, match="neither AMX nor VNNI"):
        load_encoder(runtime="openvino")


def test_a_runtime_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openvino", None)
    with pytest.raises(MissingExtra, match="openvino") as told:
        load_encoder(runtime="openvino")
    assert "rolefit[fast]" in told.value.remedy


def test_a_runtime_that_does_not_exist_is_told() -> None:
    with pytest.raises(UsageError, match="There is no runtime"):
        load_encoder(runtime="abacus")  # type: ignore[arg-type]
