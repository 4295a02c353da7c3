"""Copies of one résumé: found, and put behind everybody else, so they don't fill a shortlist."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Resume

SHARED = 0.8
"""Share of the longer résumé's passages that two must have in common to be copies."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the ranking: which résumé, and the better-placed one it is a copy of."""

    index: int
    copy_of: int | None


def fold_copies(resumes: Sequence[Resume], scores: Sequence[int]) -> list[Place]:
    """Order by score, then by redacted content, then by position; copies after all others.

    A copy is a résumé that shares at least `SHARED` of its passages, personal data aside, with a
    better-placed one. Résumés without passages are nobody's copy.
    """
    order = sorted(range(len(resumes)), key=lambda i: (-scores[i], resumes[i].redacted, i))
    holders: dict[str, list[int]] = {}
    firsts: list[Place] = []
    copies: list[Place] = []
    for i in order:
        texts = {passage.text.casefold() for passage in resumes[i].passages}
        original = _original(texts, holders, resumes)
        if original is None:
            firsts.append(Place(i, None))
            for text in sorted(texts):
                holders.setdefault(text, []).append(i)
        else:
            copies.append(Place(i, original))
    return firsts + copies


def _original(
    texts: set[str], holders: dict[str, list[int]], resumes: Sequence[Resume]
) -> int | None:
    shared = Counter(holder for text in texts for holder in holders.get(text, ()))
    for holder, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= SHARED * max(len(texts), len(resumes[holder].passages)):
            return holder
    return None
