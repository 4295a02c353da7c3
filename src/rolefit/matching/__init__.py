"""Job and résumé in, match out. Pure: values in, values out."""

from rolefit.matching.explaining import Versions
from rolefit.matching.prepare import reweighed
from rolefit.matching.ranker import Ranker
from rolefit.matching.signature import differences
from rolefit.matching.weights import Weights

__all__ = ["Ranker", "Versions", "Weights", "differences", "reweighed"]
