"""Human languages and how well they are spoken, as CEFR levels."""

import re
from collections.abc import Iterator, Sequence, Set

from rolefit.domain.resume import Language, Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.folding import folded
from rolefit.profiling.resumes.language_names import CODES

_NAME = "|".join(sorted(map(re.escape, CODES), key=len, reverse=True))
_NAMED = re.compile(rf"(?<!\w)(?P<name>{_NAME})(?!\w)", re.I)
_SIGN = re.compile(r"\b(?:american )?(?:asl|bsl) sign language\b|\bsign language\b", re.I)

_LEVELS: tuple[tuple[str, str], ...] = (
    (r"\b(?P<cefr>[ABC][12])\b", ""),
    (
        r"\b(?:native|mother[ -]?tongue|first language|bilingual|muttersprach\w*|langue maternelle"
        r"|lengua materna|nativo|nativa|maternelle)\b",
        "C2",
    ),
    (
        r"\b(?:fluent(?:ly)?|fluency|full professional|advanced|excellent|highly proficient|expert"
        r"|near[- ]native|verhandlungssicher|fließend|courant|fluido|avanzado|very good|sehr gut"
        r"|superior|strong)\b",
        "C1",
    ),
    (
        r"\b(?:professional(?: working)?|working proficiency|proficient|proficiency"
        r"|business(?: level)?"
        r"|upper[- ]intermediate|good|gut|working knowledge|competent)\b",
        "B2",
    ),
    (
        r"\b(?:conversational(?:ly)?|conversant|intermediate|limited working|moderate|medium|fair"
        r"|intermedio|intermédiaire|some)\b",
        "B1",
    ),
    (
        r"\b(?:basic|elementary|beginner|limited|grundkenntnisse|notions|básico|basics"
        r"|pre-intermediate"
        r"|reading knowledge|school level)\b",
        "A2",
    ),
)
_LEVEL = tuple((re.compile(pattern, re.I), level) for pattern, level in _LEVELS)
# Longer wordings that hold a shorter one of another level.
_EXACT = (
    (re.compile(r"\b(?:limited working|limited professional)\b", re.I), "B1"),
    (re.compile(r"\bprofessional working\b", re.I), "B2"),
    (re.compile(r"\b(?:full professional|near[- ]native)\b", re.I), "C1"),
    (re.compile(r"\b(?:upper[- ]intermediate)\b", re.I), "B2"),
    (re.compile(r"\b(?:pre[- ]intermediate|basic conversational)\b", re.I), "A2"),
)

# Outside of a language section a language counts only where somebody says that he speaks it.
_CLAIM_BEFORE = re.compile(
    r"\b(?:fluent(?:ly)?(?: in)?|fluency in|bilingual\W{0,3}(?:in)?|trilingual\W{0,3}(?:in)?"
    r"|multilingual\W{0,3}(?:in)?|native|speaks?|speaking|spoken|written|proficien(?:t|cy) in"
    r"|conversational(?: in)?|conversant in|knowledge of|working knowledge of"
    r"|languages?(?: skills)?|(?:communicat\w+|writing|verbal|oral|speaking) skills in"
    r"|(?:communicat|convers|present|correspond)(?:e|es|ed|ing)? (?:\w+ ){0,4}in"
    r"|(?:interpret|translat)(?:e|es|ed|ing|or|er|ion)?(?: \w+){0,3} (?:to|into|from|for|in)"
    r"|(?:literate|versed) in"
    r"|basic|intermediate|advanced|read(?:,)? (?:and )?writ\w+|spoken and written"
    r"|written and spoken"
    r"|mother tongue(?: is)?|command of|understand)\W{0,4}"
    rf"(?:(?:both|in|the|and|or|spoken|written|verbal|oral|well|of|{_NAME})\W{{0,4}})*$",
    re.I,
)
_CLAIM_AFTER = re.compile(
    r"^(?:[ ]?(?:speak(?:er|ing)|fluency|fluent(?:ly)?|proficien(?:t|cy)|bilingual|native"
    r"|spoken(?! by))\b"
    r"|\s?[(:–-]+\s?(?:native|fluent|bilingual|conversational|basic|intermediate|advanced|mother"
    r"|proficient|professional|limited|elementary|beginner|spoken|[abc][12]\b)"
    r"|[ ]\(?(?-i:[ABC][12])(?=[ ]*(?:$|[.,;:)\n|/+&–-]|and\b))"
    r"|[ ]is my (?:mother|native|first)\b"
    r"|[ ]?language (?:skills|proficiency|fluency)\b|[ ]skills\b"
    r"|[ ](?:interpret(?:er|ing|ation)|translat(?:or|ion|ing))\b)",
    re.I,
)
# "Welsh, Irish and Manx spoken"
_CLAIM_AFTER_LIST = re.compile(
    rf"(?:(?:[ ]?[,/&+]|[ ](?:and|or))[ ]?(?:and[ ])?(?:{_NAME})){{1,5}}"
    r"[ ](?:(?:both|all|also)[ ])?(?:spoken|fluently|fluent)\b(?! by)",
    re.I,
)
_TAUGHT = re.compile(
    r"\b(?:taught|teach(?:es|ing)?|tutor(?:ed|ing|s)?|instruct(?:ed|ing|s)?)\b", re.I
)
_NO_CLAIM_AFTER = re.compile(
    r"^[ -]?(?:teach|language arts|literature|department|learners?|as a second|class|composition"
    r"|studies|tutor|\w*instruct|course|cuisine|food|market|history|degree|major|customers|clients"
    r"|speaking (?:customers|clients|population|patients|families|students|community|countr))",
    re.I,
)

