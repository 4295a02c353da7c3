"""Words that were joined when line breaks got lost, told from names with a capital inside."""

import re

from rolefit.profiling.jobs.headings import match_heading, stands_out
from rolefit.profiling.jobs.words import CAMEL_NAMES, DOUBLE_DUTY, is_gerund, is_opener, is_verb

_TAIL = re.compile(r"[\w’'&+#-]+")
_HEAD = re.compile(r"[\w’'&+#.-]*$")
_NOUN_END = re.compile(
    r"(?:ments?|tions?|sions?|it(?:y|ies)|ness|ings?|[ae]nc(?:e|y|ies)|[eo]rs?|ies|ills|edge|als|"
    r"ics|ed|ures?)$"
)
_HALVES = frozenset(
    (name[:at], name[at:])
    for name in CAMEL_NAMES
    for at in range(1, len(name))
    if name[at].isupper() and name[at - 1].islower()
)


def is_joint(text: str, start: int, at: int, end: int) -> bool:
    """Whether two sentences meet at `at`, where a capital follows without a space.

    Looks at the token on both sides, at most 40 characters, not left of `start`.
    """
    head = _HEAD.search(text, max(start, at - 40), at)
    tail = _TAIL.match(text, at, min(end, at + 40))
    left = head.group() if head else ""
    right = tail.group() if tail else ""
    if (left, right) in _HALVES or not right:
        return False
    heading = match_heading(text, at, end)
    if heading and stands_out(text, at, heading[0], end) and (len(left) >= 4 or left.isupper()):
        return True
    lower = left[:1].islower() and left.isalpha()
    if is_opener(right):
        return lower or len(left) > 3 or left.isupper() or not left
    if is_verb(right) and len(right) > 3 and not is_gerund(right):
        named = left[:1].isupper() and right.lower() in DOUBLE_DUTY
        return not left or (len(left) > 3 and (not named or _ends_a_word(left, right, lower=lower)))
    return _ends_a_word(left, right, lower=lower)


def _ends_a_word(left: str, right: str, *, lower: bool) -> bool:
    """Whether `left` is a whole common word, so that `right` begins a new one."""
    if not left:
        return True
    if left[-1].isdigit():
        return len(right) > 4 and not left[0].isalpha()
    if not left[-1].isalpha() or left[-1].isupper():
        return left[-1] in ')]”"'
    return (lower and len(left) >= 4) or (len(left) >= 6 and _NOUN_END.search(left) is not None)
