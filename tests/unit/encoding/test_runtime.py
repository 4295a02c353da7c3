"""The model's runtime reports to nobody."""

import os
import re
import subprocess
import sys
from pathlib import Path

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


def test_nobody_else_imports_the_runtime() -> None:
    importing = [
        path.name
        for folder in ("src", "tools", "benchmarks")
        for path in (SOURCES / folder).rglob("*.py")
        if re.search(r"^\s+import onnxruntime|^import onnxruntime", path.read_text("utf-8"), re.M)
    ]
    assert importing == ["runtime.py"]
