"""Stretches cut to the words of the thing."""

import re

from rolefit.domain.text import Span

_LEADING = re.compile(
    r"(?:[^\w\[+]+|(?:an?|the|my|any|own|of|in|on|as|to|for|is|i|both|his|her|their|full|and|or|"
    r"either|also)\b\s*)+",
    re.IGNORECASE,
)
EDGE = " \t\n,;:.!?([|•–—-/\"'“”‘’"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Without articles in front and signs around; None when no word is left."""
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in EDGE:
        end -= 1
    words = text[start:end]
    return Span(start, end) if sum(map(str.isalpha, words)) > 1 else None
