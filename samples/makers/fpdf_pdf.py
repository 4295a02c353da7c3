"""PDF by fpdf2: a plain column in a core font, and two columns written row by row."""

from datetime import UTC, datetime

from fpdf import FPDF

from makers.fonts import file_of
from makers.source import Block, Section, Source

_BULLET = "\x95"  # the bullet in WinAnsiEncoding, which core fonts use


def _document(source: Source) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime.fromisoformat(source.keys["dated"]).replace(hour=9, tzinfo=UTC))
    pdf.set_title(source.name)
    pdf.set_auto_page_break(auto=True, margin=16)
    pdf.add_page()
    return pdf


def _say(pdf: FPDF, text: str, size: float, *, bold: bool = False, left: float = 20) -> None:
    pdf.set_font("Helvetica", "B" if bold else "", size)
    pdf.set_x(left)
    pdf.multi_cell(190 - left, size * 0.47, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _block(pdf: FPDF, block: Block) -> None:
    if block.kind == "entry":
        title, organisation, dates = block.parts
        pdf.ln(1.5)
        _say(pdf, title, 10, bold=True)
        _say(pdf, ", ".join(part for part in (organisation, dates) if part), 9.5)
    elif block.kind == "li":
        pdf.set_x(21)
        pdf.set_font("Helvetica", "", 9.8)
        pdf.cell(4, 4.6, _BULLET)
        _say(pdf, block.text, 9.8, left=25)
    else:
        _say(pdf, block.text, 9.8)


def single(source: Source) -> bytes:
    """One column in Helvetica; characters of Latin-1 only."""
    pdf = _document(source)
    _say(pdf, source.name, 19, bold=True)
    _say(pdf, source.keys["title"], 12)
    _say(pdf, "  |  ".join(source.contact), 9)
    for section in source.sections:
        pdf.ln(3)
        _say(pdf, section.title.upper(), 11, bold=True)
        pdf.line(20, pdf.get_y() + 0.5, 190, pdf.get_y() + 0.5)
        pdf.ln(1.5)
        for block in section.blocks:
            _block(pdf, block)
    return bytes(pdf.output())


Line = tuple[str, bool]


def _lines(pdf: FPDF, sections: list[Section], width: float) -> list[Line]:
    out: list[Line] = []

    def add(text: str, *, bold: bool = False, mark: str = "") -> None:
        pdf.set_font("Sans", "B" if bold else "", 9)
        parts = pdf.multi_cell(width, 4.6, mark + text, dry_run=True, output="LINES")
        out.extend((part, bold) for part in parts)

    for section in sections:
        out.append(("", False))
        add(section.title.upper(), bold=True)
        for block in section.blocks:
            if block.kind == "entry":
                add(block.parts[0], bold=True)
                for part in block.parts[1:]:
                    add(part) if part else None
            else:
                add(block.text, mark="• " if block.kind == "li" else "")
    return out


def rows(source: Source) -> bytes:
    """Two columns on shared baselines, each row written left then right, as a table would be."""
    pdf = _document(source)
    pdf.add_font("Sans", "", file_of("Liberation Sans"))
    pdf.add_font("Sans", "B", file_of("Liberation Sans", bold=True))
    for style in ("", "B"):
        pdf.add_font("Fallback", style, file_of("Droid Sans Fallback"))
    pdf.set_fallback_fonts(["Fallback"])
    pdf.set_font("Sans", "B", 18)
    pdf.set_xy(17, 15)  # a cell, as text() knows no fallback fonts
    pdf.cell(text=source.name)
    pdf.set_font("Sans", "", 9.5)
    pdf.text(18, 28, source.keys["title"] + "   " + "   ".join(source.contact))
    left, right = _lines(pdf, source.main, 112), _lines(pdf, source.side, 56)
    y = 33.0
    for row in range(max(len(left), len(right))):
        if y > 282:
            pdf.add_page()
            y = 18.0
        for x, column in ((18, left), (138, right)):
            text, bold = column[row] if row < len(column) else ("", False)
            pdf.set_font("Sans", "B" if bold else "", 9)
            pdf.text(x, y, text)
        y += 4.7
    return bytes(pdf.output())
