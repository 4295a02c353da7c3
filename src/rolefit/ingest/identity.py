"""What names a document and its bytes."""

from hashlib import blake2b
from unicodedata import category

from rolefit.domain.names import must_be_name
from rolefit.ingest.incoming import Incoming

CONTENT_ID = 40
"""Letters of a content id."""

_NEVER_SHOWN = {"Cc", "Cs"}
"""Control characters and halves of surrogate pairs, which no store takes."""


def must_be_named(document: Incoming) -> None:
    """Refuse a document that comes under what is no name.

    Raises:
        UsageError: of its tenant, id or tags.
    """
    must_be_name("A tenant's name", document.tenant)
    if document.document_id:
        must_be_name("A document's id", document.document_id)
    for tag in document.tags:
        must_be_name("A tag", tag)


def shown(name: str) -> str:
    """A file's name, for display: it may hold whatever a file system or an archive lets through."""
    return "".join("\ufffd" if category(one) in _NEVER_SHOWN else one for one in name)


def content_id_of(tenant: str, content: bytes) -> str:
    """Names bytes among a tenant's: another tenant's same bytes have another name."""
    key = blake2b(tenant.encode(), digest_size=32).digest()
    return blake2b(content, key=key, digest_size=CONTENT_ID // 2).hexdigest()


def blob_of(document_id: str, content_id: str) -> str:
    """Where a document's bytes are kept.

    Each document has its own, so that erasing one touches no other that came with the same bytes.
    """
    return content_id + blake2b(document_id.encode(), digest_size=8).hexdigest()
