"""Where the head of a résumé ends: what stands above the first section, sentence or position."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rolefit.domain.text import Span
from rolefit.profiling.redaction.places import is_place
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.titles import title_score

_HEAD_LINES = 14
_LINES_OF_A_POSITION = 3
"""So many lines above its dates, at most, belong to a position: title, employer, place."""
CONTACT_HEADING = re.compile(
    r"(?i)^[\W_]*(?:(?:my\s+)?contacts?(?:\s+(?:details|info|information|data|me))?|"
    r"(?:personal|candidate|applicant)\s+(?:details|info|information|data|particulars)|"
    r"(?:(?:home|current|present|permanent|mailing|postal|residential|correspondence)\s+)?"
    r"address(?:es)?(?:\s+for\s+correspondence)?|(?:get|keep)\s+in\s+touch|(?:how\s+to\s+)?reach\s+me|"
    r"kontakt(?:daten|e)?|persönliche\s+(?:daten|angaben)|anschrift|adresse|zur\s+person|"
    r"coordonnées|informations\s+personnelles|état\s+civil|"
    r"personalia|persoonlijke\s+gegevens|contactgegevens|adres(?:gegevens)?|"
    r"(?:información|datos)\s+(?:personal(?:es)?|de\s+contacto)|contacto|dirección|"
    r"(?:informazioni|dati)\s+personali|contatt[io]|(?:dados|informações)\s+pessoais|contatos?|"
    r"dane\s+(?:osobowe|kontaktowe)|osobní\s+údaje|person(?:uppgifter|lige\s+oplysninger)|"
    r"kontakt(?:uppgifter|oplysninger|informasjon)|контакты|личные\s+данные|联系方式|個人情報)[\W_]*$"
)
SENTENCE = re.compile(
    r"(?:[a-zß-ÿ]{1,30}[,;]?\s{1,3}){5}|[a-z]{4}\.\s[A-Z][a-z]{1,30}\s[a-z]{1,30}\s"
)
WORK = re.compile(r"(?i)experience|employment|history|education")
"""Headings below which places are those of positions and schools."""
_REACHED = re.compile(
    r"@|\bwww\.|https?://|(?<!\d)(?!(?:19|20)\d\d[ ]?[-–/])\d(?:[ .()/-]{0,3}\d){6}"
)
_CALLED = re.compile(r"@|\+\d|\bwww\.|https?://|[(\[][ ]?at[ ]?[)\]]")
"""What tells a contact from dates, which have as many digits as a telephone number."""
_BULLET = re.compile(r"[ \t]*(?:[•●▪■◦‣➢►✓❖*·-]|[–—])[ \t]+(?=\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line, whether it is a heading by format or by words, and what is above it.

    Args:
        span: where it stands, without the spaces around it.
        text: its words.
        heading: it reads as a heading.
        marked: the format says that it is one.
        apart: a blank line stands above it.
    """

    span: Span
    text: str
    heading: bool = False
    marked: bool = False
    apart: bool = False


def find_head_end(lines: Sequence[Line], openings: Collection[int]) -> int:
    """Index of the first line after the head.

    A section's heading, a sentence, the first position and a list that lists no contacts end it.

    Args:
        lines: all of the document.
        openings: offsets where known sections open.
    """
    limit = min(len(lines), _HEAD_LINES)
    position = _first_position(lines[:limit])
    if position is not None:
        limit = position
    for index, line in enumerate(lines[:limit]):
        if CONTACT_HEADING.match(line.text) or (index == 0 and _is_preface(lines)):
            continue
        if line.heading or line.span.start in openings or SENTENCE.search(line.text):
            return index
        if index and _BULLET.match(line.text) and not _lists_contacts(lines, index):
            return index
    return limit


def _is_preface(lines: Sequence[Line]) -> bool:
    """Whether the first line is a heading or goal with the contacts below ("Portfolio")."""
    below = any(_REACHED.search(line.text) for line in lines[1:5])
    return below and WORK.search(lines[0].text) is None


def _lists_contacts(lines: Sequence[Line], index: int) -> bool:
    """Whether the bulleted line is one of a list that holds contacts or places."""
    near = [x for x in lines[max(0, index - 3) : index + 4] if _BULLET.match(x.text)]
    return any(_REACHED.search(x.text) for x in near) or _is_place_only(lines[index])


def _first_position(lines: Sequence[Line]) -> int | None:
    """Index of the line that opens the first position, told by the dates in or below it.

    Dates above the contacts are no position: a date may be that of the résumé.
    """
    reached = [_CALLED.search(line.text) is not None for line in lines]
    for index, line in enumerate(lines):
        if reached[index] or (any(reached[index:]) and not any(reached[:index])):
            continue
        ranges = [found for found in find_ranges(line.text) if not found.alone]
        if ranges:
            without = line.text[: ranges[0].span.start] + line.text[ranges[0].span.end :]
            return _opening(lines, index, bare=not re.search(r"\w", without))
    return None


def _opening(lines: Sequence[Line], dated: int, *, bare: bool) -> int:
    """The first line of the position whose dates stand in the line at `dated`.

    It is the topmost of the lines above that reads as a title; a line of nothing but dates has its
    header above it even when that does not. Where blank lines stand around each line, they part
    nothing.
    """
    spaced = dated > 0 and lines[dated].apart and lines[dated - 1].apart
    top = dated
    while (
        top > 1
        and dated - top < _LINES_OF_A_POSITION
        and ((spaced and bare) or not lines[top].apart)
        and _can_open(lines[top - 1])
    ):
        top -= 1
    for index in range(top, dated):
        if title_score(lines[index].text) > 0:
            return index
    adjoins = bare and top < dated and not lines[dated].apart
    return dated - 1 if adjoins and not _has_digit(lines[dated - 1]) else dated


def _can_open(line: Line) -> bool:
    """Whether the line may be of a position: no contact, no heading, no mere place or street."""
    if line.heading or _REACHED.search(line.text) or _is_place_only(line):
        return False
    return title_score(line.text) > 1 or not _has_digit(line)


def _has_digit(line: Line) -> bool:
    return any(character.isdigit() for character in line.text)


def _is_place_only(line: Line) -> bool:
    parts = [part.strip(" .()•●▪*·-–—") for part in re.split(r"[,|/]", line.text)]
    return all(is_place(part) for part in parts)
