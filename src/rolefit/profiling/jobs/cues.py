"""Words by which a sentence asks for something, and how much it counts."""

import re

from rolefit.domain.job import Importance
from rolefit.profiling.jobs.occupations import ROLE_NOUN
from rolefit.profiling.jobs.words import VERBS, is_gerund, is_opener, is_verb

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
    r"welcome|lovely|fantastic)|"
    r"but (?:(?:is|it is|would be|very|highly|a) )*(?:nice|useful|helpful|preferred|desired|"
    r"welcome|valued|appreciated|plus|bonus)|but (?:it (?:is|would be) )?an (?:advantage|asset)|"
    r"is nice(?! to)|we(?:['’]d| would) (?:love|like) (?:it if|to see)|"
    r"(?:is|are|be|also|highly|strongly|much|most|very|greatly) (?:preferred|desired|useful|"
    r"helpful|valued|appreciated|recommended|"
    r"welcome|favou?red)|highly regarded|(?:icing|cherry) on (?:the|top)|over the moon|(?:gold|"
    r"brownie) (?:stars?|points)|"
    r"not a deal[- ]?breaker|(?:so )?much the better|all the better|make (?:us|our day|me) smile|"
    r"(?:great|good|nice) if you|preferred (?:experience|"
    r"knowledge|skills?|qualifications?|"
    r"degree|background|candidates?)|preference (?:in|for|is|will be) |we (?:also )?(?:prefer|"
    r"welcome|appreciate)"
)
_MUST_WORDS = (
    r"must(?:[ -]have)?|mandatory|compulsory|obligatory|imperative|a prerequisite|"
    r"non[- ]negotiable|minimum requirement|requires|"
    r"(?:is|are|be|also|absolutely|strictly) (?:required|essential|necessary|needed|critical|"
    r"crucial|vital|key)"
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
    rf"(?:[,;:(\[–—-]\s*)?\b(?:(?:is|are|be|being|was|would|will|may|might|can|could|as|"
    rf"considered|strongly|highly|"
    rf"very|much|also|but|not|both|all|"
    rf"though|definitely|absolutely|and|or|an|a)\s+){{0,6}}(?:"
    rf"(?:required|essential|necessary|needed|mandatory),? but [\w ]{{0,16}}\b(?:nice|useful|"
    rf"helpful|preferred|desirable|desired|welcome|beneficial|plus|bonus|advantage|asset)|"
    rf"{_NICE_WORDS}|required|a must|must|essential|mandatory|necessary|plus|needed|critical|"
    rf"crucial|vital|is key|requirement)(?:,? but (?:is |it is )?not (?:essential|"
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
    r"self[- ]starter|team player|you (?:have|had|are|were|possess|bring|know|knew|need|"
    r"should|must|hold|enjoy|love|can)|you['’]ve|you['’]re)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\W*(?:you(?:['’](?:ll|ve|re)| will| have| are| must| should| need)\b|must\b|(?:candidates|"
    r"applicants) "
    r"(?:must|should|need)|(?:the|our) (?:ideal|successful|right) )",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall) (?:also |be |\w+ly )?(\w+)")
_WEIGHED = re.compile(
    rf"\b(?:is|are|be|being|would be|will be) (?:also |not |\w+ly |added |an? |of )*(?:required|"
    rf"essential|necessary|needed|mandatory|must|crucial|critical|vital|key|desirable|preferred|"
    rf"plus|advantage|asset|bonus|advantageous|beneficial|helpful|useful)\b|"
    rf"\b(?:{_NICE_ANYWHERE})\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]")
