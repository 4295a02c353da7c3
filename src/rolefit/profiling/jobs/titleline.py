"""The title inside a title line, without place, contract form, department or reference."""

import re

from rolefit.domain.text import Span
from rolefit.profiling.jobs.cleaning import has_words, trim
from rolefit.profiling.jobs.languages import LANGUAGE
from rolefit.profiling.jobs.occupations import ROLE_NOUN

ROLE = re.compile(rf"\b(?:{ROLE_NOUN}|senior|staff|member|person|hand)s?\b", re.IGNORECASE)
LABEL = re.compile(
    r"(?:job title|position title|position|title|role|vacancy|job|profession|occupation|"
    r"stelle)\s*[:–-]\s*",
    re.IGNORECASE,
)
_URGENT = re.compile(
    r"(?:\W*\b(?:urgent(?:ly)?|immediate|now|hiring|hire|wanted|required|needed|opening|vacancy|"
    r"requirement|we are|we're|we’re|job|looking for)\b)+(?:[\W_]+an?\s+|[\W_]+)|"
    r"(?:(?!\.NET\b)[\W_])+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\W*?(?:\[[^()\[\]]{1,40}\]|\([^()\[\]]{1,40}\))[\s:–-]*")
_CONTRACT = re.compile(r"(?:full|part)[- ]time\s+(?=[A-Z])", re.IGNORECASE)
_CUT = re.compile(
    r"\s*(?:\s[-–—|/:]{1,2}\s|(?<=\w)[-–—:]\s+|(?<=[a-z])[-–—](?=[A-Z][a-z])|[,;(\[|]|"
    r"\s(?:ll|@)\s|\sat\s(?=[A-Z])|\s(?=(?:19|20)\d\d\b)|\s(?=[$£€]\s?\d|\d+k\b)|"
    r"\s(?:with|for|to|in|based|wanted|needed|required|m/f/d|m/w/d)\b|"
    r"\s(?i:job|position|vacancy|opening|opportunity)$)"
)
_WANTED = re.compile(r"\s(?:wanted|needed|required)\W*$", re.IGNORECASE)
# Separators that part a programme, firm or campaign from the title behind it.
_PARTING = re.compile(r"\s*(?:\s[-–—|:]{1,2}\s|:\s)\s*")
# Separators behind which the field of a bare rank stands: "Director, Data Science".
_FIELD_FOLLOWS = re.compile(r"\s*(?:,|[-–—:]\s+)")
_SUBJECT_FOLLOWS = re.compile(r"(?:lecturer|professor|teacher|tutor|instructor) in$", re.IGNORECASE)
_RANK = frozenset(
    """senior sr snr junior jr lead principal staff chief deputy assistant associate vice executive
    managing group team regional national global area district country first second graduate
    experienced interim acting apac emea latam uk us usa eu dach mena i ii iii iv v and manager
    director engineer developer analyst scientist specialist consultant coordinator co-ordinator
    administrator architect officer supervisor advisor adviser expert leader head professional
    representative technician operator operative intern trainee apprentice partner agent strategist
    designer planner researcher teacher lecturer professor tutor instructor president vp avp svp
    evp member worker""".split()
)
_COMPLETE = re.compile(r"executive assistant|partner \w+|managing director|teacher$", re.IGNORECASE)
_LEVEL_WORDS = (
    r"(?:senior|junior|lead|principal|staff|mid[- ]level|entry[- ]level|level \w{1,3}|"
    r"[iv]{1,3}|associate|senior associate)"
)
_LEVEL = re.compile(rf"{_LEVEL_WORDS}$", re.IGNORECASE)
_LEVEL_IN_BRACKETS = re.compile(rf"\s*\({_LEVEL_WORDS}\)", re.IGNORECASE)
_NOT_OF_TITLE = re.compile(
    r"[^()\[\]]*(?:\d|[$£€%@?!]|\b(?:(?:full|part)[- ]?time|ft|pt|perm(?:anent)?|temp(?:orary)?|"
    r"casual|"
    r"contract(?:or)?|ftc|fixed[- ]term|freelance|seasonal|maternity|paternity|parental|cover|bank|"
    r"locum|relief|term[- ]time|job ?share|voluntary|unpaid|paid|paye|umbrella|ir35|corp to corp|"
    r"hours?|hrs|days?|nights?|weekends?|evenings?|shifts?|rota|flexible|flexi|immediate|urgent|"
    r"asap|"
    r"start|starter|remote(?:ly)?|hybrid|on-?site|in-?office|wfh|home|field[- ]based|based|"
    r"anywhere|"
    r"worldwide|global|relocation|travel|commut\w+|near|close to|area|region(?:al)?|county|city|"
    r"male|female|women|men|gender\w*|gn|all|any|m/?[wfdxiv]|[wfdx]/m|h/f|f/h|m/w|w/m/d|m/f/d|"
    r"m/w/d|"
    r"f/m/x|m/f/x|x/f/m|equal|eoe|disab\w+|visa|sponsor\w*|citizens?|experience|no exp|wanted|"
    r"required|needed|hiring|vacanc\w+|positions?|openings?|posts?|roles?|jobs?|multiple|several|"
    r"various|new|ref|req|id|internal|external|confidential|salary|ote|bonus|commission|benefits?|"
    r"per|up to|uncapped|client|agency|uk|usa?|u\.s|eu|emea|apac|latam|dach|mena|anz|nyc|sf|la|dc|"
    r"england|scotland|wales|ireland|britain|london|europe|germany|france|netherlands|spain|italy|"
    r"switzerland|austria|belgium|denmark|sweden|norway|finland|italy|japan|china|singapore|cee|"
    r"india|canada|australia|poland|portugal|nordics?|benelux|iberia|asia|africa|americas?|middle|"
    r"company|firm|team|division|department|group|project|speak\w+|north|south|east|west|"
    r"northern|southern|eastern|"
    r"western)\b)",
    re.IGNORECASE,
)
"""In brackets behind a role: contract form, hours, gender, pay, reference or place."""
_STATE_CODE = re.compile(
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    r"T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|ON|BC|QC)$"
)
_SENIOR = re.compile(r"(?:sr|snr|jr|junior)\b", re.IGNORECASE)
_NO_FIELD = re.compile(
    r"[\W\d_]*$|\W*(?:(?:full|part)[- ]time|permanent|temporary|contract|fixed[- ]term|remote|"
    r"hybrid|on-?site|immediate|urgent|nights?|days?|weekends?|evenings?|maternity|seasonal|"
    r"multiple (?:positions|locations|openings)|ref|req|job|relocation|start|up to|earn)\b|"
    r".*\d{3}|.*[$£€]|.*\b(?:university graduates?|graduates|\w+ speaking)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*(?P<field>[^\W\d_][^()\[\]\n]{0,39})[)\]]")
