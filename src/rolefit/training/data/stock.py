"""What of the data is there, and whether it is what it was when it was fetched."""

import csv
import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rolefit.training.data.official import PUBLICATIONS, Publication
from rolefit.training.data.provenance import read_provenance, sha256_of_file

State = Literal["there", "missing", "damaged", "changed"]


@dataclass(frozen=True, slots=True)
class Stock:
    """A file of the data folder.

    Args:
        source: name of its publication.
        state: damaged: it cannot be read; changed: it is not the file that was fetched.
        rows: without the header.
        sha256: hex.
        origin: the address, or the name of the download, that it was fetched from.
    """

    file: str
    source: str
    state: State
    rows: int | None = None
    sha256: str | None = None
    origin: str | None = None


def take_stock(data: Path, table: Mapping[str, Publication] = PUBLICATIONS) -> Iterator[Stock]:
    """Every file of the table, counted and hashed.

    Raises:
        DataError: `sources.json` cannot be read.
    """
    noted = read_provenance(data).files
    for source, one in table.items():
        for file in one.uses:
            path = data / file
            if not path.is_file():
                yield Stock(file, source, "missing")
                continue
            made = noted.get(file)
            origin = None if made is None else made.origin.address
            try:
                rows, digest = rows_of(path), sha256_of_file(path)
            except (OSError, EOFError, zlib.error, ValueError, csv.Error):
                yield Stock(file, source, "damaged", origin=origin)
                continue
            changed = made is not None and made.sha256 != digest
            yield Stock(file, source, "changed" if changed else "there", rows, digest, origin)


def rows_of(path: Path) -> int:
    """Rows of a packed table or of JSON lines, a header left out."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        if ".csv" in path.suffixes:
            return max(0, sum(1 for _ in csv.reader(lines)) - 1)
        count = sum(1 for line in lines if line.strip())
        return count if ".jsonl" in path.suffixes else max(0, count - 1)
