"""The public door: what a caller may name, and what it costs to import."""

import subprocess
import sys
from pathlib import Path

import pytest

from rolefit.domain.errors import BundleNotFound, MissingExtra, ModelError, UsageError
from rolefit.encoding import find_bundle, load_encoder
from rolefit.encoding.export import export_bundle
from rolefit.encoding.source import need


def test_importing_the_package_loads_no_model_runtime() -> None:
    code = (
        "import sys, rolefit.encoding;"
        "print(sorted({'onnxruntime', 'tokenizers', 'torch', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_encoding_loads_no_training_framework() -> None:
    code = (
        "import sys; from rolefit.encoding import load_encoder; load_encoder().encode(['a', 'b']);"
        "print(sorted({'torch', 'transformers', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_bundle_is_found_by_default_by_name_and_by_folder() -> None:
    default = find_bundle()
    assert find_bundle("minilm-l6-work") == default
    assert find_bundle(default.folder) == default
    assert find_bundle(str(default.folder)) == default


@pytest.mark.parametrize(
    "model",
    [
        *(Path("no/such"), Path("minilm-l6-work"), "minilm-l6-play", "/no/such"),
        *("x" * 5000, "~nobody-of-this-name/model", "a\0b"),
    ],
)
def test_what_is_not_there_is_told(model: str | Path) -> None:
    with pytest.raises(BundleNotFound):
        load_encoder(model)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleNotFound):
        load_encoder(tmp_path)


@pytest.mark.parametrize("threads", [0, -1])
def test_fewer_than_one_thread_is_refused(threads: int) -> None:
    with pytest.raises(UsageError, match="thread"):
        load_encoder(threads=threads)


@pytest.mark.parametrize("name", ["", "My Model", "-x", "x" * 65, "a/b"])
def test_a_name_that_no_bundle_may_have_is_told_before_anything_is_done(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match="name"):
        export_bundle(tmp_path, tmp_path / "made", name=name, base_name="some/model")
    with pytest.raises(UsageError, match="name"):
        export_bundle(tmp_path, tmp_path / "made", name="fine", base_name="")


def test_a_missing_extra_names_the_command_that_brings_it() -> None:
    with pytest.raises(MissingExtra) as caught:
        need("no_such_module_at_all")
    assert "pip install rolefit[train]" in caught.value.remedy


def test_weights_that_are_not_safetensors_are_refused(tmp_path: Path) -> None:
    from rolefit.encoding.source import read_source

    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="safetensors"):
        read_source(tmp_path, 256)
