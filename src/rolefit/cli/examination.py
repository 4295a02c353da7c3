"""The checks that `rolefit doctor` runs."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from time import perf_counter
from typing import Literal

from rolefit import __version__
from rolefit.bootstrap import Services
from rolefit.cli.options import configured
from rolefit.domain.errors import ModelError, RolefitError, UsageError
from rolefit.encoding.mlflow_client import shown
from rolefit.settings import Settings

EXTRAS = {
    "evaluate": ("bm25s", "ir_measures", "scipy"),
    "fast": ("openvino",),
    "registry": ("mlflow",),
    "train": ("torch", "sentence_transformers"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: "missing" is an option not installed, "failed" a defect."""

    name: str
    state: Literal["ok", "missing", "failed"]
    detail: str


def examine() -> list[Check]:
    """Look at everything; a failed check does not keep the others from running."""
    this = Check("rolefit", "ok", f"{__version__} on Python {platform.python_version()}")
    try:
        services = Services(configured())
    except UsageError as error:
        return [this, Check("settings", "failed", f"{error.message} {error.remedy}"), *_extras()]
    try:
        return [
            this,
            *_settings(services.settings),
            _tried("model", lambda: _model(services)),
            _tried("batches", lambda: _batches(services)),
            _tried("gazetteer", lambda: f"version {services.profiler.gazetteer.version}"),
            _tried("reader", lambda: _reader(services)),
            _tried("scorer", lambda: f"{type(services.ranker).__name__} with its background"),
            *_extras(),
        ]
    finally:
        services.close()


def _settings(settings: Settings) -> Iterator[Check]:
    changed = {name: getattr(settings, name) for name in sorted(settings.model_fields_set)}
    told = ", ".join(f"{name}={shown(str(value))}" for name, value in changed.items())
    yield Check("settings", "ok", told or "all at their defaults")


def _tried(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, "ok", look())
    except RolefitError as error:
        return Check(name, "failed", f"{error.message} {error.remedy}")


def _model(services: Services) -> str:
    started = perf_counter()
    encoder = services.encoder
    encoder.encode(["A sentence to see that the model answers."])
    return (
        f"{encoder.id}, {encoder.dimension} dimensions, ready in {perf_counter() - started:.2f} s"
    )


def _batches(services: Services) -> str:
    if not services.encoder.batches_agree():
        raise ModelError(
            "On this chip a text's vector depends on the texts beside it.",
            remedy="Scores may differ in the last digit from run to run; please report the chip.",
        )
    return "a text's vector does not depend on its neighbours"


def _reader(services: Services) -> str:
    document = services.reader.read(b"Experience\nWelder since 2015.\n", "probe.txt")
    return f"answers from its own process, version {document.reader}"


def _extras() -> Iterator[Check]:
    for extra, modules in EXTRAS.items():
        absent = [module for module in modules if find_spec(module) is None]
        if absent:
            detail = f"{', '.join(absent)} not installed: pip install 'rolefit[{extra}]'"
            yield Check(f"extra {extra}", "missing", detail)
        else:
            yield Check(f"extra {extra}", "ok", "installed")
