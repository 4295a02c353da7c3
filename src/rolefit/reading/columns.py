"""Tabs and wide gaps inside of a line stand for columns; a bar keeps their words apart."""

import re

_GAP = re.compile("[ \u00a0]*\t[ \u00a0\t]*|(?:[ \u00a0]|Â ){4,}")
_LABEL = re.compile(r"(?:^|\s)(?:[^\w\s]{1,2}|\w{1,3}[.)])$|[:|]$")
_ASIDE = 60  # characters looked back at; enough for a label or a list number


def split_columns(line: str, before: str = "") -> str:
    """A line with " | " for tabs and gaps of four spaces or more between words.

    A space stands instead after a label ("Phone:"), a bullet, a list number, and at the edges.

    Args:
        line: a line or a piece of one, not repaired yet.
        before: what stands before it on the line.
    """
    if "\t" not in line and "    " not in line and "\u00a0" not in line and "Â " not in line:
        return line

    def bar(match: re.Match[str]) -> str:
        left = line[max(0, match.start() - _ASIDE) : match.start()]
        left = (before[-_ASIDE:] + left if match.start() < _ASIDE else left).strip()
        return " | " if left and not _LABEL.search(left) else " "

    return _GAP.sub(bar, line)
