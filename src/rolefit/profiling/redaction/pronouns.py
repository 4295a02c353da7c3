"""Pronouns become one set of fixed words for everybody, "they" included.

English joins him and his in "her". So whether a form is an object or a possessive is never asked
of the word itself but of the words around it, in the same way for every pronoun: a swap of
pronouns changes nothing, and most sentences stay grammatical.
"""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan

_SUBJECT, _OBJECT, _POSSESSIVE, _REFLEXIVE = "they", "them", "their", "themselves"

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
_FUNCTION = frozenset(
    "up to in on with for at from by into through throughout about over out off down as of after "
    "before during under within across against around along away back between among like per via "
    "onto toward towards without until till upon beyond regarding and or but nor if when while "
    "whenever because since so that which who whom where how what why than then whether though "
    "although unless the a an this these those each every both any some my our your its it us me "
    "i we you he she they him his her hers them their theirs is are was were be been being has "
    "have had do does did can could may might must shall should will would not never also too "
    "again there here now once twice together apart alone aloud using based instead "
    "accordingly today otherwise yourself himself herself themselves themself".split()
)
"""Words that open no noun phrase, or a new one: "of" behind a pronoun makes it an object."""
_STATES = frozenset(
    "safe clean available accessible aware ready happy informed engaged motivated comfortable able "
    "successful up-to-date well better calm accountable fit".split()
)
_NO_ADVERBS = frozenset("family assembly supply reply ally anomaly monopoly".split())
_CAUSES = re.compile(
    r"(?i)\b(?:help(?:ed|s|ing)?|let(?:s|ting)?|ma(?:k(?:e|es|ing)|de)|watch(?:ed|ing)?|"
    r"ha(?:d|ve|ving))[ ]$"
)
"""Verbs behind whose object another verb stands: "helped them learn"."""
_ACTS = frozenset(
    "achieve acquire adapt adjust adopt apply articulate attain avoid become begin believe bring "
    "choose communicate complete comprehend create decide deliver determine develop discover "
    "ensure establish evaluate explain explore express feel find gain get give go grow identify "
    "implement improve integrate keep know learn live locate maintain make manage master meet move "
    "navigate obtain overcome perform prepare realize recover reduce remain remove resolve see "
    "select solve stay succeed take think thrive transition undergo understand use "
    "utilize write".split()
)
_NEXT = re.compile(
    r"(?:[ \t\u00a0]+|[ \t]*\n(?=[a-z]))(?P<word>[A-Za-z]+(?:-[A-Za-z]+)*)(?P<end>[ \t\u00a0]*)"
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
        yield _span(match, _form(text, match))
    for match in _SINGLE.finditer(text):
        if _MEDICAL.match(text, match.start()) and not _in_capitals(text, match):
            continue
        form = _form(text, match)
        if match.group() != form:
            yield _span(match, form)


def _form(text: str, match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("self"):
        return _REFLEXIVE
    if groups.get("object"):
        return _OBJECT if _is_object(text, match.start(), match.end()) else _POSSESSIVE
    verb = groups.get("verb")
    if verb is None:
        return _SUBJECT
    return f"{_SUBJECT} {_VERBS[verb.casefold().replace('’', chr(39))]}"


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a pronoun that stands in [start, end) owns nothing, as far as its neighbours tell."""
    following = _NEXT.match(text, end, end + 60)
    if following is None:
        return re.match(r"[ \t\u00a0]*(?:\.?\w|[\[(\"“$€£&])", text[end : end + 20]) is None
    word = following.group("word").casefold()
    if word in _FUNCTION:
        return True
    # A verb or state behind the object: "helped them learn", "kept them safe".
    if word in _ACTS and _CAUSES.search(text, max(0, start - 12), start):
        return True
    adverb = word.endswith("ly") and word not in _NO_ADVERBS
    return (word in _STATES or adverb) and _closes(text, following)


def _closes(text: str, following: re.Match[str]) -> bool:
    """Whether the phrase is over behind the word: "weekly." but not "weekly reports"."""
    if not following.group("end"):
        return True
    after = _NEXT.match(text, following.end("word"), following.end() + 40)
    return after is None or after.group("word").casefold() in _FUNCTION


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 40) : match.end() + 40]
    letters = [c for c in near if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.9 * len(letters)


def _span(match: re.Match[str], word: str) -> PersonalSpan:
    return PersonalSpan(Span(match.start(), match.end()), PersonalKind.PRONOUN, word)
