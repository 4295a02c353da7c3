"""Headings of a posting and the role of the text below them."""

import re

from rolefit.profiling.jobs.cleaning import BULLETS
from rolefit.profiling.jobs.occupations import ROLE_NOUN
from rolefit.profiling.jobs.phrases import PHRASES
from rolefit.profiling.jobs.roles import Role

_NEEDS_COLON = re.compile(
    "company|client|team|the (?:company|team|client)|travel|industry|hours|shift|department|"
    "schedule|employment|locations?|position|project|apply|contact|you|profile|training|languages?|"
    "mission|vision|values|published|posted|title|plus|bonus|assets?|compensation|salary|pay|"
    "package|required|mandatory|preferred|desired|desirable|essentials?|optional|recommended|ideal|"
    "beneficial|advantageous|favou?red|welcome|nice|could haves?|should haves?|not required|"
    "activities|tasks?|objectives|functions?|"
    "background|capabilities|strengths|eligibility|accommodations?",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"\s?\((?:required|minimum|essential|mandatory|preferred|desired|desirable|optional)\)|"
    r"\s?[:?]|\s[-–—]\s",
    re.IGNORECASE,
)
# Labels whose value is one line or sentence; the section goes on behind it.
_FIELD = re.compile(
    r"(?:salary|pay|rate|compensation|remuneration|company|client|employer|industry|profession|"
    r"(?:primary |work |job )?locations?(?:\(s\))?|schedule|hours|shift|(?:working |work )?pattern|"
    r"(?:expected |proposed )?start date|closing date|(?:date )?(?:posted|published)|"
    r"date last revised|"
    r"reference(?: number| code)?|req(?:uisition)?(?: id| number)?|department|reports? to|"
    r"reporting to|contract|band|grade|employment|travel|(?:job |position |business )?title|"
    r"duration|exemption status|(?:job|posting|employment|contract|position) (?:type|id|code|"
    r"number|reference|location|category|status|level|function|industr(?:y|ies))|contact)",
    re.IGNORECASE,
)
_APOSTROPHE = "['’‘´`]"


def _alternatives(phrase: str) -> list[str]:
    """The alternatives of a pattern: cut at every "|" outside of brackets."""
    parts, depth = [""], 0
    for part in re.split(r"(\\.|[()|])", phrase):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if part == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += part
    return parts


def _compiled(phrase: str) -> re.Pattern[str]:
    marked = phrase.replace("AP", _APOSTROPHE)
    return re.compile(rf"(?:{marked})(?-i:(?![a-z’']))", re.IGNORECASE)


_PATTERNS = tuple(
    (role, _compiled(phrase), tuple(map(_compiled, _alternatives(phrase))))
    for role, phrase in PHRASES
)
_ONE = r"(?:you|they|he or she|the (?:\w+ ){0,3}\w+)(?:['’](?:ll|d|re))? ?"
_DO = r"(?: (?:will|would|do|does|should|must|can))?"
_MODAL = r"(?: ?(?:will|would|must|should|can|could|may|might|are going to|need to|have to)\b ?)?"
_OTHER_JOBS = (
    r"\byou (?:may|might) (?:also|be interested)\b|^(?:similar|related|other|more|recommended|"
    r"latest|featured|current) (?:jobs|roles|vacancies|positions|openings|opportunities)\b|"
    r"^(?:please )?(?:send|submit|e-?mail|post)\b|\benquir|\bquestions\b|\bclosing\b|"
    r"\bdeadline\b|^how (?:we|your)\b"
)
"""Where a page goes on to other jobs, or tells how to apply."""
_HINTS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (Role.APPLY, _OTHER_JOBS),
        (
            Role.BENEFIT,
            rf"\bwhat{_DO} {_ONE}{_MODAL}(?:\w+ly )?(?:get|receive|enjoy|gain|earn|find)\b|"
            rf"\bwhat (?:we|they)\b{_MODAL}(?:offer|give|provide|pay)",
        ),
        (
            Role.MUST,
            rf"\bwhat{_DO} {_ONE}{_MODAL}(?:\w+ly )?(?:bring|need|have|know|offer|possess|show)\b|"
            r"\bwhat we(?:['’]?d| would)? ?(?:\w+ly )?(?:ask|need|expect|look|want|require|seek|"
            r"value|hope)|\b(?:background|experience|skills?|profile|person|someone)\b.{0,12}"
            r"\b(?:we|you)\b",
        ),
        (
            Role.DUTY,
            rf"\bwhat{_DO} {_ONE}{_MODAL}(?:\w+ly )?(?:be |get to )?(?:do|doing|work|own|build|"
            r"lead|achieve|deliver)|\bwhat (?:the|your|a|this) (?:\w+ ){0,2}(?:day|week|job|role|"
            r"work|position|year)|^your (?:mandate|mission|challenge|day|week|work|first|main|"
            r"area)|"
            r"\bfirst (?:\w+ ){0,2}(?:days|months|year)\b",
        ),
        (Role.COMPANY, r"^(?:welcome|foreword|a (?:word|note|message|letter)|introducing)\b"),
        (
            Role.NICE,
            r"\bwe(?:['’]?d| would) (?:(?:really |also )?(?:love|like)\b|"
            r"be (?:\w+ )?(?:over the moon|"
            r"thrilled|delighted|happy|glad|excited|chuffed|pleased|impressed)\b)|\bextras?\b|"
            r"\badvantage|\bicing on\b|\bmakes? (?:us|our day)\b|\bimpress us\b|"
            r"\bfront of the queue\b|"
            r"\b(?:gets?|puts?) you (?:noticed|ahead)\b|\bahead of the (?:pack|crowd|rest|field)\b|"
            r"\bsets? you apart\b|\bnot essential\b|^(?:would|could)\b(?! you)",
        ),
        (Role.NICE, r"\b(?:preferred|desir|nice to|bonus|plus\b|optional|ideally|asset)"),
        (
            Role.BENEFIT,
            r"\b(?:benefit|perk|offer|compensation|salary|why join|why work|in it for)",
        ),
        (
            Role.APPLY,
            r"\b(?:apply|application|equal|equality|diversity|eeo|privacy|contact|process|"
            r"notice|safeguarding)\b",
        ),
        (Role.COMPANY, r"\b(?:about (?!you|the role|the job|the position)|who we|our |company)"),
        (Role.MUST, r"\b(?:qualif|requirement|skill|experience|you bring|education|knowledge)"),
        (Role.MUST, rf"^the (?:\w+ ){{0,2}}{ROLE_NOUN}$"),
        (Role.DUTY, r"\b(?:responsib|dut(?:y|ies)|tasks?\b|you(?:'|’| wi)ll do|functions)"),
    )
)


