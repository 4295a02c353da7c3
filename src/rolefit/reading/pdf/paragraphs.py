"""From lines to blocks: wrapped lines become paragraphs, broken words become whole."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rolefit.reading.pdf.model import Block, Line

_OPEN_END = re.compile(
    r"(?:[,;:&/(\[–—-]|\b(?:and|or|of|the|a|an|to|in|for|with|by|on|at|from|as"
    r"|und|oder|der|die|das|et|ou|de|la|le|y|del|el|with|into|including))$",
    re.I,
)
_GOES_ON = re.compile(r"^[a-zß-öø-ÿ&(,;.)/]")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(rf"({_COMPOUND.pattern})[-\u00ad]$")
_HYPHENS = ("-", "\u00ad")
_LONGEST_WORD = 80  # characters of a compound that are looked at
_KEEPS_HYPHEN = frozenset(
    "back best cross customer data decision detail double end face fast first five four front full "
    "half hand hands hard high large long low mid multi non open part peer problem quick real risk "
    "second self short single six small state step team third three time two user value well wide "
    "work world year".split()
)
_LONGEST_END = 16  # characters: longer than any word of `_OPEN_END`
_FOLLOWS_HYPHEN = frozenset(
    "based centric driven facing focused friendly minded oriented related specific".split()
)
_SMALL_WORDS = frozenset("a and as at by for from in of on or the to up".split())
_LONGEST_PREFIX = 3  # characters: "un", "re", "dis" make one word with those
_MEASURE = 20.0  # em: text set this wide is running text, not a list of short items
_LOOSEST = 3.2  # em: double-spaced text with a generous font
_RAGGED = 0.35  # of a column's width: how short a line of unevenly set text may end
_NEW_PARAGRAPH = 1.45  # of the usual distance between lines

Words = Counter[str]


def blocks_of(lines: Sequence[Line], words: Words) -> list[Block]:
    """Blocks in the order of the lines; see `words_of`."""
    _find_running_text(lines)
    leading = _leading(lines)
    blocks: list[Block] = []
    parts: list[str] = []
    for line in lines:
        before = blocks[-1].lines[-1] if blocks else None
        if before is not None and _goes_on(blocks[-1], before, line, leading):
            _join(parts, line.text, words)
            blocks[-1].lines.append(line)
            continue
        if blocks:
            blocks[-1].text = "".join(parts)
        parts = ["• " if line.cells[0].bullet else "", line.text]
        blocks.append(Block("", [line], _gap(before, line, leading)))
    if blocks:
        blocks[-1].text = "".join(parts)
    return blocks


def _find_running_text(lines: Sequence[Line]) -> None:
    """Tell columns of running text, however narrow, from lists of short items."""
    for _, group in groupby(lines, key=lambda line: line.column):
        column = list(group)
        full = sum(_is_full(upper, lower) for upper, lower in pairwise(column))
        for line in column:
            line.running = full >= max(3, 0.5 * (len(column) - 1))


def _leading(lines: Sequence[Line]) -> float:
    """The distance of two baselines within a paragraph, in ems, at least 1.

    The lower quartile of all distances: those between paragraphs are larger.
    """
    steps = sorted(
        _distance(upper, lower)
        for upper, lower in pairwise(lines)
        if upper.column == lower.column and 0.8 < _distance(upper, lower) < _LOOSEST
    )
    return max(1.0, steps[len(steps) // 4]) if steps else 1.2


def _gap(before: Line | None, line: Line, leading: float) -> bool:
    if before is None:
        return False
    if before.column != line.column:
        return True
    return _distance(before, line) > _NEW_PARAGRAPH * leading


def _distance(before: Line, line: Line) -> float:
    return (line.base - before.base) / max(line.size, 1.0)


def _goes_on(block: Block, before: Line, line: Line, leading: float) -> bool:
    """Whether `line` continues the block that ends with `before`."""
    if before.column != line.column or line.cells[0].bullet or len(line.cells) > 1:
        return False
    alike = abs(before.size - line.size) <= 0.6 and before.bold == line.bold
    if not alike or not 0.5 < _distance(before, line) <= 1.25 * leading:
        return False
    return _is_under(block, before, line) and _wraps(before, line, block)


def _is_under(block: Block, before: Line, line: Line) -> bool:
    """Whether a line begins where the next line of its paragraph would."""
    cell = before.cells[-1]
    if len(before.cells) > 1 and abs(line.x0 - cell.x0) > 0.5 * line.size:
        return False
    if line.x0 > cell.x0 + 2.5 * line.size:
        return False
    first = block.lines[0]
    return not (first.cells[0].bullet and line.x0 < first.x0 - 1.2 * line.size)


def _wraps(before: Line, line: Line, block: Block) -> bool:
    """Whether the first word of `line` would not have fitted on `before`, and it reads on."""
    hanging = block.lines[0].cells[0].bullet
    opens, goes_on = (
        _OPEN_END.search(before.cells[-1].text[-_LONGEST_END:]),
        _GOES_ON.match(line.text),
    )
    width = before.right - before.x0
    wide = width >= _MEASURE * line.size
    if not _is_full(before, line):
        ragged = wide and before.right - before.cells[-1].x1 < _RAGGED * width
        return bool((goes_on and (ragged or hanging)) or (opens and hanging))
    return bool(opens or goes_on) or hanging or wide or before.running


def _is_full(before: Line, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted at the end of `before`."""
    room = before.right - before.cells[-1].x1
    return room <= _first_word_width(line) + 0.2 * line.size


def _first_word_width(line: Line) -> float:
    cell = line.cells[0]
    letters = max(len(cell.text), 1)
    return (cell.x1 - cell.x0) * len(cell.text.split(" ", 1)[0]) / letters


def words_of(lines: Iterable[Line]) -> Words:
    """How often words stand whole, to settle whether a broken one has a hyphen."""
    return Counter(word for line in lines for word in _COMPOUND.findall(line.text.casefold()))


def _join(parts: list[str], rest: str, words: Words) -> None:
    """Append a line to a paragraph: after a space, or to the first half of its first word."""
    last = parts[-1]
    if last.endswith(_HYPHENS):
        broken = _LAST_WORD.search(last[-_LONGEST_WORD:])
        start = _COMPOUND.match(rest[:_LONGEST_WORD])
        if broken and start and rest[0].islower():
            head, tail = broken[1].casefold(), start[0].casefold()
            if last.endswith("\u00ad") or not _keeps_hyphen(head, tail, words):
                parts[-1] = last[:-1]
            parts.append(rest)
            return
        if broken and start:
            parts.append(rest)
            return
    together = last.endswith(("-", "/")) and rest[:1].isalnum()
    parts += [rest] if together else [" ", rest]


def _keeps_hyphen(head: str, tail: str, words: Words) -> bool:
    """Whether a hyphen at a line's end belongs to its word, or only marks the break.

    What the document writes elsewhere settles it. Else a compound that holds another hyphen was
    broken at its own ("infrastructure-as-code", "day-to-day"), and some halves are hardly ever
    written without.

    Args:
        head, tail: what stands before and after it, case-folded, hyphens included.
    """
    whole, hyphened = words[head + tail], words[f"{head}-{tail}"]
    first, second = head.rpartition("-")[2], tail.partition("-")[0]
    if (first, second) != (head, tail):
        whole += words[first + second]
        hyphened += words[f"{first}-{second}"]
    if whole or hyphened:
        return hyphened > whole
    if first != head or first in _KEEPS_HYPHEN or (second != tail and second in _SMALL_WORDS):
        return True
    return second in _FOLLOWS_HYPHEN and len(first) > _LONGEST_PREFIX
