"""How much each requirement counts. The caller's to change."""

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from math import isnan

from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance, Requirement, RequirementKind

LARGEST = 1e100
"""Far above any sensible weight, and its square still far below where a float overflows."""

OWN_BALANCE = 0.5
"""Meaning and words as the rubric weighs them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Relative weights, each 0 to `LARGEST`; of all but the last two only the ratios matter.

    Args:
        must, strong, nice: a requirement of that importance.
        exclude: a requirement of importance NOT.
        duty: factor on requirements of kind DUTY. Duties say what the work is; a posting has many
            of them, and each is weaker proof than a stated requirement.
        title: share of all points, 0..0.5, that goes to the job's title as a requirement of its
            own: has this person done this work? 0 leaves it out. Where no requirement has any
            weight it gets all of them.
        words: the balance of meaning and words in what passages say, from 0, meaning (T) alone, to
            1, words (B) alone; 0.5 is the rubric's own, see `Rubric.balanced`.
    """

    must: float = 1.0
    strong: float = 0.7
    nice: float = 0.4
    exclude: float = 1.0
    duty: float = 0.6
    title: float = 0.2
    words: float = OWN_BALANCE

    def __post_init__(self) -> None:
        if any(isnan(value) or not 0 <= value <= LARGEST for value in astuple(self)):
            raise UsageError(f"A weight must be a number from 0 to {LARGEST:g}.")
        if self.title > 0.5:
            raise UsageError("The title's share must be 0 to 0.5.")
        if self.words > 1:
            raise UsageError("The balance of meaning and words must be 0 to 1.")

    def of(self, requirement: Requirement) -> float:
        """The weight of one requirement."""
        by_importance = {
            Importance.MUST: self.must,
            Importance.STRONG: self.strong,
            Importance.NICE: self.nice,
            Importance.NOT: self.exclude,
        }
        factor = self.duty if requirement.kind is RequirementKind.DUTY else 1.0
        return by_importance[requirement.importance] * factor

    def __str__(self) -> str:
        told = asdict(self)
        if self.words == OWN_BALANCE:
            # Left to the rubric, as in records of before it could be set: they sign the same.
            del told["words"]
        return " ".join(f"{name}={float(value)!r}" for name, value in told.items())

    @classmethod
    def parse(cls, written: str) -> "Weights":
        """From what `str` gives, or a part of it: "nice=0.2 duty=1".

        Raises:
            UsageError: an unknown name or no number.
        """
        known = {field.name for field in fields(cls)}
        given: dict[str, float] = {}
        for pair in written.replace(",", " ").split():
            name, _, value = pair.partition("=")
            if name not in known:
                raise UsageError(
                    f"There is no weight “{name}”; there are {', '.join(sorted(known))}."
                )
            try:
                given[name] = float(value)
            except ValueError as error:
                raise UsageError(f"The weight {name} needs a number, not “{value}”.") from error
        return cls(**given)

    def of_all(self, requirements: Sequence[Requirement], titles: Sequence[bool]) -> list[float]:
        """Weights of all that is asked; the title's is such that its share is `title`."""
        others = [
            self.of(r) for r, is_title in zip(requirements, titles, strict=True) if not is_title
        ]
        title = sum(others) * self.title / (1.0 - self.title) if any(others) else 1.0
        return [
            title if is_title else self.of(requirement)
            for requirement, is_title in zip(requirements, titles, strict=True)
        ]


def shares(weights: list[float]) -> list[int]:
    """Split 10,000 hundredths of a point by weight, exactly, by largest remainder.

    Depends on the job alone, so that a requirement can give the same number of points to every
    résumé. Weights of zero get nothing; when all are zero, all are equal.
    """
    total = sum(weights)
    if total <= 0:
        weights, total = [1.0] * len(weights), float(len(weights))
    exact = [10_000 * weight / total for weight in weights]
    floors = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for i in by_remainder[: 10_000 - sum(floors)]:
        floors[i] += 1
    return floors
