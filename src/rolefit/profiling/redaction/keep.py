"""Organisations, awards and methods that carry a person's name and stay."""

import re
from collections.abc import Iterator
from functools import cache

from rolefit.domain.text import Span
from rolefit.profiling.redaction.words import phrase_list


def find_kept(text: str) -> Iterator[Span]:
    """Well-known proper names that begin or end with a person's name, in order."""
    for match in _pattern().finditer(text):
        yield Span(match.start(), match.end())


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(phrase_list("kept"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(_spellings(phrase) for phrase in longest_first)})\b")


def _spellings(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s+")
    return escaped.replace(r"\&", "(?:&|and)").replace("'", "['’]?")
