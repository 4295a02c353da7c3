"""Cutting a text into passages: the sentences and bullets that are embedded and shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rolefit.domain.resume import Passage, SectionKind
from rolefit.domain.text import Span
from rolefit.profiling.denials import denied_stretches

LONGEST = 80
"""No passage has more words."""
PACKED = 40
"""Short neighbours are packed together up to about this many words."""
SHORT = 6
"""A sentence with fewer words does not stand alone."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text whose passages are never mixed with those of another.

    Args:
        span: where it stands.
        section: the kind of section it stands in.
        position: index of the position it describes, or None.
        title: the words to embed instead of its own, for a position's header.
    """

    span: Span
    section: SectionKind
    position: int | None = None
    title: str = ""


def cut_passages(text: str, blocks: Iterable[Block]) -> list[Passage]:
    """The passages of `blocks`, in document order, each text once.

    A sentence or bullet of six words or more is a passage; shorter neighbours of one line are
    packed up to about forty words, a longer one than eighty is cut, at a clause where there is
    one. Nothing crosses a line or a block, so a line that is added cuts no other passage. What is
    said again is no passage, but tells of its position too. Takes time linear in the text.

    Args:
        text: redacted already.
        blocks: spans of `text`, in order.
    """
    told: dict[str, list[Passage]] = {}
    for block in blocks:
        for words, span, listing in _cut(text, block):
            key = " ".join(words.casefold().split())
            told.setdefault(key, []).append(
                Passage(words, span, block.section, block.position, listing)
            )
    return list(map(_once, told.values()))


def _once(same: Sequence[Passage]) -> Passage:
    """The first of those that say the same, with the positions of all and what it denies."""
    first = same[0]
    positions = {one.position for one in same if one.position is not None}
    return replace(
        first,
        listing=all(one.listing for one in same),
        denied=denied_stretches(first.text),
        also=tuple(sorted(positions - {first.position})),
    )


def _cut(text: str, block: Block) -> Iterator[tuple[str, Span, bool]]:
    if block.title:
        yield block.title, block.span, False
        return
    for line in _LINE.finditer(text, block.span.start, block.span.end):
        yield from _pack(text, _units(text, Span(*line.span())))


# -- sentences and bullets ----------------------------------------------------------------------

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[\s:;,)\]•●▪■◦‣○·*§➢►✓❖]*(?:[-–—][ \t])?\s*")
_STOP = re.compile(
    r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?[^\W_a-z])|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]{3,})"""
    r"|[ ][•●▪■◦‣➢►✓❖][ ]*|[ ][*](?=[ ]?[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?<![^\s(\[/])(?:e\.?g|i\.?e|etc|vs|cf|approx|incl|esp|no|nos|sr|jr|dr|mr|mrs|ms|prof|st|mt|ft"
    r"|inc|ltd|co|corp|dept|univ|ph\.?d|ed|u\.s|u\.k|d\.c|[a-z]|b\.?sc|m\.?sc|b\.s|m\.s|b\.a|m\.a"
    r"|min|max|avg|ca|bzw|inkl|ggf|nr|env|aprox|gen|col|lt|sgt|capt|rev|yrs?|fig|vol|pp|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$",
    re.I,
)


def _units(text: str, line: Span) -> Iterator[Span]:
    """Sentences and bullets of a line, none longer than a passage may be."""
    at = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        if text[stop.start()] == "." and _is_abbreviation(text, line.start, stop.start()):
            continue
        bullet = text[stop.start()] == " "
        yield from _bounded(text, at, stop.start() if bullet else stop.end())
        at = stop.end()
    yield from _bounded(text, at, line.end)


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    return _ABBREVIATION.search(text, max(start, stop - 8), stop) is not None


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end or not _LETTER.search(text, start, end):
        return
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    at = 0
    while len(words) - at > LONGEST:
        at += _clause(text, words[at : at + LONGEST])
        yield from _short_enough(text, start, words[at - 1][1])
        start = words[at][0]
    yield from _short_enough(text, start, end)


