"""Whether a sentence or bullet opens at a place inside a line."""

import re

from rolefit.profiling.jobs.headings import match_heading, stands_out
from rolefit.profiling.jobs.languages import CODES
from rolefit.profiling.jobs.words import (
    DOUBLE_DUTY,
    VERBS,
    is_gerund,
    is_opener,
    is_verb,
    looks_adjective,
)

YEAR_COUNT = (
    r"(?:\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|"
    r"Fifteen)\s?(?:\(\d{1,2}\)\s?)?(?:\+|plus\b)?\s?(?:(?:-|–|to|or)\s?(?:\d{1,2}|"
    r"[a-z]{3,7})\s?\+?)?\s?(?:or more |plus )?"
    r"(?:years?|yrs?|months?)\b"
)
"""A number of years or months, as it opens a requirement; case-sensitive, for VERBOSE too."""
_YEARS = re.compile(YEAR_COUNT)
_TOKEN = re.compile(r"[\w’'&+#-]+")
_LAST = re.compile(r"[\w’'&+#.,/-]*$")
_DEGREE = re.compile(
    r"(?:B\.?[AS]c?\.?|M\.?[AS]c?\.?|Ph\.?D\.?|MBA|BA/BS|BS/MS|MS/PhD)(?= (?:in|degree|or)\b)"
)
_ASKING = re.compile(
    r"(?:Experienced?|Knowledge|Ability|Abilities|Proficien(?:cy|t)|Familiar(?:ity)?|"
    r"Understanding|Expertise|"
    r"Demonstrated|Proven|Background|Exposure|Comfortable|Willingness|Able|Skilled|"
    r"Working knowledge|Capable) "
    r"(?:with|of|in|to|using|working|at|on|for|by|as|and|[a-z]+ing|[a-z]+ed|[a-z]+ce)\b|"
    r"(?:Strong|Excellent|Solid|Proven|Good|Great|Demonstrated|Advanced|Extensive|Minimum|Deep|"
    r"Bachelor['’]?s|Master['’]?s) [a-z]|"
    r"(?:An?|Some|Any) (?:\w+ )?(?:experience|exposure|knowledge|ability|understanding|degree|"
    r"familiarity|background|passion|drive|willingness|interest|desire|track record)\b|"
    r"(?:Comfortability|Fluency|Mastery|Aptitude|Passion|Interest) (?:with|in|for|to|of)\b|"
    r"Comfortability [a-z]+ing\b"
)
# Openers that, capitalised before another capital, are as often part of a name.
_NAME_LIKE = frozenset("Computer High Driving Master Professional Technical".split())
_LEADS_ON = frozenset(
    """a an the of in on at to for with by from and or as our your their its his her this that these
    those is are be was were has have than into via per using including include includes like such
    between within across through under over not no any all each every other & e.g i.e named called
    titled use uses least minimum about approximately around than more either both last
    next past""".split()
)


def opens_sentence(text: str, start: int, at: int, end: int) -> bool:
    """Whether a sentence opens at `at`: a heading, years, an opener or a verb.

    Args:
        text: the posting.
        start: where the sentence so far begins.
        at: the place in question.
        end: where the line ends.
    """
    if _opens_heading(text, start, at, end, soft=False) or _YEARS.match(text, at, end):
        return True
    token = _TOKEN.match(text, at, end)
    return token is not None and (is_opener(token.group()) or is_verb(token.group()))


def opens_clause(text: str, at: int, end: int) -> bool:
    """Whether a requirement of its own opens at `at`, after a semicolon."""
    token = _TOKEN.match(text, at, end)
    if token is None:
        return False
    word = token.group()
    if is_opener(word) or word.lower() in CODES or _YEARS.match(text, at, end):
        return True
    rest = text[at:end].split(";", 1)[0].split()
    if word[0].isupper() and is_verb(word):
        return len(rest) >= 2
    return (
        word.islower()
        and word not in _LEADS_ON - {"a", "an", "the"}
        and not is_verb(word)
        and len(rest) >= 3
    )


def opens_bullet(text: str, start: int, at: int, end: int) -> bool:
    """Whether a bullet opens at `at`, with nothing but a space before it.

    Stricter than `opens_sentence`, because names are capitalised inside of sentences too.
    """
    before = word_before(text, start, at)
    if before.lower() in VERBS and before.lower() not in DOUBLE_DUTY:
        return False
    if _opens_heading(text, start, at, end, soft=True):
        return True
    if _YEARS.match(text, at, end) or _ASKING.match(text, at, end):
        return True
    token = _TOKEN.match(text, at, end)
    if token is None or not token.group()[0].isupper():
        return False
    if before[:1].isupper() and before[-1:].isalnum():
        return before.isupper() and is_verb(token.group()) and _opens_bullet_with(text, token, end)
    return _opens_bullet_with(text, token, end)


def leads_on(text: str, start: int, stop: int) -> bool:
    """Whether the words before `stop` ask for more: "experience with", "the"."""
    return word_before(text, start, stop).lower().strip(".") in _LEADS_ON


def word_before(text: str, start: int, at: int) -> str:
    """The last 30 characters at most of the word before `at`, not left of `start`."""
    stop = at
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    last = _LAST.search(text, max(start, stop - 30), stop)
    return last.group() if last else ""


def _opens_heading(text: str, start: int, at: int, end: int, *, soft: bool) -> bool:
    heading = match_heading(text, at, end)
    if heading is None or not stands_out(text, at, heading[0], end):
        return False
    before = word_before(text, start, at)
    if is_verb(before) and before.lower() not in DOUBLE_DUTY:
        return False
    if not soft or not before[:1].isupper():
        return True
    # After a capital it may be the end of a name ("Live Our Values"), unless years follow.
    single = " " not in text[at : heading[0]] or at - start < 16
    return not single or _YEARS.match(text, min(end, heading[0] + 1), end) is not None


def _opens_bullet_with(text: str, token: re.Match[str], end: int) -> bool:
    word = token.group()
    if _DEGREE.match(text, token.start(), end):
        return True
    following = text[token.end() : token.end() + 2]
    if following[:1] == " " and following[1:].islower():
        return is_opener(word) or looks_adjective(word) or (is_verb(word) and not is_gerund(word))
    if is_opener(word):
        return word not in _NAME_LIKE
    return is_verb(word) and not is_gerund(word) and word.lower() not in DOUBLE_DUTY
