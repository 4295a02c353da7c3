"""Streets, dwellings and postcodes, as the addresses of many countries write them."""

import re
from collections.abc import Iterator

STREET_TYPES = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|terrace|"
    "square|sq|highway|hwy|parkway|pkwy|circle|cir|crescent|cres|trail|trl|close|grove|gardens|"
    "mews|row|walk|turnpike|pike|loop|plaza|alley|quay|wharf|rise|way|yard|parade|esplanade|croft|"
    "caddesi|sokak"
)
_WORD_OF_STREET = (
    r"(?:[A-ZÀ-ÞА-ЯĀ-Ž][\w.’'-]{0,30}|"
    r"(?:d[aeio]|del|della|dos|das|des|du|la|las|los|le|les|el|w)\b)"
)
_NUMBER_FIRST = re.compile(
    rf"""(?x)
    (?<![\w$€£.,-])(?!(?:19|20)\d\d[ ])\d{{1,6}}[A-Za-z]?(?:[ ]?[-/][ ]?\d{{1,5}})?,?[ ]
    (?: (?:[NSEW]\.?[ ]|(?:North|South|East|West)[ ])?
        (?:(?:[A-ZÀ-Þ][\w.’'-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}
        (?i:{STREET_TYPES})\b\.?(?![ ](?:of|and)\b)
        (?:,?[ ](?i:apt|apartment|suite|ste|unit|flat|floor|\#)\.?[ ]?\#?[\w-]{{1,6}})?
      | (?:(?i:bis|ter),?[ ])?
        (?:rue|avenue|boulevard|allée|impasse|chemin|place|quai|via|viale)
        (?:[ ]{_WORD_OF_STREET}){{1,5}}
    )"""
)
_TYPE_FIRST = re.compile(
    rf"""(?x)
    \b(?:ul\.|al\.|os\.|pl\.|[Uu]lica|ул\.|вул\.|[Уу]лица|пр\.|Calle|C/|Avda\.?|Avenida|Av\.|Rua|Via|
       Viale|Piazza|Rue|Str\.|Strada|Plaza|Paseo|Jalan|Jl\.)
    (?:[ ]{_WORD_OF_STREET}){{1,5}},?[ ](?:n[°º.]?[ ]?)?\d{{1,5}}[\w/]{{0,6}}
    | \b(?i:p\.?[ ]?o\.?[ ]?box)[ ]\d{{1,8}}"""
)
_ENDINGS = ("straße", "strasse", "str.", "gasse", "weg", "allee", "platz", "straat", "laan", "gata",
            "gatan", "vägen", "veien", "katu", "vej", "utca", "gracht", "plein", "dijk", "singel",
            "dreef", "steeg", "ufer", "damm", "chaussee", "plads", "stræde")  # fmt: skip
_TYPE_LAST = re.compile(
    rf"\b[A-ZÀ-Þ][\w’-]{{1,30}}[ ]?(?:{'|'.join(map(re.escape, _ENDINGS))})"
    r"[ ]\d{1,4}[ ]?(?:[a-zA-Z]|-\d{1,4})?\b"
)
_WHERE_FIRST = re.compile(
    r"^(?:Am|Im|Zum|Zur|(?:An|Auf|In|Unter|Hinter|Vor)[ ]de[rnm])[ ][A-ZÄÖÜ][\w-]{2,30}"
    r"[ ]\d{1,3}[a-z]?(?=,|$)",
    re.M,
)
"""German streets that tell where they lead: "Am Mühlbach 12"."""
_NUMBERED = (
    r"(?i)\b(?:years?|grades?|class|levels?|key[ ]stage|stage|phase|form|band|tier|step|chapter|"
    r"section|part|module|version|team|group|page|week|day|semester|term|route|line|category)[ ]"
)
"""What is numbered before a comma ("Year 4, Brook Street Primary") and is no house."""
_BEHIND_NUMBERED = re.compile(rf"{_NUMBERED}$")
_NUMBERED_FIRST = re.compile(rf"{_NUMBERED}\d")
DWELLING = re.compile(
    r"(?i)(?:flat|apt|apartment|house|unit|room|door|plot|block|villa|suite|floor|brgy|h\.?\s?no|"
    r"no)\.?\s?#?\d|#\s?\d"
)
"""How an address opens that tells the dwelling first."""
_DWELLING_BEFORE = re.compile(
    r"(?i)\b(?:flat|apt|apartment|unit|suite|room|villa|house|block|plot|h\.?[ ]?no|no)\.?[ ]?"
    r"#?(?:[\w-]{1,5},[ ]|[\w/-]{0,8}/)$"
)
POSTCODE = re.compile(
    r"\b(?:[A-Z]{2}[ ,]+\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{2}-\d{3}|(?!(?:19|20)\d\d\b)\d{4,6}(?:\s?[A-Z]{2})?|\d{3}\s\d{2,3}|\d{5}-\d{3,4}|〒?\d{3}-\d{4})\b"
)
"""Whatever can be a postcode, many other numbers among it."""
LETTERED_POSTCODE = re.compile(
    r"\b(?:[A-Z]{2}[ ]\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}|[A-Z]\d[A-Z][ ]\d[A-Z]\d|"
    r"(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)[ ]\d{4}|(?!(?:19|20)\d\d)[1-9]\d{3}[ ][A-Z]{2}[ ][A-Z])\b"
)
"""Postcodes that hardly anything else looks like: "IL 62704", "LS9 4XY", "V5K 0A1", "VIC 3070"."""


def find_streets(text: str) -> Iterator[re.Match[str]]:
    """Streets with their number, and post boxes, in no particular order."""
    for match in _NUMBER_FIRST.finditer(text):
        if _BEHIND_NUMBERED.search(text, max(0, match.start() - 12), match.start()) is None:
            yield match
    yield from _TYPE_FIRST.finditer(text)
    yield from _WHERE_FIRST.finditer(text)
    if any(ending in text for ending in _ENDINGS):
        yield from _TYPE_LAST.finditer(text)


def has_street(segment: str) -> bool:
    """Whether a street with its number stands in it."""
    return next(find_streets(segment), None) is not None


def is_numbered(segment: str) -> bool:
    """Whether it opens with what is numbered and is no house: "Page 2", "Year 4"."""
    return _NUMBERED_FIRST.match(segment) is not None


def start_of_dwelling(text: str, street: int) -> int:
    """Where the flat begins that is told in front of the street at `street`, else `street`."""
    match = _DWELLING_BEFORE.search(text, max(0, street - 20), street)
    return match.start() if match else street
