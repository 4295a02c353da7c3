"""The source format of a sample: `key: value` lines, a blank line, then a little Markdown.

`## Section`, `### title | organisation | dates` for an entry, `- ` for a list item, and anything
else is a paragraph. The header's keys are described in samples/README.md.
"""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A paragraph ("p"), list item ("li") or entry ("entry": title, organisation, dates)."""

    kind: str
    text: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """Title, organisation and dates of an entry; "" for what is missing."""
        parts = [part.strip() for part in self.text.split("|")] + ["", ""]
        return parts[0], parts[1], parts[2]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; "" is what stands before the first heading."""

    title: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A sample before it is made into a document."""

    slug: str
    keys: dict[str, str]
    sections: list[Section]
    body: str

    @property
    def name(self) -> str:
        """The invented person's name, or the posting's title."""
        return self.keys["name"]

    @property
    def contact(self) -> list[str]:
        """Contact lines."""
        return [part.strip() for part in self.keys.get("contact", "").split("|") if part.strip()]

    @property
    def side(self) -> list[Section]:
        """Sections that a two-part layout puts into the narrow part."""
        names = [part.strip() for part in self.keys.get("side", "").split(",")]
        return [section for section in self.sections if section.title in names]

    @property
    def main(self) -> list[Section]:
        """Sections that are not in `side`."""
        return [section for section in self.sections if section not in self.side]


def _block(line: str) -> Block:
    for mark, kind in (("### ", "entry"), ("- ", "li")):
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).strip())
    return Block("p", line.strip())


def parse(text: str, slug: str) -> Source:
    """The source in `text`."""
    head, _, body = text.partition("\n\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    sections = [Section("")]
    for line in body.splitlines():
        if line.startswith("## "):
            sections.append(Section(line[3:].strip()))
        elif line.strip():
            sections[-1].blocks.append(_block(line))
    return Source(slug, keys, [s for s in sections if s.title or s.blocks], body)


def load(path: Path) -> Source:
    """The source in a file; `copy: OTHER` takes the content of another one."""
    source = parse(path.read_text(encoding="utf-8"), path.stem)
    if "copy" not in source.keys:
        return source
    other = load(path.with_name(source.keys["copy"] + ".md"))
    return Source(source.slug, other.keys | source.keys, other.sections, other.body)
