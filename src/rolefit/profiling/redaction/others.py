"""Names of other people: managers, referees, doctors, whoever is named beside the candidate."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.keep import find_kept
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.nameshape import (
    WORD,
    NameShape,
    NameWord,
    Role,
    read_name,
    role_of,
)
from rolefit.profiling.redaction.places import is_demonym, is_place
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import fold, is_given, reads_as_ordinary

_TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Drs|Mme|Mlle|Dott|Ing|Rev|Hon)\.[ \t]?|(?:Mr|Mrs|Ms|Mx|Miss|Dr|"
    r"Prof|Professor|Sir|Madam|Herr|Frau|Señora?|Monsieur|Madame|Shri|Smt)[ \t]{1,9})"
    r"(?=[^\W\d_])"
)
_CUE = re.compile(
    r"(?i)\b(?:report(?:ed|s|ing)?\s(?:directly\s)?to|(?:supervis|manag|mentor|train|coach|recommend|"
    r"direct)ed\sby|(?:taught|led)\sby|on\sbehalf\sof|assistant\sto|under|"
    r"(?:supervisors?|managers?|advis[oe]rs?|referees?|references?|mentors?|instructors?|contacts?|"
    r"partner)\s?[:：])[ \t]{1,9}(?=[^\W\d_])"
)
_RELATIVE = re.compile(
    r"(?i)\b(?:(?:(?:father|mother|husband|wife|spouse|next[ ]of[ ]kin)(?:(?:['’]s)?[ ]name)?|"
    r"(?:partner|guardian|parent)(?:['’]s)?[ ]name)[ ]?[:：]|(?-i:[SD]/[Oo]|W/o)\.?[ ]?[:：]?)"
    r"[ \t]{1,9}(?=[^\W\d_])"
)
_BORN_AS = re.compile(r"[(\[]?(?<!\w)(?:née?|nee|geb\.|z[ ]domu)[ ]{1,3}(?=[^\W\d_a-z])")
_ORGANISATIONS = (
    "University|College|School|Hospital|Institute|Center|Centre|Academy|Foundation|Clinic|Church|"
    "Award|Prize|Scholarship|Fellowship|Inc|LLC|LLP|Ltd|Limited|Corp|Company|Co|Group|Partners|"
    "Associates|Bank|Bros|Brothers|Hotel|Inn|Resort|Park|Airport|Memorial|Museum|Library|Theatre|"
    "Theater|Hall|Stadium|Street|Avenue|Road|Boulevard|Blvd|Drive|Lane|Elementary|Middle|High|"
    "Medical|Health|County|State|Island|Beach|Syndrome|Disease|Method|Model|Theorem|Test|Winery|"
    "Vineyards|Salon|Spa|Restaurant|Cafe|Grill|Cosmetics|Collection|Fashion|Jewelers|Realty|"
    "Publishing|Press|Records|Law|Construction|Engineering|Motors|Act|House|Farms?|Ranch|Camp|"
    "Services|Solutions|Consulting|Systems|Technologies|Industries|International|Enterprises|"
    "Village|Tower|Court|Way|Plaza|Mall|Store|Stores|Laborator(?:y|ies)|Labs|Pizza|Universität|"
    "GmbH|AG|KG|SE|plc|PLC|Plc|Pvt|Pty|S\\.?A|S\\.?p\\.?A|S\\.?r\\.?l|SARL|SAS|B\\.?V|N\\.?V|AB|Oy|A/S"
)
_SCHOOLS = "University|College|Institute|School|Hospital|Academy|Foundation"
_ORGANISATION = re.compile(
    rf"(?:['’]s)?[ \t]{{0,9}}(?:[-–&,][ \t]{{0,9}})?(?:and[ \t]{{1,9}})?"
    rf"(?:[A-Z][\w’']{{1,40}}[ \t]{{1,9}})?(?:{_ORGANISATIONS})\b"
    rf"|[ \t]{{1,9}}(?:[A-Z][\w’']{{1,40}}[ \t]{{1,9}}){{2}}(?:{_SCHOOLS})\b"
    r"|[ \t]{0,9}&[ \t]{0,9}[A-Z]"
)
_IS_ORGANISATION = re.compile(rf"(?:{_ORGANISATIONS})$")
_NO_TITLE_FOR = frozenset(
    "word excel office access project outlook powerpoint sql visio dynamics teams windows pepper "
    "martens scholl seuss".split()
)
_NAMING = frozenset(Role) - {Role.TITLE, Role.SUFFIX, Role.PARTICLE}
_NOT_BEFORE_A_NAME = frozenset("St St. Saint San Santa Fort Port Mount Lake The &".split())


def find_relatives(text: str) -> Iterator[Span]:
    """Names behind a label ("Father's name:") or "née", with the bracket and the "née"."""
    for match in _RELATIVE.finditer(text):
        shape = read_name(text, match.end(), _line_end(text, match.end()))
        if shape is not None and shape.core:
            yield Span(match.end(), shape.end)
    for match in _BORN_AS.finditer(text):
        shape = read_name(text, match.end(), _line_end(text, match.end()))
        if shape is not None and shape.core:
            closed = match.group()[0] in "([" and text.startswith((")", "]"), shape.end)
            yield Span(match.start(), shape.end + closed)


def find_others(text: str, layout: Layout) -> Iterator[Span]:
    """Spans that name a person other than the candidate, or the candidate once more.

    A form of address or a cue ("reported to") and a name-like word are enough; anywhere else a
    known given name and a second word that is no ordinary one are asked for.
    """
    kept = Ranges([*find_kept(text), *layout.trusted.spans])
    for shape in (*_titled(text), *_cued(text), *_listed(text), *_referees(text, layout)):
        span = Span(shape.start, shape.end)
        if not kept.touch(span):
            possessive = re.match(r"['’]s\b", text[span.end : span.end + 3])
            yield Span(span.start, span.end + 2) if possessive else span


def _titled(text: str) -> Iterator[NameShape]:
    for match in _TITLED.finditer(text):
        word = WORD.match(text, match.end())
        if word is None or not word.group()[0].isupper() or fold(word.group()) in _NO_TITLE_FOR:
            continue
        shape = read_name(text, match.end(), _line_end(text, match.end()))
        if shape is None:
            # An ordinary word after "Mr." is a name; after "Professor" it is a subject.
            if "." in match.group() and len(word.group()) > 2:
                end = word.end() - word.group().endswith(".")
                yield NameShape((), match.start(), end)
        elif shape.count(*_NAMING) and not _ORGANISATION.match(text, shape.end):
            yield NameShape(shape.words, match.start(), shape.end)


def _cued(text: str) -> Iterator[NameShape]:
    for match in _CUE.finditer(text):
        shape = read_name(text, match.end(), _line_end(text, match.end()))
        if shape is None or len(shape.core) < 2 or _ORGANISATION.match(text, shape.end):
            continue
        if all(word.written.isupper() for word in shape.core):
            continue
        labelled = match.group().rstrip().endswith((":", "："))
        if shape.count(Role.GIVEN) or (labelled and shape.count(Role.UNKNOWN) == len(shape.core)):
            yield shape


def _listed(text: str) -> Iterator[NameShape]:
    """A given name that is nothing else, followed by a word that is no ordinary one."""
    taken = 0
    for match in WORD.finditer(text):
        if match.start() < taken or not match.group()[0].isupper() or match.group().endswith("."):
            continue
        written = match.group()
        folded = fold(written)
        if not is_given(folded) or is_demonym(folded) or len(folded) < 3:
            continue
        if reads_as_ordinary(written):
            continue
        shape = read_name(text, match.start(), min(len(text), match.start() + 60))
        if shape is None or not _is_person(text, shape):
            continue
        taken = shape.end
        yield shape


def _is_person(text: str, shape: NameShape) -> bool:
    """Whether a known given name and what follows it are a person's name, and no place or firm."""
    written = text[shape.start : shape.end]
    if not 2 <= len(shape.core) <= 3 or "," in written:
        return False
    if not re.search(r"\s", written):
        # "Newton-Raphson": a hyphen never stands between given name and surname.
        return False
    if any(w.written.isupper() or is_place(w.written) for w in shape.core) or is_place(written):
        return False
    if _ORGANISATION.match(text, shape.end) or _IS_ORGANISATION.search(written):
        return False
    return _is_surname(shape.core[-1]) and _can_precede(text, shape.start)


