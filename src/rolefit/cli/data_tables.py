"""The files of the data folder: for a terminal and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from rolefit.report import printable
from rolefit.training.data.official import PUBLICATIONS, Publication
from rolefit.training.data.stock import Stock

MARKS = {"there": "✓", "missing": "–", "damaged": "✗", "changed": "✗"}


def files_table(
    stock: Sequence[Stock] | None, table: Mapping[str, Publication] = PUBLICATIONS
) -> Table:
    """One line per file, one section per source.

    Args:
        stock: what is there; None: nobody asked.
    """
    found = {one.file: one for one in stock or ()}
    shown = Table(title="Data that training and evaluation read", title_justify="left")
    for heading in ("Source", "File", "Read by"):
        shown.add_column(heading, overflow="fold")
    if stock is not None:
        shown.add_column("", no_wrap=True)
        shown.add_column("Rows", justify="right", no_wrap=True)
        shown.add_column("SHA-256", no_wrap=True)
    for name, one in table.items():
        for file, uses in one.uses.items():
            state = _state(found[file]) if file in found else ()
            shown.add_row(name, file, ", ".join(uses), *state)
        shown.add_section()
    return shown


def notes(table: Mapping[str, Publication] = PUBLICATIONS) -> Iterator[Text]:
    """One paragraph per source: what it is, its licence, where and how to get it."""
    for name, one in table.items():
        ships = "a model trained on it may ship" if one.shippable else "no model of it may ship"
        lines = [f"{name}: {one.title}. Licence: {one.licence}; {ships}."]
        lines += [f"  {each.address}" for each in one.downloads]
        if one.by_hand:
            lines += [f"  {one.page}", f"  {one.by_hand} Then: rolefit data fetch DATA --from FILE"]
        if not one.official:
            lines += ["  Nobody publishes it with a licence, so it cannot be fetched."]
        yield Text("\n".join(lines))


def files_json(
    stock: Sequence[Stock] | None, table: Mapping[str, Publication] = PUBLICATIONS
) -> str:
    """Everything that is known of every file."""
    found = {one.file: one for one in stock or ()}
    rows = []
    for name, one in table.items():
        for file, uses in one.uses.items():
            row: dict[str, object] = {
                "file": file,
                "source": name,
                "title": one.title,
                "licence": one.licence,
                "shippable": one.shippable,
                "address": one.address_of(file) or None,
                "obtained": _way(one),
                "read_by": list(uses),
            }
            if stock is not None:
                row |= {key: value for key, value in asdict(found[file]).items() if key not in row}
            rows.append(row)
    return json.dumps({"format": 1, "files": rows}, ensure_ascii=False, indent=2)


def _state(one: Stock) -> tuple[Text, str, str]:
    sign = Text(printable(f"{MARKS[one.state]} {one.state}"))
    rows = "" if one.rows is None else f"{one.rows:,}"
    return sign, rows, (one.sha256 or "")[:12]


def _way(one: Publication) -> str | None:
    if not one.official:
        return None
    return "fetched" if one.downloads else "by hand"
