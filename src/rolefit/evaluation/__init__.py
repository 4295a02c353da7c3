"""How good the ranking is: measures with intervals, baselines beside it, sets to measure on.

Needs the `evaluate` extra; importing this package does not.
"""

from rolefit.evaluation.comparison import Comparison, compare
from rolefit.evaluation.judgements import Judgements, read_judgements
from rolefit.evaluation.measures import MATCHING, Measure
from rolefit.evaluation.outcome import Outcome
from rolefit.evaluation.own import evaluate_files, evaluate_runs
from rolefit.evaluation.runs import Run, read_run, write_run

__all__ = [
    "MATCHING",
    "Comparison",
    "Judgements",
    "Measure",
    "Outcome",
    "Run",
    "compare",
    "evaluate_files",
    "evaluate_runs",
    "read_judgements",
    "read_run",
    "write_run",
]
