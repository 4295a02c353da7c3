"""Years of experience that a requirement asks for."""

import re

_WORDS: dict[str, float] = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
_WORDS |= _TENS | {
    f"{ten}{joint}{unit}": _TENS[ten] + _WORDS[unit]
    for ten in _TENS
    for unit in "one two three four five six seven eight nine".split()
    for joint in "- "
}
_WORDS |= {"a": 1, "several": 3, "few": 2, "couple of": 2, "half": 0.5, "half a": 0.5}
_WORDS |= {"one and a half": 1.5, "two and a half": 2.5}
_LONGEST = 40.0
_NUMBERS = "|".join(sorted((word for word in _WORDS if len(word) > 1), key=len, reverse=True))
_N = rf"(?:\d{{1,2}}(?:[.,]\d|\s?½)?|½|{_NUMBERS})"
_YEARS = re.compile(
    rf"(?<![\d$£€.,/])(?<!\w)(?P<upto>(?:up to|(?<!not )(?<!no )(?<!never )"
    rf"(?:less than|fewer than|under)|(?:no|not) more than|"
    rf"at most|maximum(?: of)?|max\.?)\s+)?(?P<between>between\s+)?"
    rf"(?P<low>{_N}|\ba(?=\s+(?:year|month|decade))|"
    rf"\A(?=(?:year|decade)(?:['’]s)?\s+(?:of|in|as|experience)\b))"
    rf"\s?(?:\(\s?\d{{1,2}}\s?\))?\s?(?:\+|plus)?"
    rf"(?:\s?(?:-|–|—|~|to|or|/|(?(between)and|to))\s?(?:{_N})\s?(?:\(\s?\d{{1,2}}\s?\))?\s?\+?)?"
    rf"(?:\s+or\s+more|\s+and\s+above|\s+plus)?"
    r"(?:\s+(?:full|whole|solid|consecutive|calendar|complete)(?=\s))?"
    r"[\s-]*(?P<unit>years?|yrs?\b|yoe\b|months?|mos\b|decades?)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\s*[’']?s?[\s-]*(?:(?:(?:or|and) (?:older|over|above) )?(?:olds?|of age)|"
    r"(?:or|and) (?:older|over)\b(?! of)|ago|contract|degree|diploma|college|university|programme?|"
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


_AGE = re.compile(
    r"\W*(?:(?:at least|over|above|minimum(?: of)?|a minimum of) )?(?:16|17|18|21)\+? years?"
    r"(?: (?:or|and) above)?\W*$",
    re.IGNORECASE,
)
"""A whole requirement that names an age at which the law lets people work: "over 18 years"."""


def min_years(words: str) -> float | None:
    """Years asked for, 0..40; of a range the lower end, of alternatives the lowest.

    Months are twelfths of a year ("18 months" is 1.5), a decade is ten. None when no number of
    years is told.
    """
    if _AGE.match(words):
        return None
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
    low = hit["low"].lower() or "one"
    if low == "a" and _FREQUENCY.search(words, max(0, hit.start() - 30), hit.start()):
        return None
    number = _number(low)
    if hit["upto"]:
        number = 0.0
    unit = hit["unit"].lower()
    if unit.startswith("mo"):
        number = round(number / 12, 2)
    elif unit.startswith("decade"):
        number *= 10
    return number if number <= _LONGEST else None


def _number(words: str) -> float:
    if words in _WORDS:
        return float(_WORDS[words])
    whole = words.removesuffix("½").strip()
    return float(whole.replace(",", ".") or 0) + (0.5 if words.endswith("½") else 0.0)
