"""Bytes to text with spans, marks and findings; one file or folder per format, sandboxed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolefit.reading.limits import Limits
    from rolefit.reading.router import read_bytes, read_text
    from rolefit.reading.sandbox import SandboxedReader

__all__ = ["Limits", "SandboxedReader", "read_bytes", "read_text"]

_HOMES = {
    "Limits": "limits",
    "SandboxedReader": "sandbox",
    "read_bytes": "router",
    "read_text": "router",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the module holds
    """Import on first use, so that `import rolefit.reading` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
