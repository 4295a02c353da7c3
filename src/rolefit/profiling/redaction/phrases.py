"""Phrases that tell age, birth, nationality, family or a photograph without a label."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.places import is_demonym
from rolefit.profiling.redaction.words import fold

_PARENT = r"(?:mother|father|mom|mum|dad|parent)"
_CHILDREN = r"(?:children|child|kids?|boys|girls|sons?|daughters?|teenagers)"
_OTHER_THINGS = (
    "compan|firm|business|building|house|system|organi[sz]ation|brand|agency|child|kid|student|"
    "patient|boy|girl|pupil|customer|client|facility|church|school|program|product|code|"
    r"application|infrastructure|plant|institution|family|\w+s\b"
)
"""What else is said to be so many years old; plurals are never the candidate."""

_AGE = re.compile(
    r"(?i)\b(?:aged?[ \t]{0,9}[:：]?[ \t]{0,9}\d\d"
    r"(?![\w%+]|[ \t]{0,9}(?:and|or|to|[-–+])[ \t]{0,9}(?:\d|over|above|up|older|under))"
    r"(?=[ \t]{0,9}(?:$|[\n.,;|)•]))"
    r"|(?:1[6-9]|[2-8]\d)[ \t-]{0,3}(?:years?|yrs?|y)[ \t.-]{0,3}(?:old|o\b|of[ \t]{1,9}age)\b\.?"
    rf"(?![ \t]{{1,9}}(?:\w+[ \t]{{1,9}})?(?:{_OTHER_THINGS})))"
)
_BORN = re.compile(
    r"\b[Bb]orn(?:[ ]+(?:on|in)|[ ]*:)?[ ]+(?:the[ ]+)?"
    r"(?:\d[^\n|•;.]{0,25}?|[A-Z][a-zé]{2,9}\.?[ ,][^\n|•;.]{0,25}?)?\b(?:19|20)\d\d\b"
    r"(?:[ ,]+(?:in|at)[ ]+[A-ZÀ-Þ][^\n|•;.]{1,40})?"
    r"|(?:\*[ ]?(?:\d{1,2}[./-]){2}|\bb\.[ ]?(?:\d{1,2}[./-]){0,2})(?:19|20)\d\d\b"
    r"|\b(?:[Nn]é(?:e|\(e\))?[ ]+le|[Gg]eb(?:oren|\.)|[Nn]as?cid[oa]|"
    r"[Nn]at[oa][ ](?:a(?=[ ]+[A-Z])|il)|[Uu]rodzon[ya]|[Ff]ødt|[Ff]ödd)[ ]+"
    r"[^\n|•;]{0,30}?\b(?:19|20)\d\d\b"
    r"(?:,?[ ]+(?:in|à|en|em|a|w)[ ]+[A-ZÀ-Þ][^\n|•;.,]{1,40})?"
    r"|(?<![\w.])f\.[ ]?(?:19|20)\d\d\b"
)
_FAMILY = re.compile(
    r"(?i)\b(?:(?:single|proud|energetic|working|busy|devoted|loving)[ ]+){0,3}"
    rf"(?:{_PARENT}[ ]+(?:of|to)[ ]+(?:\d{{1,2}}|an?|one|two|three|four|five|six|twins|triplets)\b"
    rf"(?:[ ]+(?:beautiful|wonderful|young|grown|little|small))?(?:[ ]+{_CHILDREN})?\b"
    rf"|(?<=single[ ]){_PARENT}\b"
    rf"|(?:(?:wife|husband)[ ]+(?:and|&)[ ]+{_PARENT}|{_PARENT}[ ]+(?:and|&)[ ]+(?:wife|husband))\b"
    r"|(?:married|divorced|widowed|unmarried|single)[ ]*(?:,|with|and)[ ]*(?:\w{1,12}[ ]+){0,2}"
    rf"{_CHILDREN}\b)"
)
_PICTURE = r"(?:photo(?:graph)?|picture|headshot)"
_PHOTO = re.compile(
    rf"(?im)[(\[<][ ]?(?:(?:profile|passport|my)[ ])?{_PICTURE}"
    r"(?:[ ](?:of[ ]\w+(?:[ ]\w+)?|attached|enclosed|here|available[^\n)\]]{0,20}))?[ ]?[)\]>]"
    rf"|^[ \t]{{0,9}}(?:(?:profile|passport|my)[ ])?{_PICTURE}"
    r"(?:[ ](?:attached|enclosed|here))?[ :]{0,9}$"
    rf"|\b{_PICTURE}[ ](?:is[ ])?(?:attached|enclosed)\b"
)
_PHRASES = (
    (PersonalKind.AGE, _AGE, ("old", "age", "y.o", "yo")),
    (
        PersonalKind.BIRTH,
        _BORN,
        ("born", "b.", "f.", "*", "né", "geb", "cid", "nat", "urodz", "fød", "föd"),
    ),
    (
        PersonalKind.MARITAL,
        _FAMILY,
        ("mother", "father", "mom", "mum", "dad", "parent", "ed", "single"),
    ),
    (PersonalKind.PHOTO, _PHOTO, ("photo", "picture", "headshot")),
)
"""Kind, pattern, and words without which the (slower) pattern cannot match."""

_CITIZEN = re.compile(
    r"\b(?P<who>(?:[A-Z][a-zé]+[ -]){0,2}?(?:[A-Z][a-zé]+|U\.?S\.?A?\.?|UK|EU))"
    r"[ ](?:[Cc]itizen|national)\b(?![ -][a-z])"
)


def find_phrases(text: str) -> Iterator[PersonalSpan]:
    """The phrases, in no particular order."""
    lowered = text.lower()
    for kind, pattern, needed in _PHRASES:
        if any(word in lowered for word in needed):
            for match in pattern.finditer(text):
                yield _personal(match.start(), match.end(), kind)
    for match in _CITIZEN.finditer(text):
        if is_demonym(fold(re.split(r"[ -]", match.group("who"))[-1])):
            yield _personal(match.start(), match.end(), PersonalKind.NATIONALITY)


def _personal(start: int, end: int, kind: PersonalKind) -> PersonalSpan:
    return PersonalSpan(Span(start, end), kind, PLACEHOLDERS[kind])
