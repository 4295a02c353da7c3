"""Files of many documents: what comes out of them, and what is refused."""

import json
import zipfile
from io import BytesIO

import pytest

from rolefit.domain.errors import (
    CorruptDocument,
    EncryptedDocument,
    InvalidStructure,
    TooLarge,
    TooMuchOutput,
    UnsupportedFormat,
)
from rolefit.ingest.archives import Archive, Bounds, Packed

BOUNDS = Bounds(each=1000, documents=10, unpacked=5000)


def zipped(**members: bytes) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def lines(*told: object) -> BytesIO:
    return BytesIO("\n".join(json.dumps(one, ensure_ascii=False) for one in told).encode())


def unpacked(file: BytesIO, bounds: Bounds = BOUNDS, skip: int = 0) -> list[Packed]:
    return list(Archive(file, bounds).documents(skip))


def test_documents_of_a_zip_come_in_its_order_without_folders_and_junk() -> None:
    file = zipped(
        **{
            "b/Lebenslauf – Ægir.pdf": b"1",
            "a.txt": b"2",
            "empty/": b"",
            "__MACOSX/._a.txt": b"junk",
            "b/.DS_Store": b"junk",
        }
    )
    assert unpacked(file) == [Packed("Lebenslauf – Ægir.pdf", b"1"), Packed("a.txt", b"2")]
    assert unpacked(file, skip=1) == [Packed("a.txt", b"2")]


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "..\\..\\passwd", "C:\\passwd"]
)
def test_a_path_in_a_zip_is_a_name_and_nothing_more(path: str) -> None:
    assert unpacked(zipped(**{path: b"x"})) == [Packed("passwd", b"x")]


def test_a_member_that_is_too_large_stops_no_other() -> None:
    found = unpacked(zipped(big=b"x" * 1001, small=b"y"))
    assert isinstance(found[0].problem, TooLarge)
    assert (found[0].content, found[1]) == (b"", Packed("small", b"y"))


def test_a_member_whose_header_lies_is_cut_at_its_bytes() -> None:
    file = zipped(bomb=b"\0" * 1_000_000)
    raw = bytearray(file.getvalue())
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = raw.index(signature) + at
        raw[place : place + 4] = (10).to_bytes(4, "little")
    found = unpacked(BytesIO(bytes(raw)))
    assert found[0].problem is not None
    assert found[0].content == b""


def test_a_member_with_a_password_is_told() -> None:
    file = zipped(secret=b"x")
    raw = bytearray(file.getvalue())
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.index(signature) + at] |= 1
    assert isinstance(unpacked(BytesIO(bytes(raw)))[0].problem, EncryptedDocument)


def test_a_damaged_member_stops_no_other() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("torn", b"A" * 100)
        archive.writestr("whole", b"y")
    raw = file.getvalue().replace(b"A" * 100, b"B" * 100)
    found = unpacked(BytesIO(raw))
    assert isinstance(found[0].problem, CorruptDocument)
    assert found[1] == Packed("whole", b"y")


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (zipped(**{str(number): b"x" for number in range(11)}), TooMuchOutput),
        (zipped(**{str(number): b"x" * 900 for number in range(6)}), TooMuchOutput),
        (lines(*({"text": "x"} for _ in range(11))), TooMuchOutput),
        (BytesIO(b"PK\x03\x04 and nothing more"), CorruptDocument),
        (BytesIO(b"%PDF-1.7"), UnsupportedFormat),
    ],
)
def test_what_cannot_be_begun_is_refused_whole(file: BytesIO, error: type[Exception]) -> None:
    with pytest.raises(error):
        Archive(file, BOUNDS)


def test_lines_are_texts_with_what_is_known_of_them_or_documents_themselves() -> None:
    told = {"text": "Bäcker", "name": "a.txt", "document_id": "ats-1", "tags": ["x", "y"]}
    structured = {"basics": {"name": "Ada Example"}}
    file = lines(told, {"text": "plain"}, structured)
    assert unpacked(file) == [
        Packed("a.txt", "Bäcker".encode(), "ats-1", ("x", "y")),
        Packed("line 2", b"plain"),
        Packed("line 3", json.dumps(structured).encode()),
    ]


def test_blank_lines_are_none_and_a_bom_is_no_harm() -> None:
    file = BytesIO(b'\xef\xbb\xbf{"text": "a"}\n\n  \n{"text": "b"}\n')
    assert Archive(file, BOUNDS).total == 2
    assert [one.content for one in unpacked(file)] == [b"a", b"b"]


@pytest.mark.parametrize(
    "line",
    [b"{", b"[1]", b'"x"', b'{"text": 1}', b'{"text": "a", "tags": "x"}', b"[" * 100_000, b"\xff{"],
)
def test_a_line_that_is_no_document_stops_no_other(line: bytes) -> None:
    file = BytesIO(b'{"text": "first"}\n' + line[:900] + b'\n{"text": "last"}')
    found = unpacked(file)
    assert isinstance(found[1].problem, InvalidStructure)
    assert [one.content for one in found] == [b"first", b"", b"last"]


def test_a_line_that_is_too_long_is_left_out_whole() -> None:
    file = BytesIO(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "last"}')
    found = unpacked(file)
    assert isinstance(found[0].problem, TooLarge)
    assert [one.name for one in found] == ["line 1", "line 2"]
    assert found[1].content == b"last"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2], ids=str
)
def test_a_member_whose_bytes_were_damaged_stops_no_other(method: int) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.txt", b"Experience: baked bread for forty cafes. " * 20)
        archive.writestr("b.txt", b"y", zipfile.ZIP_STORED)
    raw = bytearray(file.getvalue())
    raw[40:60] = b"\xff" * 20
    found = unpacked(BytesIO(bytes(raw)))
    assert isinstance(found[0].problem, CorruptDocument)
    assert found[1] == Packed("b.txt", b"y")


@pytest.mark.parametrize(
    "told",
    [
        {"document_id": "../../x"},
        {"document_id": "d" * 129},
        {"document_id": "a\x00b"},
        {"document_id": "a\n"},
        {"document_id": "a\ud800"},
        {"name": "n" * 256},
        {"name": "\udfff"},
        {"tags": ["t" * 65]},
        {"tags": [" "]},
        {"tags": ["\ud800"]},
        {"tags": [str(n) for n in range(51)]},
    ],
)
def test_a_line_has_the_ids_names_and_tags_that_a_call_may_have(told: dict[str, object]) -> None:
    written = json.dumps({"text": "Baker", **told}).encode()
    (found,) = unpacked(BytesIO(written))
    assert isinstance(found.problem, InvalidStructure)
    assert found.document_id == ""


@pytest.mark.parametrize("wide", [False, True])
def test_a_list_of_far_too_many_members_is_refused_before_it_is_read(
    *, wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = zipped(a=b"x")
    raw = file.getvalue()
    entry = raw[raw.index(b"PK\x01\x02") : raw.index(b"PK\x05\x06")]
    count = 4000
    ends = b"PK\x05\x06" + b"\0" * 4 + b"\xff" * 4 + (count * len(entry)).to_bytes(4, "little")
    if wide:
        body = (count * len(entry)).to_bytes(8, "little")
        ends = b"PK\x06\x06" + b"\0" * 36 + body + b"\0" * 8
        ends += b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06" + b"\0" * 4 + b"\xff" * 8
    much = raw[: raw.index(b"PK\x01\x02")] + entry * count + ends + b"\0" * 6
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was read"))
    with pytest.raises(TooMuchOutput):
        Archive(BytesIO(much), BOUNDS)