def _clause(text: str, words: Sequence[tuple[int, int]]) -> int:
    """How many words to cut off: up to the last clause that ends within the limit."""
    for signs in (";:", ",)"):
        for count in range(len(words), LONGEST // 3, -1):
            if text[words[count - 1][1] - 1] in signs:
                return count
    return LONGEST


def _short_enough(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut what has no spaces to cut at, like a script without them."""
    while end - start > _MOST_CHARACTERS:
        space = text.rfind(" ", start + _MOST_CHARACTERS // 2, start + _MOST_CHARACTERS)
        cut = space if space > 0 else start + _MOST_CHARACTERS
        yield Span(start, cut)
        start = cut + (space > 0)
    if start < end:
        yield Span(start, end)


_MOST_CHARACTERS = 1200

# -- packing ------------------------------------------------------------------------------------


def _pack(text: str, units: Iterable[Span]) -> Iterator[tuple[str, Span, bool]]:
    packed: list[Span] = []
    count = 0
    for unit in units:
        words = _count(unit.of(text))
        if packed and (words >= SHORT or count + words > PACKED):
            yield _joined(text, packed)
            packed, count = [], 0
        if words >= SHORT:
            yield _joined(text, [unit])
        else:
            packed.append(unit)
            count += words
    if packed:
        yield _joined(text, packed)


def _joined(text: str, units: list[Span]) -> tuple[str, Span, bool]:
    parts = [" ".join(unit.of(text).split()) for unit in units]
    words = parts[0]
    for part in parts[1:]:
        words += (" " if words[-1] in ".!?:;," else ", ") + part
    return words, Span(units[0].start, units[-1].end), _is_listing(parts)


def _count(text: str) -> int:
    return sum(1 for word in text.split() if _LETTER.search(word))


# -- lists of keywords --------------------------------------------------------------------------

_ITEM_END = re.compile(r"\s*(?:[,;|•·]|\s[/–—-]\s|\n)\s*")
_FINITE = re.compile(
    r"\b(?:i|we|my|our|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may"
    r"|that|which|who|while|by|to|through|with a|resulting)\b",
    re.I,
)
_VERB = re.compile(
    r"(?:[a-z]{2,}ed|[a-z]{3,}ing(?= (?:a|an|the|all|and|new|with|in|on|for)\b)|led|ran|built|wrote"
    r"|oversaw|taught|sold|made|held|drove|grew|kept|took|gave|met|set|responsible|manages?"
    r"|maintains?|provides?|prepares?|assists?|develops?|supervises?|ensures?|performs?|responds?)\b",
    re.I,
)


# Words that sentences are built with, in the languages that headings are known in.
_FUNCTION_WORDS = frozenset(
    """a an the of to in on at for from with by and or as is are was were be been has have had me my
    we our you your their his her its it this that these those which who while where when per via
    into onto over under within through between during up out off all any each not no than then so
    such across after before about among around against until both including toward towards
    der die das den dem des ein eine einer einem einen eines und oder von vom zu zum zur im am in
    bei mit für auf aus nach durch über sowie als ist war wurde
    le la les un une des du de et ou en au aux avec pour par sur dans dont est chez
    el los las una del y o con para por al como sobre entre
    il lo gli e di da dal della per che uma os do dos em no na nos nas com
    het een van voor met op te""".split()
)
_TOKEN = re.compile(r"[^\W\d_][\w'’+#.&-]*")
_DOES = re.compile(
    r"(?:manage|perform|maintain|conduct|coordinate|prepare|assist|provide|develop|supervise|ensure"
    r"|respond|resolve|oversee|organi[sz]e|create|generate|handle|operate|teach|train|write|build"
    r"|answer|assess|evaluate|implement|identify|facilitate|deliver|collaborate|communicate|serve"
    r"|establish|execute|administer|participate|produce|receive|verify|review|monitor|process"
    r"|troubleshoot|analy[sz]e|drive|keep|make|take|give|work|greet|clean|install|repair|help)s?\b",
    re.I,
)
# What keywords have none of: years, shares, sums; a full stop.
_TOLD = re.compile(r"\b(?:19|20)\d\d\b|[%$€£]|\d,\d{3}\b|[.!?]$|[.!?] [A-Z]")
_SAID = re.compile(
    r"\b(?:(?-i:I)(?=[ ’'][a-z])|we|is|are|was|were|has|have|had|will|would|can|could|do|does"
    r"|did)\b",
    re.I,
)
_LEAD_IN = re.compile(r"[^:\n]{2,120}:\s+(?=\S)")
_FEWEST_WORDS = 12
"""A run of keywords without separators has at least so many."""
_FEWEST_ITEMS = 6
"""A list after a lead-in has at least so many items."""
_LONGEST_ITEM = 5
"""None of them has more words."""


def _is_listing(parts: Sequence[str]) -> bool:
    """Whether the parts are keywords rather than a statement.

    They are short items without a finite verb, short items after a lead-in ("Areas: ..."), or a
    long run of words with hardly any that a sentence is built with.
    """
    items = _items(parts)
    if not items:
        return False
    if len(parts) == 1 and (_is_announced(parts[0]) or _is_run(parts[0])):
        return True
    done = sum(1 for item in items if _VERB.match(item) and _count(item) > 2)
    if len(parts) == 1 and done > 1 and done * 3 >= len(items):
        return False
    mean = sum(_count(item) for item in items) / len(items)
    verbs = sum(1 for part in parts if _VERB.match(part) or _FINITE.search(part))
    if len(parts) == 1 and len(items) < 3:
        return _count(parts[0]) < SHORT and not verbs and parts[0][-1] not in ".!?"
    return mean <= 4 and verbs * 3 <= len(parts) and not (len(parts) == 1 and verbs)


def _items(parts: Sequence[str]) -> list[str]:
    return [item for part in parts for item in _ITEM_END.split(part.strip(" .")) if item]


def _is_announced(part: str) -> bool:
    """Whether six short items or more follow a lead-in without a verb ("Areas: ...")."""
    lead_in = _LEAD_IN.match(part)
    if lead_in is None or _has_verb(lead_in[0]):
        return False
    items = _items([part[lead_in.end() :]])
    if len(items) < _FEWEST_ITEMS or max(map(_count, items)) > _LONGEST_ITEM:
        return False
    verbs = sum(1 for item in items if _VERB.match(item) or _SAID.search(item))
    return verbs * _FEWEST_ITEMS <= len(items)


def _is_run(part: str) -> bool:
    """Whether a long part reads as names in a row: no verb, one word of a sentence in sixteen."""
    words = _TOKEN.findall(part)
    if len(words) < _FEWEST_WORDS or _TOLD.search(part):
        return False
    built = sum(1 for word in words if word.lower() in _FUNCTION_WORDS)
    if _has_verb(part) or (words[0].endswith("ing") and built):
        return False
    past = sum(1 for word in words if _VERB.match(word) or _DOES.match(word))
    return built * 16 <= len(words) and past * 8 <= len(words)


def _has_verb(words: str) -> bool:
    """Whether words open with a verb, at a colon again, or hold one that is conjugated."""
    opened = any(_VERB.match(part) or _DOES.match(part) for part in re.split(r":\s+", words))
    return opened or _SAID.search(words) is not None
