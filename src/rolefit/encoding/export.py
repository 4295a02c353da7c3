"""From a sentence-transformers model to a bundle. The one module that may import torch.

The weights of every matrix product and embedding table are stored as int8 with one float32 scale
per output channel (per row for a table); the runtime unfolds them once at load and computes in
float32. Why: docs/adr/0003-encoder-runtime.md.
"""

import contextlib
import json
import logging
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version as version_of
from pathlib import Path
from types import ModuleType
from typing import Literal

from rolefit.domain.errors import ModelError, UsageError
from rolefit.encoding.bundle import (
    CARD,
    INPUT,
    LICENCE,
    MANIFEST,
    MODEL,
    NAME,
    OUTPUT,
    TOKENIZER,
    BaseWeights,
    Manifest,
    sha256_of,
)
from rolefit.encoding.source import WEIGHTS, Source, Untyped, fetch, need, read_json, read_source
from rolefit.encoding.weights import to_int8

EXPORT_VERSION = "3"
"""Bump when the same weights would give another bundle."""

OPSET = 17
MAX_TOKENS = 256

Precision = Literal["int8-weights", "float32"]
Progress = Callable[[str], None]
"""Called with what is about to be done, in a few words."""

_CHANGES = {
    "int8-weights": "pooling and normalisation added to the graph; weights rounded to int8",
    "float32": "pooling and normalisation added to the graph",
}


def export_bundle(
    source: Path | str,
    target: Path,
    *,
    name: str,
    base_name: str,
    version: str = "1",
    licence: str = "Apache-2.0",
    licence_file: Path | None = None,
    card: str | None = None,
    precision: Precision = "int8-weights",
    max_tokens: int = MAX_TOKENS,
    progress: Progress | None = None,
) -> Path:
    """Write a bundle of `source` into `target`; run twice on one machine, it is the same bytes.

    Args:
        source: a folder in the layout of sentence-transformers or transformers (safetensors
            weights, tokenizer.json), or a name on Hugging Face, which needs the network.
        target: the folder to make; what is in it is replaced once the new bundle is complete.
        name: of the bundle, lower case; part of the encoder id.
        base_name: the model the weights are, as its makers call it.
        version: of the bundle, told to people.
        licence: SPDX identifier of the weights.
        licence_file: its text; default: LICENSE in the source, else a note that names it.
        card: the model card, Markdown; default: a note of what the weights are.
        precision: how weights are stored.
        max_tokens: window, special tokens included; never more than the model's own.
        progress: told each step before it begins.

    Returns:
        `target`.

    Raises:
        MissingExtra: the `train` extra is not installed.
        BundleNotFound: there is no such folder or name.
        ModelError: the model is of a kind we cannot export, or the target cannot be written.
        UsageError: a name that no manifest could hold.
    """
    _check_words(name, base_name, version, licence)
    say = progress or _silent
    need("torch"), need("transformers"), need("onnx")
    say(f"reading {source}")
    model = read_source(fetch(source), max_tokens)
    base = BaseWeights(
        name=base_name, licence=licence, weights_sha256=sha256_of(model.folder / WEIGHTS)
    )
    try:
        with tempfile.TemporaryDirectory(prefix="rolefit-export-") as scratch:
            folder = Path(scratch) / "bundle"  # the scratch folder itself is closed to others
            folder.mkdir()
            say("tracing the graph")
            dimension = _trace(model, folder / MODEL)
            say(f"storing weights as {precision}")
            _store_weights(folder / MODEL, precision)
            _write_tokenizer(model, folder / TOKENIZER)
            _write_licence(model, base, licence_file, folder / LICENCE)
            (folder / CARD).write_text(card or _card(name, base, precision), encoding="utf-8")
            _write_manifest(
                folder,
                name=name,
                version=version,
                base=base,
                source=model,
                dimension=dimension,
                precision=precision,
            )
            say(f"writing {target}")
            _replace(folder, target)
    except OSError as error:
        raise ModelError(f"The bundle could not be written to {target}: {error}.") from error
    return target


def _check_words(name: str, *others: str) -> None:
    """Told at once, not after the minute that tracing takes."""
    if not re.fullmatch(NAME, name):
        raise UsageError(
            "A bundle's name is 1 to 64 lower-case letters, digits, dots, dashes and underscores, "
            "and begins with a letter or digit."
        )
    if not all(others):
        raise UsageError("The base model, the version and the licence need a name.")


def _silent(_: str) -> None:
    """Progress nobody asked for."""


