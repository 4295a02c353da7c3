"""A DOCX as a whole: headers first, then the body, then what was found but not used."""

import re

from rolefit.domain.errors import CorruptDocument
from rolefit.domain.text import Document, Finding, FindingCode
from rolefit.reading.build import Builder, date_of
from rolefit.reading.docx.body import Story, common_size
from rolefit.reading.docx.look import attribute, child, local, toggle
from rolefit.reading.docx.package import Element, Package
from rolefit.reading.docx.runs import Runs
from rolefit.reading.docx.styles import Styles
from rolefit.reading.hidden import HiddenText
from rolefit.reading.limits import Limits

_INFLATION = 12
"""Bytes of XML that a DOCX may unpack to per byte of text that it may yield."""
_PAGE_LINE = re.compile(
    r"(?:page|seite|p\.?)?\W*\d{0,3}\W*(?:(?:of|von|/|\|)\W*\d{0,3})?\W*$", re.I
)


def read_docx(content: bytes, builder: Builder, limits: Limits) -> Document:
    """A document from a DOCX.

    Raises:
        UnsupportedFormat: a ZIP archive of another kind; the message names it.
        MacroDocument: it carries macros.
        EncryptedDocument: it wants a password.
        CorruptDocument: archive or XML are broken.
        TooMuchOutput: it unpacks to more than a document may.
        EmptyDocument: there are no words in it.
    """
    package = Package(content, _INFLATION * limits.output_bytes)
    root = package.xml(package.main)
    body = child(root, "body")
    if body is None:
        raise CorruptDocument("The DOCX has no body.")
    _Reader(package, builder).read(body)
    return builder.build()


class _Reader:
    def __init__(self, package: Package, builder: Builder) -> None:
        self._package = package
        self._builder = builder
        self._relations = package.relations(package.main)
        self._styles = Styles(self._related("styles"), self._related("numbering"))
        self._hidden = HiddenText()
        self._runs = Runs(self._styles, self._hidden)

    def read(self, body: Element) -> None:
        size = common_size(body, self._styles.default)
        story = Story(self._builder, self._runs, self._notes(), size)
        self._headers(body, story)
        self._runs.links = self._links(self._package.main)
        story.add(body, None if _is_painted(body) else "FFFFFF")
        self._builder.dated = self._modified()
        self._hidden.tell(self._builder)
        self._tell(story)

    def _related(self, kind: str) -> Element | None:
        for relation, target, external in self._relations.values():
            if relation == kind and not external:
                return self._package.xml(target)
        return None

    def _links(self, part: str) -> dict[str, str]:
        relations = self._package.relations(part)
        return {key: target for key, (kind, target, _) in relations.items() if kind == "hyperlink"}

    def _notes(self) -> dict[tuple[str, str], Element]:
        found: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            notes = self._related(kind + "s")
            for note in notes if notes is not None else ():
                if local(note) == kind and attribute(note, "type") is None:
                    found[kind, attribute(note, "id") or ""] = note
        return found

    def _headers(self, body: Element, story: Story) -> None:
        """The header of the first page is content, where a name often stands; the rest repeats."""
        sections = [e for e in body.iter() if local(e) == "sectPr"]
        first = sections[0] if sections else None
        wanted = "first" if toggle(first, "titlePg") else "default"
        used = None
        told: dict[FindingCode, None] = {}
        for section in sections:
            for reference in section:
                name = local(reference)
                if name not in {"headerReference", "footerReference"}:
                    continue
                part = self._part(reference)
                root = self._package.xml(part) if part else None
                if root is None or not "".join(root.itertext()).strip():
                    continue
                top = name == "headerReference" and section is first
                if top and attribute(reference, "type") == wanted and used is None:
                    used = part
                    told |= dict.fromkeys(self._first_header(root, part or "", story))
                elif part != used:
                    told |= dict.fromkeys(_running(root, name))
        messages = {
            FindingCode.PAGE_NUMBER: "Page numbers were left out.",
            FindingCode.RUNNING_HEADER: "A header that runs over later pages was left out.",
            FindingCode.RUNNING_FOOTER: "A footer was left out.",
        }
        for code in told:
            self._builder.finding(Finding(code, messages[code]))

    def _first_header(self, root: Element, part: str, story: Story) -> list[FindingCode]:
        numbered = _has_page_field(root)
        if numbered and _PAGE_LINE.fullmatch(_shown(root)):
            return [FindingCode.PAGE_NUMBER]
        self._runs.links = self._links(part)
        story.add(root, None)
        return [FindingCode.PAGE_NUMBER] if numbered else []

    def _part(self, reference: Element) -> str | None:
        for name, value in reference.attrib.items():
            if name.endswith("}id") and "relationships" in name:
                _, target, external = self._relations.get(value, ("", "", True))
                return None if external else target
        return None

    def _modified(self) -> str | None:
        for kind, target, external in self._package.relations("").values():
            if kind == "core-properties" and not external:
                core = self._package.xml(target)
                for name in ("modified", "created"):
                    found = date_of(getattr(child(core, name), "text", "") or "")
                    if found:
                        return found
        return None

    def _tell(self, story: Story) -> None:
        def tell(count: int, code: FindingCode, message: str) -> None:
            if count:
                self._builder.finding(Finding(code, message))

        tracked = self._runs.tracked + story.deleted
        comments = self._related("comments")
        embedded = sum("/embeddings/" in name for name in self._package.names)
        remote = sum(
            external and kind in {"attachedTemplate", "frame", "oleObject", "subDocument"}
            for kind, _, external in self._relations.values()
        )
        tell(tracked, FindingCode.TRACKED_CHANGES,
             "It has tracked changes; insertions were read, deletions were not.")  # fmt: skip
        tell(sum(local(e) == "comment" for e in comments) if comments is not None else 0,
             FindingCode.COMMENT, "It has comments; they were left out.")  # fmt: skip
        tell(
            story.near_top,
            FindingCode.PHOTO,
            "There is a picture near the top; it was not looked at.",
        )
        tell(max(self._runs.objects, embedded) + story.chunks, FindingCode.ATTACHMENT,
             "It holds embedded documents or objects; they were not read.")  # fmt: skip
        tell(self._runs.active + remote, FindingCode.ACTIVE_CONTENT,
             "It has fields or links that fetch content; nothing was fetched.")  # fmt: skip


def _is_painted(body: Element) -> bool:
    """Whether shapes or pictures lie behind the text, so that white type may well be seen."""
    return any(local(e) == "anchor" and e.get("behindDoc") in {"1", "true"} for e in body.iter())


def _has_page_field(root: Element) -> bool:
    codes = (
        attribute(e, "instr") or (local(e) == "instrText" and e.text) or "" for e in root.iter()
    )
    return any(code.strip().upper().startswith(("PAGE", "NUMPAGES")) for code in codes)


def _shown(root: Element) -> str:
    return " ".join("".join(e.text or "" for e in root.iter() if local(e) == "t").split())


def _running(root: Element, name: str) -> list[FindingCode]:
    number = [FindingCode.PAGE_NUMBER] if _has_page_field(root) else []
    if _PAGE_LINE.fullmatch(_shown(root)):
        return number
    header = name == "headerReference"
    return [*number, FindingCode.RUNNING_HEADER if header else FindingCode.RUNNING_FOOTER]
