"""What a posting asks for, in other words of the same meaning."""

from types import MappingProxyType

from rolefit.domain.job import Job
from rolefit.evaluation.robustness.wording import in_requirements, reworded

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

TABLE = MappingProxyType(
    {
        "responsible for": "in charge of",
        "in charge of": "responsible for",
        "look after": "take care of",
        "take care of": "look after",
        "take part in": "participate in",
        "participate in": "take part in",
        "carry out": "perform",
        "build and maintain": "develop and keep up",
        "work with": "collaborate with",
        "lead a": "head a",
        "make": "produce",
        "prepare": "draw up",
        "repair": "fix",
        "fix": "repair",
        "install": "fit",
        "investigate": "look into",
        "replace": "swap",
        "train": "teach",
        "keep": "maintain",
        "grow": "increase",
        "able to": "in a position to",
        "ability to": "capacity to",
        "willing to": "prepared to",
        "at least": "a minimum of",
        "minimum": "at least",
        "or similar": "or comparable",
        "or the like": "or similar",
        "such as": "like",
        "preferably": "ideally",
        "experience with": "a background in",
        "experience in": "a background in",
        "experience of": "practice in",
        "good knowledge of": "a sound grasp of",
        "strong knowledge of": "a thorough grasp of",
        "working knowledge of": "practical knowledge of",
        "knowledge of": "familiarity with",
        "familiarity with": "knowledge of",
        "good command of": "solid skills in",
        "commitment to": "dedication to",
        "excellent": "outstanding",
        **{f"{word} years": f"{number} years" for number, word in enumerate(_NUMBERS, 1)},
        **{f"{number} years": f"{word} years" for number, word in enumerate(_NUMBERS, 1)},
    }
)
"""Phrase -> phrase, of our own; the importance of a requirement stays as it is."""


def paraphrased(text: str) -> str:
    """A requirement, said differently."""
    return reworded(text, TABLE)


def paraphrased_posting(job: Job) -> str:
    """The posting with its requirements said differently."""
    return in_requirements(job, paraphrased)