_WEIGHING = re.compile(
    rf"\b(?:{_NICE_ANYWHERE}|{_NICE_AT_EDGE}|{_MUST_WORDS}|required|essential|necessary|needed|"
    r"requirement|is|are|be|was|would|will|as|considered|strongly|highly|very|much|also|but|not|"
    r"though|definitely|absolutely|and|or|an?|nice|to|have|it|this|if|possible)\b",
    re.IGNORECASE,
)
_ABILITY = re.compile(
    r"\W*(?:(?:an?|the|strong|excellent|good|solid|proven|demonstrated|working|thorough|sound|"
    r"basic|advanced|deep|in-depth|some|prior|previous|extensive|relevant)\s+)*(?:ability|able|"
    r"knowledge|understanding|experienced?|familiar(?:ity)?|proficien\w+|expertise|awareness|"
    r"skill(?:ed|s)?|competen\w+|\d+\+? years?)\b",
    re.IGNORECASE,
)
_SHORT_SENTENCE = 20
_NEAR = 60
_ABOUT_PERSON = re.compile(
    r"\b(?:you|your|candidates?|applicants?|incumbent|(?<!-)person|individual|someone|somebody|"
    r"role|"
    r"position|must|required|degree|bachelor|minimum|at least|years of|ideal(?:ly)?)\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\b(?:looking for|looks? for|seek(?:s|ing)?|search(?:ing|es)? for|recruiting|hiring|wanted|"
    r"sought|(?:we|client|company|team|firm|school|hospital) (?:now )?(?:require|need)s?|(?:is|"
    r"are) (?:needed|required)|(?:needed|required)$|join(?:ing)? (?:our|the|us))\b",
    re.IGNORECASE,
)
TASKED = (
    r"to (?=(?:help|support|lead|manage|develop|build|work|design|provide|coordinate|assist|drive|"
    r"own|deliver|create|run|oversee|plan|perform|analy[sz]e|implement|maintain|take|teach|care|"
    r"cook|prepare|serve|sell|operate|carry|ensure|handle|organi[sz]e|clean|install|repair)\b)"
)
"""Behind "We are looking for a nurse": the task follows."""
_QUALIFIED = re.compile(
    rf"\b(?:{TASKED}|with|who|whose|must|able|experienced? (?:in|with|of)|years|degree|skills?|"
    r"ability|"
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
# "You run the kitchen" tells a duty; "you join a team of ten" does not.
_YOU_DO = re.compile(r"\W*you (?:also |then |mainly |often |\w+ly )?([a-z]+)\b", re.IGNORECASE)
_NOT_DONE = frozenset(
    "join follow meet visit receive gain earn get find enjoy share start live own love want apply "
    "report be need have read see".split()
)
_REPORTS = re.compile(r"\W*(?:\w+ly )?(?:to|into)\b", re.IGNORECASE)
_ROLE_DOES = re.compile(
    rf"\W*(?:the|this|our|an?)\s+(?:[\w&/-]+\s+){{0,4}}?(?:{ROLE_NOUN}|position|incumbent|"
    r"post ?holder|role|job)\s+(?:also |then |\w+ly |and )*([a-z]+s)\b(?P<after>.{0,12})",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\W*(?:[A-Za-z]{3,}ly\s+)?([\w’'/-]+)")
_ROLE = re.compile(rf"\b{ROLE_NOUN}s?\b", re.IGNORECASE)
_SOUGHT = re.compile(
    rf"\b(?:{ROLE_NOUN}s?|someone|somebody|anyone|people|folks|persons?|individuals?|candidates?|"
    r"professionals|graduates|colleagues)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'/-]+")


def trailing(text: str, start: int, end: int) -> int | None:
    """Where a closing "is required", "(preferred)", "would be a plus" begins in [start, end)."""
    found = _TRAILING.search(text, max(start, end - _TRAILING_LENGTH), end)
    if found is None:
        return None
    before = text[start : found.start()]
    # "(Master's preferred)" weighs what stands in the brackets: it is left whole.
    return None if before.count("(") > before.count(")") else found.start()


def importance_of(words: str, default: Importance) -> Importance:
    """MUST or NICE by the words of the statement itself, else `default` from its heading."""
    plain = _ASIDE.sub(_without_aside, words)
    if is_nice(plain):
        return Importance.NICE
    return Importance.MUST if _MUST.search(plain) else default


def _without_aside(aside: re.Match[str]) -> str:
    """Nothing for "(SPSS preferred)", which weighs one part; "(preferred)" weighs the whole."""
    return " " if _WEIGHING.sub("", aside.group()).strip(" ()[].,;:!*") else aside.group()


def is_nice(words: str) -> bool:
    """Whether it says that it would be good to have."""
    return _NICE.search(words) is not None


def asks(words: str) -> bool:
    """Whether it speaks of what a person has, knows or can."""
    return _ASKS.search(words) is not None


def asks_closely(words: str) -> bool:
    """Whether it speaks of what a person has, and the person or the thing asked is its subject.

    In a long sentence of prose "experience" or "skills" may be said of anything: it counts when
    it stands among the first words, or the sentence speaks to or of the person.
    """
    if len(words.split()) <= _SHORT_SENTENCE:
        return asks(words)
    return asks(words[:_NEAR]) or (asks(words) and _ABOUT_PERSON.search(words) is not None)


def names_ability(words: str) -> bool:
    """Whether it opens with what a person can or knows, whatever that is about.

    "Knowledge of equal opportunity law" asks; "We are an equal opportunity employer" does not.
    """
    return _ABILITY.match(words) is not None


def is_weighed(words: str) -> bool:
    """Whether it says of something that it is needed or an advantage ("Dutch is a plus")."""
    return _WEIGHED.search(words) is not None


def is_search(words: str) -> bool:
    """Whether it says that somebody is looked for."""
    words = words[:160].rstrip(" .!")
    return _SEARCH.search(words) is not None and _SOUGHT.search(words) is not None


def is_bare_search(words: str) -> bool:
    """Whether it says that somebody is looked for and nothing more: "Chef wanted"."""
    return is_search(words) and _QUALIFIED.search(words) is None


def tells_duty(words: str) -> bool:
    """Whether it speaks of what the person will do."""
    if _DUTY.search(words):
        return True
    does = _YOU_DO.match(words)
    if does and does[1].lower() in VERBS - _NOT_DONE:
        return True
    if acting(words, 0, len(words)) is not None:
        return True
    will = _WILL.search(words)
    return (
        will is not None and is_verb(will[1]) and _ROLE.search(words, 0, will.start()) is not None
    )


def acting(text: str, start: int, end: int) -> int | None:
    """Where the verb stands in "The solicitor advises clients", None when it is no such sentence.

    "The solicitor reports to ..." tells no duty.
    """
    found = _ROLE_DOES.match(text, start, end)
    if found is None or not is_verb(found[1]) or _REPORTS.match(found["after"]):
        return None
    return found.start(1)


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
