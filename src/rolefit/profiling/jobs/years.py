"""Years of experience that a requirement asks for."""

import re

_WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {"a": 1, "several": 3, "few": 2, "couple of": 2}
_LONGEST = 40.0
_NUMBERS = "|".join(sorted((word for word in _WORDS if len(word) > 1), key=len, reverse=True))
_N = rf"(?:\d{{1,2}}(?:[.,]\d)?|{_NUMBERS})"
_YEARS = re.compile(
    rf"(?<![\d$£€.,/])\b(?P<upto>(?:up to|less than|under|maximum(?: of)?|"
    rf"max\.?)\s+)?(?P<low>{_N}|\ba(?=\s+(?:year|month)))"
    rf"\s?(?:\(\s?\d{{1,2}}\s?\))?\s?(?:\+|plus)?"
    rf"(?:\s?(?:-|–|—|to|or|/)\s?(?:{_N})\s?(?:\(\s?\d{{1,2}}\s?\))?\s?\+?)?(?:\s+or\s+more|"
    rf"\s+and\s+above|\s+plus)?"
    r"[\s-]*(?P<unit>years?|yrs?\b|yoe\b|months?|mos\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\s*[’']?s?[\s-]*(?:old|of age|ago|contract|degree|diploma|college|university|programme?|"
    r"course|plan|term|fixed|assignment|"
    r"strategy|roadmap|anniversary|in a row|guarantee|horizon|history of the|bachelor)\b",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"(?<!least)(?<!minimum)(?<!over)(?<!than)(?<!about)(?<!for)(?<!with)(?<!have)(?<!of)"
    r"(?<!half)(?<!and)(?<!or)(?<!\W)\s+$",
    re.IGNORECASE,
)
"""Before "a year": what is not counted as experience is a rate ("40 events a year")."""
_BEFORE = re.compile(
    r"(?:\b(?:aged?|over the (?:last|next|past)|for (?:over|more than|nearly|almost)|every|"
    r"in the (?:last|next|past)|within(?: the)?(?: last| past| next)?|(?:last|past|next))|#\d)\s*$",
    re.IGNORECASE,
)


def min_years(words: str) -> float | None:
    """Years asked for, 0..40; of a range the lower end, of alternatives the lowest.

    Months are twelfths of a year ("18 months" is 1.5). None when no number of years is told.
    """
    found = [value for value in map(_value, _YEARS.finditer(words)) if value is not None]
    if not found:
        return None
    return min(found) if re.search(r"\bor\b|\+ [\d]|;", words) else found[0]


def _value(hit: re.Match[str]) -> float | None:
    words = hit.string
    if _OTHER.match(words, hit.end()) or _BEFORE.search(
        words, max(0, hit.start() - 30), hit.start()
    ):
        return None
    low = hit["low"].lower()
    if low == "a" and _FREQUENCY.search(words, max(0, hit.start() - 30), hit.start()):
        return None
    number = float(_WORDS[low]) if low in _WORDS else float(low.replace(",", "."))
    if hit["upto"]:
        number = 0.0
    if hit["unit"].lower().startswith("mo"):
        number = round(number / 12, 2)
    return number if number <= _LONGEST else None
