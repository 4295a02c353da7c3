"""Markdown (CommonMark with tables): tokens become blocks."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rolefit.domain.text import Document, MarkKind
from rolefit.reading.build import Builder, Piece
from rolefit.reading.contact import contact_of
from rolefit.reading.html import add_fragment
from rolefit.reading.repair import BULLET

# A rule above a heading opens no front matter: that begins with a key.
_FRONT_MATTER = re.compile(
    r"\A---\n[\w-]+ ?:.*\n(?:[\w-]+ ?:.*\n|[ \t#-].*\n){0,59}?(?:---|\.\.\.)\n"
)


def read_markdown(text: str, builder: Builder) -> Document:
    """A document from Markdown.

    Headings are marked; a link gives its text, marked CONTACT when it reaches a person; a table
    row is a line "a | b"; blocks of HTML go through the HTML reader; front matter, images and
    comments are left out.

    Raises:
        EmptyDocument: there are no words in it.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    body = _FRONT_MATTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    _Blocks(builder).add(parser.parse(body))
    return builder.build()


class _Blocks:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._bullet = False
        self._gap = False
        self._depth = 0
        self._row: list[Piece] | None = None
        self._heading = False

    def add(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._open_or_close(token)
            if token.type == "inline":
                self._inline(token.children or [])
            elif token.type in {"fence", "code_block"}:
                for line in token.content.splitlines():
                    self._line([Piece(line)])
            elif token.type == "html_block":
                add_fragment(token.content, self._builder)

    def _open_or_close(self, token: Token) -> None:
        name, _, edge = token.type.rpartition("_")
        opened = edge == "open"
        if name in {"bullet_list", "ordered_list"}:
            self._depth += 1 if opened else -1
            self._gap |= self._depth == int(opened)
        elif name == "list_item":
            self._bullet = opened
        elif name == "heading":
            self._heading = opened
            self._gap = True
        elif name == "tr":
            if not opened and self._row:
                self._line(self._row)
            self._row = [] if opened else None
        elif name in {"paragraph", "table", "blockquote"}:
            self._gap |= self._depth == 0

    def _inline(self, children: list[Token]) -> None:
        lines = _pieces(children)
        if self._row is not None:
            cell = [piece for line in lines for piece in (*line, Piece(" "))]
            if any(piece.text.strip() for piece in cell):
                self._row += [*([Piece(" | ")] if self._row else []), *cell]
            return
        for line in lines:
            self._line(line)

    def _line(self, pieces: list[Piece]) -> None:
        if self._bullet:
            pieces = [Piece(BULLET), *pieces]
        span = self._builder.line(*pieces, gap=self._gap)
        if len(span):
            self._bullet = self._gap = False
            if self._heading:
                self._builder.mark(span, MarkKind.HEADING)


def _pieces(children: list[Token]) -> list[list[Piece]]:
    """The lines of an inline token: a hard break starts a new one, a soft one is a space."""
    lines: list[list[Piece]] = [[]]
    href, opened = "", 0
    for token in children:
        line = lines[-1]
        if token.type == "hardbreak" or (token.type == "html_inline" and _is_break(token.content)):
            lines.append([])
            opened = 0
        elif token.type == "softbreak":
            line.append(Piece(" "))
        elif token.type in {"text", "code_inline"}:
            line.append(Piece(token.content))
        elif token.type == "link_open":
            href, opened = str(token.attrs.get("href", "")), len(line)
        elif token.type == "link_close":
            text = "".join(piece.text for piece in line[opened:])
            address = contact_of(href, text)
            if address and text.strip():
                line[opened:] = [Piece(text, MarkKind.CONTACT, address)]
    return lines


def _is_break(tag: str) -> bool:
    return bool(re.fullmatch(r"<br\s*/?>", tag, re.I))
