"""What names a document and its bytes, and what is the same of two."""

from datetime import date
from hashlib import blake2b

from rolefit.domain.errors import RevisionConflict, UsageError
from rolefit.domain.records import Record, RecordKind
from rolefit.ingest.incoming import Incoming

CONTENT_ID = 40
"""Letters of a content id."""


def content_id_of(tenant: str, content: bytes) -> str:
    """Names bytes among a tenant's: another tenant's same bytes have another name."""
    key = blake2b(tenant.encode(), digest_size=32).digest()
    return blake2b(content, key=key, digest_size=CONTENT_ID // 2).hexdigest()


def blob_of(document_id: str, content_id: str) -> str:
    """Where a document's bytes are kept.

    Each document has its own, so that erasing one touches no other that came with the same bytes.
    """
    return content_id + blake2b(document_id.encode(), digest_size=8).hexdigest()


def must_be_at(expected: int | None, kept: Record | None) -> None:
    """Refuse a change that was made to another revision.

    Raises:
        RevisionConflict: a revision is expected, and it is not this one.
    """
    revision = 0 if kept is None else kept.revision
    if expected is not None and revision != expected:
        raise RevisionConflict(f"It is at revision {revision}, not {expected}.")


def must_be_of(kind: RecordKind, kept: Record | None) -> None:
    """Refuse to put a document of one kind in place of one of another.

    Raises:
        UsageError: the id is one of another kind.
    """
    if kept is not None and kept.kind is not kind:
        raise UsageError(
            f"Under this id a {kept.kind.value} is kept.", remedy="Take another id, or erase it."
        )


def marks_of(kept: Record, document: Incoming) -> tuple[tuple[str, ...], date | None]:
    """Tags of both, and the last day that was told last."""
    return tuple(
        dict.fromkeys((*kept.tags, *document.tags))
    ), document.keep_until or kept.keep_until


def is_same(kept: Record, document: Incoming, content_id: str) -> bool:
    """Whether a document that comes under the id of a kept one brings nothing new."""
    if document.as_of is not None and document.as_of != getattr(kept.profile, "as_of", None):
        return False
    return (kept.content_id, kept.kind, kept.tags, kept.keep_until) == (
        content_id,
        document.kind,
        tuple(dict.fromkeys(document.tags)),
        document.keep_until,
    )
