"""What the next revision of a record is, made of what stands there and of what comes."""

from dataclasses import replace
from datetime import date, datetime

from rolefit.domain.errors import DocumentDeleted, RevisionConflict, UsageError
from rolefit.domain.job import Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import Resume
from rolefit.ingest.incoming import Incoming


def taken_in(
    document: Incoming,
    profile: Resume | Job,
    kept: Record | None,
    *,
    document_id: str,
    content_id: str,
    now: datetime,
) -> Record:
    """The record of a document that was understood.

    Raises:
        DocumentDeleted: it was erased.
        RevisionConflict: another revision is expected.
        UsageError: a document of another kind is kept under its id.
    """
    if kept is not None and kept.deleted:
        raise DocumentDeleted(f"{document_id} was deleted.")
    _must_be_of(document.kind, kept)
    must_be_at(document.expected, kept)
    return Record(
        tenant=document.tenant,
        document_id=document_id,
        kind=document.kind,
        revision=1 if kept is None else kept.revision + 1,
        content_id=content_id,
        name=document.name,
        created=now if kept is None else kept.created,
        changed=now,
        profile=profile,
        keep_until=document.keep_until,
        tags=tuple(dict.fromkeys(document.tags)),
    )


def marked(kept: Record, document: Incoming, now: datetime) -> Record:
    """A record with the further tags and the last day that the same bytes bring.

    Raises:
        DocumentDeleted: it was erased.
    """
    if kept.deleted:
        raise DocumentDeleted(f"{kept.document_id} was deleted.")
    tags, keep_until = marks_of(kept, document)
    return replace(kept, revision=kept.revision + 1, changed=now, tags=tags, keep_until=keep_until)


def tombstone(kept: Record, now: datetime) -> Record:
    """What is left of a record that is erased."""
    return replace(
        kept,
        revision=kept.revision + 1,
        changed=now,
        content_id="",
        name="",
        profile=None,
        tags=(),
        keep_until=None,
    )


def must_be_at(expected: int | None, kept: Record | None) -> None:
    """Refuse a change that was made to another revision.

    Raises:
        RevisionConflict: a revision is expected, and it is not this one.
    """
    revision = 0 if kept is None else kept.revision
    if expected is not None and revision != expected:
        raise RevisionConflict(f"It is at revision {revision}, not {expected}.")


def _must_be_of(kind: RecordKind, kept: Record | None) -> None:
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
