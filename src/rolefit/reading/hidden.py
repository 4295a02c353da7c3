"""Telling what was left out because a person cannot see it."""

import re

from rolefit.domain.text import Finding, FindingCode
from rolefit.reading.build import Builder

_QUOTE = 60
_MOST = 20


class HiddenText:
    """Collects text that is left out, and tells it in a bounded number of findings."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], None] = {}
        self._more = 0

    def add(self, reason: str, words: str) -> None:
        """Note hidden words; text without a letter or digit is nothing to tell.

        Args:
            reason: how it is hidden, as in "white on white".
            words: the text; at most 60 characters of it are quoted.
        """
        if not re.search(r"[^\W_]", words):
            return
        quote = " ".join(words[: 8 * _QUOTE].split())
        if len(quote) > _QUOTE:
            quote = quote[: _QUOTE - 1].rstrip() + "…"
        if len(self._found) < _MOST:
            self._found.setdefault((reason, quote))
        elif (reason, quote) not in self._found:
            self._more += 1

    def tell(self, builder: Builder) -> None:
        """Put the findings into the document."""
        for reason, quote in self._found:
            builder.finding(
                Finding(FindingCode.HIDDEN_TEXT, f"Hidden text was left out ({reason}): “{quote}”")
            )
        if self._more:
            builder.finding(
                Finding(
                    FindingCode.HIDDEN_TEXT,
                    f"{self._more} more stretches of hidden text were left out.",
                )
            )
