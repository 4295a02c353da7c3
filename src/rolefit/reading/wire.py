"""What travels between a reading process and its owner: framed JSON, checked on arrival.

A reading process has handled a file that nobody trusts, so what it answers is data to validate,
never objects to unpickle.

Frame: 8 bytes of length (big endian), then as many bytes. A request is two frames, a JSON header
and the file's bytes; an answer is one frame of JSON.
"""

import json
import struct
from dataclasses import asdict
from typing import IO, Any

from rolefit.domain import errors
from rolefit.domain.errors import CorruptDocument, ReadError
from rolefit.domain.text import Document, Finding, FindingCode, Kind, Mark, MarkKind, Page, Span

_LENGTH = struct.Struct(">Q")
_ERRORS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, ReadError)
}
_MALFORMED = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)


class Broken(Exception):
    """The other end is gone, or what it sent is not what was agreed on."""


def send(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)


def receive(stream: IO[bytes], most: int) -> bytes:
    """Read one frame of at most `most` bytes.

    Raises:
        Broken: the stream ended, or the frame is larger than agreed.
    """
    length = _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]
    if length > most:
        raise Broken("too long a frame")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    payload = stream.read(count)
    if len(payload) != count:
        raise Broken("the stream ended")
    return payload


def encode_answer(outcome: Document | ReadError, resident: int) -> bytes:
    """An outcome and the process's peak resident memory (bytes) as JSON."""
    if isinstance(outcome, Document):
        body: dict[str, Any] = {"document": asdict(outcome)}
    else:
        body = {"error": [outcome.code, outcome.message, outcome.remedy]}
    body["resident"] = resident
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def decode_answer(payload: bytes, digest: str) -> tuple[Document | ReadError, int]:
    """An outcome from what a reading process sent, and its peak resident memory in bytes.

    Args:
        payload: JSON.
        digest: SHA-256 (hex) of the file that was sent; the answer must be about it.

    Raises:
        Broken: it is no well-formed answer to this request.
    """
    try:
        body = json.loads(payload)
        resident = int(body["resident"])
        if "error" in body:
            code, message, remedy = map(str, body["error"])
            return _ERRORS.get(code, CorruptDocument)(message, remedy=remedy), resident
        document = _document(body["document"])
    except _MALFORMED as error:
        raise Broken("malformed answer") from error
    if document.digest != digest:
        raise Broken("an answer about another file")
    return document, resident


def _document(data: dict[str, Any]) -> Document:
    text = _text(data["text"])
    end = len(text)
    dated = data["dated"]
    return Document(
        text=text,
        kind=Kind(data["kind"]),
        name=_text(data["name"]),
        digest=_text(data["digest"]),
        pages=tuple(Page(int(page["number"]), _span(page["span"], end)) for page in data["pages"]),
        marks=tuple(
            Mark(_span(mark["span"], end), MarkKind(mark["kind"]), _text(mark["value"]))
            for mark in data["marks"]
        ),
        findings=tuple(_finding(finding, end) for finding in data["findings"]),
        dated=None if dated is None else _text(dated),
        reader=_text(data["reader"]),
    )


def _finding(data: dict[str, Any], end: int) -> Finding:
    page, span, lost = data["page"], data["span"], float(data["lost"])
    if not 0.0 <= lost <= 1.0:
        raise ValueError("not a share")
    return Finding(
        FindingCode(data["code"]),
        _text(data["message"]),
        None if page is None else int(page),
        None if span is None else _span(span, end),
        lost,
    )


def _span(data: dict[str, Any], end: int) -> Span:
    span = Span(int(data["start"]), int(data["end"]))
    if span.end > end:
        raise ValueError("a span beyond the text")
    return span


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode()  # a lone surrogate is a ValueError here, instead of one in a tokenizer later
    return value
