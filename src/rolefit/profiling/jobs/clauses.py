"""Cutting a sentence into requirements that can be checked one by one.

"BS degree and 3 years of Java" asks for two things; "Java or Kotlin" and "Word, Excel and
Outlook" for one.
"""

import re

from rolefit.domain.text import Span
from rolefit.profiling.jobs.languages import LANGUAGE

_STRENGTH = (
    r"(?:strong|excellent|solid|good|great|proven|demonstrated|demonstrable|working|advanced|deep|"
    r"in-depth|thorough|exceptional|outstanding|basic|extensive|prior|previous|relevant|"
    r"hands[- ]on|"
    r"impeccable|effective|superior|fluent|native|high|broad|practical|current|sound|additional|"
    r"minimum|valid|full|clean|further|some|significant)"
)
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"fifteen)\s?(?:\(\d{1,2}\))?"
    r"\s?\+?(?:\s?(?:-|–|to|or more|plus)\s?(?:\d{1,2}\+?)?)?\s?(?:years?|yrs?|months?)"
)
_HEAD = (
    rf"(?:(?:an?\s+|the\s+|your\s+|must\s+(?:have|be|possess)\s+|(?:have|has|having|"
    rf"possess)\s+(?:an?\s+)?)?(?:"
    rf"(?:{_STRENGTH}[\s,]+(?:and\s+)?){{0,3}}(?:\w+\s+){{0,1}}?(?:experienced?|abilit(?:y|ies)|"
    rf"knowledge|understanding|proficien(?:cy|t)|"
    rf"familiar(?:ity)?|expertise|fluency|willingness|willing to|able to|comfortable|comfort|"
    rf"competen(?:ce|t)|"
    rf"background in|track record|awareness|mastery|passion for|aptitude|capacity to|"
    rf"commitment to|exposure to|eligib)\b"
    rf"|(?:at least|a minimum of|minimum(?: of)?|over|more than)\s+{_NUMBER}|{_NUMBER}"
    rf"|{_STRENGTH}(?:\s+[\w&/’'-]+){{1,4}}?\s+(?:skills?|ethic|knowledge|attitude|background|"
    rf"sense|judge?ment|licen[cs]e|experience)\b"
    rf"|{_STRENGTH}\s+(?:english|french|german|spanish|mandarin|japanese|dutch|italian|"
    rf"portuguese)\b"
    rf"|(?:bachelor|master)['’]?s?\b|ph\.?d|b\.?sc\b|degree\b|diploma\b|(?:full |valid |clean |"
    rf"uk )*(?:driver['’]?s?|driving) licen[cs]e"
    rf"|certifi(?:ed|cation)\b|fluent\b|adept\b|skilled\b|self[- ]starter|detail[- ]oriented)"
    r"|(?:you )?have\s+(?:(?:already|also|\w+ly)\s+)?(?:taught|led|run|built|made|done|held|"
    r"written|sold|driven|spent|kept|flown|sung|drawn|grown|shown|given|taken|"
    r"(?!need|exceed|proceed|speed|feed|seed|advanced|detailed|limited|related)\w{3,}ed)\b)"
)
_CONNECTOR = re.compile(
    rf"(?P<with>,?\s+(?:combined |coupled |together |along )?with\s+(?:(?:the|"
    rf"an?)\s+)?)(?!(?:{_STRENGTH}\s+)?(?:focus|emphasis|attention|"
    rf"interest)\b)(?=(?:{_STRENGTH}\s+){{0,2}}"
    r"(?:abilit|experience(?!d)|knowledge|proven|working|understanding|expertise|excellent|strong|"
    r"preferred|additional|"
    rf"passion|{_NUMBER}|at least))"
    rf"|(?P<and>(?:,\s*|\s+)(?:and(?: also)?|as well as|plus|but also|&)\s+|\s*[;]\s*(?:and\s+)?|"
    rf",\s+)(?={_HEAD})",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(
    rf"^\W*(?:(?:an?|the|your|{_STRENGTH}|very|and|in|of|you|have|has|must|should|will|need|"
    rf"needs|be|able|to|include|includes|requires?|"
    r"knowledge|understanding|skills?|experienced?|education|training|qualifications?|expertise|"
    r"proficiency|familiarity|"
    r"abilit(?:y|ies)|combination|background|technical|professional|practical|personal|interest|"
    r"talent|passion|ambition|"
    r"knowledgeable|willing|willingness|desire|motivation|competence|preferred|required|"
    r"equivalent|candidate|ideal|possess)\W+)*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:\b(?:of|in|with|for|to|by|on|from|between|including|such as|or|and|like|as|the|a|an|"
    r"both|either|education|"
    r"combination of [\w ]{0,30}|strong|equivalent|relevant|e\.g\.?)|[(/&])\s*$",
    re.IGNORECASE,
)
_TAKES_WITH = re.compile(
    r"\b(?:work(?:ing|s|ed)?|(?:collaborat|cooperat|liais|communicat|engag)(?:e|es|ed|ing)|"
    r"deal(?:ing|s)?|partner(?:s|ing)?|interact(?:s|ing)?|hand in hand|side by side|alongside|"
    r"familiar|"
    r"comfortable|conversant)(?: (?:closely|directly|well|daily|regularly|effectively|together|"
    r"hand in hand|side by side))?\s*$",
    re.IGNORECASE,
)
"""Before "with": its complement belongs to the verb ("work closely with strong players")."""
_HELD = re.compile(
    rf"(?:abilit|experience|knowledge|understanding|expertise|passion|{_NUMBER}|at least)",
    re.IGNORECASE,
)
"""Behind "with": what a person has, which no verb takes as its complement."""
_RANGE_OPEN = re.compile(r"\bbetween\s+\S+(?:\s+years?)?\s*$", re.IGNORECASE)
"""Before the "and" of "between 3 and 5 years"."""
_BARE = re.compile(r"(?:[\w-]+\s+){0,3}experience\W*$", re.IGNORECASE)
_ALTERNATIVES = re.compile(
    r"\b(?:degree|diploma|bachelor\S*|master\S*|ph\.?d\S*|mba|b\.?s\.?c?|m\.?s\.?c?|ba)\b.{0,160}"
    r"(?:\byears?\b.{0,80}\bor\b.{0,120}(?:\bdegree|\bdiploma|\bmaster|\bph\.?d|\bbachelor|"
    r"\byears)|\bor\b.{0,60}\bcombination of)",
    re.IGNORECASE,
)


_WEIGHT = (
    r"(?:is|are|would be|will be)\s+(?:\w+ly\s+|an?\s+|of\s+)*(?:essential|required|needed|"
    r"necessary|mandatory|must|desirable|preferred|useful|helpful|advantage|plus|asset|bonus|"
    r"welcome|nice(?:[ -]to[ -]have)?)\b"
)
_WEIGHT_WORD = (
    r"(?:required|essential|mandatory|necessary|needed|a must|preferred|desirable|desired|optional|"
    r"a (?:big |strong )?plus|an (?:advantage|asset)|a bonus|helpful|beneficial|advantageous)"
)
_BARE_WEIGHT = rf"(?:\b{_WEIGHT_WORD}\b|\(\s*{_WEIGHT_WORD}\s*\))"
_WEIGHED_APART = re.compile(
    rf"\b{_WEIGHT}(?P<joint>\s*[,;]\s*(?:(?:and|but|while|whereas)\s+)?|\s+(?:and|while|whereas|"
    rf"but)\s+)(?=[^.;]{{0,120}}\b{_WEIGHT}|(?:so|as)\s+(?:is|are)\b)"
    rf"|{_BARE_WEIGHT}(?P<bare>\s*[,;]\s*(?:(?:and|but|while)\s+)?|\s+(?:and|but|while)\s+)"
    rf"(?!(?:not|{_WEIGHT_WORD})\b)(?=[^,.;]{{1,80}}?(?:{_BARE_WEIGHT})[\s).!]*$)",
    re.IGNORECASE,
)
"""Where one thing is weighed and another follows: "Dutch is a plus, English is needed"."""
_ONE_IS_NICE = (
    r"(?:(?:is|would be|will be)\s+)?(?:\w+ly\s+|considered\s+)?(?:(?:an?|"
    r"your)\s+(?:\w+\s+)?(?:plus|bonus|"
    r"asset|advantage)|preferred|desirable|advantageous|beneficial|optional|useful|helpful|"
    r"nice[ -]to[ -]have)"
)
_LAST_IS_NICE = re.compile(
    rf";(?!\s*and\b)(?![^;.]*\b(?:are|both|all)\b)[^;.]{{2,80}}?\s\(?{_ONE_IS_NICE}\W*$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|an?)\b", re.IGNORECASE)
_ANY_WEIGHT = re.compile(rf"{_BARE_WEIGHT}|\b{_WEIGHT}", re.IGNORECASE)
_LEVELLED = (
    rf"{LANGUAGE}\s*[(:–-]?\s*(?:(?:at|level|is)\s+)*(?:[ABC][12]|(?i:fluent|native|basic|good|"
    r"advanced|intermediate|conversational|business|proficient))\b(?i:[ -]fluent)?\)?"
)
_LEVELLED_APART = re.compile(
    rf"{_LEVELLED}(?P<joint>\s*[,;/]\s*(?:and\s+)?|\s+and\s+)(?={_LEVELLED})"
)
"""Between languages with a level each: "German B1, English C1"."""
_SHARED = re.compile(
    rf"(?!(?:{_STRENGTH}|have|has|having|possess|an?|the|your|must)\b)[\w-]+\s+(?:experience|"
    rf"knowledge|expertise|understanding|proficiency|"
    r"background|skills|abilities)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"\b(?:{_STRENGTH}|experienced?|abilit(?:y|ies)|able|knowledge|understanding|proficien\w+|"
    r"familiar\w*|expertise|skills?|skilled|years?|degree|diploma|bachelor\S*|master\S*|ph\.?d|"
    r"mba|certifi\w+|licen[cs]ed?|fluen\w+|background|must|you|command)\b",
    re.IGNORECASE,
)
_DEGREE_TAIL = re.compile(
    r"\b(?:degree|diploma|bachelor\S*|master\S*|ph\.?d\.?|mba|b\.?sc?|m\.?sc?|b\.?a|m\.?a)[^,;]*$",
    re.IGNORECASE,
)
_DEGREE_HEAD = re.compile(
    r"(?:(?:an?|or|the)\s+)*(?:bachelor|master|ph\.?d|mba|degree|diploma|doctora|associate)",
    re.IGNORECASE,
)


def _shares_head(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Whether both sides are one thing: "data protection and encryption experience".

    Degrees in a row with "or" are alternatives of one requirement: "MBA, Master's or PhD".
    """
    left = text[begin : found.start()]
    if _SHARED.match(text, found.end(), end) and _HEADED.search(left) is None:
        return True
    if "," not in found.group() or _DEGREE_HEAD.match(text, found.end(), end) is None:
        return False
    right = text[found.end() : min(end, found.end() + 60)]
    return _DEGREE_TAIL.search(left) is not None and re.search(r"\bor\b", right) is not None


def clauses(text: str, span: Span) -> list[Span]:
    """The parts of a sentence that ask for one thing each, in order; often just the sentence."""
    if _ALTERNATIVES.search(text, span.start, span.end):
        return [span]
    joints = sorted(
        joint.span(name)
        for pattern in (_WEIGHED_APART, _LEVELLED_APART)
        for joint in pattern.finditer(text, span.start, span.end)
        for name, part in joint.groupdict().items()
        if part is not None
    )
    starts = [span.start, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), span.end]
    parts = zip(starts, ends, strict=True)
    return [
        piece for start, end in parts if start < end for piece in _connected(text, Span(start, end))
    ]


def split_off_weighed(text: str, span: Span) -> list[Span]:
    """The sentence without its last part, and that part, where it alone is weighed as nice.

    "gauges and micrometers; CMM is a plus" weighs CMM; "Python; R; Scala are a plus" weighs all.
    """
    at = text.rfind(";", span.start, span.end)
    if at < 0 or _LAST_IS_NICE.match(text, at, span.end) is None:
        return [span]
    if text.count("(", span.start, at) > text.count(")", span.start, at):
        return [span]
    several = text.count(";", span.start, at) > 0
    if _ANY_WEIGHT.search(text, span.start, at) or (several and not _IS.search(text, at, span.end)):
        return [span]
    return [Span(span.start, at), Span(at + 1, span.end)]


def _connected(text: str, span: Span) -> list[Span]:
    """The parts of a statement that are joined by "and", "with" or a comma."""
    cuts = [(span.start, span.start)]
    for found in _CONNECTOR.finditer(text, span.start, span.end):
        begin = cuts[-1][1]
        left = text[begin : found.start()]
        if found.start() <= begin or left.count("(") > left.count(")"):
            continue
        if _RANGE_OPEN.search(left[-40:]):
            continue
        if found["with"] and (
            _BARE.match(text, found.end(), span.end)
            or (_TAKES_WITH.search(left[-60:]) and not _HELD.match(text, found.end(), span.end))
        ):
            continue
        if found["and"] and _shares_head(text, begin, found, span.end):
            continue
        if not _INCOMPLETE.match(left + " ") and not _OPEN_END.search(left[-60:]):
            cuts.append((found.start(), found.end()))
    ends = [start for start, _ in cuts[1:]] + [span.end]
    return [Span(begin, end) for (_, begin), end in zip(cuts, ends, strict=True) if begin < end]
