"""DOCX by python-docx, and PDF printed from it by LibreOffice."""

import subprocess
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from makers.source import Block, Section, Source
from makers.web import redate

Place = WordDocument | _Cell


def _start(source: Source) -> WordDocument:
    document = Document()
    dated = datetime.fromisoformat(source.keys["dated"]).replace(hour=9, tzinfo=UTC)
    properties = document.core_properties
    properties.created = properties.modified = dated
    properties.author, properties.title, properties.comments = source.name, source.name, ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Carlito", Pt(10.5)
    style.paragraph_format.space_after = Pt(3)
    for name, size in (("Title", 22), ("Heading 1", 13), ("Heading 2", 11)):
        heading = document.styles[name]
        heading.font.name, heading.font.size = "Carlito", Pt(size)
        heading.font.color.rgb = RGBColor(0x24, 0x3B, 0x53)
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
    return document


def _entry(place: Place, block: Block) -> None:
    title, organisation, dates = block.parts
    paragraph = place.add_paragraph(style="Heading 2")
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.add_run(title)
    narrow = isinstance(place, _Cell)
    rest = (", " if narrow else "\t").join(part for part in (organisation, dates) if part)
    if rest:
        line = place.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(120))
        line.add_run(rest).italic = True


def _fill(place: Place, sections: list[Section]) -> None:
    for section in sections:
        if section.title:
            place.add_paragraph(section.title, style="Heading 1")
        for block in section.blocks:
            if block.kind == "entry":
                _entry(place, block)
            else:
                place.add_paragraph(block.text, style="List Bullet" if block.kind == "li" else None)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001 - python-docx has no fields
        if kind == "begin":
            text = OxmlElement("w:instrText")
            text.text = code
            paragraph.add_run()._r.append(text)  # noqa: SLF001


def running(document: WordDocument, words: list[str]) -> None:
    """A running header of three parts, and a footer with page numbers."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "\t".join(words)
    footer = section.footer.paragraphs[0]
    footer.add_run("Confidential\t\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


_BOX = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="5900000" cy="900000"/><wp:docPr id="1" name="Text Box 1"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="5900000" cy="900000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="E3ECF4"/>
</a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic>
</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:460pt;height:70pt"
 fillcolor="#E3ECF4"><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def _box(document: WordDocument, source: Source) -> None:
    sizes = ((source.name, 36), (source.keys["title"], 24), ("  |  ".join(source.contact), 18))
    text = "".join(
        f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        for words, size in sizes
    )
    document.element.body.insert(0, parse_xml(_BOX.format(text=text)))


def _grid(document: WordDocument, sections: list[Section]) -> None:
    """Every entry is a row: dates at the left, the rest at the right."""
    for section in sections:
        document.add_paragraph(section.title, style="Heading 1")
        table = document.add_table(rows=0, cols=2)
        table.autofit = False
        table.columns[0].width, table.columns[1].width = Mm(34), Mm(132)
        cell: _Cell | None = None
        for block in section.blocks:
            if block.kind == "entry" or cell is None:
                row = table.add_row().cells
                row[0].width, row[1].width = Mm(34), Mm(132)
                cell = row[1]
                row[0].text = block.parts[2] if block.kind == "entry" else ""
            if block.kind == "entry":
                cell.paragraphs[0].add_run(block.parts[0]).bold = True
                cell.add_paragraph(block.parts[1])
            else:
                style = "List Bullet" if block.kind == "li" else None
                cell.add_paragraph(block.text, style=style)


def _halves(document: WordDocument, source: Source) -> None:
    """A table of one row: the main part and a shaded narrow part."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for part, width in enumerate((112, 54)):
        table.columns[part].width = cells[part].width = Mm(width)
    _fill(cells[0], source.main)
    _fill(cells[1], source.side)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "EFEBE2")
    cells[1]._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _pack(document: WordDocument) -> bytes:
    """The package with fixed times in its archive, so that a rebuild changes nothing."""
    made, target = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (2025, 1, 1, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return target.getvalue()


def compose(source: Source) -> WordDocument:
    """The document; its layout is named after the maker's dash."""
    layout = source.keys["make"].partition("-")[2]
    document = _start(source)
    if layout != "textbox":
        document.add_paragraph(source.name, style="Title")
        document.add_paragraph(source.keys["title"])
    if layout == "header":
        document.sections[0].header.paragraphs[0].text = "   ".join(source.contact)
    elif layout != "textbox":
        document.add_paragraph("  |  ".join(source.contact))
    if layout == "table" and not source.side:
        _grid(document, source.sections)
    elif layout == "table":
        _halves(document, source)
    else:
        _fill(document, source.sections)
    if layout == "textbox":
        _box(document, source)
    if layout == "running":
        running(document, [source.name, "Curriculum vitae", source.contact[0]])
    return document


def docx(source: Source) -> bytes:
    """Word document."""
    return _pack(compose(source))


def print_word(document: WordDocument, dated: str) -> bytes:
    """PDF of a Word document by LibreOffice, its dates set to `dated` (YYYY-MM-DD)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.docx")
        document.save(str(path))
        options = [f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        subprocess.run(  # noqa: S603 - a fixed program on our own files
            ["soffice", *options, "--convert-to", "pdf", "--outdir", folder, path],  # noqa: S607
            check=True,
            capture_output=True,
            timeout=180,
        )
        return redate(path.with_suffix(".pdf").read_bytes(), dated)


def libreoffice(source: Source) -> bytes:
    """PDF printed by LibreOffice from the Word document."""
    return print_word(compose(source), source.keys["dated"])


def posting(source: Source) -> bytes:
    """A posting; sections named Essential and Desirable stand side by side in a table."""
    document = _start(source)
    keys = source.keys
    document.add_paragraph(source.name, style="Title")
    document.add_paragraph(f"{keys['employer']}, {keys['place']}. {keys['terms']}.")
    pair = [s for s in source.sections if s.title in {"Essential", "Desirable"}]
    for section in source.sections:
        if section not in pair:
            _fill(document, [section])
        elif section is pair[0]:
            cells = document.add_table(rows=2, cols=2, style="Table Grid").rows
            for column, half in enumerate(pair):
                cells[0].cells[column].text = half.title
                for block in half.blocks:
                    cells[1].cells[column].add_paragraph(block.text, style="List Bullet")
    return _pack(document)
