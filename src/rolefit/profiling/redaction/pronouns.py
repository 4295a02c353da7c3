"""Pronouns become one set of fixed words for everybody, "they" included.

English joins him and his in "her", so object and possessive forms share one word.
"""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan

_SUBJECT, _OBJECT, _REFLEXIVE = "they", "their", "themselves"

_ANY = (
    r"(?:s?he|they|him|her|hers|his|them|their|theirs|xe|xem|xyr|ze|zir|hir|hirs|zie|zem|ey|em|eir|"
    r"fae|faer|per|ve|ver|it|its|any(?:\s+pronouns)?|ask\s+me)"
)
_DECLARED = re.compile(
    rf"(?i)(?:[(\[][ ]?)?\b(?:pronouns?[ ]?[:：]?[ ]?)?"
    rf"(?:s?he|they|xe|ze|zie|ey|fae|ve)\s?/\s?{_ANY}"
    rf"(?:\s?/\s?{_ANY}){{0,2}}\b(?:\s?[)\]])?"
    rf"|\bpronouns?\s?[:：]\s?{_ANY}\b"
)
_EITHER = re.compile(
    r"(?i)\b(?:(?:he|they)\s?(?:or|/)\s?s?he|she\s?(?:or|/)\s?he|s/he)\b|(?<!\w)\(s\)he\b"
    r"|\b(?P<object>(?:his|him|their|them)\s?(?:or|/)\s?hers?|hers?\s?(?:or|/)\s?(?:his|him))\b"
    r"|\b(?P<self>(?:him|her)self\s?(?:or|/)\s?(?:him|her)self)\b"
)
_VERBS = {
    "is": "are", "are": "are", "was": "were", "were": "were", "has": "have", "have": "have",
    "does": "do", "do": "do", "isn't": "aren't", "aren't": "aren't", "wasn't": "weren't",
    "weren't": "weren't", "hasn't": "haven't", "haven't": "haven't", "doesn't": "don't",
    "don't": "don't",
}  # fmt: skip
_SINGLE = re.compile(
    r"(?i)\b(?:(?P<subject>she|he|they)(?:[’'](?:s|re|ve|d|ll)\b)?"
    r"(?:\s(?P<verb>(?:is|are|was|were|has|have|does|do)(?:n[’']t)?)\b)?"
    r"|(?P<object>him|his|hers?|them|theirs?)|(?P<self>(?:him|her|them)self|themselves))\b"
)
_MEDICAL = re.compile(r"HER-?2|HIS\b|HIM\b|HE\b|HER\b|THEM\b")


def find_pronouns(text: str) -> Iterator[PersonalSpan]:
    """Pronouns and pairs of them ("she/her", "his or her"), each with its neutral form.

    HIS and HER in capitals are left where the line is not all capitals: a hospital information
    system and a receptor are no pronouns.
    """
    for match in _DECLARED.finditer(text):
        yield _span(match, _SUBJECT)
    for match in _EITHER.finditer(text):
        yield _span(match, _form(match))
    for match in _SINGLE.finditer(text):
        if _MEDICAL.match(text, match.start()) and not _in_capitals(text, match):
            continue
        word = match.group().casefold()
        if word in {_SUBJECT, _OBJECT, _REFLEXIVE} and match.group() == word:
            continue
        yield _span(match, _form(match))


def _form(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("self"):
        return _REFLEXIVE
    if groups.get("object"):
        return _OBJECT
    verb = groups.get("verb")
    if verb is None:
        return _SUBJECT
    return f"{_SUBJECT} {_VERBS[verb.casefold().replace('’', chr(39))]}"


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 40) : match.end() + 40]
    letters = [c for c in near if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.9 * len(letters)


def _span(match: re.Match[str], word: str) -> PersonalSpan:
    return PersonalSpan(Span(match.start(), match.end()), PersonalKind.PRONOUN, word)
