"""A ranking in the making: résumés come in batches, and only what may still be needed is kept."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rolefit.domain.match import Match
from rolefit.matching.asking import Asking
from rolefit.matching.copies import APART, Candidate, Place, fold_copies
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.explaining import Versions, draft
from rolefit.matching.scoring import Scored, score


class _Scored(NamedTuple):
    """A résumé that was scored beside others, as row `row` of what they scored."""

    resume: EncodedResume
    beside: Scored
    row: int


class Shortlist:
    """Scores what is added and ends as a ranking.

    Memory is bounded: what was scored holds its résumé until its words are put together. With `top`
    it is let go once it cannot be among the best any more; else it is put into words.

    Args:
        top: how many matches are wanted; None for all.
        room: how many résumés more may be held before that is done.
    """

    def __init__(self, asking: Asking, versions: Versions, top: int | None, room: int) -> None:
        self._asking = asking
        self._versions = versions
        self._top = top
        self._room = room
        self._candidates: dict[int, Candidate] = {}
        self._held: dict[int, _Scored] = {}
        self._in_words: dict[int, Match] = {}

    def add(self, resumes: Sequence[EncodedResume], places: Sequence[int]) -> None:
        """Score some more résumés.

        Args:
            places: the `index` of each, all different.
        """
        if not resumes:
            return
        scored = score(self._asking, resumes)
        for row, (resume, index) in enumerate(zip(resumes, places, strict=True)):
            self._held[index] = _Scored(resume, scored, row)
            self._candidates[index] = Candidate(
                index, scored.scores[row], resume.resume.redacted, resume.said
            )
        if self._top is None:
            self._put_into_words()
        elif len(self._held) > self._top + self._room:
            self._let_go(self._top)

    def matches(self) -> list[Match]:
        """Matches, best first, copies of a better-placed résumé last.

        Ties are decided by the redacted content, then by position, so a name or the order of the
        input never decides between two different résumés.
        """
        places = fold_copies(list(self._candidates.values()))[: self._top]
        return [self._placed(place) for place in places]

    def _placed(self, place: Place) -> Match:
        match = self._in_words.get(place.index) or self._match(place.index)
        return match if place.copy_of is None else replace(match, copy_of=place.copy_of)

    def _match(self, index: int) -> Match:
        resume, beside, row = self._held[index]
        return draft(self._asking, resume, beside, row, self._versions, index=index)

    def _put_into_words(self) -> None:
        if len(self._held) > self._room:
            for index in self._held:
                match = self._match(index)
                match.explanation()
                self._in_words[index] = match
            self._held.clear()

    def _let_go(self, top: int) -> None:
        """Drop whatever is certainly not among the best `top`.

        A high score is not enough for a place, since copies go to the end. But of several that lie
        `APART` each has a place of its own or gives it to an original of its own; so as many of
        them as are wanted leave nothing to those below, whatever is still to come.
        """
        kept = [self._candidates[index] for index in self._held]
        apart = [place for place in fold_copies(kept, APART) if place.copy_of is None]
        if len(apart) < top:
            return
        last = self._candidates[apart[max(top, 1) - 1].index].order
        self._held = {i: one for i, one in self._held.items() if self._candidates[i].order <= last}
