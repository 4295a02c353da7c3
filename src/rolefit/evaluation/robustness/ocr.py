"""What optical character recognition gets wrong: letters alike, lost spaces, broken words."""

import re
from collections.abc import Iterator

from rolefit.evaluation.robustness.chance import shuffled

Slip = tuple[int, int, str]
"""Start, end (code points), and what stands there instead."""

_ALIKE = (
    (re.compile("rn"), "m"),
    (re.compile("m"), "rn"),
    (re.compile("l"), "1"),
    (re.compile("l"), "I"),
    (re.compile("[1I]"), "l"),
    (re.compile("O"), "0"),
    (re.compile("0"), "O"),
)
_SPACE = re.compile(r"(?<=\w) (?=\w)")
_INSIDE = re.compile(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})")


def with_slips(text: str, rate: float) -> str:
    """The text as a poor scan of it might be recognised; see `slips`."""
    parts, at = [], 0
    for start, end, other in slips(text, rate):
        parts += [text[at:start], other]
        at = end
    return "".join([*parts, text[at:]])


def slips(text: str, rate: float) -> list[Slip]:
    """What is recognised wrongly, in text order; no two touch.

    Kinds take turns: rn and m, l and 1 and I, O and 0, a space lost, a word broken by a hyphen at
    a line's end. Where they fall is decided by the text.

    Args:
        rate: slips per character of the text, 0..1; fewer where a text has no more places.
    """
    wanted = round(rate * len(text))
    queues = [iter(shuffled(kind, text)) for kind in _kinds(text)]
    taken: list[Slip] = []
    used: set[int] = set()
    while queues and len(taken) < wanted:
        for queue in list(queues):
            slip = next((one for one in queue if not used & _touched(one)), None)
            if slip is None:
                queues.remove(queue)
            elif len(taken) < wanted:
                taken.append(slip)
                used |= _touched(slip)
    return sorted(taken)


def _kinds(text: str) -> Iterator[list[Slip]]:
    for letters in ("rn m", "l 1 I", "O 0"):
        yield [
            (match.start(), match.end(), other)
            for pattern, other in _ALIKE
            if other in letters.split()
            for match in pattern.finditer(text)
        ]
    yield [(match.start(), match.end(), "") for match in _SPACE.finditer(text)]
    yield [(match.start(), match.start(), "-\n") for match in _INSIDE.finditer(text)]


def _touched(slip: Slip) -> set[int]:
    """What no second slip may touch; one that inserts touches both neighbours."""
    start, end, _ = slip
    return set(range(start, end)) or {start - 1, start}
