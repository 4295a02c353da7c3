"""An exported bundle is its source: the same cosines, and the same bytes when made again.

Needs the `train` extra; where it is missing these are skipped, and say so.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from tiny_bert import SPECIAL, save_bert, word_piece

from rolefit.domain.errors import BundleNotFound, ModelError
from rolefit.encoding import find_bundle, load_encoder, read_bundle
from rolefit.encoding.export import export_bundle

torch = pytest.importorskip("torch", reason="needs pip install rolefit[train]")
transformers = pytest.importorskip("transformers", reason="needs pip install rolefit[train]")
pytest.importorskip("onnx", reason="needs pip install rolefit[train]")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

WORDS = [*SPECIAL, "[MASK]", "cook", "nurse", "go", "sql", "led", "team"]
TEXTS = ["cook", "nurse led team", "go sql go sql team", "unheard words led"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A two-layer BERT with random weights, large enough for int8 to be used."""
    folder = tmp_path_factory.mktemp("source")
    tokenizer = word_piece(WORDS)
    tokenizer.enable_padding(length=16)
    tokenizer.enable_truncation(4)
    tokenizer.save(str(folder / "tokenizer.json"))
    save_bert(folder, words=len(WORDS), hidden=256, layers=2, inner=512, window=32)
    return folder


def reference(source: Path, text: str) -> np.ndarray:
    ids = [2, *(WORDS.index(w) if w in WORDS else 1 for w in text.split()), 3]
    model = transformers.BertModel.from_pretrained(source).eval()
    with torch.no_grad():
        states = model(torch.tensor([ids])).last_hidden_state[0].numpy()
    mean = states.mean(axis=0)
    return mean / np.linalg.norm(mean)


@pytest.mark.parametrize(("precision", "least"), [("float32", 0.999999), ("int8-weights", 0.999)])
def test_vectors_are_those_of_the_source(
    source: Path, tmp_path: Path, precision: str, least: float
) -> None:
    export_bundle(source, tmp_path / "b", name="tiny", base_name="tiny", precision=precision)
    encoder = load_encoder(tmp_path / "b", threads=1)
    for text, vector in zip(TEXTS, encoder.encode(TEXTS), strict=True):
        assert vector @ reference(source, text) > least


def test_two_exports_are_the_same_bytes_and_the_second_replaces_the_first(
    source: Path, tmp_path: Path
) -> None:
    steps: list[str] = []
    first = export_bundle(source, tmp_path / "a", name="tiny", base_name="t", progress=steps.append)
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    (first / "stale").touch()
    export_bundle(source, first, name="tiny", base_name="t")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert steps
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_models_folder_is_exported_once_into_the_cache_that_is_set(
    source: Path, tmp_path: Path
) -> None:
    made = find_bundle(source, tmp_path / "cache")
    assert made.folder.parent == tmp_path / "cache" / "bundles"
    before = made.folder.stat().st_ino
    assert find_bundle(source, tmp_path / "cache").folder.stat().st_ino == before


def test_int8_is_smaller_and_the_window_is_the_models(source: Path, tmp_path: Path) -> None:
    sizes = {}
    for precision in ("float32", "int8-weights"):
        made = export_bundle(
            source, tmp_path / precision, name="tiny", base_name="t", precision=precision
        )
        sizes[precision] = (made / "model.onnx").stat().st_size
        assert read_bundle(made).manifest.max_tokens == 32
    assert sizes["int8-weights"] < 0.5 * sizes["float32"]


def test_a_broken_source_is_told_and_leaves_no_bundle(source: Path, tmp_path: Path) -> None:
    with pytest.raises(BundleNotFound):
        export_bundle(tmp_path / "nowhere", tmp_path / "b", name="tiny", base_name="t")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "config.json").write_text(json.dumps({"model_type": "no-such-model"}))
    (broken / "model.safetensors").write_bytes(b"nonsense")
    with pytest.raises(ModelError):
        export_bundle(broken, tmp_path / "b", name="tiny", base_name="t")
    assert not (tmp_path / "b").exists()
