"""PDF by Typst: one column with dates at the right margin, or a grid with a narrow column."""

import re
import tempfile
from pathlib import Path

from makers.source import Block, Section, Source

_SET = """
#set document(title: "%s", date: datetime(year: %d, month: %d, day: %d))
#set page(paper: "a4", margin: (x: 21mm, y: 19mm))
#set text(font: ("Libertinus Serif", "Droid Sans Fallback"), size: %s)
#set par(leading: 0.62em, spacing: 0.8em)
#show heading.where(level: 2): it => block(above: 1.3em, below: 0.7em,
  text(size: 12.5pt, fill: rgb("#22577a"), it.body) + v(-0.7em)
  + line(length: 100%%, stroke: 0.5pt))
#let entry(title, org, dates) = block(above: 1em, below: 0.6em,
  grid(columns: (1fr, auto), strong(title), dates) + if org != [] { v(-0.5em) + emph(org) })
"""


def _escape(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~=/+-])", r"\\\1", text)


def _block(block: Block) -> str:
    if block.kind == "entry":
        title, organisation, dates = (_escape(part) for part in block.parts)
        return f"#entry([{title}], [{organisation}], [{dates}])"
    return ("- " if block.kind == "li" else "\n") + _escape(block.text)


def _sections(sections: list[Section]) -> str:
    lines: list[str] = []
    for section in sections:
        lines.append(f"\n== {_escape(section.title)}\n")
        lines += [_block(block) for block in section.blocks]
    return "\n".join(lines)


def make(source: Source) -> bytes:
    """PDF by Typst; "typst-grid" puts the `side` sections into a narrow right column."""
    import typst

    year, month, day = (int(part) for part in source.keys["dated"].split("-"))
    contact = " #h(1fr) ".join(_escape(part) for part in source.contact)
    head = (
        f'#text(size: 22pt, weight: "bold")[{_escape(source.name)}]\n\n'
        f"{_escape(source.keys['title'])}\n\n#text(size: 9pt)[{contact}]\n"
    )
    body = _sections(source.main)
    if source.keys["make"] == "typst-grid":
        body = f"#grid(columns: (1fr, 46mm), gutter: 9mm, [{body}], [{_sections(source.side)}])"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.typ")
        path.write_text(
            _SET % (source.name, year, month, day, source.keys.get("size", "10.6pt")) + head + body,
            encoding="utf-8",
        )
        return bytes(typst.compile(str(path)))
