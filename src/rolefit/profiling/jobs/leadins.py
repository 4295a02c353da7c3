"""Cutting the words around a requirement: "You will ...", "... is required"."""

import re

from rolefit.domain.text import Span
from rolefit.profiling.jobs.cleaning import trim
from rolefit.profiling.jobs.cues import TASKED, acting, trailing
from rolefit.profiling.jobs.occupations import ROLE_NOUN

_MODAL = (
    r"(?:will|would|must|should|shall|can|may|needs? to|is expected to|are expected to|"
    r"is required to|are required to|has to|have to|is|are|has|have)"
)
_DOING = (
    r"(?:(?:also|then|ideally|typically|primarily|mainly|initially|be|likely|expected to|"
    r"required to|"
    r"responsible for|accountable for|in charge of|have the opportunity to|get to|the chance to|"
    r"have|possess|bring|demonstrate|hold|show|need|need to|have to|be able to demonstrate|"
    r"involved in|"
    r"tasked with|charged with|proven to have|both|a|an|the following:?|someone who (?:is|has))\s+)"
)
_SUBJECT = (
    rf"(?:{ROLE_NOUN}|candidate|applicant|person|individual|contributor|incumbent|role|position|"
    rf"job|post|"
    r"post ?holder|hire|colleague|member|someone|team|function|duty|duties|goals?|"
    r"responsibilit(?:y|ies))"
)
_LEADINS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:in (?:this|the) (?:role|position|job)|as (?:an?|our|the) [^,.;:]{2,80}?(?=,|"
        r"\s+you\b|\s+you['’])|"
        r"reporting (?:directly )?to [^,.;:]{2,80}(?=,)|in addition(?: to [^,]{2,80}(?=,))?|"
        r"additionally|moreover|furthermore|ideally|working (?:closely )?with [^,]{2,60}"
        r"(?=, you)|to (?:be successful|succeed|qualify)[^,]{0,60}|on a (?:daily|"
        r"day[ -]to[ -]day) basis|also|"
        r"if you(?:['’]re| are| have) (?:an? )?[^,]{2,60} with (?:an? )?(?=passion|experience|"
        r"love))[,:]?\s+",
        rf"(?:you|he|she|they|s/he|he/she)(?:['’](?:ll|d|ve|"
        rf"re))?\s+(?:{_MODAL}\s+)?{_DOING}{{0,4}}(?=\S)",
        rf"(?:the|this|our|an?|your)\s+(?:[\w&/,'’.+-]+\s+){{0,6}}?{_SUBJECT}(?:\s+(?:of|in|for|"
        rf"-|–)\s+[\w&' ]{{2,40}}?)?"
        rf"\s+{_MODAL}\s+(?:not\s+)?{_DOING}{{0,4}}(?=\S)",
        r"(?:this|the|our)\s+(?:role|position|job|individual|candidate|person)(?:\s+also)?\s+"
        r"(?:requires|involves|includes|needs|demands|specializes in|focuses on|"
        r"entails)\s+(?:the following:?\s+|an?\s+)?",
        r"(?:it|this) (?:also )?(?:requires|involves|includes|would include)\s+(?:an?\s+)?",
        r"(?:[\w&.’'-]+,?\s+){1,7}?(?:are|is|(?<=we)['’]re)\s+(?:currently\s+|now\s+)?(?:looking "
        rf"for|seeking|searching for|recruiting|hiring)\s+an?\s+(?:[^.;:]{{3,160}}?)\s{TASKED}",
        r"(?:we(?:['’]re| are)|(?:\w+\s+){1,4}?is)\s+(?:currently\s+)?(?:looking for|seeking|"
        r"searching for|recruiting|hiring)\s+"
        r"(?:an?\s+)?(?:(?:someone|somebody|candidates?|people|individuals?|applicants?|persons?|"
        r"those|anyone)\s+"
        r"(?:who\s+(?:is|are|has|have|can)\s+|with\s+|to\s+)(?:an?\s+)?)?",
        r"(?:we|\w+)(?:['’]d|\s+would)?\s+(?:require|expect|need|want|ask for|prefer|"
        r"(?<=d )like)s?\s+"
        r"(?:you to (?:(?:have|be|bring)\s+)?)?(?:an?\s+)?",
        rf"(?:must|should)\s+{_DOING}{{1,3}}(?=\S)|must\s+(?=\w)",
        r"(?:someone|somebody|anyone|people|a person|persons?|candidates?|applicants?)\s+"
        r"(?:with|who\s+(?:is|are|has|have|can))\s+(?:an?\s+)?",
        r"(?:(?:all|any|our|successful|suitable|interested|qualified|ideal)\s+)*"
        r"(?:candidates?|applicants?|individuals?)\s+(?:(?:applying|for|to) [^;]{2,60}? "
        r"(?=must|should|need|will))?(?:(?:must|should|will|need to|"
        r"are expected to)\s+)"
        rf"{_DOING}{{0,3}}(?=\S)",
        r"(?:bonus(?: points)?|it (?:would|will|is) (?:also )?(?:be )?(?:great|nice|good|helpful|"
        r"useful|ideal|an? (?:\w+ )?(?:plus|advantage|bonus|asset))) (?:if|that|to)"
        r"(?: you)?(?:['’](?:ve|re|d))?(?: also)?(?: had| have| are| were| know|"
        r" can)?\s+(?:an?\s+)?",
        r"(?:requires|required|requirements?|possess(?:es)?|preference (?:in|for|is given to)|"
        r"preferred|preferably|ideally|desired|"
        r"desirable|essential|nice to have|bonus(?: points)?(?: for| if you have)?|must[ -]have|"
        r"plus|mandatory|minimum requirements?)\s*"
        r"(?::\s*|\s[-–]\s|\s+(?=experience|knowledge|skills?|with|an?\s|years|degree|strong|"
        r"ability|understanding))",
        r"(?:responsible|accountable) for\s+|(?:duties|responsibilities|"
        r"tasks) (?:will )?(?:include|are)[:\s]+(?:but (?:are )?not limited to:?\s+)?",
        r"(?:experience level|education|languages?|skills?|experience|qualifications?|"
        r"technical skills|licen[cs]es?)\s*:\s*",
        r"(?:so|as)\s+(?:is|are)\s+",
        r"(?:who\s+(?:is|has|are|have|can)|with|and|plus|as well as|or|but|be|have|being|having|"
        r"also|an?(?! levels?\b)|the)\s+(?=\S)",
    )
)


def strip_leadins(text: str, span: Span) -> Span:
    """`span` without what leads in to the requirement and without a closing "is required"."""
    start, end = span.start, span.end
    start = acting(text, start, end) or start
    for _ in range(4):
        found = next((hit for rule in _LEADINS if (hit := rule.match(text, start, end))), None)
        if found is None or found.end() >= end - 3:
            break
        start = found.end()
    tail = trailing(text, start, end)
    if tail is not None and (tail > start + 3 or text[start:tail].strip().isupper()):
        end = tail
    inner = trim(text, start, end)
    # Two letters are what is left of a sentence ("It"), unless they are a name ("R", "QA").
    whole = len(inner) >= 3 or inner.of(text).isupper()
    return inner if whole else trim(text, span.start, span.end)
