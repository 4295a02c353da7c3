"""The public door: from what a caller names to an encoder."""

import hashlib
import re
from pathlib import Path
from typing import Literal, get_args

from rolefit.domain.errors import BundleNotFound, UsageError
from rolefit.encoding.bundle import Bundle, is_bundle, read_bundle, sha256_of
from rolefit.encoding.chip import default_threads
from rolefit.encoding.onnx_encoder import OnnxEncoder, Runtime
from rolefit.encoding.registered import SCHEME, registered_bundle
from rolefit.encoding.source import fetch

DEFAULT = "minilm-l6-work"
"""The bundle that ships."""

RuntimeName = Literal["onnxruntime", "openvino"]

_SHIPPED = Path(__file__).parent / "bundles"
_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def load_encoder(
    model: str | Path | None = None,
    threads: int | None = None,
    cache: Path | None = None,
    registry: str | None = None,
    runtime: RuntimeName = "onnxruntime",
) -> OnnxEncoder:
    """An encoder, ready to use.

    Args:
        model: None for the bundle that ships, or the name of a bundle that ships; the folder of
            a bundle; a folder in the layout of sentence-transformers, or (as a str) a name on
            Hugging Face. The last two are exported into the cache on first use, which takes a
            minute and needs the `train` extra. Or `models:/NAME@ALIAS` or `models:/NAME/VERSION`
            of a model registry, which is downloaded into the cache on first use.
        threads: texts encoded side by side; default: one per core this process may use. Never
            changes a vector.
        cache: folder for exported and downloaded models; default: `Settings.cache_dir`.
        registry: address of the model registry; default: `Settings.registry`.
        runtime: what runs the graph; "openvino" needs the `fast` extra.

    Raises:
        BundleNotFound: there is no such bundle, folder or model.
        BundleCorrupt: a checksum or the manifest does not hold.
        ModelError: the model is of a kind we cannot use.
        MissingExtra: it has to be exported, and the `train` extra is not installed; or the
            runtime is not.
        RegistryError: the registry does not answer or has no such version.
        UsageError: fewer than one thread, no such runtime, or a registry's address that cannot
            be meant.
    """
    bundle = find_bundle(model, cache, registry)
    side_by_side = default_threads() if threads is None else threads
    return OnnxEncoder(bundle, _runtime(runtime, bundle, side_by_side), side_by_side)


def _runtime(name: RuntimeName, bundle: Bundle, threads: int) -> Runtime:
    """Each is imported when it is asked for: it takes half a second."""
    if name == "onnxruntime":
        from rolefit.encoding.runtime import OnnxRuntime

        return OnnxRuntime(bundle)
    if name == "openvino":
        from rolefit.encoding.openvino_runtime import OpenVinoRuntime

        return OpenVinoRuntime(bundle, threads)
    raise UsageError(f"There is no runtime “{name}”; there are {', '.join(get_args(RuntimeName))}.")


def find_bundle(
    model: str | Path | None = None, cache: Path | None = None, registry: str | None = None
) -> Bundle:
    """The bundle that `model` names, checked; arguments and errors as for `load_encoder`."""
    if model is None:
        return read_bundle(_SHIPPED / DEFAULT)
    if isinstance(model, str) and model.startswith(SCHEME):
        from rolefit.settings import Settings

        return registered_bundle(
            model, registry or Settings().registry, cache or Settings().cache_dir
        )
    try:
        folder = Path(model).expanduser()
        made, there = is_bundle(folder), folder.is_dir()
    except (OSError, RuntimeError) as error:  # too long a name, a closed folder, no such user
        raise BundleNotFound(f"{str(model)[:80]} cannot be looked up as a folder.") from error
    if made:
        return read_bundle(folder)
    if there:
        return _exported(folder, folder.name, cache)
    if isinstance(model, str) and is_bundle(_SHIPPED / model):
        return read_bundle(_SHIPPED / model)
    if isinstance(model, str) and _HUB_NAME.fullmatch(model):
        return _exported(fetch(model), model, cache)
    raise BundleNotFound(f"There is no bundle or model {model}.")


def _exported(source: Path, name: str, cache: Path | None) -> Bundle:
    """The bundle made from a sentence-transformers folder, from the cache if it was made before."""
    from rolefit.encoding.export import EXPORT_VERSION, export_bundle
    from rolefit.settings import Settings

    if not (source / "config.json").is_file():
        raise BundleNotFound(f"{source} is neither a bundle nor a model's folder.")
    key = hashlib.sha256(EXPORT_VERSION.encode())
    for path in sorted(p for p in source.rglob("*") if p.suffix in {".json", ".safetensors"}):
        key.update(f"{path.relative_to(source).as_posix()} {sha256_of(path)}\n".encode())
    short = re.sub(r"[^a-z0-9._-]+", "-", name.rpartition("/")[2].lower()).strip("-._") or "model"
    folder = cache or Settings().cache_dir
    target = folder / "bundles" / f"{short}-{key.hexdigest()[:16]}"
    if not is_bundle(target):
        export_bundle(source, target, name=short[:64], base_name=name, licence="NOASSERTION")
    return read_bundle(target)
