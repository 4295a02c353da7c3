"""A document grows block by block: the one place that makes spans."""

import re
from dataclasses import dataclass, replace
from datetime import date

from rolefit.domain.errors import EmptyDocument, TooMuchOutput
from rolefit.domain.text import (
    Document,
    Finding,
    FindingCode,
    Kind,
    Mark,
    MarkKind,
    Page,
    Span,
)
from rolefit.reading.repair import BULLET, Repaired, repair

READER = "3"
"""Version of the readers: part of every signature; bump it when a read text changes."""

_NO_LETTERS = bytes(
    code for code in range(256) if not chr(code).isascii() or not chr(code).isalpha()
)
_WORD = re.compile(r"[^\W_]")


def date_of(text: str) -> str | None:
    """The calendar date that a text begins with, "YYYY-MM-DD"; None where there is none."""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, with what the format says that it is."""

    text: str
    kind: MarkKind | None = None
    value: str = ""


class Builder:
    """Accumulates blocks of text into a `Document`, in time linear in the text.

    Args:
        kind: decided by the bytes.
        name: for display, never scored; a character that is none becomes "?".
        digest: SHA-256 (hex) of the bytes.
        limit: most UTF-8 bytes the text may have; 0 for no limit.

    Attributes:
        dated: the document's own date, "YYYY-MM-DD", when its format tells one.
    """

    def __init__(self, kind: Kind, name: str, digest: str, *, limit: int = 0) -> None:
        self.kind = kind
        self.name = name.encode("utf-8", "replace").decode()
        self.digest = digest
        self.dated: str | None = None
        self._limit = limit
        self._bytes = 0
        self._parts: list[str] = []
        self._length = 0
        self._page_starts: list[tuple[int, int]] = []
        self._pending: list[int] = []
        self._marks: list[Mark] = []
        self._findings: list[Finding] = []
        self._zero_width = 0
        self._broken_words = 0
        self._repaired = False

    def expect(self, text: str) -> None:
        """Refuse early what cannot fit: no repair and no layout takes an ASCII letter away.

        Raises:
            TooMuchOutput: `text` has more of them than `limit`.
        """
        if self._limit and len(text) > self._limit:
            letters = text.encode("ascii", "ignore").translate(None, _NO_LETTERS)
            self._refuse_above_limit(len(letters))

    def page(self, number: int) -> None:
        """Start the page `number` (1-based): what follows stands on it."""
        self._pending.append(number)

    def block(
        self, text: str, *, mark: MarkKind | None = None, value: str = "", gap: bool = False
    ) -> Span:
        """Append one line; line breaks in it become spaces.

        Args:
            text: as the format holds it; it is repaired here.
            mark: what the whole line is.
            value: the mark's normalised value.
            gap: put a blank line before it.

        Returns:
            Where the repaired line stands. Nothing is appended, and the span is empty, when there
            is no visible character in it besides a bullet.

        Raises:
            TooMuchOutput: the text outgrew `limit`.
        """
        line = self._clean(text)
        if line in {"", BULLET.strip()}:
            return Span(self._length, self._length)
        start = self._append(line, gap=gap)
        span = Span(start, self._length)
        if mark is not None:
            self.mark(span, mark, value)
        return span

    def line(self, *pieces: Piece, gap: bool = False) -> Span:
        """Append one line made of pieces, each marked for itself; see `block`."""
        texts: list[str] = []
        end = " "
        for index, piece in enumerate(pieces):
            text = self._clean_piece(piece.text, first=index == 0)
            texts.append(text.removeprefix(" ") if end == " " else text)
            end = texts[-1][-1:] or end
        joined = "".join(texts).rstrip()
        if joined in {"", BULLET.strip()}:
            return Span(self._length, self._length)
        at = start = self._append(joined, gap=gap)
        for piece, text in zip(pieces, texts, strict=True):
            inner = text.strip()
            if piece.kind is not None and inner:
                left = at + len(text) - len(text.lstrip())
                self.mark(Span(left, left + len(inner)), piece.kind, piece.value)
            at += len(text)
        return Span(start, self._length)

    @property
    def words(self) -> int:
        """How many words there are so far, counted by spaces."""
        return sum(len(part.split()) for part in self._parts)

    def clean(self, text: str) -> str:
        """Repair a text of several lines and note what had to be done, without appending it."""
        repaired = repair(text)
        self._note(repaired)
        return repaired.text

    def mark(self, span: Span, kind: MarkKind, value: str = "") -> None:
        """Note what a span of the text is; an empty span is passed over."""
        if len(span):
            self._marks.append(Mark(span, kind, _plain(value)))

    def finding(self, finding: Finding) -> None:
        """Note something a person should know about how the document was read."""
        self._findings.append(replace(finding, message=_plain(finding.message)))

    def build(self) -> Document:
        """The document.

        Raises:
            EmptyDocument: there is no letter or digit in it.
        """
        text = "".join(self._parts)
        if not _WORD.search(text):
            raise EmptyDocument("The document has no words.")
        return Document(
            text=text,
            kind=self.kind,
            name=self.name,
            digest=self.digest,
            pages=self._pages(),
            marks=tuple(sorted(dict.fromkeys(self._marks))),
            findings=(*self._findings, *self._repairs()),
            dated=self.dated,
            reader=READER,
        )

    def _refuse_above_limit(self, count: int) -> None:
        if self._limit and count > self._limit:
            raise TooMuchOutput(f"Reading yields more than {self._limit:,} bytes of text.")

    def _clean(self, text: str, *, bullets: bool = True) -> str:
        repaired = repair(text, bullets=bullets)
        self._note(repaired)
        return " ".join(repaired.text.split())

    def _note(self, repaired: Repaired) -> None:
        self._zero_width += repaired.zero_width
        self._broken_words += repaired.broken_words
        self._repaired |= repaired.repaired

    def _clean_piece(self, text: str, *, first: bool) -> str:
        if text.isspace():
            return " "
        left = " " if text[:1].isspace() else ""
        right = " " if text[-1:].isspace() else ""
        return f"{left}{self._clean(text, bullets=first)}{right}"

    def _append(self, line: str, *, gap: bool) -> int:
        separator = ("\n\n" if gap else "\n") if self._length else ""
        self._bytes += len(separator) + len(line.encode())
        self._refuse_above_limit(self._bytes)
        start = self._length + len(separator)
        self._page_starts += [(number, start) for number in self._pending]
        self._pending.clear()
        self._parts += [separator, line]
        self._length = start + len(line)
        return start

    def _pages(self) -> tuple[Page, ...]:
        starts = self._page_starts + [(number, self._length) for number in self._pending]
        if not starts:
            starts = [(1, 0)]
        starts[0] = (starts[0][0], 0)
        ends = [start for _, start in starts[1:]] + [self._length]
        return tuple(
            Page(number, Span(start, end))
            for (number, start), end in zip(starts, ends, strict=True)
        )

    def _repairs(self) -> list[Finding]:
        found = []
        if self._zero_width:
            count, broken = self._zero_width, self._broken_words
            message = f"Invisible characters were taken out: {count}."
            if broken:
                message += f" Words that they had broken apart: {broken}."
            found.append(Finding(FindingCode.ZERO_WIDTH, message))
        if self._repaired:
            found.append(
                Finding(FindingCode.REPAIRED_TEXT, "Mis-encoded characters were put right.")
            )
        return found


def _plain(text: str) -> str:
    """What goes with the text and may quote the file: nothing in it steers a terminal."""
    return " ".join(repair(text, bullets=False).text.split())
