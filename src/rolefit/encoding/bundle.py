"""The bundle: a folder with a model, its tokenizer, its licence and a manifest over them.

    manifest.json   what it is, where it comes from, a SHA-256 per file
    model.onnx      input_ids int64 (n, tokens) -> sentence_embedding float32 (n, dimension)
    tokenizer.json  Hugging Face tokenizers format
    LICENSE         of the base model
    README.md       the model card: what it is of, what it learned from, what it is for

The graph takes texts of one length and ends in pooling and L2 normalisation; there is no padding
and no mask.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rolefit.domain.errors import BundleCorrupt, BundleNotFound

FORMAT: Literal[3] = 3
"""Bump when an older rolefit could not load the folder."""

MANIFEST = "manifest.json"
MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
LICENCE = "LICENSE"
CARD = "README.md"
FileName = Literal["model.onnx", "tokenizer.json", "LICENSE", "README.md"]
FILES: tuple[FileName, ...] = ("model.onnx", "tokenizer.json", "LICENSE", "README.md")

INPUT = "input_ids"
OUTPUT = "sentence_embedding"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Words = Annotated[str, Field(min_length=1)]
NAME = r"^[a-z0-9][a-z0-9._-]{0,63}$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BaseWeights(_Strict):
    """Where the weights come from.

    Args:
        name: the model they are, as its makers call it.
        licence: SPDX identifier of the weights.
        weights_sha256: of the safetensors file that was exported.
    """

    name: Words
    licence: Words
    weights_sha256: Sha256


class Manifest(_Strict):
    """What a bundle is. Written by export, read and checked at load.

    Args:
        format: of the folder.
        name: of the bundle, short; part of the encoder id.
        version: of the bundle, told to people; the encoder id goes by the digest.
        base: where the weights come from.
        pooling: how token vectors become one: their mean, special tokens included, or the first.
        max_tokens: the window, special tokens included; a longer text is cut.
        dimension: length of a vector.
        precision: "int8-weights" (stored as int8 per channel, computed in float32) or "float32".
        runtime: what the graph is for.
        opset: of the graph.
        files: SHA-256 of every file beside the manifest.
        made: how it was made: tool -> version, and "change" in words.
    """

    format: Literal[3] = FORMAT
    name: Annotated[str, Field(pattern=NAME)]
    version: Words
    base: BaseWeights
    pooling: Literal["mean", "cls"] = "mean"
    max_tokens: Annotated[int, Field(ge=3, le=8192)] = 256
    dimension: Annotated[int, Field(ge=1, le=8192)]
    precision: Literal["int8-weights", "float32"]
    runtime: Literal["onnxruntime"] = "onnxruntime"
    opset: Annotated[int, Field(ge=13)]
    files: dict[FileName, Sha256]
    made: dict[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over what makes a vector: model, tokenizer and window."""
        parts = (self.files["model.onnx"], self.files["tokenizer.json"], str(self.max_tokens))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder whose manifest and checksums hold."""

    folder: Path
    manifest: Manifest


def is_bundle(folder: Path) -> bool:
    """Whether `folder` claims to be a bundle; nothing is checked."""
    return (folder / MANIFEST).is_file()


def read_bundle(folder: Path) -> Bundle:
    """The bundle in `folder`, every byte of it checked against the manifest.

    Raises:
        BundleNotFound: there is no such folder, or no manifest in it.
        BundleCorrupt: the manifest is malformed, or a file is missing or differs from it.
    """
    if not is_bundle(folder):
        raise BundleNotFound(f"There is no {MANIFEST} in {folder}.")
    manifest = _read_manifest(folder / MANIFEST)
    for name in FILES:
        if sha256_of(folder / name) != manifest.files[name]:
            raise BundleCorrupt(f"{name} in {folder} is not the file its manifest was made for.")
    return Bundle(folder, manifest)


def sha256_of(path: Path) -> str:
    """SHA-256 (hex) of a file.

    Raises:
        BundleCorrupt: it is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BundleCorrupt(f"{path.name} in {path.parent} is missing or unreadable.") from error


def _read_manifest(path: Path) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except OSError as error:
        raise BundleCorrupt(f"{path} cannot be read.") from error
    except ValidationError as error:
        where = ", ".join(sorted({".".join(map(str, e["loc"])) or "JSON" for e in error.errors()}))
        raise BundleCorrupt(f"{path} is no valid manifest: {where}.") from error
    missing = [name for name in FILES if name not in manifest.files]
    if missing:
        raise BundleCorrupt(f"{path} lists no checksum for {', '.join(missing)}.")
    return manifest
