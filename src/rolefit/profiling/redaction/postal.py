"""How far an address goes on behind its street, and which lines are addresses by themselves."""

import re
from collections.abc import Sequence

from rolefit.profiling.redaction.head import Line
from rolefit.profiling.redaction.nameshape import WORD, Role, role_of
from rolefit.profiling.redaction.places import is_place
from rolefit.profiling.redaction.streets import (
    DWELLING,
    LETTERED_POSTCODE,
    POSTCODE,
    STREET_TYPES,
    find_streets,
)
from rolefit.profiling.redaction.words import PARTICLES, is_ordinary
from rolefit.profiling.resumes.titles import PLACE_TEMPLATE, employer_score, title_score

SEPARATOR = re.compile(
    r"[ \t]{0,9}(?:[|•·\t;►▪■]|[ \u00a0]{3,9}|(?<!\d)[ ][-–—][ ](?!\d{3}[ ]?\d{3}\b))[ \t]{0,9}"
    r"|(?<!Vill)(?<!Dist)(?<!Blvd)(?<!Brgy)(?:(?<=[^\W\d_]{4})|(?<=\d{4})|(?<=[A-Z]{2}))"
    r"\.[ ](?=[A-ZÀ-Þ])"
)
"""What parts the pieces of a contact line; a full stop behind a word that is no abbreviation."""
_PART = re.compile(r"[^,\n]+")
_CODE_AND_TOWN = re.compile(
    r"(?:.{3,60}, )?(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d )\d{4,5} [^\W\d_a-z].{1,60}"
)
_KNOWN_PART = re.compile(
    rf"(?i)^(?:near|nr|opp(?:osite)?|behind|off|[csdw]/o)\b|[ ](?:{STREET_TYPES})$"
)
"""A part that tells what a house is near, whose it is, or a street without a number."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![ ][A-Z]{2}\b)")
_LONGEST_LINE = 120
_MOST_WORDS = 5
_LONGEST_TOWN = 3
MOST_LINES = 4
"""An address goes on over so many lines at most."""
_OF_ADDRESSES = frozenset(
    "near nr opp opposite behind beside off above below at of and the no floor flat house street "
    "st road rd lane block room door plot post office box city town state district zip code "
    "rue avenue boulevard allée impasse chemin quai via viale "
    "upon under sur sous lès im am bei an auf bij aan op nad".split()
)
"""Words that stand in lower case in addresses too."""


def is_said(word: str) -> bool:
    """Whether the word, in lower case, is one of a sentence and not of an address."""
    outer = word in _OF_ADDRESSES or word in PARTICLES
    return word.islower() and is_ordinary(word) and not outer


def places_in(segment: str) -> list[str]:
    """The parts of a segment that may each be a place, and its last word."""
    parts = [p.strip(" .()") for p in re.split(r"[,/()-]|\s-\s", segment)]
    last = segment.rsplit(" ", 1)[-1].strip(" .()")
    return [p for p in [*parts, last] if p]


def is_postal(segment: str) -> bool:
    """Whether all of it is an address, wherever it stands.

    Every part may be of one, and a street, a dwelling or a postcode of unusual form tells, with a
    place or postcode behind it, that it is the address of a house.
    """
    if len(segment) > _LONGEST_LINE or not any(map(str.isdigit, segment)):
        return False
    parts = _parts(segment)
    if not parts or not all(map(_may_belong, parts)):
        return False
    code = LETTERED_POSTCODE.search(segment)
    if code is not None:
        behind = _parts(segment[code.end() :])
        alone = len(parts) == 1 and not any(map(is_place, places_in(segment)))
        return not alone and all(map(_is_known, behind))
    return not any(map(_is_plain, parts)) and _is_house(segment, parts)


def _is_house(segment: str, parts: Sequence[str]) -> bool:
    """Whether a dwelling or a street opens it, or a postcode stands beside a known place."""
    if DWELLING.match(segment):
        return any(map(_settles, parts[1:][-2:]))
    street = next(find_streets(segment), None)
    if street is not None:
        before = segment[: street.start()]
        return before[-2:] in {"", ", "} and any(map(_settles, _parts(segment[street.end() :])))
    coded = any(_is_known(part) for part in parts if POSTCODE.search(part))
    return coded and (len(parts) > 1 or _opens_with_town(segment))


def is_sure(segment: str) -> bool:
    """Whether it is an address where one is looked for: beside contacts, behind a label."""
    return (
        is_postal(segment)
        or _is_placed(segment)
        or _opens_with_town(segment)
        or _opens_with_street(segment)
    )


def _opens_with_street(segment: str) -> bool:
    """Whether a street opens it and nothing behind says that it is no address."""
    parts = _parts(segment)
    street = next(find_streets(segment), None)
    return (
        street is not None
        and street.start() == 0
        and not any(_is_plain(part) or not _may_belong(part) for part in parts)
    )


def _is_placed(segment: str) -> bool:
    """Whether all of it may be an address and a known place ends it: "Fall River, Ohio".

    No school, firm or year is a part of one, nor the blanks of a template.
    """
    parts = _parts(segment)
    if _YEAR.search(segment) or PLACE_TEMPLATE.search(segment) or any(map(_is_firm, parts)):
        return False
    return all(map(_may_belong, parts)) and any(map(_is_known, parts[-2:]))


def _is_firm(part: str) -> bool:
    return employer_score(part) > 0 and not any(map(str.isdigit, part))


def _opens_with_town(segment: str) -> bool:
    """Whether it is a postcode and a town, a street before them or not: "24200 Sarlat"."""
    if _CODE_AND_TOWN.fullmatch(segment) is None:
        return False
    parts = _parts(POSTCODE.sub("", segment))
    return all(_may_belong(part) and not _is_plain(part) for part in parts)


def _parts(segment: str) -> list[str]:
    return [bare for part in segment.split(",") if (bare := part.strip(" .()"))]


def may_open(line: str) -> bool:
    """Whether the line above a town may be of its address: a number, and names around it."""
    words = [match.group() for match in WORD.finditer(line)]
    named = any(not word.isupper() for word in words) and not _YEAR.search(line)
    parts = _parts(line)
    belong = bool(parts) and all(_may_belong(part) for part in parts)
    return named and belong and any(map(str.isdigit, line))


def end_of_address(text: str, street: int, stop: int, below: Sequence[Line]) -> int:
    """Where the address ends whose street ends at `street`: behind its last place or postcode.

    Args:
        text: the document's.
        street: offset behind the street.
        stop: where the segment of the line ends that the street stands in.
        below: the lines below that the address may go on over.
    """
    end, whole = _along(text, street, stop)
    if not whole:
        return end
    for line in below[:MOST_LINES]:
        last, whole = _along(text, line.span.start, line.span.end)
        if not whole or len(line.text) > _LONGEST_LINE:
            break
        end = last if last > line.span.start else end
    return end


def _along(text: str, start: int, stop: int) -> tuple[int, bool]:
    """Where the last place or postcode ends before something else, and whether nothing else is."""
    end = start
    for match in _PART.finditer(text, start, stop):
        code = POSTCODE.search(text, *match.span())
        goes_on = code is not None and not _is_whole(match.group(), code.group())
        last = code.end() if code is not None and goes_on else match.end()
        part = text[match.start() : last].strip(" .()")
        if part and (not _may_belong(part) or _is_plain(part)):
            return end, False
        if part and _settles(part):
            end = match.start() + len(text[match.start() : last].rstrip(" ,;"))
        if goes_on:
            return end, False
    return end, True


def _is_whole(part: str, code: str) -> bool:
    """Whether a postcode ends its part, or opens it with no more than a town behind."""
    before, _, behind = part.partition(code)
    opens = code[0].isdigit() and not any(map(str.isalpha, before))
    return not any(map(str.isalnum, behind)) or (opens and len(behind.split()) <= _LONGEST_TOWN)


def _may_belong(part: str) -> bool:
    """Whether a part between commas may be of an address: few words, most of them capitalised."""
    words = [match.group().rstrip(".") for match in WORD.finditer(part)]
    if len(words) > _MOST_WORDS or any(sign in part for sign in "@:%€$£!?"):
        return False
    if any(word.isascii() and is_said(word) for word in words):
        return False
    written = [word for word in words if word not in _OF_ADDRESSES and word not in PARTICLES]
    capital = sum(not word[0].islower() for word in written)
    return 2 * capital >= len(written) and (part[0].isdigit() or title_score(part) <= 1)


def _is_plain(part: str) -> bool:
    """Whether most of its words are ordinary ones, and it is no place, number or street."""
    words = [match.group().rstrip(".") for match in WORD.finditer(part)]
    plain = sum(role_of(word) is Role.ORDINARY for word in words)
    told = any(map(str.isdigit, part)) or _is_known(part) or _KNOWN_PART.search(part)
    return 2 * plain > len(words) and not told


def _settles(part: str) -> bool:
    """Whether a part is a place or a postcode, or holds both."""
    return POSTCODE.search(part) is not None or _is_known(part)


def _is_known(part: str) -> bool:
    """Whether a part is a known place or ends in one, a postcode beside it or not."""
    bare = " ".join(POSTCODE.sub(" ", part).split()).strip(" .-–()")
    last = bare.rsplit(" ", 1)[-1]
    return any(is_place(words) for words in (part, bare, last) if words)
