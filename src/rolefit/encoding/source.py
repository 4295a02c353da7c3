"""A model as its makers save it: a folder in the layout of sentence-transformers."""

import importlib
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from rolefit.domain.errors import BundleNotFound, MissingExtra, ModelError

WEIGHTS = "model.safetensors"

Untyped = Any
"""Parsed JSON of other programs, and objects of the libraries of the `train` extra."""


@dataclass(frozen=True, slots=True)
class Source:
    """Its settings.

    Args:
        folder: where it is.
        pooling: how token vectors become one.
        max_tokens: the window, special tokens included.
    """

    folder: Path
    pooling: Literal["mean", "cls"]
    max_tokens: int


def fetch(source: Path | str) -> Path:
    """The local folder of `source`; a Hugging Face name is downloaded or taken from its cache.

    Raises:
        MissingExtra: a name was given and the `train` extra is not installed.
        BundleNotFound: no such folder, no such name, or no network to look it up.
    """
    if Path(source).is_dir():
        return Path(source)
    if isinstance(source, Path):
        raise BundleNotFound(f"There is no folder {source}.")
    hub = need("huggingface_hub")
    try:
        # Never a pickle: only the safetensors weights are asked for.
        patterns = ["*.json", "1_Pooling/*", "LICENSE*", WEIGHTS, "vocab.txt"]
        return Path(hub.snapshot_download(source, allow_patterns=patterns))
    except (OSError, ValueError, hub.errors.HfHubHTTPError, hub.errors.HFValidationError) as error:
        raise BundleNotFound(
            f"{source} is neither a folder nor a model that could be downloaded.",
            remedy="Check the name and the network, or give the folder of a bundle.",
        ) from error


def need(module: str) -> ModuleType:
    """A module of the `train` extra.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"Exporting a model needs {module}, which is not installed.",
            remedy="Run `pip install rolefit[train]`.",
        ) from error


def read_source(folder: Path, max_tokens: int) -> Source:
    """Its settings, the window no wider than `max_tokens`.

    Raises:
        ModelError: it has no safetensors weights, or pools in a way we cannot export.
    """
    config = read_json(folder / "config.json")
    if not (folder / WEIGHTS).is_file():
        raise ModelError(
            f"{folder} has no {WEIGHTS}.",
            remedy="Save the model with safetensors; other formats can run code when opened.",
        )
    windows = (
        # Where the window stands has changed between versions of sentence-transformers.
        read_json(folder / "sentence_bert_config.json", {}).get("max_seq_length"),
        read_json(folder / "tokenizer_config.json", {}).get("model_max_length"),
        config.get("max_position_embeddings"),
    )
    window = min([max_tokens, *(int(w) for w in windows if w)])
    return Source(folder, _pooling(folder), window)


def _pooling(folder: Path) -> Literal["mean", "cls"]:
    modules = [m["type"].rpartition(".")[2] for m in read_json(folder / "modules.json", [])]
    extra = sorted(set(modules) - {"Transformer", "Pooling", "Normalize"})
    if extra:
        raise ModelError(f"The model has modules we cannot export: {', '.join(extra)}.")
    settings = read_json(folder / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    modes = {k.removeprefix("pooling_mode_") for k, on in settings.items() if on is True}
    modes.add(str(settings.get("pooling_mode", "")))
    if modes & {"mean_tokens", "mean"}:
        return "mean"
    if modes & {"cls_token", "cls"}:
        return "cls"
    raise ModelError("The model pools its tokens neither by their mean nor by the first.")


def read_json(path: Path, default: Untyped = None) -> Untyped:
    """What a JSON file holds, or `default` where one is given and there is no file.

    Raises:
        ModelError: it is missing or no JSON.
    """
    if default is not None and not path.is_file():
        return default
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} is missing or no JSON.") from error
