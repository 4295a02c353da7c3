"""Reading order and spaces, pinned on fifteen PDFs that were transcribed by hand.

What is measured, words compared after Unicode NFKC, case kept:

- *words*: F1 of the bags of words. A dropped space costs two words, a lost line all of its words.
- *order*: the longest common subsequence of words, as a share of the transcription's words. Regions
  that may come in either order (`swap` in index.json) are tried both ways.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from rolefit.domain.text import Document
from rolefit.reading import SandboxedReader

FOLDER = Path(__file__).parents[1] / "fixtures" / "transcribed"
INDEX = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))["files"]

EXACT = (1.0, 1.0)
FLOORS = {
    "rows-interleaved": EXACT,
    "left-sidebar": EXACT,
    "right-sidebar": EXACT,
    "header-two-columns": EXACT,
    "three-columns-skills": EXACT,
    "table-dates-left": EXACT,
    "dates-right-margin": EXACT,
    "running-header-three-pages": (0.995, 1.0),  # the first page's header is read as its head
    "hyphenation-ligatures": EXACT,
    "dark-band": EXACT,
    "rotated-page": EXACT,
    "letter-spaced": EXACT,
    "justified-wide-gaps": EXACT,
    "footnotes": (0.995, 0.99),  # one mark, a lone "*", is lost
    "columns-band-columns": EXACT,
}
"""Word F1 and order that must be reached: what was measured when this was written."""


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFKC", text).replace("•", " ").split()


def f1(found: list[str], wanted: list[str]) -> float:
    shared = sum((Counter(found) & Counter(wanted)).values())
    return 2 * shared / (len(found) + len(wanted))


def order(found: list[str], wanted: list[str]) -> float:
    """Longest common subsequence, as a share of what is wanted."""
    above = [0] * (len(wanted) + 1)
    for word in found:
        row = [0]
        for column, other in enumerate(wanted):
            row.append(above[column] + 1 if word == other else max(above[column + 1], row[-1]))
        above = row
    return above[-1] / len(wanted)


def readings(name: str) -> Iterator[list[str]]:
    """The transcription, once for each order of regions that is right."""
    regions = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    swap = INDEX[name]["swap"]
    for arranged in permutations(swap):
        moved = list(regions)
        for place, region in zip(swap, arranged, strict=True):
            moved[place] = regions[region]
        yield words("\n\n".join(moved))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    with SandboxedReader() as reader:
        return {name: reader.read((FOLDER / f"{name}.pdf").read_bytes(), name) for name in INDEX}


def test_every_transcribed_pdf_is_pinned() -> None:
    assert set(FLOORS) == set(INDEX)
    assert len(INDEX) >= 15


@pytest.mark.parametrize("name", INDEX)
def test_the_words_of_a_pdf_are_read_in_order_with_their_spaces(
    documents: dict[str, Document], name: str
) -> None:
    found = words(documents[name].text)
    by_words, by_order = FLOORS[name]
    assert max(f1(found, wanted) for wanted in readings(name)) >= by_words
    assert max(order(found, wanted) for wanted in readings(name)) >= by_order
