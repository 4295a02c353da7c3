"""Names of degrees and the level each stands for, by ISCED 2011."""

import re
from dataclasses import dataclass

from rolefit.domain.resume import DegreeLevel
from rolefit.domain.text import Span

_L = DegreeLevel


@dataclass(frozen=True, slots=True)
class Named:
    """A degree's name in a text.

    Args:
        level: what it stands for.
        span: the name itself.
        plain: it needs no context to be a degree ("Master of Science"), as "MA" or "MS" would.
    """

    level: DegreeLevel
    span: Span
    plain: bool


_OF = r"(?:[ ]+(?:of|in)\b)"
# Written out, any case.
_WORDS: tuple[tuple[DegreeLevel, str], ...] = (
    (
        _L.DOCTORATE,
        rf"doctor(?:[ ]degree|[ ]of(?=[ ](?-i:[A-Z])))|doctorate(?:[ ]degree|{_OF})"
        r"|doctorates?|doctoral(?:[ ]degree)?"
        r"|juris[ ]doctor(?:ate)?"
        r"|doctorat|doktortitel|promotion[ ]zum[ ]dr|dr\.[ ]?(?:rer|ing|med|phil)\.?"
        r"|(?:nvq|qcf|rqf|eqf)[ ]level[ ]8",
    ),
    (
        _L.MASTER,
        r"master(?:['’]?s|[ ]s)?(?:[ ](?:degree|level)"
        r"|[ ]+of\b(?![ ](?:the|ceremonies|all|none|disguise)\b)|[ ]+in\b)"
        r"|(?:executive[ ])?(?-i:M)asters?(?=[ ]*[:,(–-])|(?-i:MASTER)S?(?=[ ]*[:,(–-])"
        r"|master['’]s(?=[ ]*(?:[:,;(–-]|$|in\b|of\b|for\b))|masters(?=[ ]*(?:[:,;(–-]|$|in\b))"
        r"|magister|maîtrise|maestr[ií]a|máster|mestrado|staatsexamen"
        r"|dipl\.?[ -]{0,2}(?:ing|inf|inform|kfm|kffr|phys|psych|chem|biol|math|volksw|betriebsw"
        r"|päd|geogr|soz)\b"
        r"|diplom(?:-?(?:ingenieur(?:in)?|kaufmann|kauffrau|informatiker(?:in)?|physiker(?:in)?"
        r"|psycholog(?:e|in)|volkswirt(?:in)?|betriebswirt(?:in)?|chemiker(?:in)?|pädagog(?:e|in)))"
        r"|post[- ]?graduate[ ](?:diploma|degree)|(?:nvq|qcf|rqf|eqf)[ ]level[ ]7"
        r"|laurea[ ](?:magistrale|specialistica)|ingénieur[ ]diplômé|diplôme[ ]d['’]ingénieur",
    ),
    (
        _L.BACHELOR,
        rf"bachelor(?:['’]?s|[ ]s)?(?:[ ]degree|[ ](?:hon(?:our)?s))?(?:{_OF})?"
        rf"|bacc?alaureate[ ](?:degree|of)"
        rf"|licenciatura|laurea|bacharelado|under[- ]?graduate[ ]degree|honou?rs[ ]degree"
        r"|grado[ ]en|(?:graduad|licenciad)[oa][ ]en"
        r"|graduate[ ]diploma|some[ ]college"
        r"|licence(?=[ ](?:professionnelle|en|ès|d['’]|de(?![ ]conduire))\b)"
        r"|(?:nvq|qcf|rqf|eqf)[ ]level[ ]6|(?:four|4)[- ]year[ ]degree",
    ),
    (
        _L.ASSOCIATE,
        r"associate(?:['’]?s|[ ]s)?(?:[ ](?:degree|diploma)|[ ]+(?:of|in)\b(?=[ ]+(?-i:[A-Z])))"
        r"|associate['’]s(?=[ ]*(?:[:,;(–-]|$|in\b|of\b))|associates(?=[ ]*[:,(–-])"
        r"|associate[ ](?:arts|science|medical|applied)|foundation[ ]degree"
        r"|higher[ ]national[ ](?:diploma|certificate)|diploma[ ]of[ ]higher[ ]education"
        r"|(?:nvq|qcf|rqf|eqf)[ ]level[ ][45]|(?:two|2)[- ]year[ ]degree",
    ),
    (
        _L.SECONDARY,
        r"high[ ]school(?:[ ](?:diploma|degree|graduate|equivalen\w+))?"
        r"|general[ ]education(?:al)?[ ]"
        r"(?:diploma|development)|(?-i:A)[- ]levels?(?![ ]\d)|as[- ]levels?"
        r"|o[- ]levels?|gcses?|fachabitur"
        r"|fachhochschulreife|abitur|allgemeine[ ]hochschulreife|baccalauréat|matura|maturité"
        r"|international[ ]baccalaureate|(?:higher|senior)[ ]secondary(?:[ ](?:school"
        r"|certificate))*"
        r"|secondary[ ]school(?:[ ](?:diploma|certificate|leaving[ ]certificate))?|bachillerato"
        r"|leaving[ ]certificate|realschulabschluss|mittlere[ ]reife|berufsausbildung"
        r"|ausbildung[ ](?:zum|zur|als)|btec[ ](?:national|level[ ]3)\w*"
        r"|(?:nvq|qcf|rqf|eqf)[ ]level[ ][23]",
    ),
)
# Abbreviations, dots optional: "." stands for a dot and a space that may be left out.
_SHORT: tuple[tuple[DegreeLevel, str], ...] = (
    (
        _L.DOCTORATE,
        "Ph.D. PhD. PHD Ed.D. Psy.D. D.Phil. Pharm.D. PharmD D.N.P. D.P.T. D.D.S. D.V.M. D.B.A. "
        "J.D."
        " M.D. Sc.D. Th.D. D.Sc. Dr.phil.",
    ),
    (
        _L.MASTER,
        "M.B.A. E.M.B.A. M.Sc. M.S. M.A. M.Ed. M.Eng. M.P.H. M.P.A. M.S.W. M.F.A. M.S.N. LL.M. "
        "M.Phil."
        " M.Res. M.C.A. M.Tech. M.Com. M.B.M. M.S.Ed. M.L.I.S. M.A.T. M.Arch. M.H.A. M.P.P. M.Div."
        " M.P.S. M.Acc. M.S.I.S. M.B.B.S. P.G.D.M. P.G.Dip. P.G.C.E. M.E. M.H.R.M. M.Mus."
        " S.M. M.Pharm. M.S.c.",
    ),
    (
        _L.BACHELOR,
        "B.A. B.S. B.Sc. B.B.A. B.Eng. B.Tech. B.Com. B.Ed. B.F.A. B.S.N. B.S.W. B.Arch. LL.B. "
        "B.S.I.T."
        " B.E. B.C.A. B.S.B.A. B.S.E.E. B.S.M.E. B.S.C.S. B.A.Sc. B.Mus. B.H.M. B.I.T. B.Pharm. "
        "B.S.E."
        " B.S.c. B.S.Ed. B.G.S. B.P.S. B.Comm. B.M. B.Des. B.S.C.E. B.A.S.",
    ),
    (_L.ASSOCIATE, "A.A. A.S. A.A.S. A.S.N. A.D.N. A.B.A. A.O.S. H.N.D. H.N.C. Dip.H.E."),
    (_L.SECONDARY, "G.E.D. H.S.C. S.S.C. G.C.S.E. H.S.D."),
)
# Without their dots these are states, titles, products or words.
_NEEDS_CONTEXT = frozenset(
    "MD MA MS ME AS AA AB BM BE SM MAT BIT AAS MPA MPS BAS AOS ABA DBA HSC SSC".split()
)


