"""What kind of thing stands in a cell: tells a table's margin from a column of text."""

import re

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter "
    "januar februar märz mai juni juli oktober dezember mär okt dez "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr "
    "avr enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "ene abr ago dic gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "gen mag giu lug set ott januari februari maart mei augustus"
).split()
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_NOW = r"(?:present|current|now|today|ongoing|to\s?date|heute|aujourd.hui|actual(?:idad)?|oggi)"
_YEAR = r"(?:(?:19|20)\d\d|[’']\d\d)"
_DATE = (
    rf"(?:(?:{_MONTH}[\s,]*)?(?:\d{{1,2}}[./])*(?:{_YEAR}|\d{{1,2}}[./]\d{{2}})|{_MONTH}|{_NOW})"
)
_LINK = r"(?:\s*(?:[-–—−/~|]|to|until|till|bis|à|a)\s*)"
_LEVEL = (
    r"(?:native|mother tongue|bilingual|fluent|proficient|advanced|intermediate|basic|beginner"
    r"|elementary|conversational|expert|professional|good|excellent|[abc][12]|[★☆●○•]+)"
)
_OF_WHAT = r"(?:level|speaker|proficiency|knowledge|user|working|command|in speech|in writing)"
_VALUE = re.compile(
    rf"^[\s(\[]*(?:(?:since|from|until|seit|depuis)\s+)?"
    rf"(?:{_DATE}{_LINK}?)+[\s)\].,;:]*$"
    rf"|^[^\w]*\d[\d\s.,/%+]*(?:years?|yrs?|months?|mos?|%|k|pts?)?\.?$"
    rf"|^{_LEVEL}(?:\s+{_OF_WHAT}){{0,2}}(?:\s*\(\w+\))?$",
    re.IGNORECASE,
)
_LONGEST_VALUE = 45


def is_value(text: str) -> bool:
    """Whether a cell holds nothing but a date, a range of dates, a number or a level."""
    text = text.strip()
    return len(text) <= _LONGEST_VALUE and bool(_VALUE.match(text))


def is_label(text: str) -> bool:
    """Whether a cell announces what follows it: "Languages:"."""
    return text.rstrip().endswith(":") and len(text) <= _LONGEST_VALUE
