"""HTML, and PDF printed from it by WeasyPrint or Chromium."""

import html
import re
import subprocess
import tempfile
from pathlib import Path

from makers.source import Block, Section, Source

_BASE = """
@page { size: A4; margin: %(margin)s }
body { font: %(font)s; color: #222; margin: 0; line-height: 1.38 }
h1 { font-size: 21pt; margin: 0 } h2 { font-size: 12pt; margin: 12pt 0 3pt; color: %(tint)s }
h3 { font-size: 10.5pt; margin: 7pt 0 1pt } p { margin: 2pt 0 }
ul { margin: 2pt 0 4pt; padding-left: 14pt } .org { font-style: italic }
.dates { float: right; font-weight: normal; color: #555; font-size: 9pt }
.contact { font-size: 9pt; color: #444; margin: 3pt 0 6pt }
.role { font-size: 12pt; color: %(tint)s }
h2 { border-bottom: 0.6pt solid %(tint)s } h2, h3 { break-after: avoid }
"""
_SANS = "9.6pt 'Lato', 'Carlito', sans-serif"
_SERIF = "10pt 'TeX Gyre Pagella', 'Liberation Serif', serif"

STYLES: dict[str, tuple[dict[str, str], str]] = {
    "classic": ({"font": _SERIF, "tint": "#333", "margin": "18mm 20mm"}, ""),
    "modern": ({"font": _SANS, "tint": "#0b5a7a", "margin": "15mm 17mm"}, ""),
    "left": (
        {"font": _SANS, "tint": "#14532d", "margin": "14mm"},
        ".parts { display: flex; gap: 7mm } .side { width: 54mm; order: -1; flex: none;"
        " background: #eef4f0; padding: 0 3mm; box-sizing: border-box }"
        " .side .dates { float: none; display: block } .main { flex: 1 }",
    ),
    "right": (
        {"font": _SANS, "tint": "#7a2e0b", "margin": "14mm"},
        ".parts { display: flex; gap: 7mm } .side { width: 52mm; flex: none; border-left: 1pt solid"
        " #ccc; padding-left: 4mm } .side .dates { float: none; display: block } .main { flex: 1 }",
    ),
    "columns": (
        {"font": _SERIF, "tint": "#3b2a6b", "margin": "15mm 16mm"},
        ".parts { column-count: 2; column-gap: 8mm } .dates { float: none; display: block }"
        " h2 { break-after: avoid } h3 { break-after: avoid }",
    ),
    "dark": (
        {"font": _SANS, "tint": "#8c1d40", "margin": "0"},
        ".band { background: #23272f; color: #fff; padding: 10mm 14mm 6mm } .band .role,"
        " .band .contact { color: #e8e8e8 } .parts { display: flex } .side { width: 60mm;"
        " flex: none; background: #f1e9ec; padding: 2mm 5mm 2mm 14mm; box-sizing: border-box;"
        " order: -1 }"
        " .main { padding: 2mm 14mm 8mm 6mm } .side .dates { float: none; display: block }",
    ),
    "spaced": (
        {"font": _SANS, "tint": "#444", "margin": "20mm 22mm"},
        "h2 { letter-spacing: 4pt; text-transform: uppercase; font-weight: normal } h1 {"
        " letter-spacing: 6pt; font-weight: 300 }",
    ),
}


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))


def _entry(block: Block) -> str:
    title, organisation, dates = (_inline(part) for part in block.parts)
    when = f' <span class="dates">{dates}</span>' if dates else ""
    return f"<h3>{title}{when}</h3>" + (
        f'<p class="org">{organisation}</p>' if organisation else ""
    )


def sections(parts: list[Section]) -> str:
    """The sections as HTML, list items gathered in lists."""
    out: list[str] = []
    for section in parts:
        out.append(
            f"<section>\n<h2>{_inline(section.title)}</h2>" if section.title else "<section>"
        )
        listing = False
        for block in section.blocks:
            if (block.kind == "li") != listing:
                listing = not listing
                out.append("<ul>" if listing else "</ul>")
            make = {"li": "<li>{}</li>", "p": "<p>{}</p>"}
            shown = (
                _entry(block)
                if block.kind == "entry"
                else make[block.kind].format(_inline(block.text))
            )
            out.append(shown)
        out.append("</ul></section>" if listing else "</section>")
    return "\n".join(out)


def _hidden(source: Source) -> str:
    words = source.keys.get("hidden", "")
    if not words:
        return ""
    words = html.escape(words)
    return (
        f'<p style="color:#ffffff;font-size:8pt">{words}</p>\n'
        f'<p style="font-size:0.7pt;line-height:1pt">{words}</p>\n'
    )


def page(source: Source) -> str:
    """A whole page in the style named after the maker's dash; "classic" without one."""
    style = source.keys["make"].partition("-")[2] or "classic"
    values, extra = STYLES[style]
    contact = " &nbsp;·&nbsp; ".join(html.escape(part) for part in source.contact)
    side = f'<div class="side">\n{sections(source.side)}\n</div>' if source.side else ""
    title = html.escape(source.keys.get("title", ""))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>{source.name}</title>\n"
        f'<meta name="dcterms.created" content="{source.keys["dated"]}">\n'
        f"<style>{_BASE % values}{extra}</style></head>\n<body>\n"
        f'<div class="band"><h1>{html.escape(source.name)}</h1>\n<p class="role">{title}</p>\n'
        f'<p class="contact">{contact}</p></div>\n'
        f'<div class="parts"><div class="main">\n{sections(source.main)}\n</div>\n{side}</div>\n'
        f"{_hidden(source)}</body></html>\n"
    )


def html_file(source: Source) -> bytes:
    """The page itself."""
    return page(source).encode("utf-8")


def weasyprint(source: Source) -> bytes:
    """PDF by WeasyPrint."""
    from weasyprint import HTML

    return bytes(HTML(string=page(source)).write_pdf(pdf_identifier=source.slug.encode()))


def print_page(markup: str, dated: str) -> bytes:
    """PDF of `markup` by headless Chromium, its dates set to `dated` (YYYY-MM-DD)."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.html"), Path(folder, "out.pdf")
        source.write_text(markup, encoding="utf-8")
        options = "--headless --no-sandbox --disable-gpu --no-pdf-header-footer --disable-sync"
        command = ["chromium", *options.split(), f"--user-data-dir={folder}/profile"]
        subprocess.run(  # noqa: S603 - a fixed program on our own files
            [*command, f"--print-to-pdf={target}", source.as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return redate(target.read_bytes(), dated)


def redate(pdf: bytes, dated: str) -> bytes:
    """The same file with its dates set and its random identifiers zeroed, lengths unchanged."""
    stamp = f"D:{dated.replace('-', '')}090000".encode()
    pdf = re.sub(rb"(Date ?\()D:\d{14}", lambda found: found[1] + stamp, pdf)
    named = re.sub(rb"(/DocChecksum /)(\w+)", _zeroed, pdf)
    return re.sub(
        rb"(/ID ?\[\s*<)(\w+)", _zeroed, re.sub(rb"(/ID ?\[\s*<\w+>\s*<)(\w+)", _zeroed, named)
    )


def _zeroed(found: re.Match[bytes]) -> bytes:
    return found[1] + b"0" * len(found[2])


def chromium(source: Source) -> bytes:
    """PDF by Chromium's printing."""
    return print_page(page(source), source.keys["dated"])
