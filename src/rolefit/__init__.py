"""rolefit: rank résumés against a job, and say why."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolefit.matcher import Matcher

__all__ = ["Matcher", "__version__"]
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    """Import `Matcher` on first use, so that `rolefit --help` never loads a model runtime."""
    if name == "Matcher":
        from rolefit.matcher import Matcher

        return Matcher
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
