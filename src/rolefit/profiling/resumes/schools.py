"""Names of schools and universities: how they are told, and where one begins and ends.

General knowledge of how they are named; no list was taken from a data set.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rolefit.domain.text import Span
from rolefit.profiling.redaction.words import fold, is_ordinary
from rolefit.profiling.resumes.titles import is_place

_SCHOOL = (
    r"(?:university|college|institute|school|academy|polytechnic\w*|seminary|conservator\w+"
    r"|universität|hochschule|fachhochschule|gymnasium|université|école|ecole|lycée|universidad"
    r"|universidade|università|instituto|politecnico|akademie|berufsschule|faculty|campus"
    r"|[a-z]*universit[a-zäé]+|TU|ETH|MIT|UCLA|NYU|LSE|UCL|IIT)"
)
_INSTITUTION = re.compile(rf"\b{_SCHOOL}\b", re.I)
# What is a school in the place of one, though a sentence may mean something else by it.
_WIDER = (
    rf"(?:{_SCHOOL}|universit\w*|uniwersytet\w*|univerzit\w*|üniversitesi|yliopisto|egyetem"
    r"|hogeschool|høgskole\w*|högskola\w*|politechnika|politécnica|politécnico|polytechnique"
    r"|[a-zäöü]+(?:hochschule|akademie|gymnasium|schule)|schule|kolleg|szkoła|liceum|technikum"
    r"|escuela|facultad|colegio|istituto|liceo|scuola|accademia|faculdade|escola|collège|faculté"
    r"|institut|institution|colleges|schools|academies|universities|academia|sixth[ ]form"
    r"|(?:training|learning|education|community|vocational|skills)[ ](?:cent(?:re|er))"
    r"|university[ ]cent(?:re|er))"
)
_WORD_OF_SCHOOL = re.compile(rf"\b(?i:{_WIDER})\b")
_KNOWN = re.compile(
    r"\b(?:MIT|ETH|EPFL|KTH|LSE|UCL|SOAS|UCLA|USC|UCSD|UCSB|UCSF|UNC|NYU|SUNY|CUNY|UMass|UIUC|CMU"
    r"|BYU|LSU|ASU|FSU|MSU|OSU|NCSU|UPenn|Caltech|IIT|IIM|IISc|NIT|BITS|VIT|NUS|NTU|SMU|HKU|HKUST"
    r"|KAIST|UNSW|ANU|RMIT|UBC|UNAM|ITESM|USP|UBA|TU|TUM|RWTH|LMU|KIT|FH|HTW|HTL|HEC|ESSEC|INSEAD"
    r"|ENS|ESCP|IESE|ESADE|DTU|NTNU|AGH|VUB|ULB|KU|UCD|DCU|TUD|UCC|UJ|UCT|Wits"
    r"|Sorbonne|Technion|Sciences[ ]Po|(?:Georgia|Virginia|Texas|Louisiana|Michigan)[ ]Tech"
    r"|(?:Penn|Ohio|Cal|Iowa|Florida|Michigan|Oregon|Kansas|Arizona)[ ]State|Texas[ ]A&M"
    r"|UC[ ][A-Z][a-z]+(?:[ ][A-Z][a-z]+)?|Oxford|Cambridge|Harvard|Stanford|Yale|Princeton"
    r"|Oxbridge)\b"
)
_BODY = re.compile(
    r"(?i)\b(?:chartered|accountants|association|council|society|authorised|guild|board"
    r"|royal college of (?:surgeons|physicians|nursing|general practitioners|\w+ists))\b"
)
_PARTICLES = frozenset(
    "of the at in for and & de del de’ da do dos das di du des la le les los las el y e et und zu "
    "zur für an am der die das van von al l’ - – +".split()
)
_JOINING = frozenset("and & y e et und at of in".split())
_PLACED = frozenset("at of in de".split())
"""Particles behind which any capitalised word belongs to the name."""
_QUALIFIERS = frozenset(
    "state technical national old new young open community northern southern eastern western "
    "northeastern northwestern southeastern southwestern north south east west central city royal "
    "federal international catholic christian lutheran baptist methodist islamic hebrew "
    "the a&m metropolitan career junior senior public free upper lower higher further great grand "
    "global american british european polytechnic technological vocational women’s valley county "
    "river lake bay coast hill hills park island islands mountain rock star saint st mount fort "
    "san santa los las atlantic pacific gulf tech high middle primary secondary grammar medical "
    "law business nacional autónoma católica técnica professionnel tecnológico politécnica".split()
)
"""Ordinary words that names of schools begin or go on with."""
_KINDS = frozenset(
    "state a&m technical community city national international further higher senior junior upper "
    "lower high middle primary secondary grammar technological vocational career public medical "
    "law business".split()
)
"""Those that tell a kind of school and name none."""
LONGEST = 9
"""No name of a school has more words."""
_TOKEN = re.compile(r"\S+")
_OF = re.compile(r"(?i)[ ](?:of|for)\b")
_LEADING = re.compile(
    r"(?i)universi(?:dade?|té|tà|tät|tat|teit|tet|tatea)|instituto?|istituto|[ée]cole|lycée|collège"
    r"|colegio|escuela|escola|liceo|faculdade|facultad|faculté|politecnico|polit[ée]cnic[oa]"
    r"|TU|ETH|IIT|conservatori\w+|accademia|akademie|liceum|uniwersytet|politechnika|szkoła"
)
"""Words that stand first in the names of schools; in English only where "of" follows."""


def names_school(words: str) -> bool:
    """Whether the words hold one that schools and universities are named by."""
    return _INSTITUTION.search(words) is not None


def tells_school(words: str) -> bool:
    """Whether the words hold the name of a school, one without such a word included."""
    return any(p.search(words) is not None for p in (_WORD_OF_SCHOOL, _KNOWN))


def certifies(words: str) -> bool:
    """Whether an institution is a body that admits to a profession: its name is the licence's."""
    return _BODY.search(words) is not None


