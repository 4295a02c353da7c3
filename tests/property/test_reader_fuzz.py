"""Damaged files of every format: a document or a typed error, never a hang, a crash or a leak."""

import io
import json
import random
import sys
import threading
from collections.abc import Callable, Iterator

import psutil
import pytest
from docx import Document as Word
from fpdf import FPDF
from reportlab.pdfgen.canvas import Canvas

from rolefit.domain.errors import CorruptDocument, ReadError
from rolefit.domain.text import Document
from rolefit.reading.limits import Limits
from rolefit.reading.sandbox import SandboxedReader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="counts POSIX descriptors")

LIMITS = Limits(seconds=10, memory_bytes=512 * 1024**2, bytes_in=1024**2)
FEW, MANY = 25, 1500
BUGS = ("made the reading process fail", "could not be understood")  # what a reader's bug becomes


def _pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    canvas.drawString(60, 700, "Perpetua Vane, lock keeper")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 680, "unseen words")
    canvas.rect(50, 600, 80, 20, fill=1)
    canvas.linkURL("mailto:perpetua@example.org", (60, 690, 120, 710))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _packed_pdf() -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=10)
    document.multi_cell(80, text="Lock keeper on the canal from 2011 to 2019. " * 8)
    return bytes(document.output())


def _docx() -> bytes:
    document = Word()
    document.add_heading("Experience", 1)
    document.add_paragraph("Lock keeper, 2011 to 2019", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "Languages"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _json_resume() -> bytes:
    resume = {
        "basics": {"name": "Perpetua Vane", "label": "Lock keeper"},
        "work": [{"name": "Canal Trust", "position": "Keeper", "startDate": "2011-03"}],
    }
    return json.dumps(resume).encode()


def _job_posting() -> bytes:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Lock keeper",
        "description": "<p>You must swim.</p>",
    }
    head = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    return f"<!doctype html><html><head>{head}</head><body>Lock keeper</body></html>".encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    "pdf": _pdf,
    "packed pdf": _packed_pdf,
    "docx": _docx,
    "json resume": _json_resume,
    "job posting": _job_posting,
    "html": lambda: (
        b"<html><body><h1>Keeper</h1><ul><li>Locks</li></ul><p hidden>x</p></body></html>"
    ),
    "markdown": lambda: b"# Keeper\n\n- Locks\n- Weirs\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "text": lambda: "Schleusenwärterin — 2011 bis 2019\n• Wehre\n".encode(),
}


def _damage(content: bytes, random_: random.Random) -> bytes:
    """One to four accidents: bytes flipped, lost, doubled, zeroed or foreign, numbers made huge."""
    data = bytearray(content)
    for _ in range(random_.randint(1, 4)):
        if not data:
            break
        at = random_.randrange(len(data))
        length = min(random_.choice([1, 1, 2, 8, 64, 500]), len(data) - at)
        match random_.randrange(7):
            case 0:
                data[at] ^= 1 << random_.randrange(8)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * random_.choice([1, 2, 50])
            case 3:
                data[at : at + length] = random_.randbytes(length)
            case 4:
                del data[at:]
            case 5:
                data[at : at + length] = bytes(length)
            case _:
                data[at : at + 1] = random_.choice([b"99999999999", b"-1", b"\x00", b"<<", b"]"])
    return bytes(data)


def _mutants(seed: bytes, count: int, number: int) -> Iterator[tuple[bytes, str]]:
    random_ = random.Random(number)  # noqa: S311  the same damage in every run
    for index in range(count):
        yield _damage(seed, random_), str(index)


def _check(kind: str, count: int) -> None:
    process = psutil.Process()
    before = (process.num_fds(), len(process.children()), threading.active_count())
    seed = SEEDS[kind]()
    with SandboxedReader(LIMITS, children=2) as reader:
        assert reader.read(seed).text
        outcomes = list(reader.read_many(_mutants(seed, count, 4)))
    assert len(outcomes) == count
    for outcome in outcomes:
        assert isinstance(outcome, Document | ReadError)
        if isinstance(outcome, CorruptDocument):
            assert not any(words in outcome.message for words in BUGS)
    assert (process.num_fds(), len(process.children()), threading.active_count()) == before


@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_files_are_read_or_refused(kind: str) -> None:
    _check(kind, FEW)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", SEEDS)
def test_many_damaged_files_are_read_or_refused(kind: str) -> None:
    _check(kind, MANY)
