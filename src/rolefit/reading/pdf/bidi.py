"""Right-to-left text: from the order on the page to the order of reading."""

import re
import unicodedata
from itertools import groupby

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "L", "AN": "L"}


def logical(text: str) -> str:
    """A line as it is read, from the line as it is seen.

    Unicode's algorithm (UAX 9) backwards and simplified to one level: runs of right-to-left
    letters are turned, and the order of the runs too where most letters are right-to-left. Text
    without such letters comes back as it is.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    classes = [_CLASSES.get(unicodedata.bidirectional(letter), "") for letter in text]
    base = "R" if classes.count("R") > classes.count("L") else "L"
    runs = [
        (side, "".join(letter for letter, _ in part))
        for side, part in groupby(
            zip(text, _resolve(classes, base), strict=True), key=lambda pair: pair[1]
        )
    ]
    turned = [part[::-1] if side == "R" else part for side, part in runs]
    return "".join(reversed(turned) if base == "R" else turned)


def _resolve(classes: list[str], base: str) -> list[str]:
    """Spaces and signs take the side of their neighbours when these agree, else the line's."""
    resolved = list(classes)
    index = 0
    while index < len(classes):
        end = index
        while end < len(classes) and not classes[end]:
            end += 1
        if end > index:
            before = classes[index - 1] if index else base
            after = classes[end] if end < len(classes) else base
            resolved[index:end] = [before if before == after else base] * (end - index)
        index = max(end, index + 1)
    return resolved