# A list's item that is nothing but the name.
_ITEM_BEFORE = re.compile(r"(?:^|[,;|•·\n:])[ ]*$")
_ITEM_AFTER = re.compile(r"[ ]*(?:$|[,;|•·\n])")
_CUISINE = re.compile(
    rf"\b(?P<name>{_NAME})[ ](?:cuisine|food|restaurant|dish|cook|fine dining|menu|club|provence)",
    re.I,
)
_WORDS = frozenset({"polish"})
"""Names that are other words when written in lower case."""


def find_languages(
    text: str, sections: Sequence[Section], marks: Sequence[Mark] = ()
) -> tuple[Language, ...]:
    """Human languages that the text claims, one entry each, the best level that is told.

    In a section on languages every language named counts, and so does an item of a list of skills
    that is a foreign language's name, where the text knows no cuisine of that name; elsewhere only
    one that somebody is said to speak ("fluent in Spanish"), not a subject ("English teacher").
    LANGUAGE marks count as they are; a mark's value may hold the level.
    """
    found = [*_marked(text, marks)]
    cuisines = {folded(match["name"]) for match in _CUISINE.finditer(text)}
    for section in sections:
        if section.kind in {SectionKind.REFERENCES, SectionKind.INTERESTS}:
            continue
        found += _in_section(text, section, cuisines)
    best: dict[str, Language] = {}
    for language in sorted(found, key=lambda language: language.span):
        known = best.get(language.code)
        if known is None or language.level > known.level:
            best[language.code] = language
    return tuple(sorted(best.values(), key=lambda language: language.span))


def level_of(words: str) -> str:
    """The CEFR level of a wording: "mother tongue" is C2, "conversational" B1; "" when untold."""
    for pattern, level in _EXACT:
        if pattern.search(words):
            return level
    for pattern, level in _LEVEL:
        match = pattern.search(words)
        if match:
            return level or match["cefr"].upper()
    return ""


def _marked(text: str, marks: Sequence[Mark]) -> Iterator[Language]:
    for mark in marks:
        if mark.kind is not MarkKind.LANGUAGE:
            continue
        match = _NAMED.search(text, mark.span.start, mark.span.end)
        if match:
            yield Language(CODES[folded(match["name"])], level_of(mark.value), Span(*match.span()))


def _in_section(text: str, section: Section, cuisines: Set[str]) -> Iterator[Language]:
    everything = section.kind is SectionKind.LANGUAGES
    matches = list(_NAMED.finditer(text, section.span.start, section.span.end))
    bare = _bare_items(text, section, matches, cuisines)
    for index, match in enumerate(matches):
        lower = not match["name"][0].isupper() and match["name"].isascii()
        if lower and not everything and match["name"] in _WORDS:
            continue
        left = _line_start(text, match.start(), section.span.start)
        right = matches[index + 1].start() if index + 1 < len(matches) else section.span.end
        before, after = text[left : match.start()], text[match.end() : right]
        listed = match.start() in bare and not lower
        if not (everything or listed or _is_claimed(before, after)):
            chain = _CLAIM_AFTER_LIST.match(text, match.end(), section.span.end)
            if chain is None or _TAUGHT.search(before):
                continue
        yield Language(CODES[folded(match["name"])], _level(before, after), Span(*match.span()))


def _bare_items(
    text: str, section: Section, matches: Sequence[re.Match[str]], cuisines: Set[str]
) -> set[int]:
    """Where a list of skills has a language's name as an item; English only beside another."""
    if section.kind is not SectionKind.SKILLS:
        return set()
    items = [
        match
        for match in matches
        if _ITEM_BEFORE.search(text[max(section.span.start, match.start() - 3) : match.start()])
        and _ITEM_AFTER.match(text[match.end() : min(section.span.end, match.end() + 3)])
    ]
    items = [match for match in items if folded(match["name"]) not in cuisines]
    foreign = any(CODES[folded(match["name"])] != "en" for match in items)
    return {match.start() for match in items} if foreign else set()


def _line_start(text: str, at: int, floor: int) -> int:
    line = text.rfind("\n", floor, at) + 1
    return max(floor, line, at - 80)


def _is_claimed(before: str, after: str) -> bool:
    if _NO_CLAIM_AFTER.match(after):
        return False
    sentence = re.split(r"[.;!?]\s", before)[-1]
    if _CLAIM_BEFORE.search(sentence):
        return True
    return _CLAIM_AFTER.match(after) is not None and not _TAUGHT.search(sentence)


def _level(before: str, after: str) -> str:
    """The level beside a name: after it on its line, else before it in the same phrase."""
    told = level_of(re.split(r"[\n;,]", after)[0][:60]) if after else ""
    if told or re.match(r"\s?[(:–-]", after):
        return told
    phrase = re.split(r"[;.•|]|\)\s*,", before)[-1]
    return level_of(phrase.split(",")[-1]) or level_of(phrase)