def _is_surname(last: NameWord) -> bool:
    if len(last.written) < 3 or (last.role is Role.GIVEN and reads_as_ordinary(last.written)):
        return False
    return last.role in {Role.UNKNOWN, Role.GIVEN, Role.SURNAME}


def _can_precede(text: str, start: int) -> bool:
    """Whether the word before does not make the name a part of a longer proper name."""
    before = re.search(r"([\w.&’']+)[ \t-]*$", text[max(0, start - 20) : start])
    previous = before.group(1) if before else ""
    if previous in _NOT_BEFORE_A_NAME:
        return False
    return not (previous[:1].isupper() and role_of(previous) is Role.UNKNOWN)


def _referees(text: str, layout: Layout) -> Iterator[NameShape]:
    for line in layout.lines:
        if line.heading or not layout.referees.hold(line.span.start):
            continue
        start = line.span.start + (2 if line.text.startswith("• ") else 0)
        shape = read_name(text, start, line.span.end)
        if shape is None or not 2 <= len(shape.core) <= 4:
            continue
        if shape.count(Role.GIVEN, Role.UNKNOWN):
            yield shape


def _line_end(text: str, at: int) -> int:
    limit = min(len(text), at + 60)
    end = text.find("\n", at, limit)
    return limit if end < 0 else end
