"""What the settings of a sentence-transformers folder mean, in the layouts of its versions."""

import json
from pathlib import Path

import pytest

from rolefit.domain.errors import ModelError
from rolefit.encoding.source import Source, read_source

OLD = {
    "config.json": {"max_position_embeddings": 512},
    "sentence_bert_config.json": {"max_seq_length": 128},
    "1_Pooling/config.json": {"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
    "modules.json": [
        {"type": "sentence_transformers.models.Transformer"},
        {"type": "sentence_transformers.models.Pooling"},
    ],
}
NEW = {
    "config.json": {"max_position_embeddings": 512},
    "sentence_bert_config.json": {"transformer_task": "feature-extraction"},
    "tokenizer_config.json": {"model_max_length": 192},
    "1_Pooling/config.json": {"pooling_mode": "mean"},
    "modules.json": [
        {"type": "sentence_transformers.base.modules.transformer.Transformer"},
        {"type": "sentence_transformers.sentence_transformer.modules.pooling.Pooling"},
    ],
}


def read(folder: Path, files: dict[str, object], max_tokens: int = 256) -> Source:
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content))
    (folder / "model.safetensors").touch()
    return read_source(folder, max_tokens)


@pytest.mark.parametrize(("files", "window"), [(OLD, 128), (NEW, 192)])
def test_pooling_and_window_are_read_in_both_layouts(
    tmp_path: Path, files: dict[str, object], window: int
) -> None:
    source = read(tmp_path, files)
    assert (source.pooling, source.max_tokens) == ("mean", window)


def test_the_callers_window_only_narrows(tmp_path: Path) -> None:
    assert read(tmp_path, OLD, max_tokens=64).max_tokens == 64
    assert read(tmp_path, OLD, max_tokens=400).max_tokens == 128


def test_a_plain_transformers_folder_is_pooled_by_the_mean(tmp_path: Path) -> None:
    source = read(
        tmp_path, {"config.json": {}, "tokenizer_config.json": {"model_max_length": 1e30}}
    )
    assert (source.pooling, source.max_tokens) == ("mean", 256)


def test_the_first_token_is_read_as_pooling(tmp_path: Path) -> None:
    files = OLD | {"1_Pooling/config.json": {"pooling_mode_cls_token": True}}
    assert read(tmp_path, files).pooling == "cls"


@pytest.mark.parametrize(
    "files",
    [
        OLD | {"1_Pooling/config.json": {"pooling_mode_max_tokens": True}},
        OLD | {"1_Pooling/config.json": {"pooling_mode": "lasttoken"}},
        OLD | {"modules.json": [{"type": "sentence_transformers.models.Dense"}]},
    ],
)
def test_a_model_that_would_come_out_wrong_is_refused(
    tmp_path: Path, files: dict[str, object]
) -> None:
    with pytest.raises(ModelError):
        read(tmp_path, files)
