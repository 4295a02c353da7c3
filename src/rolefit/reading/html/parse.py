"""The one place where HTML is parsed: no network, no entities, bounded depth."""

import re
from typing import Any

from lxml import etree

from rolefit.domain.errors import CorruptDocument, EmptyDocument

Element = Any
"""An lxml element; lxml ships no types."""

_TAG = re.compile(r"<[^<>]*>")


def parse_html(text: str) -> tuple[Element, float]:
    """The tree of a page or fragment, and the share of its words that could not be read, 0..1.

    libxml2 gives up at a nesting of 256 elements; what comes after is lost.

    Raises:
        EmptyDocument: there are neither elements nor text.
        CorruptDocument: the parser gave up.
    """
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    content = text.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise CorruptDocument("The HTML cannot be parsed.") from error
    if root is None:
        raise EmptyDocument("There is nothing but comments in the HTML.")
    if not any(entry.level_name == "FATAL" for entry in parser.error_log):
        return root, 0.0
    read = sum(len(part.split()) for part in root.itertext())
    there = len(_TAG.sub(" ", text).split())
    return root, max(0.0, min(1.0, 1.0 - read / max(1, there)))


def tag_of(element: Element) -> str:
    """The lower-case tag, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """All text in an element, also what is not shown."""
    return " ".join(" ".join(element.itertext()).split())