_OF_LANGUAGE = re.compile(
    r"(?:teacher|tutor|lecturer|professor|instructor|translator|interpreter)\s*$", re.IGNORECASE
)
_NEAR = 4000
"""Where in the posting a place in brackets is looked for."""
_STATE = re.compile(r",\s*[A-Z]{2}\b")


def title_in(text: str, line: Span, around: str = "") -> Span | None:
    """The title in the title line `line` of `text`, None when no word is left.

    What follows a role is cut: place, contract form, department, reference. A programme or firm
    before it is cut too ("Returnship 2018 - Data Analyst"). A bare rank keeps its field
    ("Director, Data Science"), because alone it says nothing.

    Args:
        text: the posting.
        line: its title line.
        around: the lines that describe the posting; what they repeat is a place or firm.
    """
    start, end = _opening(text, line), line.end
    start = _behind_programme(text, start, end)
    if closing := _WANTED.search(text, start, end):
        end = closing.start()
    cut = _first_cut(text, start, end)
    stop = end if cut is None else cut.start()
    if cut is not None and (field := _field(text, start, cut, end, around)) is not None:
        stop = field
    title = trim(text, start, stop)
    return title if has_words(title.of(text)) else None


def _opening(text: str, line: Span) -> int:
    """Where the line goes on behind "Job title:", "[Remote]", "Urgently hiring a", "Part-time"."""
    start = line.start
    for rule in (LABEL, _BRACKETED, _URGENT, _CONTRACT):
        if (hit := rule.match(text, start, line.end)) and hit.end() < line.end:
            start = hit.end()
    return start


