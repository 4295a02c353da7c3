"""Passages that say a requirement is not met: denied, not finished yet, run out."""

from collections.abc import Iterable, Sequence

from rolefit.domain.resume import Passage
from rolefit.matching.encoded import Asked, EncodedResume
from rolefit.matching.terms import Analyzer

MOST = 0.5
"""Share of a requirement's stems that a passage must deny to deny the requirement."""

_analyze = Analyzer()


class Refusals:
    """Which passages deny which requirements.

    Args:
        asked: the requirements of a job, in order.
    """

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._stems = {
            r: frozenset(one.stems)
            for r, one in enumerate(asked)
            if one.stems and not one.is_title and not one.requirement.hedged
        }

    def of(self, resume: EncodedResume) -> Iterable[tuple[int, int]]:
        """Requirement and passage, for each pair of which the passage denies the requirement."""
        for passage, refused in resume.refused.items():
            for r, stems in self._stems.items():
                if len(stems & refused) >= MOST * len(stems):
                    yield r, passage


def affirmed(passage: Passage) -> str:
    """What a passage says without what it says is not so."""
    words, at = "", 0
    for stretch in passage.denied:
        words += passage.text[at : stretch.start] + " "
        at = stretch.end
    return words + passage.text[at:]


def refused(passages: Sequence[Passage]) -> dict[int, frozenset[str]]:
    """For each passage that denies something the stems of it, unless it affirms them too."""
    found = {
        index: frozenset(
            stem for stretch in passage.denied for stem in _analyze(stretch.of(passage.text))
        ).difference(_analyze(affirmed(passage)))
        for index, passage in enumerate(passages)
        if passage.denied
    }
    return {index: stems for index, stems in found.items() if stems}
