"""Retrieve by words and by meaning, then let the one scorer decide."""

from rolefit.domain.search import Candidate
from rolefit.search.fusing import fused, words_of
from rolefit.search.pages import Page
from rolefit.search.results import Neighbour, Opening, Posting, Result
from rolefit.search.searching import Search
from rolefit.search.wanted import Wanted, job_of, skill_named, wanted

__all__ = [
    "Candidate",
    "Neighbour",
    "Opening",
    "Page",
    "Posting",
    "Result",
    "Search",
    "Wanted",
    "fused",
    "job_of",
    "skill_named",
    "wanted",
    "words_of",
]
