"""Conditions of work, and fragments: the two things a terse posting is made of.

A shift pattern or working time standing alone ("Nights, Sunday to Thursday") is a condition: no
résumé shows it, so outside of what is asked of the person it is no requirement. Below a heading
that asks, or with words that ask ("willing to work nights"), it is one.
"""

import re

TIME = (
    r"(?:night|day|evening|early|earlie|late|weekend|weekday|twilight|afternoon|morning|"
    r"bank holiday|term[- ]time|shift|rota|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|"
    r"sun)(?:day)?|\d{1,2}[:.]?\d{0,2}\s?(?:am|pm)|\d{1,2}[:.]\d{2}|\d[\d.,]*\s?(?:h|hrs?|hours?)|"
    r"(?:\d|one|two|three|four|five|six|seven) on\W+(?:\d|one|two|three|four|five|six|seven) off|"
    r"full[- ]time|part[- ]time)(?:e?s)?"
)
_FILLER = (
    r"(?:to|and|or|on|off|over|from|until|till|per|an?|the|week|month|year|pattern|work|working|"
    r"rotating|alternating|alternate|fixed|permanent|regular|flexible|only|including|incl|plus|"
    r"hours|days|some|every|other|double|split|back|continental|start|finish|between|of|in|out|"
    r"weekly|time|cover|based|one|two|three|four|five|six|seven|\d{1,3})"
)
_CONDITION = re.compile(
    rf"(?=.*\b{TIME}\b)\W*(?:\b(?:{TIME}|{_FILLER})\b\W*)++$", re.IGNORECASE | re.DOTALL
)
_LONGEST_CONDITION = 90
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|may|might|shall|do|does|"
    r"did|gets|gives|goes|comes|makes|runs|sells|pays|offers|provides|serves|works|needs|wants|"
    r"keeps|brings|delivers|employs|operates|owns|opened|founded|won|became|grew|joins|applies|"
    r"apply|sends?|emails?)\b|n['’]t\b|"
    r"['’](?:ll|re|ve|d)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:we|our|us|i|my|they|their|it|its|this|these|that|there|who)\b", re.I)
_LONGEST_FRAGMENT = 8


def is_condition(words: str) -> bool:
    """Whether it is nothing but a shift pattern or working time."""
    return len(words) <= _LONGEST_CONDITION and _CONDITION.match(words) is not None


def is_fragment(words: str) -> bool:
    """Whether it is a short phrase without a verb: "Counterbalance and reach truck"."""
    count = len(words.split())
    if not 0 < count <= _LONGEST_FRAGMENT or words.rstrip()[-1:] in "?!":
        return False
    return _FINITE.search(words) is None and _PERSON.search(words) is None
