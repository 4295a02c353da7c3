"""Copies of one résumé: found, and put behind everybody else, so they don't fill a shortlist."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.matching.encoded import EncodedResume

SHARED = 0.8
"""Share of the longer résumé's passages that two must have in common to be copies."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the ranking: which résumé, and the better-placed one it is a copy of."""

    index: int
    copy_of: int | None


def fold_copies(resumes: Sequence[EncodedResume], scores: Sequence[int]) -> list[Place]:
    """Order by score, then by redacted content, then by position; copies after all others.

    A copy is a résumé that shares at least `SHARED` of its passages, personal data aside, with a
    better-placed one. Résumés without passages are nobody's copy.
    """
    keys = [(-scores[i], resume.resume.redacted, i) for i, resume in enumerate(resumes)]
    holders: dict[str, list[int]] = {}
    firsts: list[Place] = []
    copies: list[Place] = []
    for _, _, i in sorted(keys):
        original = _original(resumes[i].said, holders, resumes)
        if original is None:
            firsts.append(Place(i, None))
            for text in resumes[i].said:
                holders.setdefault(text, []).append(i)
        else:
            copies.append(Place(i, original))
    return firsts + copies


def _original(
    said: frozenset[str], holders: dict[str, list[int]], resumes: Sequence[EncodedResume]
) -> int | None:
    shared = Counter(holder for text in said for holder in holders.get(text, ()))
    for holder, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= SHARED * max(len(said), len(resumes[holder].said)):
            return holder
    return None
