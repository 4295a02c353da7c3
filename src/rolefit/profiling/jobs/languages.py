"""Human languages that a requirement asks for."""

import re

CODES = {
    "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "basque": "eu",
    "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "burmese": "my", "cantonese": "zh",
    "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "filipino": "tl",
    "finnish": "fi", "flemish": "nl", "french": "fr", "georgian": "ka", "german": "de",
    "greek": "el", "gujarati": "gu", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "icelandic": "is", "indonesian": "id", "irish": "ga", "italian": "it", "japanese": "ja",
    "khmer": "km", "korean": "ko", "kurdish": "ku", "lao": "lo", "latvian": "lv",
    "lithuanian": "lt", "macedonian": "mk", "malay": "ms", "maltese": "mt", "mandarin": "zh",
    "mongolian": "mn", "nepali": "ne", "norwegian": "no", "pashto": "ps", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru",
    "serbian": "sr", "slovak": "sk", "slovenian": "sl", "somali": "so", "spanish": "es",
    "swahili": "sw", "swedish": "sv", "tagalog": "tl", "tamil": "ta", "telugu": "te",
    "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
    "welsh": "cy", "yoruba": "yo", "zulu": "zu",
}  # fmt: skip
# In lower case these are also other words: to polish, thai massage, a malay dish.
_ONLY_CAPITALISED = frozenset("polish lao thai malay irish welsh greek georgian maltese".split())
LANGUAGE = (
    rf"\b(?:{'|'.join(name.capitalize() for name in CODES)}|{'|'.join(CODES).upper()}|"
    rf"{'|'.join(sorted(CODES.keys() - _ONLY_CAPITALISED))})\b"
)
"""The name of a human language; case-sensitive."""
_NAME = re.compile(LANGUAGE)
_CUE = re.compile(
    r"\b(?:fluen(?:t|cy|tly)|speak(?:s|er|ers|ing)?|spoken|written|verbal|writing|read(?:ing)?|"
    r"languages?|native|bilingual|"
    r"multilingual|trilingual|mother tongue|proficien(?:t|cy)|idiomatic(?:ally)?|conversational|"
    r"command of|at an? \w+ level|communicat\w+ (?:skills? )?in|cefr|[ABC][12]\b|"
    r"(?:good|excellent|strong|solid|sound|native|very good|advanced|basic|perfect|business|"
    r"professional|"
    r"intermediate|working) (?:level of |"
    r"knowledge of |business )?(?:english|german|french|spanish|dutch|italian|japanese|mandarin|"
    r"chinese|portuguese|polish|russian)|"
    r"knowledge of (?:written |spoken |the )?(?:english|german|french|spanish|dutch|italian|"
    r"japanese|mandarin|portuguese|polish)\b|"
    r"(?:english|german|french|spanish|dutch|italian|japanese|mandarin|portuguese) (?:is |\(|"
    r"skills|level|required|preferred|essential))",
    re.IGNORECASE,
)
_NOT_LANGUAGE = re.compile(
    r"\s+(?:cuisine|food|pastry|law|histor(?:y|ical)|literature|teacher|tutor|department|"
    r"customers?|clients?|market|markets|companies|"
    r"company|team|office|language arts|culture|cooking|restaurant|nationals?|citizens?|"
    r"citizenship|passport|visa|gaap|tax|"
    r"government|accounting|regulations?|army|studies|composition|major|degree|curriculum|"
    r"lessons?|classes)\b",
    re.IGNORECASE,
)
_PROGRAMMING = re.compile(
    r"\b(?:programming|scripting|query|coding|markup|modell?ing|body|sign) languages?\b",
    re.IGNORECASE,
)
# What a bare list of languages holds besides their names.
_BESIDES = re.compile(
    rf"(?:{_NAME.pattern}|\b(?:and|or|required|preferred|desirable|essential|is|a|plus|must)\b|\W)+"
)
_CEFR = re.compile(r"\b([ABC][12])\b")
_LEVELS = tuple(
    (level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for level, words in (
        ("C2", "native|mother tongue|first language"),
        (
            "C1",
            r"fluen\w+|bilingual|multilingual|trilingual|idiomatic\w*|perfect|perfectly|advanced|"
            r"full professional|business|professional|proficien\w+|excellent|very good|exceptional|"
            r"outstanding",
        ),
        ("B2", "good|strong|solid|upper[- ]intermediate|confident"),
        ("B1", "conversational|intermediate|working"),
        ("A2", "basic|elementary|some"),
    )
)


def find_languages(words: str) -> tuple[tuple[str, ...], str]:
    """ISO 639-1 codes asked for, in order, and the CEFR level ("" when none is told).

    Words map to levels: native C2; fluent, business, excellent C1; good B2; conversational B1;
    basic A2 (after the self-assessment grid of the Common European Framework). With several
    levels named, the first CEFR code counts, else the highest word.
    """
    if not _CUE.search(_PROGRAMMING.sub(" ", words)) and _BESIDES.sub("", words):
        return (), ""
    names = [hit for hit in _NAME.finditer(words) if not _NOT_LANGUAGE.match(words, hit.end())]
    codes = tuple(dict.fromkeys(CODES[hit.group().lower()] for hit in names))
    return (codes, _level(words)) if codes else ((), "")


def _level(words: str) -> str:
    if cefr := _CEFR.search(words):
        return cefr.group(1)
    return next((level for level, pattern in _LEVELS if pattern.search(words)), "")
