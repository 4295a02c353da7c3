"""Headings: short lines that are larger or bolder than the body."""

from collections import Counter
from collections.abc import Sequence

from rolefit.reading.pdf.cells import is_value
from rolefit.reading.pdf.model import Block

_LARGER = 1.12  # times the body's size
_LONGEST = 70  # characters
_MOST_WORDS = 9
_MOST_BOLD = 0.5  # of the characters: where most is bold, bold sets nothing off


def mark_headings(blocks: Sequence[Block]) -> None:
    """Set `Block.heading` by comparing every block with the body of the document."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for block in blocks:
        for line in block.lines:
            count = len(line.text)
            sizes[round(line.size, 1)] += count
            total += count
            bold += count * line.bold
    if not total:
        return
    body = max(sizes, key=lambda size: (sizes[size], -size))
    bold_tells = bold < _MOST_BOLD * total
    for block in blocks:
        block.heading = _is_heading(block, body, bold_tells=bold_tells)


def _is_heading(block: Block, body: float, *, bold_tells: bool) -> bool:
    line = block.lines[0]
    text = block.text.strip()
    if len(block.lines) > 2 or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    if line.cells[0].bullet or len(line.cells) > 1 or not any(map(str.isalpha, text)):
        return False
    if text.endswith((".", ",", ";")) or is_value(text):
        return False
    larger = min(one.size for one in block.lines) >= _LARGER * body
    return larger or (bold_tells and all(one.bold for one in block.lines))
