"""Skills: find the mentions in a text, link them to ESCO and O*NET, know which are denied."""

from rolefit.profiling.skills.concepts import Concept
from rolefit.profiling.skills.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Concept", "Gazetteer", "load_gazetteer"]
