"""A file's kind is decided by its bytes."""

import json

import pytest

from rolefit.domain.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    ReadError,
    ScannedDocument,
    UnsupportedFormat,
)
from rolefit.domain.text import Kind
from rolefit.reading.charset import decode
from rolefit.reading.sniff import looks_like_markdown, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", Kind.PDF),
        (b"\xef\xbb\xbf junk\n%PDF-1.4\n...", Kind.PDF),
        (b"PK\x03\x04....", Kind.DOCX),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"\n<!-- saved -->\n<HTML><body>x", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="x"><p>x</p></html>', Kind.HTML),
        (b"<div class='cv'>Ann</div>", Kind.HTML),
        (b"# Ann Lee\n\nCook", Kind.MARKDOWN),
        (b"Ann\n\n## Work\n\n**Cook**, [Mill](https://example.org)", Kind.MARKDOWN),
        (b"Ann Lee\n- Cook\n- Baker\n\nSkills\n------\n* Bread", Kind.TEXT),
        (b"[Your name]\nCook", Kind.TEXT),
        (b"{Ann Lee} Cook", Kind.TEXT),
        (b"Wrote the PDF-1 standard", Kind.TEXT),
        (b"x < y and <b> is a tag", Kind.TEXT),
    ],
)
def test_kinds(content: bytes, kind: Kind) -> None:
    assert sniff(content).kind is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"basics": {"name": "Ann"}}, Kind.JSON_RESUME),
        ({"work": [], "education": []}, Kind.JSON_RESUME),
        ({"$schema": "https://example.org/resume-schema.json", "skills": []}, Kind.JSON_RESUME),
        ({"@type": "JobPosting", "title": "x"}, Kind.JOB_POSTING),
        ([{"@type": "Thing"}, {"@type": ["JobPosting"]}], Kind.JOB_POSTING),
        ({"@graph": [{"@type": "http://schema.org/JobPosting"}]}, Kind.JOB_POSTING),
        ({"mainEntity": {"@type": "schema:JobPosting"}}, Kind.JOB_POSTING),
    ],
)
def test_kinds_of_json(data: object, kind: Kind) -> None:
    found = sniff(b"\xef\xbb\xbf " + json.dumps(data).encode())
    assert (found.kind, found.data) == (kind, data)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", EmptyDocument, "empty"),
        (b" \n\0", EmptyDocument, "empty"),
        (b"{\\rtf1 Ann}", UnsupportedFormat, "RTF"),
        (b"\x89PNG\r\n\x1a\n", ScannedDocument, "PNG"),
        (b"\xff\xd8\xff\xe0", ScannedDocument, "JPEG"),
        (b"II*\0", ScannedDocument, "TIFF"),
        (b"\0\0\0\x18ftypheic", ScannedDocument, "HEIC"),
        (b"\x1f\x8b\x08", UnsupportedFormat, "archive"),
        (b"Rar!\x1a", UnsupportedFormat, "archive"),
        (b"\x7fELF\x02", UnsupportedFormat, "program"),
        (b"%!PS-Adobe", UnsupportedFormat, "PostScript"),
        (b"<?xml version='1.0'?><w:wordDocument/>", UnsupportedFormat, "XML"),
        (b"\\documentclass{article}", UnsupportedFormat, "LaTeX"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related", UnsupportedFormat, "mail"),
        (bytes(range(256)) * 8, UnsupportedFormat, "neither"),
        (OLE + utf16("WordDocument"), UnsupportedFormat, ".doc"),
        (OLE + utf16("Workbook"), UnsupportedFormat, ".xls"),
        (OLE + utf16("EncryptedPackage"), EncryptedDocument, "password"),
        (OLE + b"\xec\xa5" + bytes(9) + b"\x01", EncryptedDocument, "password"),
        (OLE, UnsupportedFormat, "Office"),
        (b'{"basics": {', CorruptDocument, "JSON"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, CorruptDocument, "deep"),
        (b'["' + b"[" * 5000, UnsupportedFormat, ""),
        (b'{"name": "x"}', UnsupportedFormat, "JSON"),
        (b"[1, 2]", UnsupportedFormat, "JSON"),
    ],
)
def test_refusals_name_what_it_is(content: bytes, error: type[ReadError], words: str) -> None:
    if content.startswith(b'["['):
        error = CorruptDocument
    with pytest.raises(error) as refused:
        sniff(content)
    assert words in refused.value.message
    assert refused.value.remedy


def test_an_old_word_file_says_how_to_save_it() -> None:
    with pytest.raises(UnsupportedFormat) as refused:
        sniff(OLE + utf16("WordDocument"))
    assert ".docx" in refused.value.remedy


LONG = "Müller kochte für 30 Gäste in Łódź"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_in_every_form(encoding: str) -> None:
    assert decode(LONG.encode(encoding)) == LONG


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    assert decode("Ann Lee, Cook".encode(encoding)) == "Ann Lee, Cook"


def test_western_bytes_are_windows_1252() -> None:
    text = "Zoë’s café – 5 € “fresh” bread"
    assert decode(text.encode("cp1252")) == text


def test_cyrillic_bytes_are_recognised() -> None:
    text = "Инженер по качеству, завод тракторов в городе Минск.\n" * 5
    assert decode(text.encode("cp1251")) == text


def test_a_page_says_its_encoding_itself() -> None:
    page = "<meta charset=iso-8859-2><p>Łukasz w Gdańsku"
    assert decode(page.encode("iso-8859-2")) == page


def test_a_few_foreign_bytes_in_utf8_are_windows_1252() -> None:
    assert decode("Šárka Müller, Žďár ".encode() + b"\x96 K\xf6ln") == "Šárka Müller, Žďár – Köln"


@pytest.mark.parametrize(
    "text",
    ["# only\n", "```\ncode\n```\n## a", "| a | b |\n|---|---|\n| 1 | 2 |\n\n**x**"],
)
def test_marks_of_markdown(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "#1 in sales\n#2 in service",
        "- a\n- b\n* c",
        "Skills\n======\nx",
        "a * b * c",
        "snake_case_x",
    ],
)
def test_marks_that_plain_text_has_too(text: str) -> None:
    assert not looks_like_markdown(text)


@pytest.mark.parametrize("text", [b"ID3 Systems seeks a baker", b"RIFF Ltd. bakes", b"OggSound"])
def test_words_that_begin_like_sound_are_words(text: bytes) -> None:
    assert sniff(text).kind is Kind.TEXT


@pytest.mark.parametrize(
    "content",
    [b"ID3\x03\0", b"OggS\0\x02", b"RIFF\x24\0\0\0WAVEfmt ", b"\0\0\0\x20ftypisom"],
)
def test_sound_and_video_are_named(content: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="sound or video"):
        sniff(content + bytes(99))


def test_a_line_of_a_hundred_thousand_spaces_is_no_table() -> None:
    assert not looks_like_markdown("Ann\n" + " " * 100_000 + "x")
    assert looks_like_markdown("Ann\n\n| a | b |\n| --- | :---: |\n| 1 | 2 |\n\n**Cook**")