def _short(entry: str) -> str:
    letters = entry.rstrip(".").split(".")
    return r"\.?[ ]?".join(map(re.escape, letters)) if len(letters) > 1 else re.escape(entry)


def _any_of(entries: str) -> str:
    return "|".join(sorted(map(_short, entries.split()), key=len, reverse=True))


_PATTERN = re.compile(
    r"(?<![\w.@/-])(?:"
    + "|".join(
        [f"(?P<w{level.name}>(?i:{words}))" for level, words in _WORDS]
        + [f"(?P<s{level.name}>(?:{_any_of(entries)}))" for level, entries in _SHORT]
        + [r"(?P<diploma>(?i:(?:\w+[ ])?diploma(?:[ ](?:in|of|für))?))"]
    )
    + r")(?![\w@])\.?",
    re.M,
)
_NOT_MS = re.compile(
    r"[ ]*(?:office|word|excel|access|project|outlook|sql|visio|windows|power|dos)", re.I
)
# "Rockville MD 20850" and "Boston, MA", not "Purdue University MS" or "Boston, MA History".
_STATES = frozenset("MD MA MS ME".split())
_IN_PLACE = re.compile(
    r"(?<!University)(?<!College)(?<!Institute)(?<!School)(?:(?<=[A-Za-z]),[ ]?|(?<=[a-z])[ ])$"
)
_PLACE_ENDS = re.compile(r"[ ]*(?:\d{5}\b|$|[,;|)\n]|-[ ]|USA\b|United\b)")
# Words of a sentence in capitals.
_SHOUTED = frozenset("AS AB BE BM ME SM BIT MAT".split())
_DELIMITED = re.compile(r"[ ]*(?:[:,(\n–-]|$)|[ ](?:in|of)\b", re.I)
_A_JOB = re.compile(
    r"\b(?:sales|retail|store|stores|team|research|warehouse|customer|service|marketing|project"
    r"|program|junior|senior|teaching|clinical|financial|hr|resources|legal|law|key|lead|client"
    r"|care|operations|floor|production|business|real estate|investment|claims|an?|as)[ ]$",
    re.I,
)
# "MBA students", "Master's thesis": somebody else's, or only a part of one.
_NOT_A_DEGREE = re.compile(
    r"[ ](?:students|admissions?|thesis|theses|project(?=[ ]?:)|applicants?"
    r"|level[ ](?:courses?|classes|students?))\b",
    re.I,
)


