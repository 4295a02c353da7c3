"""Words by which a sentence asks for something, and how much it counts."""

import re

from rolefit.domain.job import Importance
from rolefit.profiling.jobs.occupations import ROLE_NOUN
from rolefit.profiling.jobs.words import is_gerund, is_opener, is_verb

# "preferred" speaks of the requirement at its edges ("SQL preferred", "(preferred)", "preferred
# knowledge of"), but not inside it ("manage the preferred supplier list").
_NICE_AT_EDGE = (
    r"(?:preferred|prefer|preference|desired|optional|welcome|bonus|useful|helpful|favou?red|"
    r"favou?rable|recommended|appreciated|valued|plus)"
)
_NICE_ANYWHERE = (
    r"preferabl[ey]|desirable|nice[ -]to[ -]haves?|good[ -]to[ -]haves?|of advantage|"
    r"advantageous|beneficial|ideally|bonus points|"
    r"(?:(?:a|an|is|as|are|be|big|huge|definite|strong|real|distinct|added|major|also|considered|"
    r"additional|another) )plus|pluses|"
    r"(?:(?:an?|as|added|add on|addon|add-on|distinct|real|clear|additional|big|great|definite|"
    r"competitive|be|is) )+"
    r"(?:advantage|asset|benefit|bonus)|"
    r"would be (?:useful|helpful|great|good|ideal|nice|valuable|appreciated|handy|interesting|"
    r"welcome)|"
    r"(?:is|are|be|also|highly|strongly|much|most|very|greatly) (?:preferred|desired|useful|"
    r"helpful|valued|appreciated|recommended|"
    r"welcome|favou?red)|highly regarded|(?:great|good|nice) if you|preferred (?:experience|"
    r"knowledge|skills?|qualifications?|"
    r"degree|background|candidates?)|preference (?:in|for|is|will be) |we (?:also )?(?:prefer|"
    r"welcome|appreciate)"
)
_MUST_WORDS = (
    r"must(?:[ -]have)?|mandatory|compulsory|obligatory|imperative|a prerequisite|"
    r"non[- ]negotiable|minimum requirement|requires|"
    r"(?:is|are|be|also|absolutely|strictly) (?:required|essential|necessary|needed|critical|"
    r"vital|key)"
)
_END = r"[\s)\].,;:!*]*$"
_NICE = re.compile(
    rf"\b(?:{_NICE_ANYWHERE})\b|\b{_NICE_AT_EDGE}{_END}|^\W*{_NICE_AT_EDGE}\b|[(\[]\s*(?:highly |"
    rf"strongly )?{_NICE_AT_EDGE}\b|"
    rf"\b(?:preferred|desired)(?=,? (?:including|in|with|for|over)\b)|\b(?:preferred|desired|"
    rf"helpful|useful|welcome)(?=,? but\b)",
    re.IGNORECASE,
)
_MUST = re.compile(
    rf"\b(?:{_MUST_WORDS})\b|(?<!if )(?<!as )(?<!when )(?<!where )\b(?:required|essential|"
    rf"necessary|needed){_END}|"
    r"^\W*(?:required|essential)\b|[(\[]\s*(?:required|essential|must)\b",
    re.IGNORECASE,
)
_NICE_WORDS = rf"{_NICE_ANYWHERE}|{_NICE_AT_EDGE}"
_TRAILING = re.compile(
    rf"(?:[,;:(\[–—-]\s*)?\b(?:(?:is|are|be|being|was|would|will|as|considered|strongly|highly|"
    rf"very|much|also|but|not|both|all|"
    rf"though|definitely|absolutely|and|or|an|a)\s+){{0,6}}(?:{_NICE_WORDS}|required|a must|must|"
    rf"essential|mandatory|necessary|"
    rf"plus|needed|critical|vital|is key|requirement)(?:,? but (?:is |it is )?not (?:essential|"
    rf"required|necessary|a must))?[\s)\].!*]*$",
    re.IGNORECASE,
)
_TRAILING_LENGTH = 64
_ASKS = re.compile(
    r"\b(?:experience[ds]?|experiencing|\d\+? (?:years?|yrs)|skills?|knowledge|abilit(?:y|ies)|"
    r"able to|proficien(?:t|cy)|expertise|"
    r"familiar(?:ity)?|understanding of|degree|bachelor|master['’]?s|ph\.?d|diploma|qualif(?:ied|"
    r"ications?)|certifi(?:ed|cation|cate)|"
    r"licen[cs]e[d]?|fluen(?:t|cy|tly)|must|required|background in|background|track record|"
    r"ideal(?:ly)?|candidates?|applicants?|attitude|comfortable|willing(?:ness)?|"
    r"passion(?:ate)? (?:for|about)|eligible|"
    r"self[- ]starter|team player|you (?:have|are|possess|bring|know|need|should|must|hold|enjoy|"
    r"love|can)|you['’]ve|you['’]re)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\W*(?:you(?:['’](?:ll|ve|re)| will| have| are| must| should| need)\b|must\b|(?:candidates|"
    r"applicants) "
    r"(?:must|should|need)|(?:the|our) (?:ideal|successful|right) )",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall) (?:also |be |\w+ly )?(\w+)")
