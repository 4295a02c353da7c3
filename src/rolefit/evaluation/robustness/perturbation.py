"""What a perturbation is: a change that means nothing, or gains nothing, and what it promises."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.job import Job
from rolefit.domain.resume import Resume


class Promise(StrEnum):
    """What a score should do, always; every exception is told."""

    NONE = "none"
    NOT_LOWER = "not lower"
    NOT_HIGHER = "not higher"
    EQUAL = "equal"

    def kept(self, before: float, after: float) -> bool:
        """Whether two scores, in hundredths of a point, are as promised."""
        moved = round(after - before, 2)
        if self is Promise.NOT_LOWER:
            return moved >= 0
        if self is Promise.NOT_HIGHER:
            return moved <= 0
        return self is Promise.NONE or moved == 0


@dataclass(frozen=True, slots=True)
class Perturbation:
    """One change.

    What its kinds call `make` gives the changed text, or the text itself where there is nothing
    to change. It is deterministic: chance comes from the text.

    Args:
        name: of its families, "robust-ocr-2".
        meaning: what is done, one sentence.
        promise: what every score should do.
    """

    name: str
    meaning: str
    promise: Promise


@dataclass(frozen=True, slots=True)
class OfPosting(Perturbation):
    """The posting is changed; all its graded résumés are scored anew."""

    make: Callable[[Job], str]


@dataclass(frozen=True, slots=True)
class OfResume(Perturbation):
    """Every résumé is changed, in the same way for every posting."""

    make: Callable[[Resume], str]


@dataclass(frozen=True, slots=True)
class OfPair(Perturbation):
    """A résumé is changed with an eye to the posting.

    Args:
        trick: it is done to gain; then only those do it who are not the best choice.
        plain: the résumé as an HTML page, where `make` gives a page too; None where it gives text.
        about: ids of the skills it is about; the points of the requirements that name one are
            looked at too.
    """

    make: Callable[[Resume, Job], str]
    trick: bool = False
    plain: Callable[[Resume], str] | None = None
    about: Callable[[Resume, Job], frozenset[str]] | None = None
