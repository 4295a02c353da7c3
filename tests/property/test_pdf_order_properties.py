"""Whatever stands where on a page: every word is read once, and the same way every time."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.reading.pdf.columns import reading_order
from rolefit.reading.pdf.lines import segments_of
from rolefit.reading.pdf.model import Glyph, Style
from rolefit.reading.pdf.paragraphs import blocks_of, words_of

WORDS = ["alpha", "beta", "2019", "2016 – 2019", "Tools:", "gamma delta epsilon zeta eta theta"]
PLACED = st.tuples(
    st.sampled_from(WORDS),
    st.sampled_from([60, 75, 200, 320, 450]) | st.integers(0, 500),
    st.integers(0, 60),
    st.sampled_from([8.0, 10.0, 14.0]),
    st.booleans(),
)


def glyphs_of(placed: list[tuple[str, int, int, float, bool]]) -> list[Glyph]:
    """Characters half an em wide, each word in its own row of 12.7 points."""
    glyphs = []
    for ink, (words, x, row, size, bold) in enumerate(placed):
        style = Style("Helvetica", bold, size)
        base = 40 + 12.7 * row
        space = False
        for index, letter in enumerate(words):
            if letter == " ":
                space = True
                continue
            left = x + 0.5 * size * index
            place = (left, left + 0.5 * size, base - 0.8 * size, base + 0.2 * size, base)
            glyphs.append(Glyph(letter, *place, style, ink, space))
            space = False
    return glyphs


@settings(max_examples=200, deadline=None)
@given(st.lists(PLACED, min_size=1, max_size=40))
def test_every_stretch_is_read_once(placed: list[tuple[str, int, int, float, bool]]) -> None:
    segments = segments_of(glyphs_of(placed), [])
    lines = reading_order(segments).lines
    read = [id(glyph) for line in lines for cell in line.cells for glyph in cell.glyphs]
    assert sorted(read) == sorted(id(glyph) for one in segments for glyph in one.glyphs)
    blocks = blocks_of(lines, words_of(lines))
    assert [line for block in blocks for line in block.lines] == lines


@settings(max_examples=100, deadline=None)
@given(st.lists(PLACED, min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(
    placed: list[tuple[str, int, int, float, bool]], shuffler: random.Random
) -> None:
    apart = {(row, x // 260): (words, x, row, size, bold) for words, x, row, size, bold in placed}
    ordered = list(apart.values())
    first = _texts(ordered)
    shuffler.shuffle(ordered)
    assert _texts(ordered) == first


def _texts(placed: list[tuple[str, int, int, float, bool]]) -> list[str]:
    return [line.text for line in reading_order(segments_of(glyphs_of(placed), [])).lines]
