"""From seen characters to blocks of a document, page by page."""

import itertools
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from rolefit.domain.text import Finding, FindingCode, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.pdf.columns import reading_order
from rolefit.reading.pdf.headings import mark_headings
from rolefit.reading.pdf.inks import SKEW
from rolefit.reading.pdf.lines import segments_of
from rolefit.reading.pdf.links import pieces_of
from rolefit.reading.pdf.model import Block, Glyph, PageText
from rolefit.reading.pdf.paragraphs import blocks_of, words_of
from rolefit.reading.pdf.running import without_running

_TURN = attrgetter("turn")


def write(builder: Builder, pages: list[PageText]) -> None:
    """Lay the pages out and append their blocks, marks and findings."""
    parted = [_by_turn(page) for page in pages]
    stretches = [
        (page, segments_of(main, page.dots)) for page, (main, *_) in zip(pages, parted, strict=True)
    ]
    kept, findings = without_running(stretches)
    ordered = [reading_order(segments) for segments in kept]
    columns = [page.number for page, one in zip(pages, ordered, strict=True) if one.columns]
    # Text in other reading directions follows the page's own.
    turned = [
        [reading_order(segments_of(glyphs, [])) for glyphs in others] for _, *others in parted
    ]
    words = words_of(line for one in itertools.chain(ordered, *turned) for line in one.lines)
    laid_out = [
        blocks_of(one.lines, words) + _apart(blocks_of(more.lines, words) for more in others)
        for one, others in zip(ordered, turned, strict=True)
    ]
    mark_headings([block for blocks in laid_out for block in blocks])
    for finding in [*findings, *_columns_finding(columns)]:
        builder.finding(finding)
    for page, blocks in zip(pages, laid_out, strict=True):
        builder.page(page.number)
        for block in blocks:
            _append(builder, block, page)


def _append(builder: Builder, block: Block, page: PageText) -> None:
    gap = block.gap or block.heading
    if block.heading or not page.links:
        mark = MarkKind.HEADING if block.heading else None
        builder.block(block.text, mark=mark, gap=gap)
    else:
        builder.line(*pieces_of(block, page.links), gap=gap)


def _columns_finding(pages: list[int]) -> list[Finding]:
    if not pages:
        return []
    where = f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))}"
    message = f"Text in columns was read column by column on {where}."
    return [Finding(FindingCode.TWO_COLUMNS, message, pages[0])]


def _by_turn(page: PageText) -> list[list[Glyph]]:
    """A page's characters by reading direction, that of most of the page first."""
    turns = list(map(_TURN, page.glyphs))
    if turns and turns[0] != SKEW and turns.count(turns[0]) == len(turns):
        return [page.glyphs]
    counts = Counter(turns)
    main = max(counts.keys() - {SKEW}, key=lambda turn: (counts[turn], -turn), default=0)
    parted: dict[int, list[Glyph]] = {main: []} | {turn: [] for turn in sorted(counts)}
    for glyph in page.glyphs:
        parted[glyph.turn].append(glyph)
    return list(parted.values())


def _apart(groups: Iterable[list[Block]]) -> list[Block]:
    """Blocks in a row, each group after a gap."""
    blocks: list[Block] = []
    for group in groups:
        if group:
            group[0].gap = True
        blocks += group
    return blocks
