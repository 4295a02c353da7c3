"""PDF by ReportLab: one column with dates at the right margin, a tinted sidebar, a posting."""

from functools import partial
from html import escape
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from makers.fonts import file_of
from makers.source import Block, Section, Source
from makers.web import redate

_TEXT = ParagraphStyle("text", fontName="Text", fontSize=9.6, leading=12.8, spaceAfter=2)
_ITEM = ParagraphStyle("item", parent=_TEXT, leftIndent=11, bulletIndent=1)
_HEAD = ParagraphStyle(
    "head", parent=_TEXT, fontName="Bold", fontSize=11.5, spaceBefore=9, spaceAfter=3,
    textColor=colors.HexColor("#1f3d5a"),
)  # fmt: skip
_ENTRY = ParagraphStyle("entry", parent=_TEXT, fontName="Bold", spaceBefore=3)
_DATES = ParagraphStyle("dates", parent=_TEXT, alignment=2, textColor=colors.HexColor("#555555"))
_NAME = ParagraphStyle("name", parent=_TEXT, fontName="Bold", fontSize=20, leading=25)
_SIDE = (14 * mm, 62 * mm)


def _fonts() -> None:
    for name, bold in (("Text", False), ("Bold", True)):
        pdfmetrics.registerFont(TTFont(name, file_of("Liberation Sans", bold=bold)))
    pdfmetrics.registerFontFamily("Text", normal="Text", bold="Bold")


def _entry(block: Block, width: float) -> list[Flowable]:
    title, organisation, dates = (escape(part) for part in block.parts)
    if not dates:
        return [Paragraph(part, _ENTRY) for part in (title, organisation) if part]
    cells = [[Paragraph(title, _ENTRY), Paragraph(dates, _DATES)]]
    table = Table(cells, colWidths=[width * 0.72, width * 0.28])
    table.setStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 3),
                    ("VALIGN", (0, 0), (-1, -1), "TOP")])  # fmt: skip
    return [table, Paragraph(organisation, _TEXT)]


def _flow(sections: list[Section], width: float, *, narrow: bool = False) -> list[Flowable]:
    out: list[Flowable] = []
    for section in sections:
        if section.title:
            out.append(Paragraph(escape(section.title), _HEAD))
        for block in section.blocks:
            if block.kind == "entry":
                rest = ", ".join(part for part in block.parts[1:] if part)
                shown = Block("entry", f"{block.parts[0]}|{rest}")
                out += _entry(shown if narrow else block, width)
            elif block.kind == "li":
                out.append(Paragraph(escape(block.text), _ITEM, bulletText="•"))
            else:
                out.append(Paragraph(escape(block.text), _TEXT))
    return out


def _top(source: Source) -> list[Flowable]:
    title = f"<b>{escape(source.keys.get('title', ''))}</b>"
    contact = escape("  |  ".join(source.contact))
    return [
        Paragraph(escape(source.name), _NAME),
        Paragraph(title, _TEXT),
        Paragraph(contact, _TEXT),
    ]


def _finish(source: Source, templates: list[PageTemplate], flow: list[Flowable]) -> bytes:
    target = BytesIO()
    document = BaseDocTemplate(
        target, pagesize=A4, title=source.name, author=source.name, invariant=1
    )
    document.addPageTemplates(templates)
    document.build(flow)
    return redate(target.getvalue(), source.keys["dated"])


def single(source: Source) -> bytes:
    """One column; the dates of an entry stand at the right margin."""
    _fonts()
    frame = Frame(20 * mm, 18 * mm, 170 * mm, 261 * mm, id="main")
    flow = [*_top(source), *_flow(source.sections, 166 * mm)]
    return _finish(source, [PageTemplate(frames=[frame])], flow)


def _tint(canvas: Canvas, _document: object) -> None:
    canvas.setFillColor(colors.HexColor("#e8edf3"))
    canvas.rect(0, 0, _SIDE[0] + _SIDE[1] - 8 * mm, A4[1], stroke=0, fill=1)


def sidebar(source: Source) -> bytes:
    """A tinted left sidebar, written before the main column."""
    _fonts()
    side = Frame(_SIDE[0] - 4 * mm, 15 * mm, _SIDE[1] - 8 * mm, 267 * mm, id="side")
    main = Frame(_SIDE[0] + _SIDE[1] - 4 * mm, 15 * mm, 124 * mm, 267 * mm, id="main")
    first = PageTemplate(id="first", frames=[side, main], onPage=_tint)
    later = PageTemplate(id="later", frames=[main], onPage=_tint)
    contact: list[Flowable] = [Paragraph("Contact", _HEAD)]
    contact += [Paragraph(escape(line), _TEXT) for line in source.contact]
    flow = [*contact, *_flow(source.side, 44 * mm, narrow=True), FrameBreak(), *_top(source)[:2]]
    flow += [NextPageTemplate("later"), *_flow(source.main, 118 * mm)]
    return _finish(source, [first, later], flow)


def _footer(words: str, canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Text", 8)
    canvas.drawString(24 * mm, 12 * mm, words)
    canvas.drawRightString(186 * mm, 12 * mm, f"Page {document.page}")


def posting(source: Source) -> bytes:
    """A posting in large print with a running footer."""
    _fonts()
    frame = Frame(22 * mm, 22 * mm, 166 * mm, 250 * mm, id="main")
    words = f"{source.keys['employer']}: {source.name}"
    template = PageTemplate(frames=[frame], onPage=partial(_footer, words))
    place = f"{source.keys['employer']}, {source.keys['place']}. {source.keys['terms']}."
    flow: list[Flowable] = [Paragraph(escape(source.name), _NAME), Paragraph(escape(place), _TEXT)]
    flow += [Spacer(1, 4 * mm), *_flow(source.sections, 160 * mm)]
    return _finish(source, [template], flow)