def _behind_programme(text: str, start: int, end: int) -> int:
    """Behind leading parts without a role, where a role follows; else `start`."""
    begin = start
    for parting in _PARTING.finditer(text, start, end):
        if ROLE.search(text, begin, parting.start()) or _SENIOR.match(text, begin):
            return begin
        if ROLE.search(text, parting.end(), end):
            begin = parting.end()
    return begin


def _first_cut(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first place behind a role where the title may end."""
    for cut in _CUT.finditer(text, start, end):
        if cut.start() <= start or ROLE.search(text, start, cut.start()) is None:
            continue
        glued = cut.end() - cut.start() == 1 and cut.group() in "-–—"
        if glued and not _ends_with_role(text, start, cut.start()):
            continue
        if cut.group().strip() == "/" and ROLE.search(text, cut.end(), _part_end(text, cut, end)):
            continue
        return cut
    return None


def _ends_with_role(text: str, start: int, stop: int) -> bool:
    return any(hit.end() == stop for hit in ROLE.finditer(text, start, stop))


def _part_end(text: str, cut: re.Match[str], end: int) -> int:
    """Where the part behind `cut` ends."""
    following = _CUT.search(text, cut.end(), end)
    return following.start() if following else end


def _field(text: str, start: int, cut: re.Match[str], end: int, around: str) -> int | None:
    """Where the part behind `cut` ends, when it belongs to the title; else None."""
    if level := _LEVEL_IN_BRACKETS.match(text, cut.start(), end):
        return level.end()
    if cut.group().strip() in {"(", "["}:
        return _field_in_brackets(text, cut, end, around)
    subject = _SUBJECT_FOLLOWS.search(text[start : cut.end()])
    if subject is None and _FIELD_FOLLOWS.fullmatch(cut.group()) is None:
        return None
    stop = _part_end(text, cut, end)
    part = text[cut.end() : stop].strip()
    if _LEVEL.match(part):
        return stop
    if not _is_bare_rank(text[start : cut.start()]) or _NO_FIELD.match(part):
        return None
    place = part.casefold() in around.casefold() or _STATE.match(text, stop, end)
    return None if place else stop


def _field_in_brackets(text: str, cut: re.Match[str], end: int, around: str) -> int | None:
    """Behind the bracket that opens at `cut`, when a field stands in it: "Nurse (ICU)"."""
    found = _IN_BRACKETS.match(text, cut.end(), end)
    if found is None or _NOT_OF_TITLE.match(found["field"]):
        return None
    of_language = _OF_LANGUAGE.search(text[: cut.start()]) is not None
    if not of_language and re.search(LANGUAGE, found["field"]):
        return None
    field = found["field"].strip()
    if _STATE_CODE.match(field) or _STATE.search(field) or field.casefold() in around.casefold():
        return None
    place = re.search(
        rf"(?:\b(?:in|at|near|around|to|based in|location:?)|,)\s{re.escape(field)}\b", text[:_NEAR]
    )
    return None if place and field.istitle() else found.end()


def _is_bare_rank(title: str) -> bool:
    if _COMPLETE.search(title):
        return False
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", title.lower())
    return all(word in _RANK or word.removesuffix("s") in _RANK for word in words)
