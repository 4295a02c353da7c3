"""From seen characters to blocks of a document, page by page."""

from collections import Counter

from rolefit.domain.text import Finding, FindingCode, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.pdf.columns import reading_order
from rolefit.reading.pdf.glyphs import SKEW
from rolefit.reading.pdf.headings import mark_headings
from rolefit.reading.pdf.lines import segments_of
from rolefit.reading.pdf.links import pieces_of
from rolefit.reading.pdf.model import Block, PageText, Segment
from rolefit.reading.pdf.paragraphs import blocks_of
from rolefit.reading.pdf.running import without_running


def write(builder: Builder, pages: list[PageText]) -> None:
    """Lay the pages out and append their blocks, marks and findings."""
    stretches = [(page, _main_stretches(page)) for page in pages]
    kept, findings = without_running(stretches)
    laid_out: list[list[Block]] = []
    columns: list[int] = []
    for page, segments in zip(pages, kept, strict=True):
        ordered = reading_order(segments)
        if ordered.columns:
            columns.append(page.number)
        laid_out.append(blocks_of(ordered.lines) + _turned(page))
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


def _main_stretches(page: PageText) -> list[Segment]:
    main = _main_turn(page)
    return segments_of((glyph for glyph in page.glyphs if glyph.turn == main), page.dots)


def _main_turn(page: PageText) -> int:
    """The reading direction of most of the page."""
    turns = Counter(glyph.turn for glyph in page.glyphs if glyph.turn != SKEW)
    return max(turns, key=lambda turn: (turns[turn], -turn), default=0)


def _turned(page: PageText) -> list[Block]:
    """Blocks of text in other reading directions; they follow the page's own."""
    blocks: list[Block] = []
    for turn in sorted({glyph.turn for glyph in page.glyphs} - {_main_turn(page)}):
        glyphs = [glyph for glyph in page.glyphs if glyph.turn == turn]
        more = blocks_of(reading_order(segments_of(glyphs, [])).lines)
        if more:
            more[0].gap = True
        blocks += more
    return blocks