def named_degrees(text: str, within: Span) -> list[Named]:
    """Every degree named in `within`, in order; one of a level on a line."""
    found: list[Named] = []
    for match in _PATTERN.finditer(text, within.start, within.end):
        named = _named(text, match)
        last = found[-1] if found else None
        if named is None or _NOT_A_DEGREE.match(text, named.span.end):
            continue
        near = last is not None and named.span.start - last.span.end < _NEAR
        if last and near and _names_school(text, last.span) and _is_secondary(text, named):
            found.pop()
            last = found[-1] if found else None
        if last and _is_its_school(text, last, named):
            continue
        if last and last.level == named.level and _same_entry(text, last.span, named.span):
            if len(named.span) > len(last.span):
                found[-1] = named
            continue
        found.append(named)
    return found


def is_abbreviation(word: str) -> bool:
    """Whether a word is the short name of a degree, as "BS" or "M.Sc." is."""
    match = _PATTERN.fullmatch(word)
    return match is not None and (match.lastgroup or "").startswith("s")


def _named(text: str, match: re.Match[str]) -> Named | None:
    group = match.lastgroup or ""
    span = Span(*match.span())
    before = text[max(0, span.start - 24) : span.start]
    after = text[span.end : span.end + 12]
    if group == "diploma":
        work = re.match(r"[ ](?:project|thesis|work|programme?s?)\b", after, re.I)
        return None if work else Named(_L.ASSOCIATE, span, plain=False)
    level, words = DegreeLevel[group[1:]], match[0].rstrip(".")
    if group[0] == "w":
        position = level is _L.ASSOCIATE and re.search(r"[ ](?:of|in)$", words)
        if position and _A_JOB.search(before):
            return None
        return Named(level, span, plain=level is not _L.SECONDARY)
    if words.replace(" ", "") in _NEEDS_CONTEXT:
        other = _NOT_MS.match(after) or _is_word(words, before, after)
        return None if other else Named(level, span, plain=False)
    return Named(level, span, plain="." in words or len(words) > 2)


def _is_word(word: str, before: str, after: str) -> bool:
    """Whether capitals are a state after its town, or a word in a shouted line."""
    if word in _STATES and _IN_PLACE.search(before) and _PLACE_ENDS.match(after):
        return True
    near = before.rpartition("\n")[2]
    shouted = near.isupper() and len(near) > 8
    return word in _SHOUTED and shouted and not _DELIMITED.match(after)


def _is_its_school(text: str, last: Named, named: Named) -> bool:
    """Whether "High School" only tells where the degree before it was earned."""
    near = named.span.start - last.span.end < _NEAR
    return near and named.span.of(text).lower() == "high school" and _is_secondary(text, last)


def _names_school(text: str, span: Span) -> bool:
    """Whether "High School" stands after its name: "Hardin High School"."""
    before = text[max(0, span.start - 24) : span.start]
    named = re.search(r"[A-Z][\w.'’-]*[ ]$", before) is not None
    return span.of(text).lower() == "high school" and named


def _is_secondary(text: str, named: Named) -> bool:
    return named.level is _L.SECONDARY or "diploma" in named.span.of(text).lower()


_NEAR = 120
"""A school stands no farther from its degree, in characters."""


def _same_entry(text: str, last: Span, span: Span) -> bool:
    """Whether two names are of one degree: "Bachelor of Science (B.S.)", on one line."""
    between = text[last.end : span.start]
    return "\n" not in between and len(between) < 60 and not re.search(r";|\band\b|\|", between)
