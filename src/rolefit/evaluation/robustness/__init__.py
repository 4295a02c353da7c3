"""Robustness: how far scores and places move when words change and their meaning does not.

And what somebody gains by words alone. One perturbation per file; `catalogue` lists them.
"""

from rolefit.evaluation.robustness.catalogue import PERTURBATIONS
from rolefit.evaluation.robustness.running import robustness_families, trials
from rolefit.evaluation.robustness.trial import RobustFamily, Trial

__all__ = ["PERTURBATIONS", "RobustFamily", "Trial", "robustness_families", "trials"]
