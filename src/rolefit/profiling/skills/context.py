"""Whether a name that is also an ordinary word is meant as a skill where it stands.

An ambiguous name (Go, R, Excel, Access) counts when it is written as the name is written, nothing
around it speaks against it ("excel at", "access to", "R&D"), and something speaks for it: a cue
word beside it, or a list it shares with names of the same family. A generic term ("communication")
counts only where it is an item of a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rolefit.domain.text import Span

VERSION = "2"

_CUES_BEFORE = (
    r"(?:proficien(?:t|cy)|experienced?|exp\b\.?|skilled|skills?|fluent|expert(?:ise)?|versed|knowledge|"
    r"knowledgeable|familiar(?:ity)?|competen(?:t|ce)|training|trained|certified|background|"
    r"programming|programmed|coding|coded|written|developed|built|scripting|working|worked|"
    r"comfortable|advanced|using|used|use|utiliz(?:ed|ing)|know|knows|understanding|mastery)"
    r"(?:\s+(?:in|with|w/|of|using|on|at|to|knowledge|skills|user|use|the|programming|language|"
    r"languages|software|advanced|basic|working|tools?|like|including|include|such|as|e\.g\.)){0,4}"
    r"[:\s,(]*"
)
_CUES_AFTER = (
    r"[\s,)]*(?:programming|language|developers?|scripts?|scripting|code|coding|"
    r"software|certified|certification|frameworks?|proficiency|macros?|spreadsheets?|databases?|"
    r"programmers?|codebase|libraries|library|workbooks?)\b"
)
_HEADED = re.compile(
    r"(?:languages?|technolog(?:y|ies)|tools?|software|stack|skills?|computer|technical|"
    r"programming|systems?|applications?|platforms?|frameworks?|programs?|libraries|databases?|"
    r"environments?|proficienc(?:y|ies)|competenc(?:y|ies))\s*(?:\([^)\n]*\)\s*)?[:\-–|]\s*"
    r"(?:[^.;:\n]{0,120}[,|/&•]\s*|[^.;:\n]{0,120}\band\s+)?$",
    re.IGNORECASE,
)
# Possessive where a gap of many blanks or digits could be read in many ways.
_LIST_GAP = re.compile(
    r"\s*+(?>(?:[,;/|•·&+()\[\]:-]|\b(?:and|or|MS|Microsoft|Adobe)\b|"
    r"\b(?:v|version )?\d[\d.x+]*+)\s*+)*+"
    r"(?:[^,;/|•\n.:]{1,24}[,;/|•\n]\s*+){0,2}(?:and\s++|or\s++)?(?:MS\s++|Microsoft\s++|Adobe\s++)?$",
)
_ITEM_BEFORE = re.compile(
    r"(?:^|[\n,;|:•·*/(►●▪✓\t]|(?<!\w)[-–—]|\b(?:and|or|&)|"
    r"\b(?:strong|excellent|good|effective|outstanding|great|exceptional|superior|solid|proven|"
    r"advanced|superb|fluent|proficient\s+in|skilled\s+in|knowledge\s+of|experience\s+(?:in|with)|"
    r"expertise\s+in|background\s+in|degree\s+in|trained\s+in|written|verbal|oral|interpersonal))"
    r"[ ]*$",
    re.IGNORECASE,
)
_ITEM_AFTER = re.compile(
    r"[ ]*(?:$|[\n,;|•·*/)►●▪✓\t]|[-–—](?!\w)|\.(?:\s|$)|\b(?:and|or)\b|&|"
    r"\b(?:skills?|abilities|ability|experience|knowledge|expertise|techniques|certified)\b)",
    re.IGNORECASE,
)
_WINDOW = 160
_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Rule:
    """How an ambiguous name is told from the word.

    Args:
        name: the light form.
        written: the spellings that can be the name.
        families: families of technology whose neighbourhood speaks for it.
        before: pattern of cues before it, besides the general ones.
        after: pattern of cues after it, besides the general ones.
        not_before: pattern before it that speaks against.
        not_after: pattern after it that speaks against.
        cued: general cue words suffice.
        supports: it speaks for its ambiguous neighbours.
    """

    name: str
    written: frozenset[str]
    families: frozenset[str]
    before: str = ""
    after: str = ""
    not_before: str = ""
    not_after: str = ""
    cued: bool = True
    supports: bool = True


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A candidate in text order: its family, and its rule while nothing has settled it."""

    span: Span
    family: str
    rule: Rule | None


def parse_rules(table: str) -> dict[str, Rule]:
    """Rules by light form, from the shipped table (columns are named in its first line)."""
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    rules = {}
    for line in lines[1:]:
        cells = (line.split("\t") + [""] * 8)[:8]
        name, written, families, flags, before, after, not_before, not_after = cells
        rules[name] = Rule(
            name,
            frozenset(written.split("|")),
            frozenset(families.split()),
            before,
            after,
            not_before,
            not_after,
            cued="uncued" not in flags,
            supports="weak" not in flags,
        )
    return rules


@lru_cache(maxsize=1024)
def in_lower_case(surface: str, family: str) -> Rule:
    """The rule for a product's name that somebody wrote in lower case ("kafka", "power bi")."""
    return Rule(surface, frozenset({surface}), frozenset({family}), supports=False)


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def alone(text: str, span: Span) -> bool:
    """Whether the mention is all that the text says: nobody writes one word for nothing."""
    return not _WORDS.search(text, 0, span.start) and not _WORDS.search(text, span.end)


def listed(text: str, span: Span) -> bool:
    """Whether the mention is an item of a list rather than a word of a sentence."""
    left = text[max(0, span.start - 40) : span.start]
    return bool(_ITEM_BEFORE.search(left) and _ITEM_AFTER.match(text, span.end))


def spoken_against(text: str, span: Span, rule: Rule) -> bool:
    """Whether the spelling or the words around rule the name out."""
    if span.of(text) not in rule.written:
        return True
    left = text[max(0, span.start - _WINDOW) : span.start]
    if rule.not_before and _pattern(rf"(?:{rule.not_before})$").search(left):
        return True
    return bool(rule.not_after and _pattern(rule.not_after).match(text, span.end))


def cued(text: str, span: Span, rule: Rule) -> bool:
    """Whether a cue stands beside the name."""
    left = text[max(0, span.start - _WINDOW) : span.start]
    if rule.before and _pattern(rf"(?:{rule.before})$").search(left):
        return True
    if rule.after and _pattern(rule.after).match(text, span.end):
        return True
    if not rule.cued:
        return False
    if _pattern(rf"\b{_CUES_BEFORE}$").search(left) or _pattern(_CUES_AFTER).match(text, span.end):
        return True
    line = left.rpartition("\n")[2]
    return bool(_HEADED.search(line)) and bool(_ITEM_AFTER.match(text, span.end))


def accepted_by_list(text: str, around: Sequence[Neighbour], at: int, rule: Rule) -> bool:
    """Whether the candidate `at`, judged by `rule`, shares a list with names of its family."""
    fellows = 0
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(around):
            near, far = around[here], around[here + step]
            first, second = (near, far) if step > 0 else (far, near)
            if not _joined(text, first.span, second.span):
                break
            here += step
            if far.rule is None and far.family in rule.families:
                return True
            if far.rule and far.rule.supports and far.rule.families & rule.families:
                fellows += 1
                if fellows >= (1 if "office" in rule.families else 2):
                    return True
            if abs(here - at) > 12:
                break
    return False


def _joined(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= 70 and _LIST_GAP.fullmatch(gap) is not None
