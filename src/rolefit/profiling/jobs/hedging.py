"""Requirements whose own words deny or look ahead, as a résumé's denial does."""

import re

from rolefit.profiling.denials import denied_stretches

_PAPER = (
    r"(?:qualif\w+|certif\w+|licen[cs]\w*|charter\w*|registration|membership|degree|diploma|"
    r"accredit\w+|status|award|exams?|level)"
)
_TOWARDS = (
    rf"(?:(?:it|one|this|them|these)\b|(?:[\w-]+ ){{0,4}}?{_PAPER}\b|"
    r"(?:an? |the |your )?(?-i:[A-Z]))"
)
_LOOKS_AHEAD = re.compile(
    rf"\b(?:(?:(?:work|train|build)ing towards?|studying (?:towards?|for)) {_TOWARDS}|"
    r"in the process of (?:obtain|gain|complet|gett|qualify|becom|register|study)ing|"
    r"part[- ]qualified|nearly qualified|not (?:yet|fully) (?:\w+ )?\w+ed\b|"
    r"yet to (?:be|pass|gain|complete|finish|qualify)\b|"
    r"(?:willing|willingness|keen|eager|happy|ready|open|desire|prepared) to (?:\w+ )?(?:learn|"
    r"train|retrain|study|qualify|obtain|work towards?)\b)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:without|no (?:prior |previous |formal |\w+ )?(?:experience|qualifications?|degree|"
    r"knowledge|training|need)\b|not (?:\w+ )?(?:needed|necessary|required|essential|mandatory|"
    r"expected|a must)|n['’]t (?:need|have to|matter|expect|required?))\b",
    re.IGNORECASE,
)


def is_hedged(words: str) -> bool:
    """Whether a requirement denies or looks ahead ("or working towards it").

    Who repeats such words ("able to work without supervision", "working towards CIPD") answers
    the requirement and does not fall short of it.

    Args:
        words: the requirement's text.
    """
    if _LOOKS_AHEAD.search(words) or _DENIES.search(words):
        return True
    return bool(denied_stretches(words))
