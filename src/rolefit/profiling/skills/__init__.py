"""Skills: find the mentions in a text, link them to ESCO and O*NET, know which are denied."""

from rolefit.profiling.skills.concepts import Concept
from rolefit.profiling.skills.gazetteer import Gazetteer, load_gazetteer
from rolefit.profiling.skills.linking import Linker
from rolefit.profiling.skills.taxonomy import load_taxonomy

__all__ = ["Concept", "Gazetteer", "Linker", "load_gazetteer", "load_taxonomy"]