def _trace(source: Source, path: Path) -> int:
    """Write the float32 graph to `path`; the dimension of its vectors."""
    torch, transformers = need("torch"), need("transformers")
    with _quiet(transformers), torch.no_grad():
        try:
            body = transformers.AutoModel.from_pretrained(
                source.folder,
                attn_implementation="eager",
                use_safetensors=True,
                local_files_only=True,
            )
        except Exception as error:
            raise ModelError(f"transformers cannot load the model in {source.folder}.") from error
        try:
            torch.onnx.export(
                _equal_lengths(torch, body.float().eval(), source.pooling),
                ((torch.arange(16, dtype=torch.int64) % 8 + 1).reshape(2, 8),),
                str(path),
                input_names=[INPUT],
                output_names=[OUTPUT],
                dynamic_axes={INPUT: {0: "texts", 1: "tokens"}, OUTPUT: {0: "texts"}},
                opset_version=OPSET,
                dynamo=False,  # its graphs quantise worse and need another package
            )
        except Exception as error:  # whatever the model's own code raises
            raise ModelError(f"The model in {source.folder} cannot be traced.") from error
    return int(body.config.hidden_size)


def _equal_lengths(torch: ModuleType, body: Untyped, pooling: str) -> Untyped:
    """The model of texts with equally many tokens, from ids to their vectors of norm 1."""

    class EqualLengths(torch.nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.body = body

        def forward(self, input_ids: Untyped) -> Untyped:
            # No mask: texts of equal length have no padding.
            states = self.body(input_ids, attention_mask=None)[0]
            # The mean as a product with ones (the norm takes the count out): as a reduction over
            # the middle axis, the runtime adds one text's rows in another order than several
            # texts', and a neighbour would move the last bits.
            ones = torch.ones_like(input_ids).to(states.dtype).unsqueeze(1)
            mean = torch.matmul(ones, states).squeeze(1)
            pooled = mean if pooling == "mean" else states[:, 0]
            return pooled / pooled.norm(dim=1, keepdim=True)

    return EqualLengths()


@contextlib.contextmanager
def _quiet(transformers: ModuleType) -> Iterator[None]:
    """Tracing warns of what we chose on purpose: the older exporter and constants in the graph."""
    level = logging.root.manager.disable
    bars = transformers.utils.logging.is_progress_bar_enabled()
    logging.disable(logging.WARNING)
    transformers.utils.logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)
        if bars:
            transformers.utils.logging.enable_progress_bar()


def _store_weights(path: Path, precision: Precision) -> None:
    """Rewrite the graph at `path`: cleaned of what may vary, its matrices in `precision`."""
    onnx = need("onnx")
    model = onnx.load(path)
    if precision == "int8-weights":
        to_int8(onnx, model.graph)
    model.producer_name, model.producer_version, model.doc_string = "rolefit", EXPORT_VERSION, ""
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _write_tokenizer(source: Source, path: Path) -> None:
    """The source's tokenizer with its padding and truncation taken out: they are the encoder's."""
    settings = read_json(source.folder / TOKENIZER) | {"padding": None, "truncation": None}
    path.write_text(json.dumps(settings, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_licence(source: Source, base: BaseWeights, text: Path | None, path: Path) -> None:
    given = text or source.folder / LICENCE
    if text is not None or given.is_file():
        path.write_bytes(given.read_bytes())
        return
    note = f"Weights of {base.name}; licence (SPDX): {base.licence}\n"
    path.write_text(note, encoding="utf-8")


def _card(name: str, base: BaseWeights, precision: Precision) -> str:
    return (
        f"# {name}\n\nWeights of {base.name}, licence (SPDX) {base.licence}; "
        f"{_CHANGES[precision]}.\n"
        "Nothing was trained. What they learned from and what they are for, their makers tell.\n"
    )


def _write_manifest(
    folder: Path,
    *,
    name: str,
    version: str,
    base: BaseWeights,
    source: Source,
    dimension: int,
    precision: Precision,
) -> None:
    manifest = Manifest(
        name=name,
        version=version,
        base=base,
        pooling=source.pooling,
        max_tokens=source.max_tokens,
        dimension=dimension,
        precision=precision,
        opset=OPSET,
        files={
            "model.onnx": sha256_of(folder / MODEL),
            "tokenizer.json": sha256_of(folder / TOKENIZER),
            "LICENSE": sha256_of(folder / LICENCE),
            "README.md": sha256_of(folder / CARD),
        },
        made={
            "by": f"rolefit.encoding.export {EXPORT_VERSION}",
            "change": _CHANGES[precision],
            **{tool: version_of(tool) for tool in ("onnx", "torch", "transformers")},
        },
    )
    text = json.dumps(manifest.model_dump(mode="json"), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _replace(folder: Path, target: Path) -> None:
    """Put the finished folder in the target's place, so that no half bundle is ever seen."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rolefit-", dir=target.parent) as beside:
        fresh = Path(beside) / "new"
        shutil.copytree(folder, fresh)
        if target.exists():
            target.rename(Path(beside) / "old")
        fresh.rename(target)