def words_before(names: Sequence[str], *, leads: bool) -> int:
    """How many words before a school's own word belong to its name, where nothing divides them.

    The field of study may run on into it: of "Computer Science Elm State University" the last
    two do. One that names it does anyhow ("Salem College", "Wayne State College"), unless the
    name follows; further ones when they are no ordinary words, or such as schools are named with.

    Args:
        names: the words before it, in order.
        leads: the school's word stands first in its name, as in "University of Leeds".
    """
    own = 0
    for word in reversed(names):
        if not _is_capital(word) or word.endswith((",", ":", ";", ".")):
            break
        if not (leads or _is_named_with(word)):
            own += 1
        elif _is_named_with(word):
            own += 1
            leads = leads or _plain(word) not in _KINDS
            continue
        break
    return own


def _leads(school: str, after: str) -> bool:
    """Whether a school's word stands first in its name: "of" follows, or it is of such a kind.

    What is a name by itself needs none before it either.
    """
    if _OF.match(after) or _KNOWN.fullmatch(school):
        return True
    return _LEADING.fullmatch(school) is not None and re.match(r"[ ][^\W\d_]", after) is not None


def without_school(words: str) -> str:
    """The words before a school that runs on after them; all when there is none."""
    known = _KNOWN.search(words)
    school = _INSTITUTION.search(words, 0, known.start() if known else len(words)) or known
    if not school:
        return words
    names = words[: school.start()].split()
    leads = _leads(school[0], words[school.end() :])
    return " ".join(names[: len(names) - words_before(names, leads=leads)])


def find_schools(text: str, within: Span, *, run_on: bool) -> Iterator[Span]:
    """Names of schools in a stretch of one line without separators, in order.

    The whole stretch is one when all of its words may belong to a name.

    Args:
        run_on: something else stands right before it, so the first words may belong to that.
    """
    words = [Span(within.start + m.start(), within.start + m.end()) for m in _tokens(text, within)]
    told = [match for match in _told(text, within) if not _is_bare_lower(match[0])]
    if not told or certifies(within.of(text)):
        return
    may = all(_may_belong(word.of(text)) for word in words)
    if may and not run_on and len(words) <= LONGEST:
        while words[0].of(text).lower() in _JOINING:
            words = words[1:]
        if _is_a_name(within.of(text)):
            yield Span(words[0].start, within.end)
        return
    reached = within.start
    for match in told:
        if match.start() < reached:
            continue
        span = _around(text, words, Span(*match.span()), reached)
        if _is_a_name(span.of(text)):
            yield span
        reached = span.end


def _tokens(text: str, within: Span) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(within.of(text)))


def _told(text: str, within: Span) -> list[re.Match[str]]:
    patterns = (_WORD_OF_SCHOOL, _KNOWN)
    found = (m for p in patterns for m in p.finditer(text, within.start, within.end))
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _around(text: str, words: Sequence[Span], school: Span, floor: int) -> Span:
    """A school's word with the words before and after it that belong to its name."""
    first, last = bisect_left(words, school), bisect_left(words, Span(school.end, school.end))
    before = [w for w in words[max(0, first - LONGEST) : first] if w.start >= floor]
    before = [w for w in before if w.end <= school.start]
    after = words[last : last + LONGEST]
    leads = _leads(school.of(text), text[school.end : after[0].end] if after else "")
    own = words_before([word.of(text) for word in before], leads=leads)
    start = before[len(before) - own].start if own else school.start
    return Span(start, _end(text, after, school.end))


def _end(text: str, after: Sequence[Span], end: int) -> int:
    """Where a name ends: particles go on when a capital follows, ordinary words only after one."""
    joined = named = False
    for word in after:
        written = word.of(text)
        if written.lower() in _PARTICLES:
            joined, named = True, named and written.lower() not in _PLACED
            continue
        own = _is_named_with(written) or _WORD_OF_SCHOOL.fullmatch(written) is not None
        if not _is_capital(written) or not (own or (joined and not named)):
            break
        end, named = word.end, named or (own and joined)
    return end


def _is_named_with(word: str) -> bool:
    plain = _plain(word)
    return plain in _QUALIFIERS or not is_ordinary(fold(plain)) or is_place(word.strip(".,:;()"))


def _plain(word: str) -> str:
    return word.strip(".,:;()").casefold().replace("'", "’")


def _is_capital(word: str) -> bool:
    first = next((letter for letter in word if letter.isalnum()), "")
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def _may_belong(word: str) -> bool:
    return word.lower() in _PARTICLES or (_is_capital(word) and not word[0].isdigit())


def _is_bare_lower(word: str) -> bool:
    return word[0].islower() and not word.isupper()


def _is_a_name(words: str) -> bool:
    """Whether there is more than the bare word: "the University" names none."""
    rest = [word for word in words.split() if word.lower() not in _PARTICLES]
    return len(rest) > 1 or bool(_KNOWN.fullmatch(words)) or "-" in words or _is_compound(words)


def _is_compound(words: str) -> bool:
    return len(words) > 14 and _INSTITUTION.fullmatch(words) is None
