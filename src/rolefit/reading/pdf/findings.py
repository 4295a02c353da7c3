"""What a person should know about how the pages were read."""

from collections.abc import Iterator

from rolefit.domain.text import Finding, FindingCode
from rolefit.reading.pdf.model import Glyph, PageText

_QUOTED = 60  # characters of hidden text that a finding may show
_GARBAGE = 0.2  # of the characters: more without a code point and the reader was not told enough


def page_findings(pages: list[PageText]) -> Iterator[Finding]:
    """Scanned pages, hidden text, pictures and unreadable characters."""
    for page in pages:
        if page.scanned:
            yield Finding(
                FindingCode.SCANNED_PAGE,
                f"Page {page.number} is a picture; what it says was not read.",
                page.number,
                lost=1 / len(pages),
            )
        else:
            yield from _hidden_findings(page)
    photos = sum(page.photos for page in pages)
    if photos:
        yield Finding(FindingCode.PHOTO, "A picture was passed over.")
    unmapped = sum(page.unmapped for page in pages)
    everything = max(1, sum(len(page.glyphs) for page in pages))
    if unmapped > _GARBAGE * everything:
        share = min(1.0, unmapped / everything)
        yield Finding(
            FindingCode.UNREADABLE_GLYPHS,
            f"{share:.0%} of the characters have no letter behind them in the file.",
            lost=share,
        )


def _hidden_findings(page: PageText) -> Iterator[Finding]:
    by_reason: dict[str, list[Glyph]] = {}
    for reason, glyph in page.hidden:
        by_reason.setdefault(reason, []).append(glyph)
    for reason, glyphs in by_reason.items():
        words = "".join(" " * glyph.space + glyph.text for glyph in glyphs).strip()
        if not any(letter.isalnum() for letter in words):
            continue
        quoted = words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + "…"
        yield Finding(
            FindingCode.HIDDEN_TEXT,
            f"Page {page.number} has text that nobody can see ({reason}): “{quoted}”",
            page.number,
        )
