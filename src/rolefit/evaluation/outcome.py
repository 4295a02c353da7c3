"""What an evaluation yields: the figures, and all that is needed to check them."""

from dataclasses import dataclass, field

from rolefit.domain.errors import RolefitError
from rolefit.evaluation.comparison import Comparison
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.robustness.trial import Trial
from rolefit.evaluation.runs import Run


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comparison with the judgements and runs it was made from, and what could not be read.

    Args:
        trials: of perturbations, where they were asked for.
    """

    comparison: Comparison
    judgements: Judgements
    runs: dict[str, Run]
    failures: dict[str, RolefitError] = field(default_factory=dict)
    trials: tuple[Trial, ...] = ()
