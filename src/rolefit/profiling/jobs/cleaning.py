"""Trimming spans and cleaning the words that are embedded."""

import re

from rolefit.domain.text import Span

BULLETS = "•·▪▫◦●○■□►▶➢➤➔→✓✔✦★*‣⁃∙✅☑➡➜▸▹◆◇❖👉🔹🔸🔷🔶"
_EDGE = re.compile(rf"[\s{BULLETS}\ufe0f\-–—_|>#:;,./\\+=~&]")
_EDGE_KEEPING = re.compile(r"\.(?=net\b)", re.IGNORECASE)
_TAIL = re.compile(rf"[\s{BULLETS}\-–—_|>:;,.!/\\=~&(\[“\"]")
_NUMBERING = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\W*\w)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]")


def trim(text: str, start: int, end: int) -> Span:
    """The span [start, end) without bullets, numbering and punctuation at its edges."""
    while True:
        while start < end and _EDGE.match(text, start) and not _EDGE_KEEPING.match(text, start):
            start += 1
        numbering = _NUMBERING.match(text, start, end)
        if numbering is None:
            break
        start = numbering.end()
    while end > start and _TAIL.match(text, end - 1):
        end -= 1
    return _unwrap(text, start, end)


def clean(text: str) -> str:
    """One line, single spaces, as it is embedded."""
    return _SPACE.sub(" ", text).strip()


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return _WORD.search(text) is not None


def _unwrap(text: str, start: int, end: int) -> Span:
    """Drop brackets at the edges that have no partner inside."""
    for opening, closing in ("()", "[]"):
        surplus = text.count(closing, start, end) - text.count(opening, start, end)
        while surplus > 0 and end > start and text[end - 1] == closing:
            end, surplus = end - 1, surplus - 1
        while surplus < 0 and start < end and text[start] == opening:
            start, surplus = start + 1, surplus + 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