def match_heading(text: str, start: int, end: int) -> tuple[int, Role] | None:
    """The known heading that begins at `start`: where it ends and the role it gives.

    The longest phrase wins; it may not reach beyond `end`.
    """
    stop = min(end, start + 90)
    best: tuple[int, Role] | None = None
    for role, any_of_them, each in _PATTERNS:
        if any_of_them.match(text, start, stop) is None:
            continue
        for pattern in each:
            found = pattern.match(text, start, stop)
            if found and (best is None or found.end() > best[0]):
                best = (found.end(), role)
    return None if best and _cuts_a_word(text, best[0]) else best


def _cuts_a_word(text: str, end: int) -> bool:
    """Whether a heading in capitals goes on: YOU in YOUNG, but not SKILLS in SKILLSStrong."""
    following = text[end : end + 2]
    capital = text[end - 1].isupper() and following[:1].isalpha()
    return capital and not following[1:2].islower()


def stands_out(text: str, start: int, stop: int, end: int, *, whole: bool = False) -> bool:
    """Whether the heading words [start, stop) are a heading inside a line that ends at `end`.

    They are when a colon follows, a capital is glued to them, or they are capitalised and a new
    sentence follows; "Experience with Java" is no heading "Experience". `whole` tells whether
    they are one when nothing follows at all.
    """
    if _COLON.match(text, stop, end):
        return True
    if not text[start].isupper():
        return False
    if stop >= end:
        return whole
    if text[stop].isupper():
        return True
    if _NEEDS_COLON.fullmatch(text, start, stop):
        return False
    words = text[start:stop].split()
    titled = all(word[:1].isupper() or len(word) <= 3 for word in words) or len(words) >= 4
    opening = text[stop : stop + 4].lstrip(" \u00a0-–—/|")[:1]
    return (
        titled and bool(opening) and (opening.isupper() or opening.isdigit() or opening in BULLETS)
    )


_SAID = frozenset({Role.MUST, Role.NICE, Role.DUTY, Role.BENEFIT})
_SPOKEN = re.compile(
    r"(?:here(?:['’]?s|\s+is|\s+are)\s+)?(?:what|who|how|your|you|the|we)\b[^.:;!?()]{3,60}"
    r"(?=\s?(?::(?:\s|[A-Z])|\?\s?[A-Z\d]))",
    re.IGNORECASE,
)


def match_spoken_heading(text: str, start: int, end: int) -> tuple[int, Role] | None:
    """A heading in words of its own: "Here's what you will do: ...", "What will you need? ..."."""
    found = _SPOKEN.match(text, start, min(len(text), end + 3))
    role = guess_role(found.group()) if found else None
    if found is None or found.end() > end or role not in _SAID:
        return None
    return found.end(), role


def guess_role(heading: str) -> Role | None:
    """The role of a heading that is no known phrase, by the words in it; None when unclear."""
    return next((role for role, hint in _HINTS if hint.search(heading)), None)


def is_field(words: str) -> bool:
    """Whether it labels a value of one line or sentence ("Salary"), not a section."""
    return _FIELD.fullmatch(words) is not None
