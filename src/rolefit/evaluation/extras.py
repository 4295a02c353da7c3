"""The libraries that only evaluation needs, imported when they are first used."""

from importlib import import_module
from types import ModuleType

from rolefit.domain.errors import MissingExtra

_PACKAGES = {"ir_measures": "ir-measures", "scipy": "scipy", "bm25s": "bm25s"}
_INSTALL = "pip install 'rolefit[evaluate]'"


def required(module: str) -> ModuleType:
    """The module of an optional library.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = _PACKAGES[module.partition(".")[0]]
        raise MissingExtra(
            f"Evaluation needs {package}, which is not installed: {_INSTALL}",
            remedy=f"Run {_INSTALL}.",
        ) from error
