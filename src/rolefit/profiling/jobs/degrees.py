"""Degrees that a requirement asks for: level, fields, and whether experience may replace it."""

import re
from dataclasses import dataclass

from rolefit.domain.resume import DegreeLevel


@dataclass(frozen=True, slots=True)
class DegreeAsked:
    """A degree asked for: lowest level named, fields as written, `start` of its first mention."""

    level: DegreeLevel
    fields: tuple[str, ...]
    equivalent: bool
    start: int


_S = "['’`]?s?"
_LEVELS: tuple[tuple[DegreeLevel, re.Pattern[str]], ...] = (
    (
        DegreeLevel.DOCTORATE,
        re.compile(
            r"\b(?:Ph\.? ?D\.?s?|PHD|phd|[Dd]octora(?:te|l)(?: degree)?|[Dd]octor of|D\.?Phil|"
            r"Pharm\.?D|J\.?D\.?(?= degree| or| from| and)|M\.?D\.?(?= degree| or| from))(?![\w])"
        ),
    ),
    (
        DegreeLevel.MASTER,
        re.compile(
            rf"\b(?:[Mm]aster{_S}(?= (?:degree|in\b|of\b|or\b|level|preferred|required|is\b|"
            rf"qualification)|[,./)]|$| \()|MASTER'?S|"
            r"(?:[Aa]dvanced|[Pp]ost[- ]?[Gg]raduate|[Gg]raduate|"
            r"[Hh]igher)(?:[- ]level)? (?:[Dd]egree|[Dd]iploma|[Qq]ualification|[Cc]ertificate)|"
            r"MBA|M\.B\.A\.?|M\.?Sc\.?|MEng|M\.?Ed\b|M\.?Phil|MSW|MPH|LL\.?M|PGCE|"
            r"M\.S\.|M\.A\.|MS(?= in\b| or\b|/| degree|, Ph| \+|, or)|MA(?= in\b|/MS|"
            r" degree))(?!\w)"
        ),
    ),
    (
        DegreeLevel.BACHELOR,
        re.compile(
            rf"\b(?:[Bb]ache?lor{_S}|BACHELOR'?S?|[Bb]accalaureate|[Uu]ndergraduate (?:degree|"
            rf"qualification)|"
            r"(?:[Uu]niversity|[Cc]ollege|[Hh]onou?rs|[Ff]our[- ]year|4[- ]year|[Ff]irst|"
            r"[Ss]cience|[Ee]ngineering|[Tt]echnical) (?:[Dd]egree|[Gg]raduate)|"
            r"(?<!in )(?<!of )(?<!within )(?:[Uu]niversity|[Hh]igher) (?:education|studies)|"
            r"[Ss]tudies (?=in|of|with)|"
            r"[Cc]urrently studying|[Aa]cademic degree|B\.?Sc\.?|B\.?Eng\b|B\.?Ed\b|B\.?Com\b|"
            r"B\.?Tech\b|BBA|BSN|LL\.?B|B\.S\.|B\.A\.|BA/BS|BS/BA|BS/MS|"
            r"B[AS](?= (?:degree|in\b|or\b|\+|and\b|required|preferred|plus\b)|/|, MS)|"
            r"[Dd]egree[- ](?:educated|qualified|level)|"
            r"2:[12](?= (?:or|in|[Hh]on|[Dd]egree)\b)|"
            r"[Gg]raduate(?= (?:in|of|with|or)\b)|(?<!\w )(?:[Rr]elevant |"
            r"[Tt]ertiary )?[Dd]egrees?(?= (?:in|or|is|required|preferred|from|and)\b|[.,;)]|$)"
            r"|[Dd]egree)(?!\w)"
        ),
    ),
    (
        DegreeLevel.ASSOCIATE,
        re.compile(
            r"\b(?:[Aa]ssociate['’]?s?(?:['’])? [Dd]egree|[Aa]ssociate of|HND|HNC|"
            r"[Ff]oundation [Dd]egree|(?<!raduate )(?<!dvanced )(?<!igher )(?<!chool )"
            r"(?<!ocational )[Dd]iplomas?|A\.A\.S?\.?|"
            r"A(?:A|AS|S)(?= [Dd]egree|/A)|[Tt]wo[- ]year degree|2[- ]year degree)(?!\w)"
        ),
    ),
    (
        DegreeLevel.SECONDARY,
        re.compile(
            r"\b(?:[Hh]igh[- ][Ss]chool|HIGH SCHOOL|HS(?= [Dd]iploma)|GED|G\.E\.D|GCSEs?|"
            r"[Ss]econdary (?:school|"
            r"education)|[Aa][- ][Ll]evels?(?! (?:\w+ )?teaching)|[Aa]bitur|"
            r"[Ll]eaving [Cc]ertificate|"
            r"NVQ|BTEC|[Cc]ompleted (?:\w+ )?(?:training|education)|[Vv]ocational (?:training|"
            r"qualification|education|diploma)|"
            r"[Cc]ompleted (?:apprenticeship|vocational))(?!\w)"
        ),
    ),
)
_LOW_LEVEL = re.compile(r"\b(?:level|L) ?[1-3]\b(?: [\w&,/()-]+){0,6} $", re.IGNORECASE)
"""Before "diploma": a British qualification of levels 1 to 3, which is taken at school age."""
_NO_DEGREE = re.compile(
    r"\b(?:degrees? (?:of (?!science|arts)|celsius|fahrenheit|programme)|high degree|"
    r"(?<![\d:])\d+[- ]degree|to a (?:high|large) degree|some degree)\b",
    re.IGNORECASE,
)
_EQUIVALENT = re.compile(
    r"\bor (?:an? |the |its |other |any )?(?:(?:combination of )?(?:equivalent|related|relevant|"
    r"comparable|similar|commensurate|significant|"
    r"demonstrated)\b[\w /,-]{0,60}\b(?:experience|qualifications?|training|background|skills|"
    r"work|certifications?)|equivalent\b)|"
    r"\bequivalent (?:practical |work |professional |industry |combination|experience|education|"
    r"training)|/ ?equivalent|\(or equivalent|"
    r"\bor (?:through |via )?(?:an? )(?:[\w-]+ ){0,2}?background\b|"
    r"\bor (?:through |via )?(?:an? )?(?:\w+ )?apprenticeship\b|"
    r"\bor (?:\d+|\w+) years?\b|\b(?:experience|work) in lieu|\bin lieu of|\bor (?:proven |"
    r"practical |work |industry )+experience|\bqualified by experience\b",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"\b(?:in|degree\s*[:,]|with (?:an? )?(?:major|focus|emphasis) (?:in|on))\s+", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?<![\w'’.])((?:[A-Za-z][\w&-]*\s+){1,3})(?:degree|diploma|graduate)\b", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"(?:an?|the|your|with|and|or|in|of|have|has|hold|minimum|first|good|relevant|related|"
    r"university|college|bachelor\S*|master\S*|"
    r"associate\S*|undergraduate|postgraduate|graduate|advanced|higher|honou?rs|four-year|4-year|"
    r"two-year|2-year|year|school|technical|"
    r"professional|completed|b\.?s\.?|b\.?a\.?|m\.?s\.?|bsc|msc|ba/bs|bs/ba|bs|ba|ms|ma|mba|"
    r"ph\.?d\S*|equivalent|similar|any|another|"
    r"doctoral|level|strong|recent|accredited|terminal|foundation|qualified|tertiary|academic|"
    r"other|required|preferred|high|high-school|hs|do|md|dvm|aa|as|aas|to|is|for)",
    re.IGNORECASE,
)
_FIELD_STOP = re.compile(
    r"[.;:(\[|]|,? (?:and|plus|with|or) (?:(?:at least|minimum(?: of)?|a minimum|over|"
    r"more than) )?(?:\d|one |two |three |four |five |six |equivalent|relevant|"
    r"\w+ years|practical|proven|work |experience|strong|comparable|commensurate)|"
    r",? or (?:an? )?(?:equivalent|you\b|similar qual|related (?:practical |work )?experience)|"
    r" (?:is |are |highly |strongly )?(?:required|preferred|desired|desirable|essential|a plus|"
    r"a must|necessary)|"
    r" (?:from|with|obtained|at|plus|required|preferred|combined|who|that|where|is|are|completed|"
    r"by|for|to)\b|\b(?:bachelor|master|ph\.?d|mba|bs|ba|ms|ma|b\.s|m\.s)\b",
    re.IGNORECASE,
)
_FIELD_CUT = re.compile(
    r"\s*(?:,\s*(?:and/or|and|or)\s+|[,/]\s*|\s+(?:and/or|or)\s+|\s+and\s+(?!\w+ (?:engineering|"
    r"sciences?|studies)\b))",
    re.IGNORECASE,
)
_NOT_FIELD = re.compile(
    r"(?:an?y?\s+|the\s+|other\s+|some\s+|one of\s+|similar\w*\s+|relevant\s+|related\s+|"
    r"closely\s+|another\s+|comparable\s+|equivalent\s+|"
    r"(?:similar|related|relevant|comparable|equivalent|other|others|like|the like)$|"
    r"quantitative(?: or)? \w+$|technical (?:field|discipline)|(?:field|discipline|area|subject|"
    r"major)s?$|lieu|progress|hand$|etc|"
    r"(?:just |recently )?(?:finished|completed)|nearly$|under way)",
    re.IGNORECASE,
)
_HEADWORD = re.compile(
    r"^(?:the (?:field|area)s? of|science in|arts in|disciplines? (?:such as|like)|"
    r"fields? (?:such as|like)|subjects? (?:such as|like)|areas? of)\s+",
    re.IGNORECASE,
)


def find_degree(words: str) -> DegreeAsked | None:
    """The degree that `words` ask for, or None."""
    mentions = [
        (_lowered(level, hit), hit)
        for level, pattern in _LEVELS
        for hit in pattern.finditer(words)
        if not _NO_DEGREE.search(words, max(0, hit.start() - 12), hit.end() + 12)
    ]
    if not mentions:
        return None
    specific = [pair for pair in mentions if pair[1].group().lower() not in {"degree", "degrees"}]
    level = min(level for level, _ in specific or mentions)
    start = min(hit.start() for _, hit in mentions)
    after = max(hit.end() for _, hit in mentions)
    return DegreeAsked(
        level, _fields(words, start, after), _EQUIVALENT.search(words) is not None, start
    )


def _lowered(level: DegreeLevel, hit: re.Match[str]) -> DegreeLevel:
    """SECONDARY for a "Level 2 ... diploma", else `level`."""
    if level is not DegreeLevel.ASSOCIATE or not hit.group().lower().startswith("diploma"):
        return level
    before = hit.string[max(0, hit.start() - 80) : hit.start()]
    return DegreeLevel.SECONDARY if _LOW_LEVEL.search(before) else level


def _fields(words: str, start: int, after: int) -> tuple[str, ...]:
    opening = _FIELDS.search(words, start)
    if opening is None or opening.start() > after + 60:
        return _field_before(words)
    body = words[opening.end() : opening.end() + 240]
    if head := _HEADWORD.match(body):
        body = body[head.end() :]
    if stop := _FIELD_STOP.search(body):
        body = body[: stop.start()]
    parts = (part.strip(" ,'\"“”’-–") for part in _FIELD_CUT.split(body))
    named = (
        part for part in parts if part and not _NOT_FIELD.match(part) and len(part.split()) <= 6
    )
    return tuple(dict.fromkeys(named))


def _field_before(words: str) -> tuple[str, ...]:
    """The field in "a nursing degree"."""
    hit = _BEFORE.search(words)
    named: list[str] = []
    for word in reversed(hit.group(1).split() if hit else []):
        if _NOT_BEFORE.fullmatch(word):
            break
        named.insert(0, word)
    return (" ".join(named),) if named else ()
