"""A ranking in the making: résumés come in batches, and only what may still be needed is kept."""

from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.match import Match
from rolefit.matching.asking import Asking
from rolefit.matching.copies import APART, Candidate, fold_copies
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.explaining import Versions, explain
from rolefit.matching.scoring import score

ROOM = 1024
"""80 KB each or so; what is kept beside those wanted before it is asked which to let go."""

TOGETHER = 256
"""Résumés explained at once: bounds the cosines that are kept for it."""


class Shortlist:
    """Scores what is added and ends as a ranking.

    Without `top` every résumé is explained as it comes and let go. With it a résumé is kept until
    it is certain that it cannot be among the best, so memory hardly grows with the pool.

    Args:
        top: how many matches are wanted; None for all.
        room: how many résumés more are kept before any is let go.
    """

    def __init__(
        self, asking: Asking, versions: Versions, top: int | None, *, room: int = ROOM
    ) -> None:
        self._asking = asking
        self._versions = versions
        self._top = top
        self._room = room
        self._candidates: list[Candidate] = []
        self._kept: dict[int, EncodedResume] = {}
        self._matches: dict[int, Match] = {}

    def add(self, resumes: Sequence[EncodedResume]) -> None:
        """Score some more résumés; positions go on counting from batch to batch."""
        if not resumes:
            return
        placed = dict(enumerate(resumes, len(self._candidates)))
        if self._top is None:
            scores = self._explain(placed)
        else:
            scores = score(self._asking, resumes).scores
            self._kept |= placed
        self._candidates += [
            Candidate(index, points, resume.resume.redacted, resume.said)
            for (index, resume), points in zip(placed.items(), scores, strict=True)
        ]
        if self._top is not None and len(self._kept) > self._top + self._room:
            self._let_go(self._top)

    def matches(self) -> list[Match]:
        """Matches, best first, copies of a better-placed résumé last.

        Ties are decided by the redacted content, then by position, so a name or the order of the
        input never decides between two different résumés.
        """
        places = fold_copies(self._candidates)[: self._top]
        open_ = [place.index for place in places if place.index not in self._matches]
        for start in range(0, len(open_), TOGETHER):
            self._explain({i: self._kept[i] for i in open_[start : start + TOGETHER]})
        return [
            replace(self._matches[place.index], index=place.index, copy_of=place.copy_of)
            for place in places
        ]

    def _explain(self, placed: dict[int, EncodedResume]) -> list[int]:
        """Put résumés, by position, into words; returns their scores."""
        scored = score(self._asking, list(placed.values()), keep=True)
        for row, (index, resume) in enumerate(placed.items()):
            self._matches[index] = explain(self._asking, resume, scored, row, self._versions)
        return scored.scores

    def _let_go(self, top: int) -> None:
        """Drop whatever is certainly not among the best `top`.

        A high score is not enough for a place, since copies go to the end. But of several that lie
        `APART` each has a place of its own or gives it to an original of its own; so as many of
        them as are wanted leave nothing to those below, whatever is still to come.
        """
        kept = [self._candidates[index] for index in self._kept]
        apart = [place for place in fold_copies(kept, APART) if place.copy_of is None]
        if len(apart) < top:
            return
        last = self._candidates[apart[max(top, 1) - 1].index].order
        self._kept = {i: r for i, r in self._kept.items() if self._candidates[i].order <= last}
