"""Bytes find their reader; limits and errors hold for every kind."""

import hashlib
import random
import subprocess
import sys

import pytest
from wordfile import docx, p

from rolefit.domain.errors import EmptyDocument, ReadError, TooLarge, TooMuchOutput
from rolefit.domain.text import Document, Kind
from rolefit.reading import Limits, read_bytes, read_text

FILES = {
    Kind.TEXT: b"Ann Lee\nCook, 2019\n- Bread\n",
    Kind.MARKDOWN: b"# Ann Lee\n\n- Bread\n- **Cake**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    Kind.HTML: b"<html><style>p{color:red}</style><h1>Ann</h1><p>Cook<table><tr><td>a<td>b</table>",
    Kind.DOCX: docx(p("Ann Lee") + p("Cook")),
    Kind.JSON_RESUME: b'{"basics": {"name": "Ann"}, "work": [{"name": "Mill"}]}',
    Kind.JOB_POSTING: b'{"@type": "JobPosting", "title": "Cook", "description": "<p>Bake bread"}',
}


@pytest.mark.parametrize(("kind", "content"), FILES.items())
def test_each_kind_is_read(kind: Kind, content: bytes) -> None:
    document = read_bytes(content, "wrong.pdf", Limits())
    assert document.kind is kind
    assert document.name == "wrong.pdf"
    assert document.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("content", FILES.values())
def test_reading_twice_gives_the_same(content: bytes) -> None:
    assert read_bytes(content, "", Limits()) == read_bytes(content, "", Limits())


def test_the_name_changes_nothing_else() -> None:
    one, other = (read_bytes(FILES[Kind.HTML], name, Limits()) for name in ("a.docx", "b.txt"))
    assert one.text == other.text
    assert one.kind is other.kind


def test_more_bytes_than_allowed_are_refused_unread() -> None:
    with pytest.raises(TooLarge):
        read_bytes(b"%PDF-1.7" + bytes(100), "", Limits(bytes_in=50))


@pytest.mark.parametrize("content", FILES.values())
def test_more_text_than_allowed_is_refused(content: bytes) -> None:
    with pytest.raises(TooMuchOutput):
        read_bytes(content, "", Limits(output_bytes=6))


def test_a_text_has_the_digest_of_its_utf8() -> None:
    assert read_text("é").digest == hashlib.sha256("é".encode()).hexdigest()


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read_text("")


@pytest.mark.parametrize("kind", FILES)
def test_broken_files_raise_typed_errors_only(kind: Kind) -> None:
    draw = random.Random(20)  # noqa: S311  no secret
    for _ in range(60):
        content = bytearray(FILES[kind])
        for _ in range(draw.choice([1, 4, 12])):
            at = draw.randrange(len(content) + 1)
            content[at : at + draw.choice([0, 1, 9])] = draw.randbytes(draw.choice([0, 1, 5]))
        outcome = _try(bytes(content))
        assert isinstance(outcome, Document | ReadError)


def _try(content: bytes) -> Document | ReadError:
    try:
        return read_bytes(content, "", Limits())
    except ReadError as error:
        return error


def test_importing_the_room_loads_no_reader() -> None:
    code = (
        "import sys, rolefit.reading, rolefit.reading.router;"
        "print([m for m in ('lxml', 'markdown_it', 'jsonschema', 'tinycss2') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
