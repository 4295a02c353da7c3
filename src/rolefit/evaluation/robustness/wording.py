"""Words replaced by a table, in one pass and in the case they were written in."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from rolefit.domain.job import Job
from rolefit.domain.text import Span

_ABBREVIATION = 5
"""Letters that an abbreviation has at most."""


def reworded(text: str, table: Mapping[str, str]) -> str:
    """The text with every phrase of the table replaced, the longest first, whole words only.

    What was put in is not looked at again. A phrase that begins with a capital, or is all in
    capitals, is replaced by one that does so too, but for a table's own capitals ("SEO"); an
    abbreviation in capitals is written out in small letters.

    Args:
        table: phrases in lower case, and what stands in their place.
    """
    pattern = _pattern(tuple(sorted(table, key=lambda phrase: (-len(phrase), phrase))))

    def other(match: re.Match[str]) -> str:
        return _in_case_of(match[0], table[match[0].lower()])

    return pattern.sub(other, text)


def in_requirements(job: Job, change: Callable[[str], str]) -> str:
    """The posting with `change` applied to what it asks for, requirement by requirement."""
    text, parts, at = job.document.text, [], 0
    for span in _merged([one.span for one in job.requirements]):
        parts += [text[at : span.start], change(span.of(text))]
        at = span.end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def _in_case_of(written: str, other: str) -> str:
    if other != other.lower():
        return other
    if len(written) > 1 and written.isupper():
        return other if len(written) <= _ABBREVIATION else other.upper()
    return other[0].upper() + other[1:] if written[0].isupper() else other


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
