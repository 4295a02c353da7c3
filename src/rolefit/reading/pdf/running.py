"""Running headers, running footers and page numbers: left out, and told."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from rolefit.domain.text import Finding, FindingCode
from rolefit.reading.pdf.model import PageText, Segment

_ZONE = 0.12  # of the page's height, at the top and at the bottom
_SAME_PLACE = 4.0  # points
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|pagine|p\.?|s\.?|strona)\s*)?(\d{1,3})"
    r"(?:\s*(?:of|/|\||von|de|sur|di|z|from|out of)\s*(\d{1,3}))?\W*$",
    re.IGNORECASE,
)


def without_running(
    pages: list[tuple[PageText, list[Segment]]],
) -> tuple[list[list[Segment]], list[Finding]]:
    """The stretches of each page without what repeats at its edges.

    A running header stays on the first page, where it opens the document and interrupts nothing:
    names and contacts often stand there. Running footers and page numbers go everywhere.
    """
    kept: list[list[Segment]] = []
    counts: dict[FindingCode, int] = defaultdict(int)
    repeated = _repeated(pages)
    for index, (page, segments) in enumerate(pages):
        rest = []
        for one in segments:
            code = _role(page, one, repeated, len(pages))
            if code is None or (code is FindingCode.RUNNING_HEADER and index == 0):
                rest.append(one)
            else:
                counts[code] += 1
        kept.append(rest)
    return kept, list(_findings(counts))


def _role(page: PageText, one: Segment, repeated: set[int], pages: int) -> FindingCode | None:
    at_top, at_bottom = _zone(page, one)
    if not (at_top or at_bottom):
        return None
    if _is_page_number(one.text, page.number, pages):
        return FindingCode.PAGE_NUMBER
    if id(one) in repeated:
        return FindingCode.RUNNING_HEADER if at_top else FindingCode.RUNNING_FOOTER
    return None


def _zone(page: PageText, one: Segment) -> tuple[bool, bool]:
    return one.base < _ZONE * page.height, one.base > (1 - _ZONE) * page.height


def _is_page_number(text: str, number: int, pages: int) -> bool:
    """Whether it is "2", "- 2 -" or "Page 2 of 3" on page 2, and nothing else."""
    match = _PAGE_NUMBER.match(text.strip())
    if not match:
        return False
    if match[2]:
        return int(match[1]) <= int(match[2]) and int(match[1]) == number
    bare = text.strip(" -–—|.").isdigit()
    return int(match[1]) == number and (pages > 1 or not bare)


def _repeated(pages: list[tuple[PageText, list[Segment]]]) -> set[int]:
    """Identities of stretches that stand at the same place with the same words on most pages."""
    if len(pages) < 2:
        return set()
    places: dict[tuple[bool, str], list[tuple[int, Segment]]] = defaultdict(list)
    for page, segments in pages:
        for one in segments:
            at_top, at_bottom = _zone(page, one)
            if (at_top or at_bottom) and not one.bullet:
                key = (at_top, _DIGITS.sub("#", one.text.casefold()))
                places[key].append((page.number, one))
    found: set[int] = set()
    for standing in places.values():
        squares: dict[tuple[float, float], list[tuple[int, Segment]]] = defaultdict(list)
        for number, one in standing:
            squares[_square(one)].append((number, one))
        for number, one in standing:
            same = {
                other
                for other, two in _around(squares, one)
                if abs(two.base - one.base) <= _SAME_PLACE and abs(two.x0 - one.x0) <= _SAME_PLACE
            }
            if len(same | {number}) >= max(2, (len(pages) + 1) // 2):
                found.add(id(one))
    return found


def _square(one: Segment) -> tuple[float, float]:
    return one.base // _SAME_PLACE, one.x0 // _SAME_PLACE


def _around(
    squares: dict[tuple[float, float], list[tuple[int, Segment]]], one: Segment
) -> Iterator[tuple[int, Segment]]:
    """What stands in a stretch's square of the page and in those next to it."""
    row, column = _square(one)
    for place in product((row - 1, row, row + 1), (column - 1, column, column + 1)):
        yield from squares.get(place, ())


def _findings(counts: dict[FindingCode, int]) -> Iterator[Finding]:
    words = {
        FindingCode.RUNNING_HEADER: "A running header was left out {times} after the first page.",
        FindingCode.RUNNING_FOOTER: "A running footer was left out {times}.",
        FindingCode.PAGE_NUMBER: "A page number was left out {times}.",
    }
    for code, sentence in words.items():
        if counts[code]:
            times = "once" if counts[code] == 1 else f"{counts[code]} times"
            yield Finding(code, sentence.format(times=times))
