"""Small DOCX files made for the tests, part by part."""

import io
import zipfile

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{SPACE}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def content_types(main: str = MAIN, part: str = "/word/document.xml") -> str:
    """[Content_Types].xml that names the main part."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="{part}" ContentType="{main}"/></Types>'
    )


def story(name: str, content: str) -> str:
    """A part whose root is w:`name`."""
    return f"<w:{name} {_NAMES}>{content}</w:{name}>"


def relations(*entries: tuple[str, str, str]) -> str:
    """Relationships: (id, type's last word, target); a target with ":" is external."""
    items = ""
    for key, kind, target in entries:
        mode = ' TargetMode="External"' if ":" in target else ""
        items += f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def docx(body: str, *links: tuple[str, str, str], **parts: str) -> bytes:
    """A DOCX with a body; `parts` are further parts of word/, by name without ".xml"."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "word/document.xml": story("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            *links, *((name, _kind(name), f"{name}.xml") for name in parts)
        ),
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return archive(files)


def run(text: str, look: str = "") -> str:
    """A run of text; `look` is the content of its w:rPr."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run, `properties` are the content of its w:pPr."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    """A table of cells, each the XML of its paragraphs."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{lines}</w:tbl>"


def box(content: str, shape: str = "<wps:spPr><a:noFill xmlns:a='a'/></wps:spPr>") -> str:
    """A run with a text box, as Word writes it: a shape, and the same again for old readers."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp>"
        f"{shape}<wps:txbx>{inner}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _kind(name: str) -> str:
    return name.rstrip("0123456789")
