"""From bytes to the reader of their kind, in this process; limits on size in and out."""

import hashlib

from rolefit.domain.errors import TooLarge, TooMuchOutput
from rolefit.domain.text import Document, Kind
from rolefit.reading.build import Builder
from rolefit.reading.limits import Limits
from rolefit.reading.sniff import Sniffed, sniff


def read_bytes(content: bytes, name: str, limits: Limits) -> Document:
    """The document in `content`, whose kind is decided by the bytes alone.

    Args:
        content: a file.
        name: for display, never looked at.
        limits: `bytes_in` and `output_bytes` are enforced here, `pages` by the PDF reader; time
            and memory are the sandbox's.

    Raises:
        ReadError: one of its subclasses, and no other exception.
    """
    if len(content) > limits.bytes_in:
        raise TooLarge(f"The file has {len(content):,} bytes; {limits.bytes_in:,} are allowed.")
    sniffed = sniff(content)
    if sniffed.kind is Kind.PDF:
        from rolefit.reading.pdf import read_pdf

        document = read_pdf(content, name, limits)
    else:
        document = _read(content, name, sniffed, limits)
    if len(document.text.encode()) > limits.output_bytes:
        raise TooMuchOutput(f"Reading yields more than {limits.output_bytes:,} bytes of text.")
    return document


def read_text(text: str, name: str = "") -> Document:
    """A text given as such: always plain, whatever it looks like.

    Raises:
        EmptyDocument: there is no letter or digit in it.
    """
    from rolefit.reading.text import read_plain

    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return read_plain(text, Builder(Kind.TEXT, name, digest))


def _read(content: bytes, name: str, sniffed: Sniffed, limits: Limits) -> Document:
    # Each reader's libraries are imported when a file of its kind comes along.
    digest = hashlib.sha256(content).hexdigest()
    builder = Builder(sniffed.kind, name, digest, limit=limits.output_bytes)
    match sniffed.kind:
        case Kind.TEXT:
            from rolefit.reading.text import read_plain

            return read_plain(sniffed.text, builder)
        case Kind.MARKDOWN:
            from rolefit.reading.markdown import read_markdown

            return read_markdown(sniffed.text, builder)
        case Kind.HTML:
            from rolefit.reading.html import read_html

            return read_html(sniffed.text, builder)
        case Kind.DOCX:
            from rolefit.reading.docx import read_docx

            return read_docx(content, builder, limits)
        case Kind.JSON_RESUME:
            from rolefit.reading.jsonresume import read_json_resume

            return read_json_resume(sniffed.data, builder)
        case _:
            from rolefit.reading.jobposting import read_job_posting

            return read_job_posting(sniffed.data, builder)