_SEARCH = re.compile(
    r"\b(?:looking for|looks? for|seek(?:s|ing)?|search(?:ing|es)? for|recruiting|hiring|wanted|"
    r"sought|(?:we|client|company|team|firm|school|hospital) (?:now )?(?:require|need)s?|(?:is|"
    r"are) (?:needed|required)|(?:needed|required)$|join(?:ing)? (?:our|the|us))\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:with|who|whose|must|able|experienced? (?:in|with|of)|years|degree|skills?|ability|"
    r"licen[cs]e|fluent|knowledge)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:you(?:['’]ll| will)|(?:will|would) (?:also |then )?(?:be )?(?:responsib|expected|"
    r"required|work|lead|develop|manage|support|own|"
    r"design|build|provide|help|assist|collaborate|perform|oversee|drive)|(?:is|are|"
    r"be) (?:also )?responsible for|responsible for|"
    r"responsibilities (?:will )?include|dut(?:y|ies) (?:will )?(?:include|of)|"
    r"tasks (?:will )?include|in charge of|accountable for|"
    r"(?:role|position|job|individual|person|incumbent|candidate|holder) (?:will|is|involves|"
    r"requires|includes|specializes|focuses))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\W*(?:[A-Za-z]{3,}ly\s+)?([\w’'/-]+)")
_ROLE = re.compile(rf"\b{ROLE_NOUN}s?\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'/-]+")


def trailing(text: str, start: int, end: int) -> int | None:
    """Where a closing "is required", "(preferred)", "would be a plus" begins in [start, end)."""
    found = _TRAILING.search(text, max(start, end - _TRAILING_LENGTH), end)
    return found.start() if found else None


def importance_of(words: str, default: Importance) -> Importance:
    """MUST or NICE by the words of the statement itself, else `default` from its heading."""
    if is_nice(words):
        return Importance.NICE
    return Importance.MUST if _MUST.search(words) else default


def is_nice(words: str) -> bool:
    """Whether it says that it would be good to have."""
    return _NICE.search(words) is not None


def asks(words: str) -> bool:
    """Whether it speaks of what a person has, knows or can."""
    return _ASKS.search(words) is not None


def is_search(words: str) -> bool:
    """Whether it says that somebody is looked for."""
    words = words[:160].rstrip(" .!")
    return _SEARCH.search(words) is not None and _ROLE.search(words) is not None


def is_bare_search(words: str) -> bool:
    """Whether it says that somebody is looked for and nothing more: "Chef wanted"."""
    return is_search(words) and _QUALIFIED.search(words) is None


def tells_duty(words: str) -> bool:
    """Whether it speaks of what the person will do."""
    if _DUTY.search(words):
        return True
    will = _WILL.search(words)
    return (
        will is not None and is_verb(will[1]) and _ROLE.search(words, 0, will.start()) is not None
    )


def addresses_person(words: str) -> bool:
    """Whether it tells the reader what they will do or should have ("You have 3 years ...")."""
    return _YOU.match(words) is not None and (asks(words) or tells_duty(words))


def first_word(words: str) -> str:
    """The first word, "" when there is none."""
    found = _WORD.search(words)
    return found.group() if found else ""


def opens_with_verb(words: str) -> bool:
    """Whether it begins like a duty: "Prepare", "Prepares", "Preparing", "Hire/manage".

    An adverb before the verb is passed over ("Typically manages").
    """
    found = _OPENING.match(words)
    return found is not None and all(is_verb(part) for part in found[1].split("/"))


def opens_with_gerund(words: str) -> bool:
    """Whether it begins with the -ing form of a duty verb."""
    return is_gerund(first_word(words))


def opens_requirement(words: str) -> bool:
    """Whether its first word opens a requirement ("Strong", "Knowledge")."""
    return is_opener(first_word(words))
