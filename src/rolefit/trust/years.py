"""The years that a stretch of text speaks of, moved."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.trust.edits import Edit

_YEAR = re.compile(r"(?<![\w,])(?P<year>(?:19|20)\d\d)(?P<joint>[-–/])?(?(joint)(?P<short>\d\d)?)")
_MONTHS = 12


def moved_years(text: str, within: Span, by: int) -> Iterator[Edit]:
    """What moves every year inside of `within`, the second one of "2018–19" too.

    Behind a hyphen, two digits up to 12 are a month ("2018-09").

    Args:
        by: years, negative for earlier.
    """
    for match in _YEAR.finditer(text, within.start, within.end):
        if text[match.start() + 4 : match.start() + 5].isalnum():
            continue
        yield Edit(Span(*match.span("year")), f"{int(match['year']) + by:04d}")
        short = match["short"]
        months = match["joint"] == "-" and short is not None and int(short) <= _MONTHS
        alone = not text[match.end() : match.end() + 1].isalnum()
        if short is not None and alone and not months:
            yield Edit(Span(*match.span("short")), f"{(int(short) + by) % 100:02d}")
