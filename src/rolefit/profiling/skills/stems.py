"""Words to the forms under which the gazetteer knows them.

Two forms: the *light* form (lower case, American spelling, singular) for names of one word, where
"accounting" must not meet "account"; and the *stem* (Snowball English on top of that) for longer
phrases, where "maintained records" must meet "maintaining record". Endings that name a person or
turn a noun into an adjective are kept ("manager" is no "manage", "internal" no "intern").
"""

import re
import unicodedata
from threading import local

from Stemmer import Stemmer

VERSION = "1"


class _Own(local):
    """A stemmer for each thread: they are not safe to share."""

    def __init__(self) -> None:
        self.snowball = Stemmer("english", 0)


_OWN = _Own()

_KEEP = re.compile(
    r"(?:er|or|al|ally|ist|ive|ity|ian|ic|ics|ary|ory|ful|less|able|ible|ous|ship|ee|ant)$"
)
_EXCEPTIONS = {
    "engineering": "engineering",
    "nursing": "nursing",
    "marketing": "marketing",
    "accounting": "accounting",
    "animation": "animation",
    "animations": "animation",
    "organization": "organization",
    "organizations": "organization",
    "based": "based",
    "operating": "operating",
    "applicants": "applicant",
    "building": "building",
    "buildings": "building",
    "banking": "banking",
    "catering": "catering",
    "housing": "housing",
    "clothing": "clothing",
    "maintenance": "maintain",
    "analysis": "analyz",
    "analyses": "analyz",
    "analytics": "analytics",
    "diagnosis": "diagnos",
    "production": "produc",
    "delivery": "deliv",
    "deliveries": "deliv",
    "advice": "advis",
    "resolution": "resolv",
    "provision": "provid",
    "compliance": "compli",
    "comply": "compli",
    "complies": "compli",
    "complied": "compli",
    "application": "application",
    "applications": "application",
    "experience": "experience",
    "experiences": "experience",
    "experienced": "experience",
    "improvisation": "improvisation",
    "improvization": "improvisation",
    "performance": "performance",
    "performances": "performance",
    "programming": "programming",
    "requirement": "requirement",
    "requirements": "requirement",
    "designated": "designated",
    "audition": "audition",
    "auditions": "audition",
    "attribute": "attribute",
    "attributes": "attribute",
    "processing": "processing",
    "material": "material",
    "apply": "appli",
    "applies": "appli",
    "applied": "appli",
    "applying": "appli",
    "wrote": "write",
    "written": "write",
    "writing": "write",
    "writes": "write",
    "write": "write",
    "led": "lead",
    "leads": "lead",
    "leading": "lead",
    "built": "build",
    "ran": "run",
    "kept": "keep",
    "sold": "sell",
    "sells": "sell",
    "selling": "sell",
    "taught": "teach",
    "made": "make",
    "taken": "take",
    "took": "take",
    "held": "hold",
    "drove": "drive",
    "driven": "drive",
    "driving": "drive",
    "drives": "drive",
    "gave": "give",
    "given": "give",
    "giving": "give",
    "dealt": "deal",
    "met": "meet",
    "oversaw": "overse",
    "overseen": "overse",
    "oversee": "overse",
    "overseeing": "overse",
    "oversees": "overse",
    "undertook": "undertak",
    "spoke": "speak",
    "understood": "understand",
    "drew": "draw",
    "drawn": "draw",
    "bought": "buy",
    "brought": "bring",
    "found": "find",
    "set": "set",
}
_BRITISH = (
    (re.compile(r"is(e[sd]?|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e[sd]?|ing|er|ers)$"), r"yz\1"),
    (
        re.compile(r"(col|behavi|lab|fav|hon|harb|neighb|flav|od|vap|rum|hum|arm|endeav)our"),
        r"\1or",
    ),
    (re.compile(r"^(cent|theat|lit|fib|calib|met|spect)re(s?)$"), r"\1er\2"),
    (
        re.compile(
            r"(travel|model|label|cancel|channel|fuel|signal|total|tunnel|counsel)l(ed|ing|er|ers)$"
        ),
        r"\1\2",
    ),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"^(catal|dial|anal)ogue(s?)$"), r"\1og\2"),
    (re.compile(r"^(an|orthop|p|gyn|h)ae"), r"\1e"),
    (re.compile(r"^oe(s|d)"), r"e\1"),
    (re.compile(r"^(defen|licen|offen)ce(s?)$"), r"\1se\2"),
    (re.compile(r"^practis(e[sd]?|ing)$"), r"practic\1"),
    (re.compile(r"^aluminium$"), "aluminum"),
    (re.compile(r"^tyre(s?)$"), r"tire\1"),
    (re.compile(r"^grey$"), "gray"),
    (re.compile(r"^jewellery$"), "jewelry"),
    (re.compile(r"mould"), "mold"),
    (re.compile(r"^cheque(s?)$"), r"check\1"),
)
_MAYBE_BRITISH = re.compile(
    r"[iy]s(?:[ei]|a)|our|[tbrf]re|ll(?:ed|ing|er)|programme|ogue|ae|^oe|[ns]ce|practis|alumin|tyre|grey|"
    r"jewell|mould|cheque"
)


def american(word: str) -> str:
    """British spelling to American; `word` is lower case."""
    if len(word) > 3:
        if not _MAYBE_BRITISH.search(word):
            return word
        for pattern, to in _BRITISH:
            word = pattern.sub(to, word)
    return word


def fold(word: str) -> str:
    """Lower case without accents and with a plain apostrophe; a possessive ending goes."""
    word = word.lower()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return word.removesuffix("'s").removesuffix("s'") if "'" in word else word


_PLURAL_ONLY = frozenset("securities sales goods arts news futures savings earnings".split())


def singular(word: str) -> str:
    """The singular of a regular English plural; `word` is folded."""
    if (
        word in _PLURAL_ONLY
        or len(word) < 4
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is", "ics"))
    ):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _is_acronym(word: str) -> bool:
    """Short and all in upper case: "IFRS" and "ACLS" are no plurals, "SALES" may be a heading."""
    return len(word) <= 5 and word.isupper() and word.lower() not in _EXCEPTIONS


def light(word: str) -> str:
    """The form for names of one word."""
    folded = fold(word)
    return folded if _is_acronym(word) else singular(american(folded))


def stem(word: str) -> str:
    """The form for words inside of longer phrases."""
    if _is_acronym(word):
        return fold(word)
    word = american(fold(word))
    if word in _PLURAL_ONLY:
        return word
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    one = singular(word)
    if one in _EXCEPTIONS:
        return _EXCEPTIONS[one]
    if _KEEP.search(one):
        return one
    return str(_OWN.snowball.stemWord(word))
