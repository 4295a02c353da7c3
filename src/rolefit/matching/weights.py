"""How much each requirement counts. The caller's to change."""

from dataclasses import dataclass

from rolefit.domain.errors import UsageError
from rolefit.domain.job import Importance, Requirement, RequirementKind


@dataclass(frozen=True, slots=True)
class Weights:
    """Relative weights, all >= 0; only their ratios matter.

    Args:
        must, strong, nice: a requirement of that importance.
        exclude: a requirement of importance NOT.
        duty: factor on requirements of kind DUTY. Duties say what the work is; a posting has many
            of them, and each is weaker proof than a stated requirement.
        title: the job's title as a requirement of its own; 0 leaves it out.
    """

    must: float = 1.0
    strong: float = 0.7
    nice: float = 0.4
    exclude: float = 1.0
    duty: float = 0.6
    title: float = 2.0

    def __post_init__(self) -> None:
        values = (self.must, self.strong, self.nice, self.exclude, self.duty, self.title)
        if min(values) < 0 or not max(values) < float("inf"):
            raise UsageError("A weight must be a finite number, 0 or more.")

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
        return (
            f"must={self.must:g} strong={self.strong:g} nice={self.nice:g} "
            f"exclude={self.exclude:g} duty={self.duty:g} title={self.title:g}"
        )


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
