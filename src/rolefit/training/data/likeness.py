"""When two texts say the same."""

from functools import lru_cache

from rolefit.matching.terms import Analyzer

_analyze = Analyzer()


@lru_cache(maxsize=2**19)
def likeness(text: str) -> str:
    """Equal for near-duplicates: the same stems, whatever their order, case and number."""
    return " ".join(sorted(set(_analyze(text)))) or text.casefold().strip()
