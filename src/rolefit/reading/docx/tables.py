"""Tables that hold data, and tables that only put things side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from rolefit.reading.docx.look import local
from rolefit.reading.docx.package import Element

_LONG_CELL = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the colour behind its text, None when not known."""

    element: Element
    behind: str | None

    @property
    def paragraphs(self) -> list[str]:
        """The words of its paragraphs that have any."""
        found = []
        for paragraph in self.element.iter():
            if local(paragraph) == "p":
                text = "".join(t.text or "" for t in paragraph.iter() if local(t) == "t")
                if text.strip():
                    found.append(text.strip())
        return found


Row = list[Cell]


def is_data(rows: list[Row]) -> bool:
    """Whether every cell of a table is one short paragraph, and there are rows to compare."""
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 and all(len(row) < 2 for row in rows):
        return False
    for cell in cells:
        nested = any(local(e) in {"tbl", "txbxContent"} for e in cell.element.iter())
        texts = cell.paragraphs
        if nested or len(texts) > 1 or any(len(text) > _LONG_CELL for text in texts):
            return False
    return True


def by_columns(rows: list[Row]) -> Iterator[Cell]:
    """The cells of a layout table in reading order.

    Row by row; but column by column where headings stand side by side over columns of their own,
    that is, where a row of single short lines is followed by a row of several long cells.
    """
    widths = {len(row) for row in rows}
    if widths in ({2}, {3}) and _has_headed_columns(rows):
        for column in zip(*rows, strict=True):
            yield from column
        return
    for row in rows:
        yield from row


def _has_headed_columns(rows: list[Row]) -> bool:
    for above, below in zip(rows, rows[1:], strict=False):
        heads = [cell.paragraphs for cell in above]
        bodies = [cell.paragraphs for cell in below]
        short = all(len(head) == 1 and len(head[0].split()) <= 4 for head in heads)
        if short and sum(len(body) > 1 for body in bodies) >= 2:
            return True
    return False
